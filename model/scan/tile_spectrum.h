// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

#include <utility>
#include <vector>

namespace ecgscan {

/// The amplitude spectrum of one square tile in polar coordinates, whitened: at every radius
/// (frequency) the height over the median of all directions. Angles are of the wave's direction,
/// degrees from +x towards +y, 0..180; radii are waves in kSize pixels.
class TileSpectrum {
public:
    static constexpr int kSize = 256;
    static constexpr int kRadii = kSize / 2;
    static constexpr int kFirstRadius = 3; ///< Lower ones are shades, not lines; they stay 0.

    /// Parts of the tile that lie outside of the picture count as blank.
    TileSpectrum(const cv::Mat1f& picture, cv::Point corner);

    /// Logarithm of one plus the height over the median along one direction, index = radius.
    std::vector<float> ray(double angleDeg) const;
    static double at(const std::vector<float>& ray, double radius);

    /// The two directions with the strongest waves, at right angles but for maxSkewDeg. The first
    /// is the one nearer to the x axis (within -45..135 degrees: -45..45).
    std::pair<double, double> mainAngles(double maxSkewDeg) const;

private:
    float magnitude(double angleDeg, double radius) const;

    cv::Mat1f m_magnitude; ///< Zero frequency at (kSize / 2, kSize / 2).
    std::vector<float> m_background; ///< Median over the directions, by radius.
};

} // namespace ecgscan
