// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/scan/lattice.h"

#include <optional>

namespace ecgscan {

/// The smooth sheet through the crossings: a perspective plus what the paper bends away from it.
/// The perspective is fitted by the direct linear transform (Hartley and Zisserman, Multiple View
/// Geometry, 2004, chapter 4); which crossings are believed, and the bend (smoothBend), are own
/// methods.
/// Coordinates are lattice columns and rows (one is 5 mm) as real numbers; places are work pixels.
class GridSheet {
public:
    /// Drops crossings that do not fit their neighbourhood, then fits the rest.
    /// nullopt: too few crossings for a page.
    static std::optional<GridSheet> fit(
        Lattice lattice, const LineResponse& response, const Task& task);

    cv::Point2d at(double column, double row) const;
    cv::Rect extent() const { return m_extent; } ///< Columns and rows with crossings.
    int nodeCount() const { return m_nodeCount; } ///< Crossings found within the extent.
    double coverage() const; ///< Share of the extent's crossings that were found, 0..1.
    double cellPx() const; ///< Mean side of a cell, work pixels.

private:
    cv::Point2d plane(double column, double row) const;
    cv::Point2d cellsAt(cv::Point2d place) const; ///< Inverse of plane().
    LocalGrid middleGrid() const;

    cv::Matx33d m_homography, m_toCells; ///< Cells to places and back.
    cv::Mat2d m_residual; ///< Cells; a margin of kMargin nodes around the extent.
    cv::Rect m_extent;
    int m_nodeCount = 0;
};

} // namespace ecgscan
