// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/pen_path.h"

#include <cmath>
#include <limits>
#include <vector>

namespace ecgscan {

/// Standard deviation of the middle of the ink at 10 mm/mV, where nothing better is known.
inline constexpr double kInkSdMv = 0.06;

/// The middle of the pen; NaN where there is no ink. Point k lies at x(k).
struct PenLine {
    double left = 0;
    double stepPx = 0.25;
    std::vector<float> y; ///< Flat pixels.
    std::vector<float> sd; ///< Its standard deviation, as long as y, or empty: not known.
    double penPx = 1; ///< Width of the pen.
    /// Root mean square of what its ink is off from what it would have drawn, 0..1; 0: not known.
    double misfit = 0;

    double x(std::size_t k) const { return left + static_cast<double>(k) * stepPx; }
    /// y of the nearest point; NaN outside, and where there is no ink.
    double at(double flatX) const
    {
        const double k = std::round((flatX - left) / stepPx);
        return k >= 0 && k < static_cast<double>(y.size())
            ? static_cast<double>(y[static_cast<std::size_t>(k)])
            : std::numeric_limits<double>::quiet_NaN();
    }
};

/// From the ink a round pen left back to the path of its middle. The upper edge of the ink, eroded
/// by the pen, is right wherever the trace has no notch narrower than the pen; the lower edge,
/// dilated, wherever it has no narrow spike. Where the two differ, the one that stands out further
/// from its surroundings is the trace. Edges are where the ink falls to half, between pixels.
PenLine middleOfPen(const InkMap& map, const std::vector<PenRun>& path, int left);

} // namespace ecgscan
