// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan evaluate findings: AUROC and calibration on a fold, from true signals, from what a page
// prints of them, or from traced pages.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/evaluate.h"
#include "app/cli/labels.h"
#include "app/cli/locations.h"
#include "exchange/csv.h"
#include "exchange/recording_archive.h"
#include "model/core/analysis_json.h"
#include "model/findings/findings_model.h"
#include "model/training/metrics.h"
#include "model/training/print_windows.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QJsonDocument>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

constexpr int kLeastPositives = 10;
constexpr int kDraws = 1000;

struct FindingsRequest {
    QString data, models, windows, manifest, analyses;
    int fold = 9;
};

QStringList codesOf(const ModelManifest& manifest)
{
    QStringList codes;
    for (const FindingClass& c : manifest.classes)
        codes.append(c.code);
    return codes;
}

void addPrediction(
    Predictions& predictions, const RecordingInfo& info, const std::vector<Finding>& findings)
{
    std::vector<float> scores;
    for (std::size_t i = 0; i < predictions.classes.size(); ++i) {
        const auto it = std::ranges::find(findings, predictions.classes[i], &Finding::code);
        scores.push_back(it == findings.end() ? 0.0f : static_cast<float>(it->probability));
    }
    predictions.scores.push_back(std::move(scores));
    predictions.patients.push_back(info.patient);
    predictions.truth.push_back(
        labelsOf(info, {predictions.classes.begin(), predictions.classes.end()}));
}

/// From true signals, whole or masked to what a page prints.
Status predictSignals(const RecordingArchive& archive, const FindingsRequest& request,
    FindingsModel& model, Predictions& predictions)
{
    for (std::size_t row = 0; row < archive.infos().size(); ++row) {
        if (archive.infos()[row].fold != request.fold)
            continue;
        Signal100 signal = toSignal100(archive.ecg(row));
        if (request.windows != u"full")
            keepPrinted(signal, request.windows);
        ECGSCAN_TRY(const std::vector<FindingsResult> results, model.find(std::vector {signal}));
        addPrediction(predictions, archive.infos()[row], results.front().findings);
    }
    return {};
}

/// From analyses of pages that synthesize drew of these recordings. A refused page has probability
/// 0 for everything.
Status predictPages(
    const RecordingArchive& archive, const FindingsRequest& request, Predictions& predictions)
{
    QHash<QString, const RecordingInfo*> byRecord;
    for (const RecordingInfo& info : archive.infos())
        byRecord.insert(info.record, &info);
    ECGSCAN_TRY(const CsvTable manifest, CsvTable::read(request.manifest));
    for (qsizetype row = 0; row < manifest.rows(); ++row) {
        const RecordingInfo* info = byRecord.value(manifest.value(row, u"record"_s));
        if (!info)
            continue;
        QFile file(QDir(request.analyses)
                .filePath(
                    QFileInfo(manifest.value(row, u"picture"_s)).completeBaseName() + u".json"_s));
        std::vector<Finding> findings;
        if (file.open(QIODevice::ReadOnly)) {
            ECGSCAN_TRY(const Analysis analysis,
                analysisFromJson(QJsonDocument::fromJson(file.readAll()).object()));
            findings = analysis.findings;
        }
        addPrediction(predictions, *info, findings);
    }
    return {};
}

void printFigures(const Predictions& predictions)
{
    std::vector<std::size_t> superclasses;
    std::vector<std::size_t> statements;
    for (std::size_t i = 0; i < predictions.classes.size(); ++i)
        (i < kSuperclassCount ? superclasses : statements).push_back(i);
    const auto figure = [](const std::optional<double>& value) {
        return value ? QString::number(*value, 'f', 3) : u"-"_s;
    };
    const Interval interval
        = macroAurocInterval(predictions, superclasses, kLeastPositives, kDraws, 1);
    out(QCoreApplication::translate("cli", "%1 recordings").arg(predictions.scores.size()));
    out(QCoreApplication::translate(
        "cli", "superclass macro AUROC %1 (95 % patient bootstrap %2 to %3)")
            .arg(figure(macroAuroc(predictions, superclasses, kLeastPositives)))
            .arg(interval.low, 0, 'f', 3)
            .arg(interval.high, 0, 'f', 3));
    out(QCoreApplication::translate(
        "cli", "statement macro AUROC %1 (statements with %2 or more positives)")
            .arg(figure(macroAuroc(predictions, statements, kLeastPositives)))
            .arg(kLeastPositives));
    out(QCoreApplication::translate(
        "cli", "superclass calibration error (ECE, 10 equal-mass bins) %1")
            .arg(expectedCalibrationError(predictions, superclasses), 0, 'f', 3));
    out(u"%1 %2 %3 %4"_s.arg(u"class"_s, -10)
            .arg(u"n+"_s, 5)
            .arg(u"AUROC"_s, 7)
            .arg(u"Brier skill"_s, 12));
    for (std::size_t c = 0; c < predictions.classes.size(); ++c) {
        const auto positives = std::ranges::count_if(
            predictions.truth, [c](const std::vector<int>& truth) { return truth[c] == 1; });
        if (positives >= kLeastPositives || c < kSuperclassCount)
            out(u"%1 %2 %3 %4"_s.arg(predictions.classes[c], -10)
                    .arg(positives, 5)
                    .arg(figure(aurocOfClass(predictions, c)), 7)
                    .arg(figure(brierSkill(predictions, c)), 12));
    }
}

Status run(const FindingsRequest& request, ModelTrust trust)
{
    ECGSCAN_TRY(FindingsModel model, FindingsModel::load(request.models, trust, DeviceChoice::cpu));
    ECGSCAN_TRY(const RecordingArchive archive, RecordingArchive::open(request.data));
    Predictions predictions;
    const QStringList codes = codesOf(model.manifest());
    predictions.classes.assign(codes.begin(), codes.end());
    if (request.manifest.isEmpty())
        ECGSCAN_CHECK(predictSignals(archive, request, model, predictions));
    else
        ECGSCAN_CHECK(predictPages(archive, request, predictions));
    printFigures(predictions);
    return {};
}

} // namespace

int evaluateFindings(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("cli",
        "Scores predicted findings against labels: from true signals of a fold, or from analysed "
        "pages of a manifest."));
    parser.addPositionalArgument(u"manifest"_s,
        QCoreApplication::translate("cli", "pages drawn by synthesize --data (with --analyses)"),
        u"[MANIFEST]"_s);
    parser.addOptions({{u"data"_s,
                           QCoreApplication::translate(
                               "cli", "folder of recordings (holds ptbxl/)"),
                           u"DIR"_s},
        {u"fold"_s, QCoreApplication::translate("cli", "which recordings"), u"F"_s, u"9"_s},
        {u"windows"_s,
            QCoreApplication::translate("cli", "full, or a layout: only what such a page prints"),
            u"W"_s, u"full"_s},
        {u"analyses"_s, QCoreApplication::translate("cli", "folder of the pages' analyses"),
            u"DIR"_s},
        {u"models"_s, QCoreApplication::translate("cli", "folder of another network"), u"DIR"_s}});
    if (const auto code = parse(parser, u"evaluate findings"_s, arguments))
        return *code;
    const bool named = parser.isSet(u"models"_s);
    FindingsRequest request {parser.value(u"data"_s),
        named ? parser.value(u"models"_s)
              : QDir(locations().modelsFolder).filePath(u"signal-base"_s),
        parser.value(u"windows"_s), parser.positionalArguments().value(0),
        parser.value(u"analyses"_s), parser.value(u"fold"_s).toInt()};
    if (request.data.isEmpty() || request.manifest.isEmpty() != request.analyses.isEmpty()) {
        err(QCoreApplication::translate("cli",
            "Say: ecgscan evaluate findings --data DIR, or with MANIFEST and --analyses DIR"));
        return kUsage;
    }
    if (const Status status = run(request, named ? ModelTrust::named : ModelTrust::shippedOnly);
        !status) {
        err(status.error().message);
        return kNoModel;
    }
    return kOk;
}

} // namespace ecgscan::cli
