// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scan/line_probe.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ecgscan {

namespace {

constexpr int kBins = 41; ///< Over one step, centred.
constexpr double kBinStep = 1.0 / (kBins - 1);
constexpr int kSamples = 24; ///< Along the line.
constexpr double kHalfLength = 0.8; ///< Cells.
constexpr float kNearPreference = 2.0F; ///< Falls by this times the square of the offset.

using Profile = std::array<float, kBins>;

float sample(const cv::Mat1f& picture, double x, double y)
{
    const int x0 = static_cast<int>(x), y0 = static_cast<int>(y);
    if (x < 0 || y < 0 || x0 >= picture.cols - 1 || y0 >= picture.rows - 1)
        return 0;
    const float fx = static_cast<float>(x - x0), fy = static_cast<float>(y - y0);
    const float* upper = picture[y0] + x0;
    const float* lower = picture[y0 + 1] + x0;
    return (1 - fy) * ((1 - fx) * upper[0] + fx * upper[1])
        + fy * ((1 - fx) * lower[0] + fx * lower[1]);
}

Profile acrossProfile(const cv::Mat1f& response, const LineSearch& search)
{
    Profile raw {};
    for (int sampleNo = 0; sampleNo < kSamples; ++sampleNo) {
        const double t = kHalfLength * (2.0 * sampleNo / (kSamples - 1) - 1);
        cv::Point2d point = search.at + t * search.along - 0.5 * search.step;
        const cv::Point2d move = search.step * kBinStep;
        for (float& bin : raw) {
            bin += sample(response, point.x, point.y) / kSamples;
            point += move;
        }
    }
    Profile smooth = raw;
    for (std::size_t bin = 1; bin + 1 < kBins; ++bin)
        smooth[bin] = 0.25F * (raw[bin - 1] + 2 * raw[bin] + raw[bin + 1]);
    return smooth;
}

} // namespace

LineHit probeLine(const cv::Mat1f& response, const LineSearch& search)
{
    const Profile profile = acrossProfile(response, search);
    Profile sorted = profile;
    std::nth_element(sorted.begin(), sorted.begin() + kBins / 2, sorted.end());
    const float beside = sorted[kBins / 2];

    int best = -1;
    float bestValue = 0;
    for (int bin = 1; bin + 1 < kBins; ++bin) {
        const double offset = bin * kBinStep - 0.5;
        if (std::abs(offset) > search.reach)
            continue;
        const float near = 1 - kNearPreference * static_cast<float>(offset * offset);
        const float value = (profile[static_cast<std::size_t>(bin)] - beside) * near;
        if (value > bestValue) {
            best = bin;
            bestValue = value;
        }
    }
    if (best < 0)
        return {};
    const auto peak = static_cast<std::size_t>(best);
    const float left = profile[peak - 1], middle = profile[peak], right = profile[peak + 1];
    const float bend = left - 2 * middle + right;
    const float part = bend < 0 ? std::clamp(0.5F * (left - right) / bend, -0.5F, 0.5F) : 0.F;
    return {
        (best + static_cast<double>(part)) * kBinStep - 0.5, static_cast<double>(middle - beside)};
}

} // namespace ecgscan
