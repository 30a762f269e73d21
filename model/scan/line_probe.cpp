// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scan/line_probe.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ecgscan {

namespace {

constexpr int kBins = 41; ///< Over one step, centred.
constexpr double kBinStep = 1.0 / (kBins - 1);
constexpr int kRows = 17; ///< Looked at along the line.
constexpr float kRim = 0.05F; ///< Work pixels.
constexpr float kNearPreference = 4.0F; ///< Falls by this times the square of the offset.

using Profile = std::array<float, kBins>;

/// The point lies inside, a pixel from the last row and column.
float interpolated(const cv::Mat1f& picture, cv::Point2f point)
{
    const int x = static_cast<int>(point.x), y = static_cast<int>(point.y);
    const float fx = point.x - static_cast<float>(x), fy = point.y - static_cast<float>(y);
    const auto* upper = picture.ptr<float>(y) + x;
    const auto* lower = picture.ptr<float>(y + 1) + x;
    const float above = upper[0] + fx * (upper[1] - upper[0]);
    const float below = lower[0] + fx * (lower[1] - lower[0]);
    return above + fy * (below - above);
}

/// Adds the response along one step, from start on.
void addRow(const cv::Mat1f& response, cv::Point2f start, cv::Point2f move, Profile& sums)
{
    const cv::Point2f end = start + move * (kBins - 1);
    const auto inside = [&](cv::Point2f point) {
        // A little inside, since adding moves up is not exact.
        return point.x >= kRim && point.y >= kRim
            && point.x < static_cast<float>(response.cols - 1) - kRim
            && point.y < static_cast<float>(response.rows - 1) - kRim;
    };
    if (!inside(start) || !inside(end)) {
        for (float& sum : sums) {
            if (inside(start))
                sum += interpolated(response, start);
            start += move;
        }
        return;
    }
    for (float& sum : sums) {
        sum += interpolated(response, start);
        start += move;
    }
}

Profile acrossProfile(const cv::Mat1f& response, const LineSearch& search)
{
    Profile raw {};
    const cv::Point2d move = search.step * kBinStep;
    for (int row = 0; row < kRows; ++row) {
        const double t = search.halfLength * (2.0 * row / (kRows - 1) - 1);
        addRow(response, search.at + t * search.along - 0.5 * search.step, move, raw);
    }
    Profile smooth = raw;
    for (std::size_t bin = 1; bin + 1 < kBins; ++bin)
        smooth[bin] = 0.25F * (raw[bin - 1] + 2 * raw[bin] + raw[bin + 1]);
    for (float& value : smooth)
        value /= kRows;
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
