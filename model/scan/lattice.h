// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/task.h"
#include "model/scan/grid_period.h"

#include <optional>
#include <vector>

namespace ecgscan {

/// One crossing of 5 mm lines.
struct LatticeNode {
    cv::Point2d at; ///< Work pixels.
    double contrast = 0; ///< Of the weaker of its two lines, in units of LineResponse.
    bool found = false;
};

/// The local shape of the grid: a crossing and the way to its neighbours, work pixels.
struct LocalGrid {
    cv::Point2d at;
    cv::Point2d across;
    cv::Point2d down;
};

/// The crossings of 5 mm lines by column and row; (0, 0) is the crossing nearest to the seed, and
/// columns and rows may be negative.
class Lattice {
public:
    /// Columns and rows run from -reach to reach. searchReach: how far from its expected place a
    /// line is looked for, in cells.
    Lattice(int reach, double searchReach);

    int reach() const { return m_reach; }
    double searchReach() const { return m_searchReach; }
    bool covers(int column, int row) const;
    LatticeNode& node(int column, int row);
    const LatticeNode& node(int column, int row) const;
    int count() const; ///< Found nodes.
    cv::Rect extent() const; ///< Columns and rows that hold found nodes.

    /// Least squares over the found nodes at most radius away (without the node itself; weights
    /// fall with the square of the distance), held towards the shape of prior where they are few,
    /// as by ridge regression. nullopt: no node is near.
    std::optional<LocalGrid> fitAround(
        int column, int row, int radius, const LocalGrid& prior) const;

    /// The same over the nodes of one half plane only: those that lie to this side (their way from
    /// the node has no component against it). {0, 0} is all sides.
    std::optional<LocalGrid> fitSide(
        cv::Point at, int radius, cv::Point side, const LocalGrid& prior) const;

private:
    std::size_t indexOf(int column, int row) const;

    int m_reach;
    double m_searchReach;
    std::vector<LatticeNode> m_nodes;
};

/// Follows the lines from the seed, crossing by crossing, as far as they can be seen. Own method:
/// the next crossing is looked for where those found nearby expect it, the clearest neighbourhood
/// first; one that is not seen may be stepped over twice in a row.
Lattice growLattice(const LineResponse& response, const GridSeed& seed, const Task& task);

/// The same from all crossings already found, for instance when wrong ones have been taken out.
/// mean: the shape of the grid at large.
Lattice growFurther(
    Lattice lattice, const LineResponse& response, const LocalGrid& mean, const Task& task);

/// Measures each found crossing once more, from where its neighbours expect it and by the nearest
/// stretch of its lines only, so that the errors of neighbours do not depend on each other.
void measureAgain(Lattice& lattice, const LineResponse& response, const LocalGrid& mean);

} // namespace ecgscan
