// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/scan/line_response.h"

#include <optional>
#include <vector>

namespace ecgscan {

/// A place on the work copy where the grid is clear, and the local 5 mm grid there.
struct GridSeed {
    cv::Point2d centre; ///< Work pixels; not yet a crossing of lines.
    cv::Point2d across; ///< One 5 mm cell to the right, work pixels (x component positive).
    cv::Point2d down; ///< One 5 mm cell down, work pixels (y component positive).
    double score = 0; ///< Height of the spectral peaks over the background; 1 is weak, 3 good.
    bool onlyMillimetres = false; ///< Every fifth line looks like the others.
};

/// The grid's pitch and directions from windowed spectra of tiles. Best place first; the seeds
/// agree with each other on which of the printed rhythms is 5 mm. Empty: there is no grid. Method:
/// each set of parallel equidistant lines is a comb on a ray through the spectrum's origin.
std::vector<GridSeed> findGridSeeds(const LineResponse& response);

} // namespace ecgscan
