// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scan/line_response.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace ecgscan {

namespace {

constexpr int kMeanBox = 25; ///< Work pixels: wider than any line, narrower than a shadow.
constexpr int kContrastBox = 75;
constexpr double kContrastFactor = 1.4; ///< Roughly from mean to root mean square.
constexpr float kContrastFloor = 1.5F; ///< Grey levels: below this there is only sensor noise.
constexpr float kMostPaper = -0.5F;
constexpr float kMostInk = 2.0F;

struct Extremes {
    cv::Mat1f darkest; ///< Channel: a printed grid may have any hue, its lines are dark in one.
    cv::Mat1f brightest;
};

Extremes extremesOf(const cv::Mat& rgb)
{
    cv::Mat channels[3], least, most;
    cv::split(rgb, channels);
    cv::min(channels[0], channels[1], least);
    cv::min(least, channels[2], least);
    cv::max(channels[0], channels[1], most);
    cv::max(most, channels[2], most);
    Extremes out;
    least.convertTo(out.darkest, CV_32F);
    most.convertTo(out.brightest, CV_32F);
    return out;
}

/// Darkness against the mean of the neighbourhood.
cv::Mat1f darker(const cv::Mat1f& grey)
{
    cv::Mat1f mean, out;
    cv::boxFilter(grey, mean, CV_32F, {kMeanBox, kMeanBox}, {-1, -1}, true, cv::BORDER_REFLECT);
    cv::subtract(mean, grey, out);
    return out;
}

} // namespace

LineResponse lineResponse(const cv::Mat& rgb, int maxSide)
{
    LineResponse result;
    result.scale = std::min(1.0, static_cast<double>(maxSide) / std::max(rgb.cols, rgb.rows));
    cv::Mat work = rgb;
    if (result.scale < 1)
        cv::resize(rgb, work, {}, result.scale, result.scale, cv::INTER_AREA);

    const Extremes extremes = extremesOf(work);
    result.darkness = darker(extremes.brightest);
    cv::Mat1f& value = result.value;
    value = darker(extremes.darkest);
    // The mean distance, not its root mean square: a few strokes of black ink must not make the
    // pale lines round them look like nothing.
    cv::Mat1f contrast;
    cv::boxFilter(cv::abs(value), contrast, CV_32F, {kContrastBox, kContrastBox}, {-1, -1}, true,
        cv::BORDER_REFLECT);
    contrast.convertTo(contrast, -1, kContrastFactor);
    cv::max(cv::Mat(contrast), kContrastFloor, contrast);
    cv::divide(value, contrast, value);
    cv::min(cv::Mat(value), kMostInk, value);
    cv::max(cv::Mat(value), kMostPaper, value);
    return result;
}

} // namespace ecgscan
