// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/spike_tips.h"

#include "model/trace/pen_profile.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

namespace ecgscan {

namespace {

constexpr float kInk = 0.4F;
constexpr double kLeastMm = 1, kMostMm = 20; ///< Of a stroke beyond the pen.
constexpr double kWidest = 2; ///< Widths of the pen, of a stroke half way up.
constexpr double kSlackPx = 1.5; ///< A steep line leaves ink so far beside, and half a pen.
constexpr double kApartMm = 1; ///< Of the tips of one pen.
constexpr double kCalmFromMm = 1.8, kCalmToMm = 0.6; ///< Before a stroke,
constexpr double kCalmShare = 0.6; ///< where no wave is higher than this share of it.
constexpr double kNearMm = 2; ///< To another pen.
constexpr double kTogetherMm = 0.4; ///< Of the same pulse in two leads.
constexpr double kEndMm = 1.5; ///< Near a pen's end a stroke is a tick between columns.

/// Half the width of what the pen leaves.
double halfWidth(const PenProfile& profile)
{
    double distance = 0;
    while (distance < profile.reachPx() && profile.at(distance).ink > profile.at(0).ink / 2)
        distance += 0.1;
    return distance;
}

/// A stroke that stands on a pen or hangs from it.
struct Stroke {
    int x = 0;
    double tipY = 0; ///< Middle of the pen that drew it.
    double lengthPx = 0;
};

class StrokeFinder {
public:
    StrokeFinder(const InkMap& map, const std::vector<PenLine>& pens, double halfPx)
        : m_map(map)
        , m_pens(pens)
        , m_half(halfPx)
    {
    }

    std::optional<Stroke> at(const PenLine& pen, int x) const
    {
        double top = m_map.ink.rows, bottom = -1;
        const double slack = m_half + kSlackPx;
        for (double beside = -slack; beside <= slack; beside += 0.5) {
            const double y = pen.at(x + beside);
            if (!std::isfinite(y))
                return std::nullopt;
            top = std::min(top, y);
            bottom = std::max(bottom, y);
        }
        const auto up = stroke(pen, x, top, -1), down = stroke(pen, x, bottom, 1);
        if (up && down)
            return up->lengthPx > down->lengthPx ? up : down;
        return up ? up : down;
    }

private:
    bool isInk(int x, int y) const
    {
        return x >= 0 && y >= 0 && x < m_map.ink.cols && y < m_map.ink.rows
            && m_map.ink(y, x) > kInk;
    }

    std::optional<Stroke> stroke(const PenLine& pen, int x, double from, int step) const
    {
        int y = cvRound(from);
        while (isInk(x, y + step))
            y += step;
        Stroke found {x, y - step * (m_half - 0.5), 0};
        found.lengthPx = std::abs(found.tipY - from);
        const bool isLong
            = (found.tipY - from) * step > m_map.px(kLeastMm) && found.lengthPx < m_map.px(kMostMm);
        return isLong && isCalmBefore(pen, found) && isNarrow(x, cvRound((found.tipY + from) / 2))
                && !meets(pen, found, from)
            ? std::optional(found)
            : std::nullopt;
    }

    bool isNarrow(int x, int y) const
    {
        int left = x, right = x;
        while (isInk(left - 1, y))
            --left;
        while (isInk(right + 1, y))
            ++right;
        return right + 1 - left <= 1 + kWidest * 2 * m_half;
    }

    /// A pulse comes between waves: none that is high beside it stands right before it.
    bool isCalmBefore(const PenLine& pen, const Stroke& stroke) const
    {
        double top = m_map.ink.rows, bottom = -1;
        for (double before = m_map.px(kCalmToMm); before < m_map.px(kCalmFromMm); before += 0.5) {
            const double y = pen.at(stroke.x - before);
            if (!std::isfinite(y))
                return false;
            top = std::min(top, y);
            bottom = std::max(bottom, y);
        }
        return bottom - top < kCalmShare * stroke.lengthPx;
    }

    /// Another pen is there, or goes through there nearby.
    bool meets(const PenLine& own, const Stroke& stroke, double from) const
    {
        const auto [low, high] = std::minmax(stroke.tipY, from);
        const double near = m_map.px(kNearMm);
        return std::ranges::any_of(m_pens, [&](const PenLine& pen) {
            for (double beside = &pen == &own ? near : -near; beside < near; beside += 0.5) {
                const double y = pen.at(stroke.x + beside);
                if (y > low - 2 * m_half && y < high + 2 * m_half)
                    return true;
            }
            return false;
        });
    }

    const InkMap& m_map;
    const std::vector<PenLine>& m_pens;
    double m_half;
};

/// The middle one of the longest: one stroke has ink in several columns.
Stroke middleOf(const std::vector<Stroke>& columns)
{
    const double longest = std::ranges::max_element(columns, {}, &Stroke::lengthPx)->lengthPx;
    std::vector<Stroke> tips;
    std::ranges::copy_if(columns, std::back_inserter(tips),
        [longest](const Stroke& stroke) { return stroke.lengthPx > longest - 1; });
    return tips[tips.size() / 2];
}

std::vector<Stroke> strokesOf(
    const StrokeFinder& finder, const PenLine& pen, double apartPx, double endPx)
{
    std::vector<Stroke> strokes, columns;
    const auto close = [&] {
        if (!columns.empty())
            strokes.push_back(middleOf(columns));
        columns.clear();
    };
    const double right = pen.x(pen.y.size());
    for (int x = cvCeil(pen.left + endPx); x < right - endPx; ++x) {
        const auto stroke = finder.at(pen, x);
        if (!stroke)
            continue;
        if (!columns.empty() && x - columns.back().x > apartPx)
            close();
        columns.push_back(*stroke);
    }
    close();
    return strokes;
}

} // namespace

void reachSpikeTips(const InkMap& map, std::vector<PenLine>& pens)
{
    const auto profile = PenProfile::measured(map, pens);
    if (!profile)
        return;
    const StrokeFinder finder(map, pens, halfWidth(*profile));
    std::vector<std::vector<Stroke>> all;
    for (const PenLine& pen : pens)
        all.push_back(strokesOf(finder, pen, map.px(kApartMm), map.px(kEndMm)));
    const auto showsInAnother = [&](std::size_t own, const Stroke& stroke) {
        for (std::size_t p = 0; p < all.size(); ++p) {
            if (p != own && std::ranges::any_of(all[p], [&](const Stroke& other) {
                    return std::abs(other.x - stroke.x) <= map.px(kTogetherMm);
                }))
                return true;
        }
        return false;
    };
    for (std::size_t p = 0; p < pens.size(); ++p) {
        PenLine& pen = pens[p];
        for (const Stroke& stroke : all[p]) {
            if (!showsInAnother(p, stroke))
                continue;
            for (std::size_t k = 0; k < pen.y.size(); ++k) {
                if (std::abs(pen.x(k) - stroke.x) <= 0.5)
                    pen.y[k] = static_cast<float>(stroke.tipY);
            }
        }
    }
}

} // namespace ecgscan
