// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scan/lattice.h"

#include "model/scan/line_probe.h"

#include <algorithm>
#include <cmath>
#include <queue>

namespace ecgscan {

namespace {

constexpr int kFitRadius = 3;
constexpr int kMostBlindSteps = 2; ///< Over a gap, from the last found node.
constexpr int kMostTries = 3;
constexpr double kReach = 0.22; ///< Cells: past it lies the next 1 mm line.
constexpr double kFirstReach = 0.3;
constexpr double kMinContrast = 0.22; ///< Of either line.
constexpr double kMinContrastSum = 0.6;
constexpr double kPriorWeight = 2.0;

/// A node to be looked for next; the clearest neighbourhoods go first.
struct Candidate {
    double priority = 0;
    int column = 0;
    int row = 0;
    int blindSteps = 0;
    LocalGrid from; ///< Of the node that named it.

    bool operator<(const Candidate& other) const { return priority < other.priority; }
};

class Grower {
public:
    Grower(const LineResponse& response, const GridSeed& seed)
        : m_response(response.value)
        , m_lattice(reachFor(response.value.size(), seed))
        , m_tries(
              static_cast<std::size_t>((2 * m_lattice.reach() + 1) * (2 * m_lattice.reach() + 1)))
    {
    }

    Lattice run(const LocalGrid& start, const Task& task)
    {
        m_queue.push({1, 0, 0, 0, start});
        int steps = 0;
        while (!m_queue.empty()) {
            if (++steps % 64 == 0 && task.cancelled())
                break;
            const Candidate next = m_queue.top();
            m_queue.pop();
            visit(next);
        }
        return std::move(m_lattice);
    }

private:
    static int reachFor(cv::Size size, const GridSeed& seed)
    {
        const double cell = std::min(cv::norm(seed.across), cv::norm(seed.down));
        return static_cast<int>(1.4 * std::hypot(size.width, size.height) / cell) + 2;
    }

    int& tries(const Candidate& at)
    {
        const int side = 2 * m_lattice.reach() + 1;
        return m_tries[static_cast<std::size_t>(
            (at.row + m_lattice.reach()) * side + at.column + m_lattice.reach())];
    }

    bool inPicture(cv::Point2d point, double margin) const
    {
        return point.x > -margin && point.y > -margin && point.x < m_response.cols + margin
            && point.y < m_response.rows + margin;
    }

    void visit(const Candidate& next)
    {
        if (!m_lattice.covers(next.column, next.row) || m_lattice.node(next.column, next.row).found
            || tries(next) >= kMostTries)
            return;
        ++tries(next);
        const LocalGrid expected
            = m_lattice.fitAround(next.column, next.row, kFitRadius, next.from).value_or(next.from);
        if (!inPicture(expected.at, 1) || !plausible(expected, next.from))
            return;
        const double reach = m_lattice.count() < 6 ? kFirstReach : kReach;
        const LineHit column
            = probeLine(m_response, {expected.at, expected.across, expected.down, reach});
        const LineHit row
            = probeLine(m_response, {expected.at, expected.down, expected.across, reach});
        LocalGrid here = expected;
        const double weaker = std::min(column.contrast, row.contrast);
        if (weaker > kMinContrast && column.contrast + row.contrast > kMinContrastSum) {
            here.at += column.offset * expected.across + row.offset * expected.down;
            m_lattice.node(next.column, next.row) = {here.at, weaker, true};
            nameNeighbours(next, here, weaker, 0);
        } else if (next.blindSteps < kMostBlindSteps) {
            nameNeighbours(next, here, -1.0 - next.blindSteps, next.blindSteps + 1);
        }
    }

    static bool plausible(const LocalGrid& grid, const LocalGrid& from)
    {
        const double area = std::abs(grid.across.cross(grid.down));
        const double before = std::abs(from.across.cross(from.down));
        return area > 0.6 * before && area < 1.7 * before;
    }

    void nameNeighbours(const Candidate& node, const LocalGrid& here, double priority, int blind)
    {
        constexpr int kSteps[4][2] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
        for (const auto& step : kSteps) {
            LocalGrid from = here;
            from.at += step[0] * here.across + step[1] * here.down;
            m_queue.push({priority, node.column + step[0], node.row + step[1], blind, from});
        }
    }

    const cv::Mat1f& m_response;
    Lattice m_lattice;
    std::vector<int> m_tries;
    std::priority_queue<Candidate> m_queue;
};

/// The phase of the seed's grid: a crossing of the 5 mm lines near its centre, from the mean of a
/// few cells around it.
LocalGrid firstCrossing(const LineResponse& response, const GridSeed& seed)
{
    constexpr int kCells = 2; // to each side
    LocalGrid grid {seed.centre, seed.across, seed.down};
    for (const bool columns : {true, false}) {
        const cv::Point2d step = columns ? grid.across : grid.down;
        const cv::Point2d along = columns ? grid.down : grid.across;
        constexpr int kPhases = 40;
        double best = -1e9, bestPhase = 0;
        for (int phase = 0; phase < kPhases; ++phase) {
            double sum = 0;
            for (int a = -kCells; a <= kCells; ++a) {
                const double s = a + static_cast<double>(phase) / kPhases - 0.5;
                for (int b = -8 * kCells; b <= 8 * kCells; ++b) {
                    const cv::Point2d point = seed.centre + s * step + b / 8.0 * along;
                    const cv::Point at(cvRound(point.x), cvRound(point.y));
                    if (cv::Rect({}, response.value.size()).contains(at))
                        sum += static_cast<double>(response.value(at));
                }
            }
            if (sum > best) {
                best = sum;
                bestPhase = static_cast<double>(phase) / kPhases - 0.5;
            }
        }
        grid.at += bestPhase * step;
    }
    return grid;
}

} // namespace

Lattice::Lattice(int reach)
    : m_reach(reach)
    , m_nodes(static_cast<std::size_t>((2 * reach + 1) * (2 * reach + 1)))
{
}

bool Lattice::covers(int column, int row) const
{
    return std::abs(column) <= m_reach && std::abs(row) <= m_reach;
}

std::size_t Lattice::indexOf(int column, int row) const
{
    return static_cast<std::size_t>((row + m_reach) * (2 * m_reach + 1) + column + m_reach);
}

LatticeNode& Lattice::node(int column, int row)
{
    return m_nodes[indexOf(column, row)];
}

const LatticeNode& Lattice::node(int column, int row) const
{
    return m_nodes[indexOf(column, row)];
}

int Lattice::count() const
{
    return static_cast<int>(std::count_if(
        m_nodes.begin(), m_nodes.end(), [](const LatticeNode& node) { return node.found; }));
}

cv::Rect Lattice::extent() const
{
    cv::Rect extent;
    for (int row = -m_reach; row <= m_reach; ++row) {
        for (int column = -m_reach; column <= m_reach; ++column) {
            if (node(column, row).found)
                extent |= cv::Rect(column, row, 1, 1);
        }
    }
    return extent;
}

std::optional<LocalGrid> Lattice::fitAround(
    int column, int row, int radius, const LocalGrid& prior) const
{
    // Unknowns: place, across, down. The prior holds across and down like a few extra nodes.
    cv::Matx33d normal(0, 0, 0, 0, kPriorWeight, 0, 0, 0, kPriorWeight);
    cv::Matx<double, 3, 2> right(0, 0, kPriorWeight * prior.across.x, kPriorWeight * prior.across.y,
        kPriorWeight * prior.down.x, kPriorWeight * prior.down.y);
    bool any = false;
    for (int y = -radius; y <= radius; ++y) {
        for (int x = -radius; x <= radius; ++x) {
            if ((x == 0 && y == 0) || !covers(column + x, row + y))
                continue;
            const LatticeNode& near = node(column + x, row + y);
            if (!near.found)
                continue;
            any = true;
            const double weight = 1.0 / (x * x + y * y);
            const cv::Vec3d a(1, x, y);
            for (int i = 0; i < 3; ++i) {
                for (int j = 0; j < 3; ++j)
                    normal(i, j) += weight * a[i] * a[j];
                right(i, 0) += weight * a[i] * near.at.x;
                right(i, 1) += weight * a[i] * near.at.y;
            }
        }
    }
    if (!any)
        return {};
    const cv::Matx<double, 3, 2> solved = normal.inv(cv::DECOMP_CHOLESKY) * right;
    return LocalGrid {
        {solved(0, 0), solved(0, 1)}, {solved(1, 0), solved(1, 1)}, {solved(2, 0), solved(2, 1)}};
}

Lattice growLattice(const LineResponse& response, const GridSeed& seed, const Task& task)
{
    return Grower(response, seed).run(firstCrossing(response, seed), task);
}

} // namespace ecgscan
