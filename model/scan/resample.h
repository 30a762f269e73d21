// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

#include <optional>

namespace ecgscan {

/// Where the pixels of a flat page come from.
struct FlatNet {
    cv::Mat2f nodes; ///< Original pixel position of each node.
    double stepPx = 1; ///< Between nodes, flat pixels.
    cv::Size size; ///< Of the flat page, pixels; the net reaches over all of it.
    std::optional<cv::Point> copyFrom; ///< Set: flat pixel (0, 0) is exactly this original pixel,
                                       ///< and the others are its neighbours.
};

/// Pulls a picture straight, once, from the original pixels. rgb and the result: CV_8UC3.
/// What lies outside of the original gets the colour outside.
cv::Mat resample(const cv::Mat& rgb, const FlatNet& net, const cv::Scalar& outside);

} // namespace ecgscan
