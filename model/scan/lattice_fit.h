// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/scan/lattice.h"

#include <optional>

namespace ecgscan {

/// The smooth sheet through the crossings: a perspective plus what the paper bends away from it.
/// Coordinates are lattice columns and rows (one is 5 mm) as real numbers; places are work pixels.
class GridSheet {
public:
    /// Drops crossings that do not fit their neighbourhood, then fits the rest.
    /// nullopt: too few crossings for a page.
    static std::optional<GridSheet> fit(Lattice lattice, const LineResponse& response);

    cv::Point2d at(double column, double row) const;
    cv::Rect extent() const { return m_extent; } ///< Columns and rows with crossings.
    int nodeCount() const { return m_nodeCount; }
    double coverage() const; ///< Share of the extent's crossings that were found, 0..1.
    double meanContrast() const { return m_meanContrast; }
    double cellPx() const; ///< Mean side of a cell, work pixels.
    /// Root mean square distance of the crossings from a plain perspective, in cells.
    double bend() const { return m_bend; }

private:
    cv::Point2d plane(double column, double row) const;
    cv::Point2d cellsAt(cv::Point2d place) const; ///< Inverse of plane().
    LocalGrid middleGrid() const;

    cv::Matx33d m_homography;
    cv::Mat2d m_residual; ///< Cells; a margin of kMargin nodes around the extent.
    cv::Rect m_extent;
    int m_nodeCount = 0;
    double m_meanContrast = 0;
    double m_bend = 0;
};

} // namespace ecgscan
