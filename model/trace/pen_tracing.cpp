// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/pen_tracing.h"

#include "model/core/ecg.h"
#include "model/trace/ink_extent.h"
#include "model/trace/pen_gaps.h"
#include "model/trace/pen_path.h"
#include "model/trace/pen_readout.h"
#include "model/trace/shared_ink.h"
#include "model/trace/trace_strip.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ecgscan {

namespace {

constexpr double kUsualSpacingMm = 45; ///< Between rows.
constexpr double kLeastReachMm = 25; ///< Traces leave their baseline up to here or a row further.
constexpr double kBesideMm = 9; ///< Of strip before and behind a row, for the network to see.
constexpr double kSkipMm = 2;
constexpr float kEven = -0.69f; ///< Log probability of a half.
constexpr double kUsualMm = 36; ///< Height of a strip.
constexpr double kTallMm = 72; ///< Where the pen leaves the usual one; costs twice the time.
/// Of the half height of a strip: where a pen that is lost may go on outside, and where it surely
/// does.
constexpr double kOuter = 0.75, kAtEdge = 0.96;
constexpr double kLostMm = 0.4, kLongestLossMm = 12; ///< Of a wave that leaves its strip.
constexpr std::ptrdiff_t kEndColumns = 3; ///< Of a strip, about an end of a stretch.
constexpr float kLeapPx = 3; ///< Of the pen between two columns, strip pixels.

double spacing(const PagePrint& print, std::size_t upper, std::size_t lower)
{
    return print.rows[lower].middleY() - print.rows[upper].middleY();
}

/// To the next row on either side; nullopt above the first and below the last.
std::optional<double> spacingAbove(const PagePrint& print, std::size_t row)
{
    return row > 0 ? std::optional(spacing(print, row - 1, row)) : std::nullopt;
}
std::optional<double> spacingBelow(const PagePrint& print, std::size_t row)
{
    return row + 1 < print.rows.size() ? std::optional(spacing(print, row, row + 1)) : std::nullopt;
}

double nearestRow(const InkMap& map, const PagePrint& print, std::size_t row)
{
    const double usual = map.px(kUsualSpacingMm);
    return std::min({usual, spacingAbove(print, row).value_or(usual),
        spacingBelow(print, row).value_or(usual)});
}

PathBand bandOf(const InkMap& map, const PagePrint& print, const PrintedStretch& stretch)
{
    const auto row = static_cast<std::size_t>(stretch.row);
    PathBand band;
    band.left = std::clamp(cvRound(stretch.left), 0, map.ink.cols - 1);
    band.right = std::clamp(cvRound(stretch.right), band.left + 1, map.ink.cols);
    for (int x = band.left; x < band.right; ++x)
        band.baseline.push_back(static_cast<float>(print.rows[row].at(x)));
    if (const auto above = spacingAbove(print, row))
        band.ownAbove = *above / 2;
    if (const auto below = spacingBelow(print, row))
        band.ownBelow = *below / 2;
    band.above = band.below = std::max(1.15 * nearestRow(map, print, row), map.px(kLeastReachMm));
    return band;
}

/// The strip of a row over all its stretches.
StripPlace stripOf(const InkMap& map, const PagePrint& print, const PageLayout& layout,
    std::size_t row, double heightMm)
{
    double left = print.rows[row].right, right = print.rows[row].left;
    for (const PrintedStretch& stretch : layout.stretches) {
        if (static_cast<std::size_t>(stretch.row) == row) {
            left = std::min(left, stretch.left);
            right = std::max(right, stretch.right);
        }
    }
    const double beside = map.px(kBesideMm);
    return placeStrip(map.pxPerMm, left - beside, print.rows[row].level(left, right),
        (right - left + 2 * beside) / map.pxPerMm, heightMm);
}

RowInk inkOf(const InkMap& map, const PenProbability& probability, const StripPlace& place)
{
    RowInk ink {place.flatX(0), 1 / place.scale, {}, {}};
    for (int x = 0; x < probability.columns; ++x) {
        const float* log = probability.logAt.data()
            + static_cast<std::ptrdiff_t>(x) * static_cast<std::ptrdiff_t>(probability.rows);
        const auto y = std::max_element(log, log + probability.rows) - log;
        const double flatY = place.flatY(static_cast<double>(y));
        ink.inked.push_back(probability.logNone[static_cast<std::size_t>(x)] < kEven
            && isWritten(map, place.flatX(x), flatY));
        ink.y.push_back(static_cast<float>(flatY));
    }
    return ink;
}

/// One row as the network sees it.
struct RowReading {
    StripPlace place;
    PenProbability probability;
    RowInk ink;
};

/// Strips of one height for these rows, in their order.
Result<std::vector<RowReading>> readRows(const InkMap& map, const PagePrint& print,
    const PageLayout& layout, const std::vector<std::size_t>& rows, double heightMm, TracerNet& net,
    const Task& task)
{
    std::vector<StripPlace> places;
    std::vector<TracerStrip> strips;
    for (const std::size_t row : rows) {
        places.push_back(stripOf(map, print, layout, row, heightMm));
        strips.push_back(cutStrip(map, places.back()));
    }
    ECGSCAN_TRY(std::vector<PenProbability> probabilities, net.run(strips, task));
    std::vector<RowReading> readings;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        RowInk ink = inkOf(map, probabilities[k], places[k]);
        readings.push_back({places[k], std::move(probabilities[k]), std::move(ink)});
    }
    return readings;
}

/// Whether the pen touches the upper or lower edge of its strip, or is lost near it or takes
/// another row's ink for a moment.
bool leavesStrip(const InkMap& map, const RowReading& reading)
{
    const double pxPerMm = map.pxPerMm;
    const PenProbability& probability = reading.probability;
    const double half = probability.rows / 2.0;
    const auto off = [&](int x) { // 1: at an edge
        const float* log = probability.logAt.data()
            + static_cast<std::ptrdiff_t>(x) * static_cast<std::ptrdiff_t>(probability.rows);
        const auto y = static_cast<double>(std::max_element(log, log + probability.rows) - log);
        return std::abs(y + 0.5 - half) / half;
    };
    const auto shortest = static_cast<int>(kLostMm * pxPerMm / reading.ink.stepPx);
    const auto longest = static_cast<int>(kLongestLossMm * pxPerMm / reading.ink.stepPx);
    std::vector<float> y = reading.ink.y;
    for (std::size_t k = 0; k < y.size(); ++k)
        y[k] = reading.ink.inked[k] ? y[k] : kMissing;
    if (!foreignColumns(map, reading.ink.left, reading.ink.stepPx, y).empty())
        return true;
    std::optional<int> last; // column with ink
    for (int x = 0; x < probability.columns; ++x) {
        if (!reading.ink.inked[static_cast<std::size_t>(x)])
            continue;
        const double outer = off(x);
        const int lost = last ? x - *last - 1 : 0;
        const bool isGap = lost >= shortest && lost <= longest;
        if (outer > kAtEdge || (isGap && std::max(outer, off(*last)) > kOuter))
            return true;
        last = x;
    }
    return false;
}

/// Takes out what the network saw for longer than a pen skips, where nothing is written.
void dropUnwritten(const InkMap& map, PenLine& line)
{
    const auto longest = static_cast<std::size_t>(map.px(kSkipMm) / line.stepPx);
    std::size_t first = 0;
    for (std::size_t k = 0; k <= line.y.size(); ++k) {
        const bool unwritten = k < line.y.size()
            && !(std::isfinite(line.y[k])
                && isWritten(map, line.x(k), static_cast<double>(line.y[k])));
        if (unwritten)
            continue;
        if (k - first > longest) {
            for (std::size_t j = first; j < k; ++j)
                line.y[j] = line.sd[j] = kMissing;
        }
        first = k + 1;
    }
}

/// An end of a stretch is known to a column or two only: what lies there before a leap belongs to
/// the lead beside it, and a column there may show no pen. The pen keeps the place that it has
/// behind, not known any better. step: 1 from the left end, -1 from the right one.
void holdEnd(PenColumns& pen, std::ptrdiff_t step)
{
    const auto count = static_cast<std::ptrdiff_t>(pen.y.size());
    if (count < 2 * kEndColumns + 2)
        return;
    const auto index
        = [&](std::ptrdiff_t k) { return static_cast<std::size_t>(step > 0 ? k : count - 1 - k); };
    const auto y = [&](std::ptrdiff_t k) { return pen.y[index(k)]; };
    for (std::ptrdiff_t k = kEndColumns; k-- > 0;) {
        const bool isKnown = std::isfinite(y(k)), isNextKnown = std::isfinite(y(k + 1));
        const bool leaps = isKnown && isNextKnown && std::abs(y(k + 1) - y(k)) > kLeapPx
            && std::abs(y(k + 2) - y(k + 1)) < kLeapPx / 2;
        if (!leaps && (isKnown || !isNextKnown))
            continue;
        for (std::ptrdiff_t j = 0; j <= k; ++j) {
            pen.y[index(j)] = y(k + 1);
            pen.sd[index(j)] = pen.sd[index(k + 1)] + kLeapPx / 2;
        }
        return;
    }
}

PenLine lineOf(const InkMap& map, const PenProbability& probability, const StripPlace& place,
    const PrintedStretch& stretch)
{
    const int first = std::clamp(cvFloor(place.stripX(stretch.left)), 0, place.columns - 1);
    const int last = std::clamp(cvCeil(place.stripX(stretch.right)) + 1, first + 1, place.columns);
    PenColumns pen = readPen(probability, first, last);
    holdEnd(pen, 1);
    holdEnd(pen, -1);
    PenLine line;
    line.left = place.flatX(first);
    line.stepPx = 1 / place.scale;
    for (std::size_t k = 0; k < pen.y.size(); ++k) {
        const bool known = std::isfinite(pen.y[k]);
        line.y.push_back(
            known ? static_cast<float>(place.flatY(static_cast<double>(pen.y[k]))) : kMissing);
        line.sd.push_back(
            known ? static_cast<float>(static_cast<double>(pen.sd[k]) / place.scale) : kMissing);
    }
    dropUnwritten(map, line);
    for (const PenGap& foreign : foreignColumns(map, line.left, line.stepPx, line.y)) {
        for (std::size_t k = foreign.first; k < foreign.last; ++k)
            line.y[k] = line.sd[k] = kMissing;
    }
    return line;
}

bool rowsBeginAtPulses(const PagePrint& print)
{
    const auto atLeft = std::ranges::count_if(print.pulses, [&](const Pulse& pulse) {
        const TraceRow& row = print.rows[static_cast<std::size_t>(pulse.row)];
        return pulse.left - row.left < row.right - pulse.right;
    });
    return 2 * static_cast<std::size_t>(atLeft) >= print.rows.size();
}

} // namespace

Result<std::vector<PenLine>> tracePens(const InkMap& map, const PagePrint& print,
    PageLayout& layout, double secondMm, TracerNet& net, const Task& task)
{
    std::vector<std::size_t> rows(print.rows.size());
    std::iota(rows.begin(), rows.end(), 0);
    ECGSCAN_TRY(std::vector<RowReading> readings,
        readRows(map, print, layout, rows, kUsualMm, net, task.part(0, 70)));
    std::erase_if(rows, [&](std::size_t row) { return !leavesStrip(map, readings[row]); });
    ECGSCAN_TRY(std::vector<RowReading> tall,
        readRows(map, print, layout, rows, kTallMm, net, task.part(70, 100)));
    for (std::size_t k = 0; k < rows.size(); ++k)
        readings[rows[k]] = std::move(tall[k]);
    std::vector<RowInk> inks;
    for (const RowReading& reading : readings)
        inks.push_back(reading.ink);
    fitToInk(layout, inks, {map.pxPerMm, secondMm, rowsBeginAtPulses(print)});
    std::vector<StretchView> views;
    for (const PrintedStretch& stretch : layout.stretches) {
        const RowReading& reading = readings[static_cast<std::size_t>(stretch.row)];
        views.push_back({stretch.row, &reading.probability, reading.place, stretch.nameBox});
    }
    const auto read = [&](std::size_t k, const PenProbability& probability) {
        return lineOf(map, probability, views[k].place, layout.stretches[k]);
    };
    std::vector<PenLine> pens;
    for (std::size_t k = 0; k < views.size(); ++k)
        pens.push_back(read(k, *views[k].probability));
    separatePens(map, views, read, pens);
    return pens;
}

PenLine followPen(const InkMap& map, const PagePrint& print, const PrintedStretch& stretch)
{
    const PathBand band = bandOf(map, print, stretch);
    return middleOfPen(map, followPen(map, band), band.left);
}

std::vector<PenLine> followPens(const InkMap& map, const PagePrint& print, const PageLayout& layout)
{
    std::vector<PenLine> pens;
    for (const PrintedStretch& stretch : layout.stretches)
        pens.push_back(followPen(map, print, stretch));
    return pens;
}

} // namespace ecgscan
