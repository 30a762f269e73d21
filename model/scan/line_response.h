// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

namespace ecgscan {

/// How much each pixel looks like a thin printed line, whatever the light and the colour: darkness
/// against the neighbourhood in units of the local contrast, about -0.5 (paper) to 2 (ink).
struct LineResponse {
    cv::Mat1f value; ///< A work copy of the picture, at most maxSide on its longer side.
    /// Darkness of the brightest channel against the neighbourhood, grey levels: a coloured line is
    /// pale here, ink is not.
    cv::Mat1f darkness;
    double scale = 1; ///< Work pixels per original pixel.

    cv::Point2d toOriginal(cv::Point2d work) const
    {
        return {(work.x + 0.5) / scale - 0.5, (work.y + 0.5) / scale - 0.5};
    }
    cv::Point2d toWork(cv::Point2d original) const
    {
        return {(original.x + 0.5) * scale - 0.5, (original.y + 0.5) * scale - 0.5};
    }
};

/// rgb: CV_8UC3.
LineResponse lineResponse(const cv::Mat& rgb, int maxSide);

} // namespace ecgscan
