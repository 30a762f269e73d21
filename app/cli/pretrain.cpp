// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan pretrain STAGE: trains one of the shipped networks.
#include "app/cli/pretrain.h"

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/engine_options.h"
#include "app/cli/evaluate.h"
#include "app/cli/labels.h"
#include "exchange/recording_archive.h"
#include "model/core/sha256.h"
#include "model/nets/model_files.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>
#include <atomic>
#include <csignal>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

const QString kStageNames
    = u"signal|text|tracer|labels|align|reconstruction|self|supervised|probe"_s;

std::atomic<bool> stopRequested = false;

/// Numbers separated by commas, or the name of a file of numbers.
Result<QSet<int>> idsOf(const QString& idsOrFile)
{
    static const QRegularExpression kNumbers(u"^[0-9]+([ ,]+[0-9]+)*$"_s);
    static const QRegularExpression kNotDigits(u"[^0-9]+"_s);
    if (idsOrFile.isEmpty())
        return QSet<int>();
    QString text = idsOrFile;
    if (!kNumbers.match(idsOrFile).hasMatch()) {
        QFile file(idsOrFile);
        text = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    QSet<int> ids;
    for (const QString& id : text.split(kNotDigits, Qt::SkipEmptyParts))
        ids.insert(id.toInt());
    if (ids.isEmpty())
        return fail(Errc::invalidArgument,
            QCoreApplication::translate("cli",
                "--exclude %1 is neither ids nor a file of them. Say ids such as 12,34 or name a "
                "file that holds them.")
                .arg(idsOrFile));
    return ids;
}

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(
        QCoreApplication::translate("cli", "Trains a network on the recordings of a data folder."));
    parser.addPositionalArgument(u"stage"_s,
        QCoreApplication::translate("cli",
            "\"signal\": findings from reconstructed leads; \"tracer\": follows the pen on pages; "
            "\"labels\": reads the leads' names; \"align\": findings from the page itself; "
            "\"text\": what words mean, for search; \"reconstruction\": what a page did not "
            "print; \"self\": both towers and words without labels of real recordings; "
            "\"supervised\": findings from the page by labels alone, a baseline; \"probe\": linear "
            "probes on a network, which is what evaluate probe does."),
        kStageNames);
    parser.addOptions({{u"data"_s,
                           QCoreApplication::translate(
                               "cli", "folder of recordings (holds ptbxl/); required"),
                           u"DIR"_s},
        {u"out"_s,
            QCoreApplication::translate(
                "cli", "folder for the model and its checkpoints; default: out/STAGE"),
            u"DIR"_s},
        {u"epochs"_s, QCoreApplication::translate("cli", "signal: passes over the recordings"),
            u"N"_s},
        {u"rounds"_s, QCoreApplication::translate("cli", "the other stages: of some pages each"),
            u"N"_s},
        option(u"width"_s,
            QCoreApplication::translate(
                "cli", "signal, self, supervised: channels of the last stage"),
            u"N"_s, u"128"_s),
        option(u"agreement"_s,
            QCoreApplication::translate("cli",
                "self: gram (volumes of image, signal and text, and pairs), pairs, no-text, "
                "image-only, or "
                "signals (and text, without pages)"),
            u"A"_s, u"gram"_s),
        {u"teacher"_s,
            QCoreApplication::translate("cli",
                "align: folder of the model whose signal tower teaches; default: the shipped one"),
            u"FOLDER"_s},
        option(u"law-weight"_s,
            QCoreApplication::translate(
                "cli", "reconstruction: weight of the limb-lead laws; 0: they are not asked for"),
            u"W"_s, u"1"_s),
        option(
            u"seed"_s, QCoreApplication::translate("cli", "of everything random"), u"N"_s, u"1"_s),
        option(u"threads"_s, QCoreApplication::translate("cli", "of the processor; 0: one a core"),
            u"N"_s, u"0"_s),
        {u"exclude"_s,
            QCoreApplication::translate(
                "cli", "ecg ids that must not train, separated by commas, or a file of them"),
            u"IDS|FILE"_s},
        option(u"folds"_s,
            QCoreApplication::translate(
                "cli", "signal: which folds train; fewer than all for out-of-fold predictions"),
            u"F,F,..."_s, u"1,2,3,4,5,6,7"_s),
        {u"from"_s,
            QCoreApplication::translate("cli",
                "all but signal: start from the weights in this folder, not from random ones"),
            u"FOLDER"_s},
        {u"resume"_s, QCoreApplication::translate("cli", "go on from the checkpoint in --out")}});
    addDeviceOption(parser);
}

Status startFrom(const QString& folder, PretrainRequest& request)
{
    const auto manifest = readManifest(folder, ModelTrust::named);
    auto weights = manifest ? readWeights(folder, manifest->sha256, ModelTrust::named)
                            : tl::make_unexpected(manifest.error());
    if (!weights)
        return fail(weights.error().code,
            QCoreApplication::translate("cli",
                "%1 does not hold a whole network, which is manifest.json and the "
                "weights.safetensors that it describes. Name another folder with --from.")
                .arg(folder),
            weights.error().detail);
    request.start = std::move(*weights);
    request.startedFrom = manifest->sha256;
    return {};
}

} // namespace

QJsonArray excludedIds(const PretrainRequest& request)
{
    QList<int> ids(request.excluded.begin(), request.excluded.end());
    std::ranges::sort(ids);
    QJsonArray array;
    for (const int id : std::as_const(ids))
        array.append(id);
    return array;
}

Status writeTrained(const QString& folder, const TensorMap& weights, ModelManifest manifest)
{
    const QByteArray bytes = writeSafetensors(weights);
    manifest.sha256 = sha256Of(bytes);
    manifest.bytes = bytes.size();
    const QDir place(folder);
    ECGSCAN_CHECK(writeFile(place.filePath(u"weights.safetensors"_s), bytes));
    return writeFile(place.filePath(u"manifest.json"_s), QJsonDocument(toJson(manifest)).toJson());
}

int pretrain(const QStringList& arguments)
{
    if (arguments.value(0) == u"probe") // trains linear probes, keeps none, prints what they reach
        return evaluateProbe(arguments.mid(1));
    QCommandLineParser parser;
    addOptions(parser);
    if (const auto code = parse(parser, u"pretrain"_s, arguments))
        return *code;
    const auto device = deviceChoice(parser);
    if (!device)
        return kUsage;
    const QString stage = parser.positionalArguments().value(0);
    static const QMap<QString, Status (*)(const PretrainRequest&)> kStages
        = {{u"signal"_s, pretrainSignal}, {u"tracer"_s, pretrainTracer},
            {u"labels"_s, pretrainLabels}, {u"text"_s, pretrainText}, {u"align"_s, pretrainAlign},
            {u"reconstruction"_s, pretrainReconstruction}, {u"self"_s, pretrainSelf},
            {u"supervised"_s, pretrainSupervised}};
    const bool onPages = stage != u"signal";
    if (parser.positionalArguments().size() != 1 || !kStages.contains(stage)
        || (parser.isSet(u"from"_s) && !onPages) || !parser.isSet(u"data"_s)) {
        err(QCoreApplication::translate("cli", "Say: ecgscan pretrain %1 --data DIR")
                .arg(kStageNames));
        return kUsage;
    }
    const auto folds = foldsOf(parser.value(u"folds"_s), kLastTrainingFold);
    if (!folds)
        return cli::report(folds.error(), kUsage);
    const auto excluded = idsOf(parser.value(u"exclude"_s));
    if (!excluded)
        return cli::report(excluded.error());
    if (parser.isSet(onPages ? u"epochs"_s : u"rounds"_s)) {
        err(QCoreApplication::translate(
            "cli", "--epochs is for \"signal\", --rounds for the other stages."));
        return kUsage;
    }
    struct OwnOption {
        QString option;
        QStringList stages;
    };
    for (const OwnOption& own : {OwnOption {u"folds"_s, {u"signal"_s}},
             OwnOption {u"teacher"_s, {u"align"_s}}, OwnOption {u"agreement"_s, {u"self"_s}},
             OwnOption {u"law-weight"_s, {u"reconstruction"_s}},
             OwnOption {u"width"_s, {u"signal"_s, u"self"_s, u"supervised"_s}}}) {
        if (!parser.isSet(own.option) || own.stages.contains(stage))
            continue;
        err(QCoreApplication::translate("cli", "--%1 is for \"%2\" alone.")
                .arg(own.option, own.stages.join(u"\", \""_s)));
        return kUsage;
    }
    const QString lengthName = onPages ? u"rounds"_s : u"epochs"_s;
    const auto length = parser.isSet(lengthName)
        ? wholeNumber(
              parser, lengthName, onPages ? 0 : 1) // none: a random network, to compare with
        : std::optional(0);
    const auto width = wholeNumber(parser, u"width"_s, 16, 1024);
    const auto seed = wholeNumber(parser, u"seed"_s, 0);
    static const QMap<QString, Agreement> kAgreements = {{u"gram"_s, Agreement::gram},
        {u"pairs"_s, Agreement::pairs}, {u"no-text"_s, Agreement::noText},
        {u"image-only"_s, Agreement::imageOnly}, {u"signals"_s, Agreement::signals}};
    if (!isOneOf(parser, u"agreement"_s, kAgreements.keys()))
        return kUsage;
    bool isNumber = false;
    const double lawWeight = parser.value(u"law-weight"_s).toDouble(&isNumber);
    if (!isNumber || !(lawWeight >= 0) || lawWeight > 1000) {
        err(QCoreApplication::translate("cli", "--law-weight is a number from 0 to 1000."));
        return kUsage;
    }
    const auto threads = wholeNumber(parser, u"threads"_s, 0, 1024);
    if (!length || !width || !seed || !threads)
        return kUsage;
    PretrainRequest request;
    request.data = parser.value(u"data"_s);
    request.folder = parser.isSet(u"out"_s) ? parser.value(u"out"_s) : u"out/"_s + stage;
    request.excluded = *excluded;
    request.folds = *folds;
    if (parser.isSet(u"from"_s)) {
        if (const Status status = startFrom(parser.value(u"from"_s), request); !status)
            return cli::report(status.error());
    }
    if (parser.isSet(lengthName))
        request.length = *length;
    request.width = *width / 16 * 16;
    request.teacher = parser.value(u"teacher"_s);
    request.lawWeight = lawWeight;
    request.agreementName = parser.value(u"agreement"_s);
    request.agreement = kAgreements.value(request.agreementName);
    request.seed = static_cast<unsigned>(*seed);
    request.resume = parser.isSet(u"resume"_s);
    setTorchThreads(*threads);
    request.device = chooseDevice(*device);
    request.task
        = {[] { return stopRequested.load(); }, [](int, const QString& step) { out(step); }};
    std::signal(SIGINT, [](int) { stopRequested = true; });
    std::signal(SIGTERM, [](int) { stopRequested = true; });
    const Status status = kStages.value(stage)(request);
    return status ? kOk : cli::report(status.error());
}

} // namespace ecgscan::cli
