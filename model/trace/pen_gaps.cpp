// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/pen_gaps.h"

#include "model/core/ecg.h"
#include "model/trace/pen_tracing.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ecgscan {

namespace {

constexpr double kFaintest = 0.12; ///< Ink of a pen, after the grid was taken away.
constexpr double kLeapMm = 4; ///< Between two columns; a pen leaves ink all the way.
constexpr double kJoinedShare = 0.7; ///< Of that way, which other ink may hide.
constexpr double kLongestLeapMm = 12; ///< To other ink and back.
constexpr double kLongestGapMm = 40; ///< More than half a column without a pen has no ink.
constexpr double kUnsureEndMm = 3;
constexpr double kFollowedShare = 0.8; ///< Of a gap, for the ink to be trusted.
constexpr double kWidestTipMm = 3; ///< Of a wave that is lost on its way to its tip.
constexpr double kSteepMm = 1; ///< Over three columns before and behind such a gap.
constexpr double kTipSkipMm = 0.4; ///< Without ink, on the way.
constexpr double kTipSdMm = 1.5, kHalfPenMm = 0.15;

/// Is there ink all the way up or down at x?
bool isJoined(const InkMap& map, double x, double fromY, double toY)
{
    const int top = cvRound(std::min(fromY, toY)), bottom = cvRound(std::max(fromY, toY));
    int inked = 0;
    for (int y = top; y <= bottom; ++y)
        inked += isWritten(map, x, y) ? 1 : 0;
    return inked >= kJoinedShare * (bottom - top + 1);
}

/// Those where the network may have lost the pen: any between two columns with one, and at the ends
/// those that are longer than its ends are unsure.
std::vector<PenGap> gapsOf(const PenLine& pen, double pxPerMm)
{
    const auto longest = static_cast<std::size_t>(kLongestGapMm * pxPerMm / pen.stepPx);
    const auto unsure = static_cast<std::size_t>(kUnsureEndMm * pxPerMm / pen.stepPx);
    std::vector<PenGap> gaps;
    std::size_t first = 0;
    for (std::size_t k = 0; k <= pen.y.size(); ++k) {
        if (k < pen.y.size() && !std::isfinite(pen.y[k]))
            continue;
        const bool isAtEnd = first == 0 || k == pen.y.size();
        if (k > first + (isAtEnd ? unsure : 0) && k - first <= longest)
            gaps.push_back({first, k});
        first = k + 1;
    }
    return gaps;
}

bool fill(PenLine& pen, const PenGap& gap, const PenLine& ink)
{
    std::vector<float> filling;
    for (std::size_t k = gap.first; k < gap.last; ++k)
        filling.push_back(static_cast<float>(ink.at(pen.x(k))));
    const auto known = std::ranges::count_if(filling, [](float y) { return std::isfinite(y); });
    if (static_cast<double>(known) < kFollowedShare * static_cast<double>(filling.size()))
        return false;
    const auto at = static_cast<std::ptrdiff_t>(gap.first);
    std::ranges::copy(filling, pen.y.begin() + at);
    std::fill_n(pen.sd.begin() + at, filling.size(), static_cast<float>(ink.penPx));
    return true;
}

/// How far up (step -1) or down (1) ink goes on from y at x.
double inkEnd(const InkMap& map, double x, double y, int step)
{
    const int skip = std::max(1, map.wholePx(kTipSkipMm));
    int end = cvRound(y), blank = 0;
    for (int at = end; at >= 0 && at < map.ink.rows && blank <= skip; at += step) {
        blank = isWritten(map, x, at) ? 0 : blank + 1;
        end = blank == 0 ? at : end;
    }
    return end;
}

/// A narrow wave that the pen is lost on goes up (or down) to where its ink ends, and back.
void fillTip(PenLine& pen, const PenGap& gap, const InkMap& map)
{
    const std::size_t before = gap.first, behind = gap.last; // both ends have a pen 1 further out
    if (before < 4 || behind + 3 >= pen.y.size()
        || static_cast<double>(behind - before) * pen.stepPx > map.px(kWidestTipMm))
        return;
    const auto y = [&](std::size_t k) { return static_cast<double>(pen.y[k]); };
    const double rise = y(before - 1) - y(before - 4), fall = y(behind + 3) - y(behind);
    const double steep = map.px(kSteepMm);
    const int step = rise < -steep && fall > steep ? -1 : rise > steep && fall < -steep ? 1 : 0;
    if (step == 0) // nor where one is not known
        return;
    const double start
        = step < 0 ? std::min(y(before - 1), y(behind)) : std::max(y(before - 1), y(behind));
    double tip = start;
    std::size_t at = before;
    for (std::size_t k = before - 1; k <= behind; ++k) {
        const double x = pen.x(k);
        const double end = inkEnd(map, x, start, step);
        if ((end - tip) * step > 0) {
            tip = end;
            at = std::clamp(k, before, behind - 1);
        }
    }
    if (tip == start)
        return;
    tip -= step * map.px(kHalfPenMm);
    for (std::size_t k = before; k < behind; ++k) {
        const std::size_t from = k <= at ? before - 1 : at, to = k <= at ? at : behind;
        const double fromY = k <= at ? y(before - 1) : tip, toY = k <= at ? tip : y(behind);
        const double share
            = from == to ? 0 : static_cast<double>(k - from) / static_cast<double>(to - from);
        pen.y[k] = static_cast<float>(std::lerp(fromY, toY, share));
        pen.sd[k] = static_cast<float>(map.px(kTipSdMm));
    }
}

} // namespace

bool isWritten(const InkMap& map, double x, double y)
{
    const cv::Rect around
        = cv::Rect(cvRound(x) - 1, cvRound(y) - 1, 3, 3) & cv::Rect({}, map.ink.size());
    if (around.empty())
        return false;
    double most = 0;
    cv::minMaxLoc(map.ink(around), nullptr, &most);
    return most > kFaintest;
}

std::vector<PenGap> foreignColumns(
    const InkMap& map, double left, double stepPx, const std::vector<float>& y)
{
    const auto longest = static_cast<std::size_t>(map.px(kLongestLeapMm) / stepPx);
    std::vector<PenGap> foreign;
    std::size_t leap = y.size(); // behind the last one; there was none
    for (std::size_t k = 1; k < y.size(); ++k) {
        const auto from = static_cast<double>(y[k - 1]), to = static_cast<double>(y[k]);
        if (!(std::abs(to - from) > map.px(kLeapMm))
            || isJoined(map, left + (static_cast<double>(k) - 0.5) * stepPx, from, to))
            continue;
        const bool isBack = leap < k && k - leap <= longest
            && (to - from) * static_cast<double>(y[leap] - y[leap - 1]) < 0;
        if (isBack) {
            foreign.push_back({leap, k});
            leap = y.size();
        } else {
            leap = k;
        }
    }
    return foreign;
}

bool hasGaps(const std::vector<PenLine>& pens, double pxPerMm)
{
    return std::ranges::any_of(
        pens, [&](const PenLine& pen) { return !gapsOf(pen, pxPerMm).empty(); });
}

void fillGaps(
    std::vector<PenLine>& pens, const InkMap& map, const PagePrint& print, const PageLayout& layout)
{
    Q_ASSERT(pens.size() == layout.stretches.size());
    for (std::size_t k = 0; k < pens.size(); ++k) {
        const std::vector<PenGap> gaps = gapsOf(pens[k], map.pxPerMm);
        if (gaps.empty())
            continue;
        const PenLine ink = followPen(map, print, layout.stretches[k]);
        for (const PenGap& gap : gaps) {
            if (!fill(pens[k], gap, ink))
                fillTip(pens[k], gap, map);
        }
    }
}

} // namespace ecgscan
