// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan analyze: one page in, the analysis out as a table, as JSON, as a picture.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/engine_options.h"
#include "app/cli/repair_options.h"
#include "model/core/analysis_json.h"
#include "model/core/reference_ranges.h"
#include "model/core/scp_statement.h"
#include "model/engine/overlay.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

constexpr int kCodeWidth = 8;
constexpr int kNameWidth = 56;

/// As the window says it.
QString decisionText(Decision decision)
{
    switch (decision) {
    case Decision::present:
        return QCoreApplication::translate("cli", "likely");
    case Decision::absent:
        return QCoreApplication::translate("cli", "unlikely");
    case Decision::cannotSay:
        return QCoreApplication::translate("cli", "cannot say");
    }
    return {};
}

QString number(const std::optional<double>& value, const QString& unit)
{
    return value ? u"%1 %2"_s.arg(*value, 0, 'g', 4).arg(unit) : u"?"_s;
}

/// Of what is not known more finely than to a whole.
QString whole(const std::optional<double>& value, const QString& unit)
{
    return value ? u"%1 %2"_s.arg(*value, 0, 'f', 0).arg(unit) : u"?"_s;
}

void printPage(const Analysis& analysis)
{
    const PageGeometry& page = analysis.page;
    out(QCoreApplication::translate("cli", "Page %1 of %2: layout %3, %4, %5")
            .arg(analysis.source.page)
            .arg(analysis.source.pages)
            .arg(page.layout.isEmpty() ? u"?"_s : page.layout,
                number(page.paperSpeedMmPerS, u"mm/s"_s), number(page.gainMmPerMv, u"mm/mV"_s)));
    if (page.chestGainMmPerMv)
        out(QCoreApplication::translate("cli", "V1 to V6 at %1")
                .arg(number(page.chestGainMmPerMv, u"mm/mV"_s)));
    QStringList names;
    for (const LeadTrace& trace : analysis.leads)
        names.append(trace.name());
    out(QCoreApplication::translate("cli", "Leads: %1").arg(names.join(u' ')));
    const Measurements& m = analysis.measurements;
    out(QCoreApplication::translate("cli", "Heart rate %1, RR %2")
            .arg(whole(m.heartRateBpm, u"/min"_s), whole(m.rrMs, u"ms"_s)));
    out(QCoreApplication::translate("cli", "PR %1, QRS %2, QT %3, QTc %4 (Fridericia)")
            .arg(whole(m.prMs, u"ms"_s), whole(m.qrsMs, u"ms"_s), whole(m.qtMs, u"ms"_s),
                whole(m.qtcFridericiaMs, u"ms"_s)));
    out(QCoreApplication::translate("cli", "Axes: P %1, QRS %2, T %3")
            .arg(whole(m.pAxisDeg, u"\u00b0"_s), whole(m.qrsAxisDeg, u"\u00b0"_s),
                whole(m.tAxisDeg, u"\u00b0"_s)));
    out(QCoreApplication::translate("cli", "Sokolow-Lyon %1, Cornell %2")
            .arg(number(m.sokolowLyonMv, u"mV"_s), number(m.cornellMv, u"mV"_s)));
    const auto of = [&m](BeatKind kind) { return std::ranges::count(m.beats, kind, &Beat::kind); };
    out(QCoreApplication::translate("cli", "Beats: %1, of another shape %2, paced %3")
            .arg(m.beats.size())
            .arg(of(BeatKind::ectopic))
            .arg(of(BeatKind::paced)));
    for (const RangeRemark& remark : m.remarks)
        out(QCoreApplication::translate("cli", "Outside of the limits: %1 (%2)")
                .arg(remark.text, remark.source));
}

/// The superclasses, and the statements that are not unlikely; one that reaches its threshold never
/// is.
void printFindings(const Analysis& analysis)
{
    if (analysis.findings.empty())
        return;
    out({});
    out(QCoreApplication::translate("cli", "Findings: predicted, not a diagnosis"));
    out(QCoreApplication::translate("cli", "Code").leftJustified(kCodeWidth)
        + QCoreApplication::translate("cli", "Name").leftJustified(kNameWidth)
        + QCoreApplication::translate("cli", "Probability  Threshold  Predicted"));
    std::vector<Finding> rows = analysis.findings;
    const int leftOut = static_cast<int>(std::erase_if(rows, [](const Finding& finding) {
        return finding.scheme != u"superclass" && finding.decision == Decision::absent;
    }));
    std::ranges::stable_sort(
        rows, [](const Finding& a, const Finding& b) { return a.probability > b.probability; });
    for (const Finding& finding : rows)
        out(finding.code.leftJustified(kCodeWidth)
            + shownName(finding.name).leftJustified(kNameWidth - 1, u' ', /*truncate=*/true) + u' '
            + u"%1 %     %2 %      %3"_s.arg(finding.probability * 100, 7, 'f', 1)
                .arg(finding.threshold * 100, 5, 'f', 1)
                .arg(decisionText(finding.decision)));
    if (leftOut > 0)
        out(QCoreApplication::translate(
            "cli", "%n more are unlikely; --json says how unlikely.", nullptr, leftOut));
}

struct AnalyzeRequest {
    PageRef page;
    bool pageNamed = false;
    QString json, overlay;
    std::optional<int> ageYears {}; ///< Of the person: limits depend on it, and on the sex.
    Sex sex = Sex::unknown;
    PageRepair repair {};
};

Status writeJson(const QString& path, const Analysis& analysis)
{
    const QByteArray bytes = QJsonDocument(toJson(analysis)).toJson(QJsonDocument::Compact) + '\n';
    if (path != u"-")
        return writeFile(path, bytes);
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout);
    std::fflush(stdout);
    return {};
}

Status writeOverlay(
    const QString& path, Engine& engine, const AnalyzeRequest& request, const Analysis& analysis)
{
    ECGSCAN_TRY(const PagePixels pixels, engine.openPage(request.page, {}));
    return writePicture(path, drawOverlay(pixels.image, analysis), "PNG", kQuickPng);
}

int run(const AnalyzeRequest& request, const EngineOptions& options)
{
    Engine engine(options);
    const Result<Analysis> result = engine.analyze(request.page, {}, request.repair);
    Analysis analysis = result ? *result : unreadPage(request.page, result.error());
    analysis.measurements.remarks = remarksOn(analysis.measurements, request.ageYears, request.sex);
    if (!request.pageNamed && analysis.source.pages > 1)
        analysis.warnings.append({u"more_pages"_s,
            QCoreApplication::translate(
                "cli", "The file has %1 pages; this is the first. Name another with --page.")
                .arg(analysis.source.pages)});
    for (const Warning& warning : analysis.warnings)
        err(warning.message);
    if (!result && !result.error().detail.isEmpty())
        err(u"# "_s + result.error().detail); // for a report of the fault

    Status written;
    if (!request.json.isEmpty())
        written = writeJson(request.json, analysis);
    if (written && !request.overlay.isEmpty()) {
        if (analysis.page.found)
            written = writeOverlay(request.overlay, engine, request, analysis);
        else if (QFile::exists(request.overlay))
            err(QCoreApplication::translate(
                "cli", "There is nothing to draw, so %1 is left as it was: it shows another page.")
                    .arg(request.overlay));
    }
    if (analysis.page.found && request.json != u"-") {
        printPage(analysis);
        printFindings(analysis);
    }
    if (!written) {
        err(written.error().message);
        return kCannotWrite;
    }
    return analysis.page.found ? kOk : kCannotRead;
}

} // namespace

int analyze(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("cli",
        "Reads one page: waveforms, measurements, predicted findings (not a diagnosis). A page "
        "that can't be read gives exit code 1; --json then says why."));
    parser.addPositionalArgument(u"file"_s,
        QCoreApplication::translate("cli", "picture or PDF of a 12-lead ECG"), u"FILE"_s);
    parser.addOptions({option(u"page"_s,
                           QCoreApplication::translate("cli", "which page of the file"), u"N"_s,
                           u"1"_s),
        {u"age"_s,
            QCoreApplication::translate(
                "cli", "years, for the limits of measurements; default: an adult's"),
            u"N"_s},
        {u"sex"_s, QCoreApplication::translate("cli", "female or male, for the same"), u"SEX"_s},
        {u"json"_s, QCoreApplication::translate("cli", "write the analysis; - is standard output"),
            u"OUT"_s},
        {u"overlay"_s,
            QCoreApplication::translate(
                "cli", "write the page with the traces drawn over it; a name in .png"),
            u"PNG"_s}});
    addRepairOptions(parser);
    addEngineOptions(parser);
    if (const auto code = parse(parser, u"analyze"_s, arguments))
        return *code;
    const QStringList files = parser.positionalArguments();
    if (files.size() != 1) {
        err(QCoreApplication::translate(
            "cli", "Say: ecgscan analyze FILE [--page N] [--json OUT] [--overlay PNG]"));
        return kUsage;
    }
    const auto page = wholeNumber(parser, u"page"_s, 1);
    const auto options = engineOptions(parser);
    if (!page || !options)
        return kUsage;
    AnalyzeRequest request {{files.first(), *page}, parser.isSet(u"page"_s),
        parser.value(u"json"_s), parser.value(u"overlay"_s)};
    if (parser.isSet(u"age"_s)) {
        request.ageYears = wholeNumber(parser, u"age"_s, 0, 120);
        if (!request.ageYears)
            return kUsage;
    }
    if (parser.isSet(u"sex"_s)) {
        if (!isOneOf(parser, u"sex"_s, {u"female"_s, u"male"_s}))
            return kUsage;
        request.sex = parser.value(u"sex"_s) == u"female" ? Sex::female : Sex::male;
    }
    auto repair = repairOf(parser);
    if (!repair)
        return cli::report(repair.error(), kUsage);
    request.repair = std::move(*repair);
    for (const QString& output : {request.json, request.overlay}) {
        if (QFileInfo(output) == QFileInfo(request.page.file) && QFileInfo::exists(output)) {
            err(QCoreApplication::translate("cli", "%1 is the page itself. Name another file.")
                    .arg(output));
            return kUsage;
        }
    }
    if (!request.overlay.isEmpty() && QFileInfo(request.overlay).suffix().toLower() != u"png") {
        err(QCoreApplication::translate("cli", "--overlay writes a PNG file: name it .png."));
        return kUsage;
    }
    for (const QString& output : {request.json, request.overlay}) {
        if (output.isEmpty() || output == u"-")
            continue;
        if (const Status status = expectWritable(output); !status)
            return cli::report(status.error());
    }
    return run(request, *options);
}

} // namespace ecgscan::cli
