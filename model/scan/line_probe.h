// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/scan/line_response.h"

namespace ecgscan {

/// A line met near where it was expected.
struct LineHit {
    double offset = 0; ///< In units of the step vector.
    double contrast = 0; ///< Mean response on the line over that beside it.
};

/// Where to look: steps away from the expected line, and along it. Work pixels.
struct LineSearch {
    cv::Point2d at;
    cv::Point2d step; ///< To the next 5 mm line.
    cv::Point2d along; ///< One cell along the line.
    double reach = 0.25; ///< How far from the expected place, in steps.
    double halfLength = 0.8; ///< Of the stretch of line looked at, to either side, in cells.
};

/// The strongest line within reach; nearer ones are preferred a little.
LineHit probeLine(const cv::Mat1f& response, const LineSearch& search);

} // namespace ecgscan
