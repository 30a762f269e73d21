// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scan/lattice.h"

#include "model/scan/line_probe.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <utility>

namespace ecgscan {

namespace {

constexpr int kFitRadius = 3;
constexpr int kMostBlindSteps = 2; ///< Over a gap, from the last found node.
constexpr int kMostTries = 2;
constexpr double kReach = 0.22; ///< Cells.
constexpr int kFirstNodes = 6;
constexpr double kFirstFactor = 1.3;
constexpr double kMillimetreReach = 0.09; ///< Past it the next 1 mm line is the nearer one.
constexpr double kGrowLength = 0.8;
constexpr double kFineLength = 0.5; ///< Neighbours look at different stretches of their line.
constexpr double kFineReach = 0.1;
constexpr double kMinContrast = 0.22; ///< Of either line.
constexpr double kMinContrastSum = 0.6;
constexpr double kHopelessSum = 0.4; ///< Half a line would not be enough either.
constexpr double kMinFineContrast = 0.15;
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

struct Probing {
    double reach; ///< Cells
    double halfLength; ///< Cells
};

bool isClear(const LineHit& one, const LineHit& other)
{
    return std::min(one.contrast, other.contrast) > kMinContrast
        && one.contrast + other.contrast > kMinContrastSum;
}

/// At the rim of the grid a line goes on to one side only.
LineHit clearerHalf(const cv::Mat1f& response, const LineSearch& search)
{
    LineHit best = probeLine(response, search);
    LineSearch half = search;
    half.halfLength = 0.5 * search.halfLength;
    for (const double side : {-1.0, 1.0}) {
        half.at = search.at + side * half.halfLength * search.along;
        const LineHit hit = probeLine(response, half);
        if (hit.contrast > 1.3 * best.contrast)
            best = hit;
    }
    return best;
}

/// The lines of a column and of a row near their expected crossing.
std::pair<LineHit, LineHit> probeCrossing(
    const cv::Mat1f& response, const LocalGrid& expected, const Probing& how)
{
    const LineSearch column {
        expected.at, expected.across, expected.down, how.reach, how.halfLength};
    const LineSearch row {expected.at, expected.down, expected.across, how.reach, how.halfLength};
    const std::pair<LineHit, LineHit> hits {probeLine(response, column), probeLine(response, row)};
    if (isClear(hits.first, hits.second)
        || hits.first.contrast + hits.second.contrast < kHopelessSum)
        return hits;
    return {clearerHalf(response, column), clearerHalf(response, row)};
}

class Grower {
public:
    Grower(const LineResponse& response, Lattice lattice)
        : m_response(response.value)
        , m_lattice(std::move(lattice))
        , m_found(m_lattice.count())
        , m_tries(
              static_cast<std::size_t>((2 * m_lattice.reach() + 1) * (2 * m_lattice.reach() + 1)))
    {
    }

    void startAt(const LocalGrid& start) { m_queue.push({1, 0, 0, 0, start}); }

    /// Goes on from every crossing already found.
    void startFromAll(const LocalGrid& mean)
    {
        const cv::Rect extent = m_lattice.extent();
        for (int row = extent.y; row < extent.br().y; ++row) {
            for (int column = extent.x; column < extent.br().x; ++column) {
                const LatticeNode& node = m_lattice.node(column, row);
                if (!node.found)
                    continue;
                LocalGrid here = m_lattice.fitAround(column, row, kFitRadius, mean).value_or(mean);
                here.at = node.at;
                nameNeighbours({0, column, row, 0, here}, here, node.contrast, 0);
            }
        }
    }

    Lattice run(const Task& task)
    {
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
        const double reach = m_lattice.searchReach() * (m_found < kFirstNodes ? kFirstFactor : 1);
        const auto [column, row] = probeCrossing(m_response, expected, {reach, kGrowLength});
        LocalGrid here = expected;
        const double weaker = std::min(column.contrast, row.contrast);
        if (isClear(column, row)) {
            here.at += column.offset * expected.across + row.offset * expected.down;
            m_lattice.node(next.column, next.row) = {here.at, weaker, true};
            ++m_found;
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
    int m_found = 0;
    std::vector<int> m_tries;
    std::priority_queue<Candidate> m_queue;
};

int reachFor(cv::Size size, const GridSeed& seed)
{
    const double cell = std::min(cv::norm(seed.across), cv::norm(seed.down));
    return static_cast<int>(1.4 * std::hypot(size.width, size.height) / cell) + 2;
}

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

Lattice::Lattice(int reach, double searchReach)
    : m_reach(reach)
    , m_searchReach(searchReach)
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
    return fitSide({column, row}, radius, {0, 0}, prior);
}

std::optional<LocalGrid> Lattice::fitSide(
    cv::Point at, int radius, cv::Point side, const LocalGrid& prior) const
{
    // Unknowns: place, across, down. The prior holds across and down like a few extra nodes.
    double n = 0, nx = 0, ny = 0, nxx = kPriorWeight, nxy = 0, nyy = kPriorWeight;
    cv::Point2d sum, sumX = kPriorWeight * prior.across, sumY = kPriorWeight * prior.down;
    for (int y = -radius; y <= radius; ++y) {
        for (int x = -radius; x <= radius; ++x) {
            if ((x == 0 && y == 0) || x * side.x + y * side.y < 0 || !covers(at.x + x, at.y + y))
                continue;
            const LatticeNode& near = node(at.x + x, at.y + y);
            if (!near.found)
                continue;
            const double weight = 1.0 / (x * x + y * y);
            n += weight;
            nx += weight * x;
            ny += weight * y;
            nxx += weight * x * x;
            nxy += weight * x * y;
            nyy += weight * y * y;
            sum += weight * near.at;
            sumX += weight * x * near.at;
            sumY += weight * y * near.at;
        }
    }
    if (n <= 0)
        return {};
    // The place is eliminated first: what is left is two by two.
    const double cxx = nxx - nx * nx / n, cxy = nxy - nx * ny / n, cyy = nyy - ny * ny / n;
    const double det = cxx * cyy - cxy * cxy;
    const cv::Point2d restX = sumX - sum * (nx / n), restY = sumY - sum * (ny / n);
    LocalGrid grid;
    grid.across = (restX * cyy - restY * cxy) * (1 / det);
    grid.down = (restY * cxx - restX * cxy) * (1 / det);
    grid.at = (sum - grid.across * nx - grid.down * ny) * (1 / n);
    return grid;
}

Lattice growLattice(const LineResponse& response, const GridSeed& seed, const Task& task)
{
    Grower grower(response,
        Lattice(reachFor(response.value.size(), seed),
            seed.onlyMillimetres ? kMillimetreReach : kReach));
    grower.startAt(firstCrossing(response, seed));
    return grower.run(task);
}

Lattice growFurther(
    Lattice lattice, const LineResponse& response, const LocalGrid& mean, const Task& task)
{
    Grower grower(response, std::move(lattice));
    grower.startFromAll(mean);
    return grower.run(task);
}

void measureAgain(Lattice& lattice, const LineResponse& response, const LocalGrid& mean)
{
    const Lattice before = lattice;
    const cv::Rect extent = before.extent();
    for (int row = extent.y; row < extent.br().y; ++row) {
        for (int column = extent.x; column < extent.br().x; ++column) {
            LatticeNode& node = lattice.node(column, row);
            auto expected = before.fitAround(column, row, 2, mean);
            if (!node.found || !expected)
                continue;
            expected->at = node.at;
            const auto [columnLine, rowLine]
                = probeCrossing(response.value, *expected, {kFineReach, kFineLength});
            node.contrast = std::min(columnLine.contrast, rowLine.contrast);
            node.at += columnLine.offset * expected->across + rowLine.offset * expected->down;
            node.found = node.contrast > kMinFineContrast;
        }
    }
}

} // namespace ecgscan
