// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan evaluate probe: what frozen towers know of the superclasses, by logistic regression on
// their embeddings of drawn pages with all or few of the training folds' labels, and by words
// alone.
#include "app/cli/calibrated_classes.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/engine_options.h"
#include "app/cli/evaluate.h"
#include "app/cli/labels.h"
#include "app/cli/locations.h"
#include "exchange/recording_archive.h"
#include "model/core/scp_statement.h"
#include "model/nets/page_net.h"
#include "model/nets/signal_net.h"
#include "model/training/encoder_pages.h"
#include "model/training/linear_probe.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

constexpr int kDraws = 20; ///< Of few labels.
constexpr double kTenth = 0.1, kHundredth = 0.01;
constexpr unsigned kPageSeed = 900'000'000;

struct Towers {
    QString folder; ///< As the user named it.
    std::optional<PageNet> page; ///< Not after training on signals alone.
    std::optional<SignalNet> signal; ///< Neither is there after training on images alone.
    std::optional<SharedSpace> space;
    bool sawLabels = true;
};

/// Embeddings of a drawn page of each recording, by the image tower, and by the signal tower of the
/// waveforms that the page prints.
struct Embedded {
    std::vector<std::vector<float>> page, signal;
    std::vector<std::vector<int>> truth;
    std::vector<QString> patients;
};

/// By each of the models, of the same pages.
Result<std::vector<Embedded>> embed(const RecordingArchive& archive,
    const std::function<bool(const RecordingInfo&)>& isWanted, std::vector<Towers>& models)
{
    std::vector<Embedded> all(models.size());
    for (std::size_t row = 0; row < archive.infos().size(); ++row) {
        const RecordingInfo& info = archive.infos()[row];
        const std::vector<int> truth = labelsOf(info, superclasses());
        if (!isWanted(info) || std::ranges::count(truth, -1) == std::ssize(truth))
            continue;
        const EncoderExample example
            = drawEncoderExample(archive.ecg(row), kPageSeed + static_cast<unsigned>(row));
        for (std::size_t k = 0; k < models.size(); ++k) {
            Towers& towers = models[k];
            Embedded& embedded = all[k];
            if (towers.page) {
                ECGSCAN_TRY(auto page, towers.page->run({&example.page, 1}));
                embedded.page.push_back(std::move(page.front().embedding));
            }
            if (towers.signal) {
                ECGSCAN_TRY(auto signal, towers.signal->run({example.printed}));
                embedded.signal.push_back(std::move(signal.front().embedding));
            }
            embedded.truth.push_back(truth);
            embedded.patients.push_back(info.patient);
        }
    }
    return all;
}

/// Superclass macro AUROC of these scores.
Result<double> macroOf(std::vector<std::vector<float>> scores, const Embedded& truth)
{
    Predictions predictions;
    predictions.classes.assign(superclasses().begin(), superclasses().end());
    predictions.patients = truth.patients;
    predictions.truth = truth.truth;
    predictions.scores = std::move(scores);
    if (const auto macro = superclassMacro(predictions))
        return *macro;
    return fail(Errc::invalidArgument,
        QCoreApplication::translate(
            "cli", "None of the superclasses is both present and absent in these recordings."));
}

/// Superclass macro AUROC of a probe that learns from these cases of the training embeddings.
Result<double> probed(const std::vector<std::vector<float>>& training, const Embedded& labels,
    const std::vector<std::size_t>& cases, const std::vector<std::vector<float>>& asked,
    const Embedded& truth)
{
    ProbeCases known;
    for (const std::size_t k : cases) {
        known.embeddings.push_back(training[k]);
        known.truth.push_back(labels.truth[k]);
    }
    ECGSCAN_TRY(auto scores, probe(known, asked));
    return macroOf(std::move(scores), truth);
}

/// The cases of this share of the patients.
std::vector<std::size_t> drawnCases(const Embedded& labels, double share, std::mt19937_64& random)
{
    std::vector<QString> patients(labels.patients);
    std::ranges::sort(patients);
    patients.erase(std::ranges::unique(patients).begin(), patients.end());
    std::ranges::shuffle(patients, random);
    patients.resize(
        static_cast<std::size_t>(std::ceil(share * static_cast<double>(patients.size()))));
    const QSet<QString> chosen(patients.begin(), patients.end());
    std::vector<std::size_t> cases;
    for (std::size_t k = 0; k < labels.patients.size(); ++k) {
        if (chosen.contains(labels.patients[k]))
            cases.push_back(k);
    }
    return cases;
}

Result<QString> fewLabels(const std::vector<std::vector<float>>& training, const Embedded& labels,
    double share, const std::vector<std::vector<float>>& asked, const Embedded& truth)
{
    std::mt19937_64 random(7);
    double sum = 0, squares = 0;
    for (int draw = 0; draw < kDraws; ++draw) {
        ECGSCAN_TRY(const double figure,
            probed(training, labels, drawnCases(labels, share, random), asked, truth));
        sum += figure;
        squares += figure * figure;
    }
    const double mean = sum / kDraws;
    return u"%1 +- %2"_s.arg(mean, 0, 'f', 3)
        .arg(std::sqrt(std::max(0.0, squares / kDraws - mean * mean)), 0, 'f', 3);
}

/// By the names of the classes alone.
Result<double> byWords(
    SharedSpace& space, const std::vector<std::vector<float>>& embeddings, const Embedded& truth)
{
    QStringList names;
    for (const QString& code : superclasses())
        names.append(statementName(code));
    ECGSCAN_TRY(const auto words, space.ofTexts(names));
    ECGSCAN_TRY(const auto points, space.ofRecordings(embeddings));
    std::vector<std::vector<float>> scores;
    for (const auto& point : points) {
        std::vector<float>& likeness = scores.emplace_back();
        for (const auto& word : words)
            likeness.push_back(static_cast<float>(cosine(point, word)));
    }
    return macroOf(std::move(scores), truth);
}

Result<Towers> loadTowers(const QString& folder, ModelTrust trust, const Device& device)
{
    ECGSCAN_TRY(const ModelManifest manifest, readManifest(folder, trust));
    ECGSCAN_TRY(const TensorMap model, readWeights(folder, manifest.sha256, trust));
    Towers towers;
    towers.folder = folder;
    towers.sawLabels = !manifest.training.contains(u"self");
    const TensorMap page = partOf(model, "page");
    if (!page.empty()) {
        ECGSCAN_TRY(PageNet net, PageNet::load(page, device));
        towers.page.emplace(std::move(net));
    }
    const TensorMap signal = partOf(model, "signal");
    if (!signal.empty()) {
        ECGSCAN_TRY(SignalNet net, SignalNet::load(signal, device));
        towers.signal.emplace(std::move(net));
    }
    const TensorMap shared = partOf(model, "shared");
    if (!shared.empty()) {
        ECGSCAN_TRY(SharedSpace space, SharedSpace::load(shared, manifest.vocabulary, device));
        towers.space.emplace(std::move(space));
    }
    return towers;
}

/// The table of one model.
Status print(Towers& towers, const Embedded& labels, const Embedded& truth)
{
    out(towers.sawLabels ? QCoreApplication::translate(
                               "cli", "%1 (transfer: its towers were trained with real labels)")
                               .arg(towers.folder)
                         : towers.folder);
    const QList<int> widths {-14, 8, -16, -16, 8};
    out(tableRow({QCoreApplication::translate("cli", "tower"), u"100 %"_s, u"10 %"_s, u"1 %"_s,
                     QCoreApplication::translate("cli", "by words")},
        widths));
    std::vector<std::size_t> all(labels.truth.size());
    std::iota(all.begin(), all.end(), std::size_t {0});
    for (const auto& [name, embeddings] :
        {std::pair(QCoreApplication::translate("cli", "image"), &Embedded::page),
            std::pair(QCoreApplication::translate("cli", "signal"), &Embedded::signal)}) {
        const auto& known = labels.*embeddings;
        const auto& asked = truth.*embeddings;
        if (asked.empty())
            continue; // there is no such tower
        ECGSCAN_TRY(const double whole, probed(known, labels, all, asked, truth));
        ECGSCAN_TRY(const QString tenth, fewLabels(known, labels, kTenth, asked, truth));
        ECGSCAN_TRY(const QString hundredth, fewLabels(known, labels, kHundredth, asked, truth));
        QString words = u"-"_s;
        if (towers.space) {
            ECGSCAN_TRY(const double figure, byWords(*towers.space, asked, truth));
            words = QString::number(figure, 'f', 3);
        }
        out(tableRow({name, QString::number(whole, 'f', 3), tenth, hundredth, words}, widths));
    }
    return {};
}

Status run(const QString& data, int fold, std::vector<Towers>& models)
{
    err(QCoreApplication::translate("cli", "Reading the recordings"));
    ECGSCAN_TRY(const RecordingArchive archive, RecordingArchive::open(data));
    err(QCoreApplication::translate("cli", "Drawing a page of each recording"));
    ECGSCAN_TRY(const auto labels,
        embed(
            archive, [](const RecordingInfo& info) { return info.fold <= kLastTrainingFold; },
            models));
    ECGSCAN_TRY(const auto truth,
        embed(archive, [fold](const RecordingInfo& info) { return info.fold == fold; }, models));
    if (truth.front().truth.empty())
        return fail(Errc::notFound,
            QCoreApplication::translate("cli", "There is no labelled recording of fold %1.")
                .arg(fold));
    out(QCoreApplication::translate(
        "cli", "superclass macro AUROC of %1 recordings of fold %2, %3 recordings to learn from")
            .arg(truth.front().truth.size())
            .arg(fold)
            .arg(labels.front().truth.size()));
    for (std::size_t k = 0; k < models.size(); ++k)
        ECGSCAN_CHECK(print(models[k], labels[k], truth[k]));
    return {};
}

} // namespace

int evaluateProbe(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("cli",
        "Draws a page of each recording and asks how much frozen towers know of the superclasses: "
        "logistic regression on embeddings with all, a tenth and a hundredth of the labels of the "
        "folds that train (mean and standard deviation over draws of patients), and by the names "
        "of the classes alone."));
    parser.addOptions({{u"data"_s,
                           QCoreApplication::translate(
                               "cli", "folder of recordings (holds ptbxl/); required"),
                           u"DIR"_s},
        option(u"fold"_s, QCoreApplication::translate("cli", "which recordings"), u"F"_s, u"9"_s),
        {u"models"_s,
            QCoreApplication::translate(
                "cli", "folder of another network; several of them see the same pages"),
            u"DIR"_s}});
    addDeviceOption(parser);
    if (const auto code = parse(parser, u"evaluate probe"_s, arguments))
        return *code;
    const auto fold = wholeNumber(parser, u"fold"_s, kLastTrainingFold + 1, 10);
    const auto device = deviceChoice(parser);
    if (!fold || !device)
        return kUsage;
    if (!parser.isSet(u"data"_s) || !parser.positionalArguments().isEmpty()) {
        err(QCoreApplication::translate("cli", "Say: ecgscan evaluate probe --data DIR"));
        return kUsage;
    }
    const bool named = parser.isSet(u"models"_s);
    const QStringList folders = named ? parser.values(u"models"_s)
                                      : QStringList {findingsFolder(locations().modelsFolder)};
    std::vector<Towers> models;
    for (const QString& folder : folders) {
        auto towers = loadTowers(
            folder, named ? ModelTrust::named : ModelTrust::shippedOnly, chooseDevice(*device));
        if (!towers)
            return cli::report(towers.error(), kNoModel);
        models.push_back(std::move(*towers));
    }
    const Status status = run(parser.value(u"data"_s), *fold, models);
    return status ? kOk : cli::report(status.error());
}

} // namespace ecgscan::cli
