// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/pen_line.h"

#include "model/core/ecg.h"
#include "model/core/quantile.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

constexpr int kPerPixel = 4; ///< Points for each pixel column.

constexpr int kPer = kPerPixel;
constexpr double kDefaultPenMm = 0.3;

struct Edges {
    std::vector<float> top, bottom; ///< NaN where there is no ink.
};

/// Height of the runs where the trace is flat: the lower quartile of all heights.
double penWidth(const Edges& edges, const InkMap& map)
{
    std::vector<float> heights;
    for (std::size_t k = 0; k < edges.top.size(); k += kPer) {
        if (std::isfinite(edges.top[k]))
            heights.push_back(edges.bottom[k] - edges.top[k]);
    }
    if (heights.size() < 8)
        return map.px(kDefaultPenMm);
    const auto quartile = static_cast<double>(quantile(std::move(heights), 0.25));
    return std::clamp(quartile, 0.8, map.px(1.2));
}

/// Ink between two pixel columns.
class ColumnPair {
public:
    ColumnPair(const cv::Mat1f& ink, int x, float share)
        : m_ink(ink)
        , m_x(x)
        , m_next(std::min(x + 1, ink.cols - 1))
        , m_share(share)
    {
    }
    float operator()(int y) const
    {
        if (y < 0 || y >= m_ink.rows)
            return 0;
        const float* row = m_ink[y];
        return (1 - m_share) * row[m_x] + m_share * row[m_next];
    }

private:
    const cv::Mat1f& m_ink;
    int m_x, m_next;
    float m_share;
};

/// The edges of the ink around the darkest place between first and last, at half its darkness.
std::pair<float, float> edgesAround(const ColumnPair& ink, int first, int last)
{
    int darkest = first;
    for (int y = first; y <= last; ++y) {
        if (ink(y) > ink(darkest))
            darkest = y;
    }
    const float half = 0.5f * std::min(1.f, ink(darkest));
    if (half < 0.1f)
        return {kMissing, kMissing};
    // The outermost ink of the run counts, so that a stroke that is fainter in its middle stays
    // one.
    int top = first, bottom = last;
    while (top < darkest && ink(top) < half)
        ++top;
    while (bottom > darkest && ink(bottom) < half)
        --bottom;
    while (top > 0 && ink(top - 1) >= half && first - top < 2)
        --top;
    while (ink(bottom + 1) >= half && bottom - last < 2)
        ++bottom;
    const auto beyond = [half](float inside, float outside) {
        return inside > outside ? std::clamp((inside - half) / (inside - outside), 0.f, 1.f) : 0.f;
    };
    return {static_cast<float>(top) - beyond(ink(top), ink(top - 1)),
        static_cast<float>(bottom) + beyond(ink(bottom), ink(bottom + 1))};
}

Edges edgesOf(const InkMap& map, const std::vector<PenRun>& path, int left)
{
    Edges edges;
    const std::size_t count = path.size() * kPer;
    edges.top.assign(count, kMissing);
    edges.bottom.assign(count, kMissing);
    for (std::size_t column = 0; column < path.size(); ++column) {
        if (path[column].isEmpty())
            continue;
        const PenRun& next = column + 1 < path.size() && !path[column + 1].isEmpty()
            ? path[column + 1]
            : path[column];
        const bool joined
            = next.top <= path[column].bottom + 2 && next.bottom >= path[column].top - 2;
        for (int part = 0; part < kPer; ++part) {
            const float share = static_cast<float>(part) / kPer;
            const PenRun& nearer = part * 2 < kPer ? path[column] : next;
            // Between the columns the stroke may reach from one run into the other.
            const int first = joined ? std::min(path[column].top, next.top) : nearer.top;
            const int last = joined ? std::max(path[column].bottom, next.bottom) : nearer.bottom;
            const ColumnPair ink(map.ink, left + static_cast<int>(column), joined ? share : 0.f);
            const std::size_t k = column * kPer + static_cast<std::size_t>(part);
            std::tie(edges.top[k], edges.bottom[k]) = part == 0
                ? edgesAround(ink, path[column].top, path[column].bottom)
                : edgesAround(ink, first, last);
        }
    }
    return edges;
}

/// Lowers (sign +1: larger y) or lifts (-1) an edge by a round pen rolling inside it.
std::vector<float> rolled(const std::vector<float>& edge, double radius, float sign)
{
    std::vector<float> out(edge.size(), kMissing);
    const int reach = cvFloor(radius * kPer);
    std::vector<float> depth;
    for (int k = -reach; k <= reach; ++k) {
        const double across = static_cast<double>(k) / kPer;
        depth.push_back(
            static_cast<float>(std::sqrt(std::max(0.0, radius * radius - across * across))));
    }
    const int count = static_cast<int>(edge.size());
    for (int x = 0; x < count; ++x) {
        if (!std::isfinite(edge[static_cast<std::size_t>(x)]))
            continue;
        float most = -std::numeric_limits<float>::max();
        for (int k = std::max(-reach, -x); k <= std::min(reach, count - 1 - x); ++k) {
            const float y = edge[static_cast<std::size_t>(x + k)];
            if (std::isfinite(y))
                most = std::max(most, sign * y + depth[static_cast<std::size_t>(k + reach)]);
        }
        out[static_cast<std::size_t>(x)] = sign * most;
    }
    return out;
}

/// Straight lines between the points where both estimates agree.
std::vector<float> surroundings(
    const std::vector<float>& upper, const std::vector<float>& lower, float tolerance)
{
    std::vector<float> out(upper.size(), kMissing);
    std::ptrdiff_t previous = -1;
    const auto count = static_cast<std::ptrdiff_t>(upper.size());
    const auto at = [](const std::vector<float>& values, std::ptrdiff_t k) {
        return values[static_cast<std::size_t>(k)];
    };
    for (std::ptrdiff_t k = 0; k < count; ++k) {
        if (!std::isfinite(at(upper, k)) || std::abs(at(upper, k) - at(lower, k)) > tolerance)
            continue;
        const float here = 0.5f * (at(upper, k) + at(lower, k));
        const float there = previous >= 0 ? at(out, previous) : here;
        for (std::ptrdiff_t j = previous + 1; j <= k; ++j) {
            const float share = previous >= 0
                ? static_cast<float>(j - previous) / static_cast<float>(k - previous)
                : 1.f;
            out[static_cast<std::size_t>(j)] = there + share * (here - there);
        }
        previous = k;
    }
    for (std::ptrdiff_t j = previous + 1; previous >= 0 && j < count; ++j)
        out[static_cast<std::size_t>(j)] = at(out, previous);
    return out;
}

} // namespace

PenLine middleOfPen(const InkMap& map, const std::vector<PenRun>& path, int left)
{
    PenLine line;
    line.left = left;
    line.stepPx = 1.0 / kPerPixel;
    const Edges edges = edgesOf(map, path, left);
    line.penPx = penWidth(edges, map);
    const double radius = line.penPx / 2;
    const std::vector<float> upper = rolled(edges.top, radius, 1);
    const std::vector<float> lower = rolled(edges.bottom, radius, -1);
    const std::vector<float> around
        = surroundings(upper, lower, static_cast<float>(std::max(0.35, 0.25 * line.penPx)));
    line.y.assign(upper.size(), kMissing);
    for (std::size_t k = 0; k < upper.size(); ++k) {
        if (!std::isfinite(upper[k]) || !std::isfinite(lower[k]))
            continue;
        const float middle = 0.5f * (upper[k] + lower[k]);
        const float base = std::isfinite(around[k]) ? around[k] : middle;
        const float up = base - upper[k], down = lower[k] - base;
        line.y[k] = std::abs(up - down) < 0.3f || lower[k] < upper[k] ? middle
            : up > down                                               ? upper[k]
                                                                      : lower[k];
    }
    return line;
}

} // namespace ecgscan
