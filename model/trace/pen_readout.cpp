// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/pen_readout.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace ecgscan {

namespace {

constexpr float kJumpCost = 0.01f; ///< Log probability for each pixel between two columns,
constexpr float kMostJumpCost = 5; ///< at most so much: a lead may begin anywhere.
constexpr float kLiftCost = 4; ///< For the pen to leave the paper or to come back.
constexpr int kNearPx = 80; ///< Round the path, where the expectation is taken.
constexpr float kLeast = -1e30f;

/// Scores of the best paths up to one column, and where each came from.
struct Front {
    std::vector<float> at; ///< By row.
    float none = 0;
};

class PathFinder {
public:
    PathFinder(const PenProbability& probability, int first, int last)
        : m_probability(probability)
        , m_first(first)
        , m_last(last)
        , m_rows(static_cast<std::size_t>(probability.rows))
    {
    }

    /// Row of the path in each column, -1 where there is no ink.
    std::vector<int> best()
    {
        const auto columns = static_cast<std::size_t>(m_last - m_first);
        m_from.assign(columns * (m_rows + 1), -1);
        Front front {std::vector<float>(m_rows), 0};
        for (std::size_t k = 0; k < columns; ++k)
            front = advanced(front, k);
        std::vector<int> path(columns);
        int row = -1;
        if (!front.at.empty()) {
            const auto top = std::ranges::max_element(front.at);
            if (*top > front.none)
                row = static_cast<int>(top - front.at.begin());
        }
        for (std::size_t k = columns; k-- > 0;) {
            path[k] = row;
            row = m_from[k * (m_rows + 1) + (row < 0 ? m_rows : static_cast<std::size_t>(row))];
        }
        return path;
    }

private:
    std::span<const float> column(std::size_t k) const
    {
        return {
            m_probability.logAt.data() + (static_cast<std::size_t>(m_first) + k) * m_rows, m_rows};
    }

    /// Best predecessor of each row: linear cost by a pass down and a pass up, or a jump from the
    /// best of all.
    Front advanced(const Front& before, std::size_t k)
    {
        int* from = m_from.data() + k * (m_rows + 1);
        Front after {before.at, kLeast};
        for (std::size_t y = 0; y < m_rows; ++y)
            from[y] = static_cast<int>(y);
        const auto relax = [&](std::size_t y, std::size_t neighbour) {
            if (after.at[neighbour] - kJumpCost > after.at[y]) {
                after.at[y] = after.at[neighbour] - kJumpCost;
                from[y] = from[neighbour];
            }
        };
        for (std::size_t y = 1; y < m_rows; ++y)
            relax(y, y - 1);
        for (std::size_t y = m_rows - 1; y-- > 0;)
            relax(y, y + 1);
        const auto top = std::ranges::max_element(before.at);
        const int topRow = static_cast<int>(top - before.at.begin());
        const float jump = *top - kMostJumpCost, landing = before.none - kLiftCost;
        const std::span<const float> log = column(k);
        for (std::size_t y = 0; y < m_rows; ++y) {
            if (jump > after.at[y]) {
                after.at[y] = jump;
                from[y] = topRow;
            }
            if (landing > after.at[y]) {
                after.at[y] = landing;
                from[y] = -1;
            }
            after.at[y] += log[y];
        }
        const float lifted = *top - kLiftCost;
        from[m_rows] = lifted > before.none ? topRow : -1;
        after.none = std::max(lifted, before.none)
            + m_probability.logNone[static_cast<std::size_t>(m_first) + k];
        return after;
    }

    const PenProbability& m_probability;
    int m_first, m_last;
    std::size_t m_rows;
    std::vector<int> m_from; ///< Columns x (rows and "none"): the row before, -1 for "none".
};

} // namespace

PenColumns readPen(const PenProbability& probability, int first, int last)
{
    const std::vector<int> path = PathFinder(probability, first, last).best();
    PenColumns pen;
    pen.y.assign(path.size(), std::numeric_limits<float>::quiet_NaN());
    pen.sd = pen.y;
    for (std::size_t k = 0; k < path.size(); ++k) {
        if (path[k] < 0)
            continue;
        const float* log = probability.logAt.data()
            + (static_cast<std::size_t>(first) + k) * static_cast<std::size_t>(probability.rows);
        const int top = std::max(0, path[k] - kNearPx);
        const int bottom = std::min(probability.rows - 1, path[k] + kNearPx);
        double sum = 0, mean = 0, square = 0;
        for (int y = top; y <= bottom; ++y) {
            const double weight = std::exp(static_cast<double>(log[y]));
            const double off = y - path[k];
            sum += weight;
            mean += weight * off;
            square += weight * off * off;
        }
        if (sum <= 0)
            continue;
        mean /= sum;
        pen.y[k] = static_cast<float>(path[k] + mean);
        pen.sd[k] = static_cast<float>(std::sqrt(std::max(0.0, square / sum - mean * mean)));
    }
    return pen;
}

} // namespace ecgscan
