// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/read_page.h"

#include "model/core/quantile.h"
#include "model/core/trace_place.h"
#include "model/trace/apply_repair.h"
#include "model/trace/lead_laws.h"
#include "model/trace/lead_order.h"
#include "model/trace/lead_tracing.h"
#include "model/trace/page_scale.h"
#include "model/trace/page_view.h"
#include "model/trace/pen_gaps.h"
#include "model/trace/pen_refinement.h"
#include "model/trace/pen_tracing.h"
#include "model/trace/reading_quality.h"
#include "model/trace/reconstruction.h"
#include "model/trace/spike_tips.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <future>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr double kLowPxPerMm = 5;
constexpr std::size_t kFewestRows = 3; ///< Of a page with columns; fewer are strips.
constexpr std::size_t kAnyRows = 1000;
constexpr double kShortestRowMm = 50; ///< Longer than the QRS complexes of a page on its side.
constexpr double kSureScore = 0.3; ///< A layout that fits worse is tried without single rows.
constexpr double kOddPulse = 0.07; ///< mV: more than paper and lenses do.
/// Misfits of limb leads that are named and read rightly: the usual one, and the largest.
constexpr double kSmallMisfit = 0.02, kMostMisfit = 0.25;
constexpr double kLongRowMm = 200; ///< Of 10 s at 25 mm/s, with columns cut off.
constexpr double kNoPulsePenalty = 0.4;
constexpr double kBetter = 0.05; ///< Rows are left out only for this much more.
// How sure a way up is; chosen so that names that can be read outweigh everything else.
constexpr double kCoverageWeight = 0.2, kLengthWeight = 0.2, kPulseWeight = 0.4, kNamesWeight = 1.5;

/// The page read with one way up.
struct Reading {
    int quarterTurns = 0;
    InkMap map;
    PrintMarks marks;
    PagePrint print;
    std::optional<PageLayout> layout;
    double score = 0;
    bool namesFailed = false; ///< The network that reads them could not be run.
};

/// Names say most, pulses (which must stand upright) a little, long rows are needed.
double scoreOf(const Reading& reading)
{
    if (!reading.layout)
        return 0;
    double length = 0, coverage = 0;
    for (const TraceRow& row : reading.print.rows) {
        length += (row.right - row.left) / reading.map.pxPerMm;
        coverage += row.coverage;
    }
    const auto rows = static_cast<double>(reading.print.rows.size());
    const double pulses = static_cast<double>(reading.print.pulses.size()) / rows;
    return kCoverageWeight * coverage / rows
        + kLengthWeight * std::min(1.0, length / rows / kLongRowMm) + kPulseWeight * pulses
        + kNamesWeight * reading.layout->score;
}

/// Where most rows begin or end with a pulse, the share of those that do not.
double rowsWithoutPulse(const PagePrint& print)
{
    const auto rows = static_cast<double>(print.rows.size());
    const auto pulses = static_cast<double>(print.pulses.size());
    return 2 * pulses >= rows ? 1 - pulses / rows : 0;
}

/// Rows that could be a header line or a foot line may be left out until a layout fits.
void chooseRows(Reading& reading, const std::vector<PrintLayout>& layouts)
{
    const std::vector<TraceRow> all = reading.print.rows;
    std::optional<PageLayout> best;
    std::vector<TraceRow> bestRows = all;
    std::vector<Pulse> bestPulses;
    const auto consider = [&](std::vector<TraceRow> rows) {
        reading.print.rows = std::move(rows);
        reading.print.pulses = findPulses(reading.map, reading.print.rows);
        std::optional<PageLayout> layout = findLayout(reading.map, reading.print, layouts);
        if (layout)
            layout->score -= kNoPulsePenalty * rowsWithoutPulse(reading.print);
        if (layout && (!best || layout->score > best->score + kBetter)) {
            best = std::move(layout);
            bestRows = reading.print.rows;
            bestPulses = reading.print.pulses;
        }
    };
    consider(all);
    if ((!best || best->score < kSureScore) && all.size() > 3) {
        const std::vector<Pulse> pulses = reading.print.pulses;
        for (std::size_t k = 0; k < all.size(); ++k) {
            if (std::ranges::find(pulses, static_cast<int>(k), &Pulse::row) != pulses.end())
                continue; // nothing but a trace begins with a pulse
            std::vector<TraceRow> fewer = all;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(k));
            consider(std::move(fewer));
        }
    }
    reading.print.rows = std::move(bestRows);
    reading.print.pulses = std::move(bestPulses);
    reading.layout = std::move(best);
}

/// How many rows a page must have.
struct RowCount {
    std::size_t least, most;
};

Reading readTurned(
    const InkMap& upright, int quarterTurns, RowCount rows, const PageReaders& readers)
{
    Reading reading;
    reading.quarterTurns = quarterTurns;
    reading.map = turned(upright, quarterTurns);
    reading.marks = findMarks(reading.map);
    reading.print.rows = findRows(reading.map, reading.marks);
    std::erase_if(reading.print.rows,
        [&](const TraceRow& row) { return row.right - row.left < reading.map.px(kShortestRowMm); });
    const std::size_t count = reading.print.rows.size();
    if (count < rows.least || count > rows.most)
        return reading;
    if (readers.labels) {
        auto words = findLeadNames(reading.map, *readers.labels);
        reading.namesFailed = !words;
        if (words)
            reading.print.words = std::move(*words);
    }
    chooseRows(reading, *readers.layouts);
    reading.score = scoreOf(reading);
    return reading;
}

/// The best way up of a page that has so many rows.
Result<Reading> bestTurn(
    const InkMap& map, RowCount rows, const PageReaders& readers, const Task& task)
{
    Reading best;
    for (const int turns : {0, 2, 1, 3}) {
        if (task.cancelled())
            return fail(Errc::cancelled, {});
        Reading reading = readTurned(map, turns, rows, readers);
        if (turns == 0 || reading.score > best.score)
            best = std::move(reading);
        // Names that can be read leave no doubt about the way up.
        if (best.layout
            && best.layout->namesRead * 2 > static_cast<int>(best.layout->stretches.size()))
            break;
    }
    return best;
}

/// What is wrong with a page that has no layout that fits.
tl::unexpected<Error> noLayout(std::size_t rows, const QString& wanted)
{
    const QString detail = u"no layout for %1 rows"_s.arg(rows);
    if (!wanted.isEmpty())
        return fail(Errc::noEcg,
            QCoreApplication::translate("readPage",
                "The page can't be read as %1: it has other rows. Choose another layout.")
                .arg(wanted),
            detail);
    return fail(Errc::noEcg,
        QCoreApplication::translate("readPage",
            "No ECG traces were found on this page. Choose a page with a 12-lead ECG, or take "
            "the picture again with the whole page in view."),
        detail);
}

Result<Reading> bestReading(
    const InkMap& map, const PageReaders& readers, const QString& wanted, const Task& task)
{
    ECGSCAN_TRY(Reading best, bestTurn(map, {kFewestRows, kAnyRows}, readers, task));
    if (!best.layout && best.print.rows.size() < kFewestRows) {
        ECGSCAN_TRY(Reading strip, bestTurn(map, {1, kFewestRows - 1}, readers, task));
        // A line or two on squared paper are an ECG only with a name or a pulse.
        if (strip.layout && (strip.layout->namesRead > 0 || !strip.print.pulses.empty()))
            return strip;
    }
    if (!best.layout)
        return noLayout(best.print.rows.size(), wanted);
    return best;
}

void addWarnings(const Reading& reading, const FlatPage& flat, PageReading& page)
{
    const PageLayout& layout = *reading.layout;
    if (reading.namesFailed)
        page.warnings.append({u"label_reader_failed"_s,
            QCoreApplication::translate("readPage",
                "The network that reads the leads' names could not be run, so they are named by "
                "their places.")});
    if (2 * layout.namesRead < static_cast<int>(layout.stretches.size()))
        page.warnings.append({u"layout_uncertain"_s,
            QCoreApplication::translate("readPage",
                "Few lead names could be read. Check that the leads are named correctly.")});
    if (flat.originalPxPerMm > 0 && flat.originalPxPerMm < kLowPxPerMm)
        page.warnings.append({u"low_resolution"_s,
            QCoreApplication::translate("readPage",
                "The picture has few pixels. A scan at 200 dpi or more gives better waveforms.")});
    const double pulseMv = page.scale.pulseMv.value_or(1);
    if (std::abs(pulseMv - 1) > kOddPulse && page.scale.stretch == 1)
        page.warnings.append({u"pulse_differs"_s,
            QCoreApplication::translate("readPage",
                "By the grid, the calibration pulse is %1 mV high. The page may be stretched, or "
                "the gain is not %2 mm/mV. Check the voltages.")
                .arg(pulseMv, 0, 'f', 2)
                .arg(page.scale.mmPerMv)});
    if (page.isPoor())
        page.warnings.append({u"poor_reading"_s,
            QCoreApplication::translate("readPage",
                "The waveforms are read with large errors. Do not rely on them; take the picture "
                "again, or scan the page.")});
    QStringList missing;
    for (const LeadTrace& lead : page.leads) {
        const auto read = std::count_if(lead.samplesMv.begin(), lead.samplesMv.end(),
            [](float sample) { return std::isfinite(sample); });
        if (lead.samplesMv.empty() || static_cast<std::size_t>(read) * 2 < lead.samplesMv.size())
            missing.append(lead.name());
    }
    if (!missing.isEmpty())
        page.warnings.append({u"lead_missing"_s,
            QCoreApplication::translate("readPage", "These leads could be read only in part: %1.")
                .arg(missing.join(u", "_s))});
}

/// By the network, and by the ink alone where it lost the pen; without a network, or where it
/// fails, by the ink throughout, with a warning.
Result<std::vector<PenLine>> pensOf(
    Reading& reading, double mmPerS, TracerNet* tracer, PageReading& page, const Task& task)
{
    PageLayout& layout = *reading.layout;
    std::optional<std::vector<PenLine>> pens;
    if (tracer) {
        auto traced = tracePens(reading.map, reading.print, layout, mmPerS, *tracer, task);
        page.byNetwork = traced.has_value();
        if (traced)
            pens = std::move(*traced);
        else if (traced.error().code == Errc::cancelled)
            return tl::make_unexpected(traced.error());
        else
            page.warnings.append({u"tracer_failed"_s,
                QCoreApplication::translate("readPage",
                    "The tracing network could not be run, so the leads are traced less "
                    "exactly.")});
    }
    if (!pens || hasGaps(*pens, reading.map.pxPerMm))
        eraseLabels(reading.map, reading.marks, reading.print, layout);
    if (!pens)
        return followPens(reading.map, reading.print, layout);
    fillGaps(*pens, reading.map, reading.print, layout);
    refinePens(reading.map, *pens);
    reachSpikeTips(reading.map, *pens);
    return std::move(*pens);
}

/// A page with its pens.
struct TracedPage {
    Reading reading;
    PageReading page; ///< What is known before the samples are.
    std::vector<PenLine> pens;
    OrderCheck order;
};

/// Nothing where the text can't be read: a page is read without it, too.
PrintedScale printedScale(const PageReaders& readers, const std::vector<cv::Mat1b>& bands) noexcept
try {
    TextReader* text = readers.text ? readers.text() : nullptr;
    return text ? readPrintedScale(bands, *text) : PrintedScale();
} catch (const std::exception&) {
    return {};
}

Result<TracedPage> tracePage(
    Reading reading, const PageReaders& readers, const PageRepair& repair, const Task& task)
{
    TracedPage out {std::move(reading), {}, {}, {}};
    out.page.layout = out.reading.layout->name;
    out.page.quarterTurns = out.reading.quarterTurns;
    out.page.namesRead = out.reading.layout->namesRead;
    out.page.namesByNetwork = readers.labels && !out.reading.namesFailed;
    PageScale& scale = out.page.scale;
    scale = measureScale(out.reading.map, out.reading.print, *out.reading.layout);
    // Text is read beside the tracing, and before it only where nothing else says the scale.
    auto printed = std::async(std::launch::async,
        [&readers, bands = scaleBands(out.reading.map, out.reading.print.rows)]() noexcept {
            return printedScale(readers, bands);
        });
    const bool isMeasured = scale.isKnown;
    QList<Warning> ofScale;
    if (!isMeasured)
        ofScale = believePrint(scale, printed.get());
    correctScale(scale, repair);
    ECGSCAN_TRY(out.pens, pensOf(out.reading, scale.mmPerS, readers.tracer, out.page, task));
    if (isMeasured)
        ofScale = believePrint(scale, printed.get());
    correctScale(scale, repair);
    if (!repair.paperSpeedMmPerS || !repair.gainMmPerMv)
        out.page.warnings += ofScale;
    out.order = checkOrder(*out.reading.layout, out.pens, *readers.layouts);
    return out;
}

/// Read again as the lead laws say, if that is true of what is then read.
Result<TracedPage> inOrder(TracedPage before, const InkMap& map, const PageReaders& readers,
    const PageRepair& repair, const Task& task)
{
    const std::vector<PrintLayout> only = {*before.order.better->layout};
    PageReaders narrowed = readers;
    narrowed.layouts = &only;
    const int turns = before.reading.quarterTurns + (before.order.better->isTurned ? 2 : 0);
    Reading again = readTurned(map, turns % 4, {1, kAnyRows}, narrowed);
    if (!again.layout)
        return before;
    ECGSCAN_TRY(TracedPage after, tracePage(std::move(again), narrowed, repair, task));
    // Where the laws say nothing before or behind, the names must speak for it.
    const int more = after.page.namesRead - before.page.namesRead;
    const bool isTrue = !after.order.misfit ? more > 0
        : before.order.misfit ? *after.order.misfit < std::max(kSmallMisfit, *before.order.misfit)
                              : *after.order.misfit < kSmallMisfit && more >= 0;
    after.order.better.reset(); // it would point to what ends here
    return isTrue ? std::move(after) : std::move(before);
}

/// The one that a person chose, or all.
std::vector<PrintLayout> layoutsOf(const std::vector<PrintLayout>& all, const QString& wanted)
{
    std::vector<PrintLayout> layouts;
    std::ranges::copy_if(all, std::back_inserter(layouts),
        [&wanted](const PrintLayout& layout) { return wanted.isEmpty() || layout.id == wanted; });
    return layouts;
}

void warnOfUnmatched(const StretchRepairs& repairs, QList<Warning>& warnings)
{
    const int count = repairs.unmatched();
    if (count == 0)
        return;
    warnings.append({u"repair_not_used"_s,
        QCoreApplication::translate("readPage",
            "%n correction(s) no longer belong to anything that is read of the page. They are "
            "kept, "
            "but not used.",
            nullptr, count)});
}

} // namespace

Result<PageReading> readPage(
    const FlatPage& page, const PageReaders& anyLayout, const Task& task, const PageRepair& repair)
try {
    const std::vector<PrintLayout> wanted = layoutsOf(*anyLayout.layouts, repair.layout);
    PageReaders readers = anyLayout;
    readers.layouts = &wanted;
    task.progress(5, QCoreApplication::translate("readPage", "Finding the ink"));
    const InkMap map = makeInkMap(page);
    if (task.cancelled())
        return fail(Errc::cancelled, {});
    task.progress(35, QCoreApplication::translate("readPage", "Reading the layout"));
    ECGSCAN_TRY(Reading found, bestReading(map, readers, repair.layout, task));
    if (task.cancelled())
        return fail(Errc::cancelled, {});
    task.progress(60, QCoreApplication::translate("readPage", "Tracing the leads"));
    ECGSCAN_TRY(TracedPage best, tracePage(std::move(found), readers, repair, task.part(60, 85)));
    if (best.order.better && repair.layout.isEmpty()) {
        ECGSCAN_TRY(best, inOrder(std::move(best), map, readers, repair, task.part(85, 95)));
    }
    auto& [reading, out, pens, order] = best;
    const std::vector<double> crossed = crossedShares(*reading.layout, pens, reading.map.pxPerMm);
    const std::array<QPointF, 4> corners = page.cornersOriginalPx();
    PageQuality quality {perspectiveOf(corners), isStraight(corners), order.misfit,
        out.scale.mmPerS, rowGapMm(*reading.layout, pens, reading.map.pxPerMm)};
    std::vector<StretchQuality> qualities;
    for (std::size_t k = 0; k < pens.size(); ++k)
        qualities.push_back({pens[k].misfit, crossed[k],
            out.scale.printedMmPerMv(reading.layout->stretches[k].lead)});
    out.leads
        = sampleLeads(reading.map, reading.print, *reading.layout, out.scale, std::move(pens));
    nameStripsByShape(*reading.layout, out.scale, out.leads);
    std::vector<LeadTrace> flat = out.leads; // as the image tower will see them
    const PageMap toOriginal = page.map.turned(reading.quarterTurns, page.rgb.size());
    for (LeadTrace& lead : out.leads) {
        for (QPointF& point : lead.pathPx)
            point = isBreak(point) ? kPathBreak : toOriginal.toOriginal(point);
    }
    const StretchRepairs repairs(repair.traces, out.leads, kRepairReachMm * page.originalPxPerMm);
    repairs.correctNames(out.leads, out.scale);
    repairs.correctNames(flat, out.scale);
    repairs.dropRemoved(flat);
    out.view = pageInput(reading.map, flat, out.scale);
    repairs.correctInk(out.leads, out.scale, page.originalPxPerMm);
    if (repairs.hasNames())
        quality.lawMisfit.reset(); // it was of the names before
    out.consistency = leadConsistency(reconstruct(out.leads));
    fuseByLeadLaws(out.leads);
    out.confidence = rateLeads(out.leads, qualities, quality);
    if (order.misfit > kMostMisfit && !repairs.hasNames())
        out.warnings.append({u"leads_contradict"_s,
            QCoreApplication::translate("readPage",
                "The limb leads contradict each other, so some of them are named wrongly or read "
                "wrongly. Check the names and the waveforms.")});
    repairs.dropRemoved(out.leads);
    warnOfUnmatched(repairs, out.warnings);
    addWarnings(reading, page, out);
    task.progress(100, QCoreApplication::translate("readPage", "Leads traced"));
    return out;
} catch (const std::exception& exception) { // OpenCV's
    return fail(Errc::internal,
        QCoreApplication::translate(
            "readPage", "The page could not be read. Try again with a smaller picture."),
        QString::fromUtf8(exception.what()));
}

} // namespace ecgscan
