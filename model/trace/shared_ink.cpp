// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/shared_ink.h"

#include "model/core/ecg.h"
#include "model/core/quantile.h"
#include "model/trace/pen_gaps.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace ecgscan {

namespace {

constexpr double kSameMm = 0.3; ///< Between two pens on one line.
constexpr double kLongMm = 6; ///< Two pens that only cross part sooner.
constexpr std::size_t kMostLines = 24; ///< Looked at on one page: it takes time.
constexpr double kClaimedMm = 0.6; ///< About a pen.
constexpr float kInk = 0.3f;
constexpr double kBesideMm = 2; ///< Of a line, where a pen comes onto it or leaves it.
constexpr double kFoundShare = 0.6; ///< Of a shared line, for other ink to explain it.
constexpr double kHopMm = 2;
constexpr int kMostLeaps = 3; ///< Onto that ink and back.
constexpr float kBlankLog = -11, kNoneLog = -7; ///< Against unclaimed ink.
constexpr float kDoubtLog = -20, kDoubtShare = 0.1f; ///< Of what the network thinks.
constexpr double kLeapMm = 4, kLevelMm = 1.5; ///< Of a pen to another line.

/// A line that stretches a and b share, in flat pixels.
struct SharedLine {
    std::size_t a = 0, b = 0;
    double left = 0, right = 0;
};

/// The longest line that two rows' pens share and that was not looked at before.
std::optional<SharedLine> longestShared(const InkMap& map, const std::vector<StretchView>& views,
    const std::vector<PenLine>& pens, const std::vector<SharedLine>& known)
{
    std::optional<SharedLine> longest;
    double length = map.px(kLongMm);
    for (std::size_t a = 0; a < pens.size(); ++a) {
        for (std::size_t b = a + 1; b < pens.size(); ++b) {
            if (views[a].row == views[b].row)
                continue;
            double first = 0;
            bool shared = false;
            for (std::size_t k = 0; k <= pens[a].y.size(); ++k) {
                const double x = pens[a].x(k);
                const bool same = k < pens[a].y.size()
                    && std::abs(static_cast<double>(pens[a].y[k]) - pens[b].at(x))
                        < map.px(kSameMm);
                if (same && !shared)
                    first = x;
                if (!same && shared && x - first > length
                    && std::ranges::none_of(known, [&](const SharedLine& line) {
                           return line.a == a && line.b == b && line.left < x && first < line.right;
                       })) {
                    longest = {a, b, first, x};
                    length = x - first;
                }
                shared = same;
            }
        }
    }
    return longest;
}

/// Ink in column x of a stretch's strip that belongs to no name and to no other stretch's pen.
std::vector<float> unclaimedInk(const InkMap& map, const std::vector<StretchView>& views,
    std::size_t stretch, const std::vector<PenLine>& pens, int x)
{
    const StripPlace& place = views[stretch].place;
    const double flatX = place.flatX(x);
    const int column = std::clamp(cvRound(flatX), 0, map.ink.cols - 1);
    std::vector<float> ink(static_cast<std::size_t>(place.rows), 0.f);
    for (int y = 0; y < place.rows; ++y) {
        const int row = cvRound(place.flatY(y));
        const bool isInked = row >= 0 && row < map.ink.rows && map.ink(row, column) > kInk
            && std::ranges::none_of(views,
                [&](const StretchView& view) { return view.nameBox.contains({column, row}); });
        if (isInked)
            ink[static_cast<std::size_t>(y)] = map.ink(row, column);
    }
    for (std::size_t k = 0; k < pens.size(); ++k) {
        const double y = pens[k].at(flatX);
        if (k == stretch || !std::isfinite(y))
            continue;
        double top = y, bottom = y;
        for (const double beside :
            {pens[k].at(flatX - pens[k].stepPx), pens[k].at(flatX + pens[k].stepPx)}) {
            top = std::isfinite(beside) ? std::min(top, beside) : top;
            bottom = std::isfinite(beside) ? std::max(bottom, beside) : bottom;
        }
        const int from = std::clamp(cvFloor(place.stripY(top - map.px(kClaimedMm))), 0, place.rows);
        const int to
            = std::clamp(cvCeil(place.stripY(bottom + map.px(kClaimedMm))), from, place.rows);
        std::fill(ink.begin() + from, ink.begin() + to, 0.f);
    }
    return ink;
}

/// How the network would have seen a stretch's row, had it known where the other pens went: along
/// the line only unclaimed ink is left.
PenProbability withoutClaimed(const InkMap& map, const std::vector<StretchView>& views,
    std::size_t stretch, const std::vector<PenLine>& pens, const SharedLine& line)
{
    const StripPlace& place = views[stretch].place;
    PenProbability seen = *views[stretch].probability;
    const int first = std::clamp(cvFloor(place.stripX(line.left)), 0, seen.columns);
    const int last = std::clamp(cvCeil(place.stripX(line.right)), first, seen.columns);
    for (int x = first; x < last; ++x) {
        const std::vector<float> ink = unclaimedInk(map, views, stretch, pens, x);
        const float all = std::accumulate(ink.begin(), ink.end(), 0.f);
        float* log = seen.logAt.data()
            + static_cast<std::ptrdiff_t>(x) * static_cast<std::ptrdiff_t>(seen.rows);
        for (std::size_t y = 0; y < ink.size(); ++y) {
            const float unclaimed = ink[y] > 0 ? std::log(ink[y] / all) : kBlankLog;
            log[y] = unclaimed + kDoubtShare * std::max(kDoubtLog, log[y]);
        }
        seen.logNone[static_cast<std::size_t>(x)] = kNoneLog;
    }
    return seen;
}

/// What a pen does along a line.
struct Course {
    double found = 0; ///< Share of the line with ink of its own.
    double away = 0; ///< Mean distance from its row, mm.
    int leaps = 0; ///< To other ink.
};

Course courseOf(
    const InkMap& map, const StretchView& view, const PenLine& pen, const SharedLine& line)
{
    const double rowY = view.place.flatY(view.place.rows / 2.0);
    int columns = 0, known = 0, found = 0, leaps = 0;
    double away = 0, before = 0;
    for (std::size_t k = 0; k < pen.y.size(); ++k) {
        const double x = pen.x(k);
        if (x < line.left || x >= line.right)
            continue;
        ++columns;
        const auto y = static_cast<double>(pen.y[k]);
        if (!std::isfinite(y))
            continue;
        ++known;
        leaps += found > 0 && std::abs(y - before) > map.px(kHopMm) ? 1 : 0;
        before = y;
        found += isWritten(map, x, y) ? 1 : 0;
        away += std::abs(y - rowY) / map.pxPerMm;
    }
    return {static_cast<double>(found) / std::max(1, columns), away / std::max(1, known), leaps};
}

void part(const InkMap& map, const std::vector<StretchView>& views, const ReadStretch& read,
    const SharedLine& line, std::vector<PenLine>& pens)
{
    std::optional<PenLine> best;
    std::size_t moved = 0;
    double least = 0;
    for (const std::size_t k : {line.a, line.b}) {
        const std::size_t other = k == line.a ? line.b : line.a;
        PenLine pen = read(k, withoutClaimed(map, views, k, pens, line));
        const Course own = courseOf(map, views[k], pen, line);
        const double away = own.away + courseOf(map, views[other], pens[other], line).away;
        if (own.found < kFoundShare || own.leaps > kMostLeaps || (best && away >= least))
            continue;
        best = std::move(pen);
        moved = k;
        least = away;
    }
    if (!best)
        return;
    // What lies elsewhere stays, as it may have been parted from another pen before.
    PenLine& pen = pens[moved];
    for (std::size_t k = 0; k < std::min(pen.y.size(), best->y.size()); ++k) {
        const double x = pen.x(k);
        if (x > line.left - map.px(kBesideMm) && x < line.right + map.px(kBesideMm)) {
            pen.y[k] = best->y[k];
            pen.sd[k] = best->sd[k];
        }
    }
}

/// Median y about x over some mm before (-1) or behind (1) it.
std::optional<double> levelAt(const InkMap& map, const PenLine& pen, double x, int side)
{
    std::vector<double> ys;
    for (double off = 0.5; off <= 3; off += 0.125) {
        const double y = pen.at(x + side * map.px(off));
        if (std::isfinite(y))
            ys.push_back(y);
    }
    return ys.empty() ? std::nullopt : std::optional(median(std::move(ys)));
}

/// Changes the two pens over behind x.
void exchange(PenLine& a, PenLine& b, double x)
{
    for (std::size_t k = 0; k < a.y.size(); ++k) {
        const auto j = std::lround((a.x(k) - b.left) / b.stepPx);
        if (a.x(k) < x || j < 0 || j >= static_cast<long>(b.y.size()))
            continue;
        std::swap(a.y[k], b.y[static_cast<std::size_t>(j)]);
        std::swap(a.sd[k], b.sd[static_cast<std::size_t>(j)]);
    }
}

/// Pens that leap to each other's lines go on along their own.
void untangle(const InkMap& map, const std::vector<StretchView>& views, std::vector<PenLine>& pens)
{
    for (std::size_t a = 0; a < pens.size(); ++a) {
        for (std::size_t k = 1; k < pens[a].y.size(); ++k) {
            const double rise = static_cast<double>(pens[a].y[k] - pens[a].y[k - 1]);
            if (!(std::abs(rise) > map.px(kLeapMm)))
                continue;
            const double x = pens[a].x(k) - 0.5 * pens[a].stepPx;
            const auto before = levelAt(map, pens[a], x, -1), behind = levelAt(map, pens[a], x, 1);
            if (!before || !behind || std::abs(*behind - *before) < map.px(kLeapMm))
                continue; // a stroke and back
            for (std::size_t b = 0; b < pens.size(); ++b) {
                if (views[a].row == views[b].row)
                    continue;
                const auto otherBefore = levelAt(map, pens[b], x, -1),
                           otherBehind = levelAt(map, pens[b], x, 1);
                if (otherBefore && otherBehind
                    && std::abs(*otherBefore - *behind) < map.px(kLevelMm)
                    && std::abs(*otherBehind - *before) < map.px(kLevelMm)) {
                    exchange(pens[a], pens[b], x);
                    break;
                }
            }
        }
    }
}

} // namespace

void separatePens(const InkMap& map, const std::vector<StretchView>& stretches,
    const ReadStretch& read, std::vector<PenLine>& pens)
{
    Q_ASSERT(stretches.size() == pens.size());
    std::vector<SharedLine> known;
    while (known.size() < kMostLines) {
        const auto line = longestShared(map, stretches, pens, known);
        if (!line)
            break;
        known.push_back(*line);
        part(map, stretches, read, *line, pens);
    }
    if (!known.empty())
        untangle(map, stretches, pens);
}

} // namespace ecgscan
