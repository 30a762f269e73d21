// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan evaluate findings: AUROC and calibration on a fold, from true signals, from what a page
// prints of them, or from traced pages beside the true signals of the same pages.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/engine_options.h"
#include "app/cli/evaluate.h"
#include "app/cli/finding_tables.h"
#include "app/cli/labels.h"
#include "app/cli/locations.h"
#include "app/cli/prediction_table.h"
#include "app/cli/signal_predictions.h"
#include "exchange/csv.h"
#include "exchange/recording_archive.h"
#include "model/core/print_layout.h"
#include "model/engine/engine.h"
#include "model/findings/findings_model.h"
#include "model/synthesis/page_style.h"
#include "model/trace/reconstruction.h"
#include "model/training/findings_evaluation.h"
#include "model/training/print_windows.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <functional>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

const QString kUsualPrint = u"3x4+1"_s;

struct FindingsRequest {
    QString data, windows, manifest, analyses, jsonFile, predictionsFile;
    QSet<int> folds; ///< Where no manifest names the recordings.

    /// What the pages are called in a table of predictions.
    QString pages() const
    {
        return manifest.isEmpty() ? windows : QFileInfo(manifest).absoluteDir().dirName();
    }
};

/// What goes into the network, whose it is, and what it is called.
struct Inputs {
    QString title;
    std::vector<const RecordingInfo*> infos;
    std::vector<Signal100> signals100;
};

QJsonArray names(const QSet<int>& folds)
{
    QList<int> sorted(folds.begin(), folds.end());
    std::ranges::sort(sorted);
    QJsonArray array;
    for (const int fold : std::as_const(sorted))
        array.append(fold);
    return array;
}

Signal100 emptySignal()
{
    Signal100 signal;
    for (auto& lead : signal)
        lead.fill(kMissing);
    return signal;
}

Signal100 printedSignal(const Ecg& ecg, const QString& layout)
{
    Signal100 signal = toSignal100(ecg);
    if (layout != u"full")
        keepPrinted(signal, layout);
    return signal;
}

Inputs inputsOfFold(const RecordingArchive& archive, const FindingsRequest& request)
{
    Inputs inputs;
    inputs.title = request.windows == u"full"
        ? QCoreApplication::translate("cli", "True signals, 12 leads x 10 s")
        : QCoreApplication::translate("cli", "True signals, what a %1 page prints of them")
              .arg(request.windows);
    for (std::size_t row = 0; row < archive.infos().size(); ++row) {
        if (!request.folds.contains(archive.infos()[row].fold))
            continue;
        inputs.infos.push_back(&archive.infos()[row]);
        inputs.signals100.push_back(printedSignal(archive.ecg(row), request.windows));
    }
    return inputs;
}

struct PageInputs {
    Inputs traced, truth; ///< In the same order.
    std::vector<std::vector<Finding>> found; ///< By the model that made the analyses.
    QStringList models; ///< Their sha256, and those of heads learned on top.
    int refused = 0;

    /// All pages that were read were judged by both towers of this model, and by nothing else.
    bool byBothTowers(const QString& modelSha256) const
    {
        return models == QStringList(modelSha256)
            && std::ranges::all_of(found, [](const std::vector<Finding>& findings) {
                   return std::ranges::all_of(findings,
                       [](const Finding& finding) { return finding.imageProbability.has_value(); });
               });
    }
};

/// The network is asked about the reconstructed leads of each page, so that any network can be
/// evaluated on pages traced once. A refused page counts as a signal of which nothing is known.
Result<PageInputs> inputsOfPages(const RecordingArchive& archive, const FindingsRequest& request)
{
    const QHash<QString, std::size_t> rows = rowsByRecord(archive);
    ECGSCAN_TRY(const CsvTable manifest, CsvTable::read(request.manifest));
    PageInputs pages;
    pages.traced.title = QCoreApplication::translate("cli", "Traced pages");
    pages.truth.title
        = QCoreApplication::translate("cli", "True signals, what the same pages print of them");
    for (qsizetype page = 0; page < manifest.rows(); ++page) {
        const auto row = rows.constFind(manifest.value(page, u"record"_s));
        if (row == rows.constEnd())
            continue;
        const QString layout = manifest.value(page, u"layout"_s);
        if (!layout.isEmpty() && !findPrintLayout(layout))
            return fail(Errc::corrupt,
                QCoreApplication::translate("cli",
                    "%1 names a layout that is not known: \"%2\". Draw the pages with this "
                    "version.")
                    .arg(request.manifest, layout));
        const auto analysis = batchAnalysis(request.analyses, manifest.value(page, u"picture"_s));
        const bool read = analysis && analysis->reconstruction;
        pages.refused += read ? 0 : 1;
        pages.traced.signals100.push_back(
            read ? toSignal100(toEcg(*analysis->reconstruction)) : emptySignal());
        pages.found.push_back(read ? analysis->findings : std::vector<Finding>());
        if (read && analysis->model && !pages.models.contains(analysis->model->sha256))
            pages.models.append(analysis->model->sha256);
        if (read && analysis->model && !analysis->model->headSha256.isEmpty())
            pages.models.append(analysis->model->headSha256);
        pages.truth.signals100.push_back(
            printedSignal(archive.ecg(*row), layout.isEmpty() ? kUsualPrint : layout));
        pages.traced.infos.push_back(&archive.infos()[*row]);
        pages.truth.infos.push_back(&archive.infos()[*row]);
    }
    if (pages.traced.infos.empty())
        return fail(Errc::notFound,
            QCoreApplication::translate("cli",
                "%1 names no recording of the data folder; its column \"record\" is needed. "
                "Draw the pages with synthesize --data.")
                .arg(request.manifest));
    return pages;
}

/// What the analyses themselves say, in the place of predictions of the same pages. A page without
/// findings, or without this opinion, keeps what was predicted.
Predictions asAnalysed(Predictions predictions, const PageInputs& pages,
    const std::function<std::optional<double>(const Finding&)>& opinion)
{
    for (std::size_t page = 0; page < pages.found.size(); ++page) {
        for (const Finding& finding : pages.found[page]) {
            const auto place = std::ranges::find(predictions.classes, finding.code);
            const auto probability = opinion(finding);
            if (place != predictions.classes.end() && probability)
                predictions
                    .scores[page][static_cast<std::size_t>(place - predictions.classes.begin())]
                    = static_cast<float>(*probability);
        }
    }
    return predictions;
}

QJsonObject toJson(const Figure& figure)
{
    const auto number = [](const std::optional<double>& value) {
        return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
    };
    const auto end = [&](double Interval::* which) {
        return number(figure.interval ? std::optional((*figure.interval).*which) : std::nullopt);
    };
    return {{u"value"_s, number(figure.value)}, {u"low"_s, end(&Interval::low)},
        {u"high"_s, end(&Interval::high)}};
}

QJsonObject toJson(const QString& title, const QString& judge, const FindingsFigures& figures)
{
    QJsonArray classes;
    for (const ClassFigures& c : figures.classes) {
        classes.append(QJsonObject {{u"code"_s, c.code}, {u"n_positive"_s, c.positives},
            {u"n_negative"_s, c.negatives}, {u"auroc"_s, toJson(c.auroc)},
            {u"brier_skill"_s,
                c.brierSkill ? QJsonValue(*c.brierSkill) : QJsonValue(QJsonValue::Null)}});
    }
    return {{u"title"_s, title}, {u"judge"_s, judge},
        {u"cases"_s, static_cast<qint64>(figures.cases)},
        {u"patients"_s, static_cast<qint64>(figures.patients)},
        {u"superclass_macro_auroc"_s, toJson(figures.superclassAuroc)},
        {u"statement_macro_auroc"_s, toJson(figures.statementAuroc)},
        {u"superclass_ece"_s, toJson(figures.superclassError)},
        {u"superclass_slope"_s, toJson(figures.superclassSlope)}, {u"classes"_s, classes}};
}

void print(const QString& title, const FindingsFigures& figures)
{
    out(QCoreApplication::translate("cli", "%1: %2 recordings of %3 patients")
            .arg(title, QString::number(figures.cases), QString::number(figures.patients)));
    out(QCoreApplication::translate("cli", "  superclass macro AUROC   %1")
            .arg(figureText(figures.superclassAuroc)));
    out(QCoreApplication::translate("cli", "  statement macro AUROC    %1")
            .arg(figureText(figures.statementAuroc)));
    out(QCoreApplication::translate("cli", "  superclass ECE (10 bins) %1")
            .arg(figureText(figures.superclassError)));
    out(QCoreApplication::translate("cli", "  calibration slope        %1")
            .arg(figureText(figures.superclassSlope)));
    const QList<int> widths {-10, 4, 4, -23, 0};
    out(tableRow(
        {u"  "_s + QCoreApplication::translate("cli", "class"),
            QCoreApplication::translate("cli", "n+"), QCoreApplication::translate("cli", "n-"),
            QCoreApplication::translate("cli", "AUROC (95 %)"),
            QCoreApplication::translate("cli", "Brier skill")},
        widths));
    for (const ClassFigures& c : figures.classes) {
        out(tableRow({u"  "_s + c.code, QString::number(c.positives), QString::number(c.negatives),
                         figureText(c.auroc), figureText(c.brierSkill)},
            widths));
    }
    out({});
}

/// Folds that a model's manifest says it was trained or calibrated on; of one that does not list
/// them, all that may have.
QSet<int> seenFolds(const ModelManifest& manifest)
{
    const QJsonObject facts = manifest.training.value(u"signal"_s).toObject();
    const auto folds = foldsOf(facts.value(u"training_folds"_s).toString(), kLastTrainingFold);
    QSet<int> seen = folds ? *folds : QSet<int>();
    for (int fold = 1; !folds && fold <= kLastTrainingFold; ++fold)
        seen.insert(fold);
    return seen << kCalibrationFold;
}

void warnOfSeenFolds(const Inputs& inputs, const ModelManifest& manifest)
{
    const QSet<int> folds = seenFolds(manifest);
    const auto seen = std::ranges::count_if(
        inputs.infos, [&folds](const RecordingInfo* info) { return folds.contains(info->fold); });
    if (seen > 0)
        err(QCoreApplication::translate("cli",
            "%1 of these recordings are of folds that trained or calibrated the network: the "
            "figures flatter it.")
                .arg(seen));
}

Status run(const FindingsRequest& request, FindingsModel& model)
{
    err(QCoreApplication::translate("cli", "Reading the recordings"));
    ECGSCAN_TRY(const RecordingArchive archive, RecordingArchive::open(request.data));
    QJsonArray rows;
    std::vector<JudgedSet> judged;
    const auto show = [&](const QString& title, const QString& judge, const Inputs& inputs,
                          const Predictions& predictions) {
        judged.push_back(judgedSet(request.pages(), judge, predictions, inputs.infos));
        const FindingsFigures figures = evaluateFindings(predictions, {});
        print(title, figures);
        rows.append(toJson(title, judge, figures));
    };
    const auto evaluateOne
        = [&](const Inputs& inputs, const QString& judge) -> Result<Predictions> {
        err(QCoreApplication::translate("cli", "Predicting the findings of %1 recordings")
                .arg(inputs.infos.size()));
        ECGSCAN_TRY(
            Predictions predictions, predictFindings(model, inputs.infos, inputs.signals100));
        show(inputs.title, judge, inputs, predictions);
        return predictions;
    };
    QJsonObject report {{u"model_sha256"_s, model.manifest().sha256}};
    if (request.manifest.isEmpty()) {
        const Inputs inputs = inputsOfFold(archive, request);
        if (inputs.infos.empty())
            return fail(Errc::notFound,
                QCoreApplication::translate("cli", "There is no recording of these folds."));
        warnOfSeenFolds(inputs, model.manifest());
        report.insert(u"folds"_s, names(request.folds));
        ECGSCAN_CHECK(evaluateOne(inputs, u"true"_s));
    } else {
        ECGSCAN_TRY(const PageInputs pages, inputsOfPages(archive, request));
        warnOfSeenFolds(pages.traced, model.manifest());
        out(QCoreApplication::translate("cli", "%1 pages, %2 of them refused")
                .arg(pages.traced.infos.size())
                .arg(pages.refused));
        ECGSCAN_TRY(const Predictions truth, evaluateOne(pages.truth, u"true"_s));
        ECGSCAN_TRY(const Predictions traced, evaluateOne(pages.traced, u"traced"_s));
        report.insert(u"refused"_s, pages.refused);
        const auto compare = [&](const QString& key, const QString& title, const Predictions& a) {
            const Figure difference = superclassDifference(a, truth, {});
            out(title.arg(figureText(difference)));
            report.insert(key, toJson(difference));
        };
        if (pages.byBothTowers(model.manifest().sha256)) {
            const Predictions page = asAnalysed(
                traced, pages, [](const Finding& finding) { return finding.imageProbability; });
            show(QCoreApplication::translate("cli", "Image tower, the same pages"), u"image"_s,
                pages.traced, page);
            const Predictions fused = asAnalysed(traced, pages,
                [](const Finding& finding) { return std::optional(finding.probability); });
            show(QCoreApplication::translate("cli", "Both towers, the same pages"), u"both"_s,
                pages.traced, fused);
            compare(u"fused_minus_true"_s,
                QCoreApplication::translate("cli",
                    "superclass macro AUROC, both towers minus true signals of the same pages: %1"),
                fused);
        }
        compare(u"traced_minus_true"_s,
            QCoreApplication::translate(
                "cli", "superclass macro AUROC, traced minus true signals of the same pages: %1"),
            traced);
    }
    report.insert(u"rows"_s, rows);
    if (!request.predictionsFile.isEmpty())
        ECGSCAN_CHECK(writeFile(request.predictionsFile, predictionTable(judged)));
    return request.jsonFile.isEmpty() ? Status()
                                      : writeFile(request.jsonFile, QJsonDocument(report).toJson());
}

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(QCoreApplication::translate("cli",
        "Scores predicted findings against labels: from true signals of a fold, or from traced "
        "pages of a manifest beside the true signals of the same pages."));
    parser.addPositionalArgument(u"manifest"_s,
        QCoreApplication::translate("cli", "pages drawn by synthesize --data (with --analyses)"),
        u"[MANIFEST]"_s);
    parser.addOptions({{u"data"_s,
                           QCoreApplication::translate(
                               "cli", "folder of recordings (holds ptbxl/); required"),
                           u"DIR"_s},
        option(u"fold"_s,
            QCoreApplication::translate(
                "cli", "which recordings; several with commas between them, out of fold"),
            u"F"_s, u"9"_s),
        option(u"windows"_s,
            QCoreApplication::translate("cli",
                "full, printed (3x4+1), or a layout such as 6x2: only what such a page prints"),
            u"W"_s, u"full"_s),
        {u"analyses"_s,
            QCoreApplication::translate("cli", "folder of the pages' analyses, as batch writes it"),
            u"DIR"_s},
        {u"json"_s, QCoreApplication::translate("cli", "also write the figures to this file"),
            u"FILE"_s},
        {u"predictions"_s,
            QCoreApplication::translate(
                "cli", "keep the predictions in this CSV file, for evaluate tables"),
            u"FILE"_s},
        {u"models"_s, QCoreApplication::translate("cli", "folder of another network"), u"DIR"_s}});
    addDeviceOption(parser);
}

} // namespace

int evaluateFindings(const QStringList& arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (const auto code = parse(parser, u"evaluate findings"_s, arguments))
        return *code;
    const auto device = deviceChoice(parser);
    const QStringList windows = QStringList {u"full"_s, u"printed"_s} + printLayoutIds();
    const auto folds = foldsOf(parser.value(u"fold"_s), kLastFold);
    if (!folds)
        return cli::report(folds.error(), kUsage);
    if (!device || !isOneOf(parser, u"windows"_s, windows))
        return kUsage;
    const FindingsRequest request {parser.value(u"data"_s),
        parser.value(u"windows"_s).replace(u"printed"_s, kUsualPrint),
        parser.positionalArguments().value(0), parser.value(u"analyses"_s), parser.value(u"json"_s),
        parser.value(u"predictions"_s), *folds};
    if (request.data.isEmpty() || request.manifest.isEmpty() != request.analyses.isEmpty()) {
        err(QCoreApplication::translate("cli",
            "Say: ecgscan evaluate findings --data DIR [--windows full|printed|LAYOUT], or ecgscan "
            "evaluate findings MANIFEST --analyses DIR --data DIR"));
        return kUsage;
    }
    for (const QString& file : {request.jsonFile, request.predictionsFile}) {
        if (const Status status = expectWritable(file); !file.isEmpty() && !status)
            return cli::report(status.error());
    }
    const bool named = parser.isSet(u"models"_s);
    auto model = FindingsModel::load(
        named ? parser.value(u"models"_s) : findingsFolder(locations().modelsFolder),
        named ? ModelTrust::named : ModelTrust::shippedOnly, *device);
    if (!model)
        return cli::report(model.error(), kNoModel);
    const Status status = run(request, *model);
    return status ? kOk : cli::report(status.error());
}

} // namespace ecgscan::cli
