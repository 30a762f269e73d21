// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/pen_path.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ecgscan {

namespace {

// Costs of pixels and columns were chosen on flat pages of 8 px/mm (200 dpi).
constexpr float kInk = 0.3f;
constexpr double kMaxSkipMm = 4; ///< Behind a longer gap the path begins anew, at any height.
constexpr float kSkipCost = 2.5f; ///< For each column without ink,
constexpr float kLostCost = 60; ///< but at most this for a gap,
constexpr float kLostColumnCost = 0.8f; ///< and this for each of its columns.
constexpr float kJumpCost = 1.0f; ///< For each pixel of white between runs of neighbouring columns.
constexpr float kBendCost = 0.05f; ///< For each pixel the nearer ends of two runs are apart,
constexpr float kMostBend = 0.4f; ///< but a steep stroke moves as far as it likes.
constexpr float kForeignCost = 1.2f; ///< For each column in which another row is nearer.
constexpr float kAwayCost = 0.01f; ///< For each millimetre from the baseline and column.
constexpr double kSteepMm = 1.2; ///< Runs of this height are steep strokes,
constexpr double kGridGapMm = 0.5; ///< which may lack this where a grid line crosses.
constexpr float kFaintCost = 0.5f; ///< For a run that is only a shade.

struct Node {
    PenRun run;
    float cost = 0;
    int before = -1; ///< Index of the node it comes from.
    int column = 0;
};

class PenPath {
public:
    PenPath(const InkMap& map, const PathBand& band)
        : m_map(map)
        , m_band(band)
        , m_maxSkip(std::max(3, map.wholePx(kMaxSkipMm)))
        , m_firstOf(static_cast<std::size_t>(band.right - band.left) + 1)
    {
    }

    std::vector<PenRun> follow()
    {
        for (int column = 0; column < columns(); ++column) {
            m_firstOf[static_cast<std::size_t>(column)] = static_cast<int>(m_nodes.size());
            addRuns(column);
            m_firstOf[static_cast<std::size_t>(column) + 1] = static_cast<int>(m_nodes.size());
            link(column);
        }
        return best();
    }

private:
    int columns() const { return m_band.right - m_band.left; }

    void addRuns(int column)
    {
        const int x = m_band.left + column;
        const auto base = static_cast<double>(m_band.baseline[static_cast<std::size_t>(column)]);
        const int top = std::max(0, cvFloor(base - m_band.above));
        const int bottom = std::min(m_map.ink.rows - 1, cvCeil(base + m_band.below));
        for (int y = top; y <= bottom; ++y) {
            if (m_map.ink(y, x) < kInk)
                continue;
            PenRun run;
            run.top = y;
            for (; y <= bottom && m_map.ink(y, x) >= kInk; ++y)
                run.peak = std::max(run.peak, m_map.ink(y, x));
            run.bottom = y - 1;
            addRun(run, column);
        }
        for (std::size_t k = static_cast<std::size_t>(m_firstOf[static_cast<std::size_t>(column)]);
            k < m_nodes.size(); ++k) {
            Node& node = m_nodes[k];
            const double away = std::abs(node.run.middle() - base) / m_map.pxPerMm;
            node.cost = kAwayCost * static_cast<float>(away)
                + kFaintCost * std::max(0.f, 0.7f - node.run.peak);
            const double up = base - node.run.middle();
            if (up > m_band.ownAbove || -up > m_band.ownBelow)
                node.cost += kForeignCost;
        }
    }

    /// A steep stroke loses a little where a grid line was taken away; it stays one run.
    void addRun(const PenRun& run, int column)
    {
        const bool isFirst
            = static_cast<int>(m_nodes.size()) == m_firstOf[static_cast<std::size_t>(column)];
        if (!isFirst) {
            PenRun& above = m_nodes.back().run;
            const int tallest = std::max(above.bottom - above.top, run.bottom - run.top) + 1;
            if (run.top - above.bottom - 1 <= m_map.px(kGridGapMm)
                && tallest >= m_map.px(kSteepMm)) {
                above.bottom = run.bottom;
                above.peak = std::max(above.peak, run.peak);
                return;
            }
        }
        Node node;
        node.run = run;
        node.column = column;
        m_nodes.push_back(node);
    }

    static float stepCost(const PenRun& from, const PenRun& to)
    {
        const int white = std::max({0, to.top - from.bottom - 1, from.top - to.bottom - 1});
        // Of two overlapping runs only the part that moves counts: a steep stroke ends as it began.
        const float bend = static_cast<float>(
            std::min(std::abs(from.top - to.top), std::abs(from.bottom - to.bottom)));
        return kJumpCost * static_cast<float>(white) + std::min(kMostBend, kBendCost * bend);
    }

    static float gapCost(int columns)
    {
        const auto length = static_cast<float>(columns);
        return std::min(kSkipCost * length, kLostCost + kLostColumnCost * length);
    }

    /// The best path that ended more than m_maxSkip columns before this one.
    void endPaths(int column)
    {
        const int last = column - 2 - m_maxSkip;
        if (last < 0)
            return;
        const auto at = static_cast<std::size_t>(last);
        for (int k = m_firstOf[at]; k < m_firstOf[at + 1]; ++k) {
            // Compared as if all went on being lost to the end.
            const float cost = m_nodes[static_cast<std::size_t>(k)].cost
                - kLostColumnCost * static_cast<float>(last);
            if (m_bestEnded < 0 || cost < m_bestEndedCost) {
                m_bestEnded = k;
                m_bestEndedCost = cost;
            }
        }
    }

    void link(int column)
    {
        endPaths(column);
        const int first = m_firstOf[static_cast<std::size_t>(column)];
        const int end = m_firstOf[static_cast<std::size_t>(column) + 1];
        for (int k = first; k < end; ++k) {
            Node& node = m_nodes[static_cast<std::size_t>(k)];
            float best = gapCost(column); // the path starts here
            int from = -1;
            if (m_bestEnded >= 0) {
                const Node& ended = m_nodes[static_cast<std::size_t>(m_bestEnded)];
                const float cost = ended.cost + gapCost(column - ended.column - 1);
                if (cost < best) {
                    best = cost;
                    from = m_bestEnded;
                }
            }
            for (int skip = 0; skip <= m_maxSkip && skip < column; ++skip) {
                const auto before = static_cast<std::size_t>(column - 1 - skip);
                const float skipped = gapCost(skip);
                for (int j = m_firstOf[before]; j < m_firstOf[before + 1]; ++j) {
                    const Node& other = m_nodes[static_cast<std::size_t>(j)];
                    const float cost = other.cost + skipped + stepCost(other.run, node.run);
                    if (cost < best) {
                        best = cost;
                        from = j;
                    }
                }
            }
            node.cost += best;
            node.before = from;
        }
    }

    std::vector<PenRun> best() const
    {
        std::vector<PenRun> path(static_cast<std::size_t>(columns()));
        float least = gapCost(columns()); // nothing was printed here
        int at = -1;
        for (std::size_t k = 0; k < m_nodes.size(); ++k) {
            const int left = columns() - 1 - m_nodes[k].column;
            const float cost = m_nodes[k].cost + gapCost(left);
            if (cost < least) {
                least = cost;
                at = static_cast<int>(k);
            }
        }
        for (; at >= 0; at = m_nodes[static_cast<std::size_t>(at)].before) {
            const Node& node = m_nodes[static_cast<std::size_t>(at)];
            path[static_cast<std::size_t>(node.column)] = node.run;
        }
        return path;
    }

    const InkMap& m_map;
    const PathBand& m_band;
    int m_maxSkip;
    std::vector<int> m_firstOf; ///< Index of each column's first node.
    std::vector<Node> m_nodes;
    int m_bestEnded = -1; ///< Node where the best path ended that a gap lies behind.
    float m_bestEndedCost = 0;
};

} // namespace

std::vector<PenRun> followPen(const InkMap& map, const PathBand& band)
{
    Q_ASSERT(band.baseline.size() == static_cast<std::size_t>(band.right - band.left));
    return PenPath(map, band).follow();
}

} // namespace ecgscan
