// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

namespace ecgscan {

/// Where the pixels of a flat page come from.
struct FlatNet {
    cv::Mat2f nodes; ///< Original pixel position of each node.
    double stepPx = 1; ///< Between nodes, flat pixels.
    cv::Size size; ///< Of the flat page, pixels; the net reaches over all of it.
};

/// Pulls a picture straight, once, from the original pixels. rgb and the result: CV_8UC3.
/// What lies outside of the original gets the colour outside.
cv::Mat resample(const cv::Mat& rgb, const FlatNet& net, const cv::Scalar& outside);

} // namespace ecgscan
