// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scan/tile_spectrum.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ecgscan {

namespace {

constexpr int kAngles = 180;

const cv::Mat1f& window()
{
    static const cv::Mat1f hann = [] {
        cv::Mat1f mat;
        cv::createHanningWindow(mat, {TileSpectrum::kSize, TileSpectrum::kSize}, CV_32F);
        return mat;
    }();
    return hann;
}

/// Folds the packed result of a real transform into magnitudes around the centre.
cv::Mat1f centredMagnitude(const cv::Mat2f& spectrum)
{
    constexpr int n = TileSpectrum::kSize;
    cv::Mat1f centred(n, n);
    for (int y = 0; y < n; ++y) {
        const cv::Vec2f* row = spectrum[y];
        float* out = centred[(y + n / 2) % n];
        for (int x = 0; x < n; ++x)
            out[(x + n / 2) % n] = std::hypot(row[x][0], row[x][1]);
    }
    return centred;
}

} // namespace

TileSpectrum::TileSpectrum(const cv::Mat1f& picture, cv::Point corner)
{
    const cv::Rect tile(corner, cv::Size(kSize, kSize));
    const cv::Rect inside = tile & cv::Rect({}, picture.size());
    cv::Mat1f pixels(kSize, kSize, 0.F);
    picture(inside).copyTo(pixels(inside - corner));
    cv::Mat1f shown = pixels(inside - corner);
    cv::subtract(shown, cv::mean(shown), shown);
    cv::multiply(pixels, window(), pixels);
    cv::Mat2f spectrum;
    cv::dft(pixels, spectrum, cv::DFT_COMPLEX_OUTPUT);
    m_magnitude = centredMagnitude(spectrum);

    m_background.assign(kRadii, 0);
    std::array<float, kAngles> ring;
    float total = 0;
    for (int radius = kFirstRadius; radius < kRadii; ++radius) {
        for (int angle = 0; angle < kAngles; ++angle)
            ring[static_cast<std::size_t>(angle)] = magnitude(angle, radius);
        std::nth_element(ring.begin(), ring.begin() + kAngles / 2, ring.end());
        m_background[static_cast<std::size_t>(radius)] = ring[kAngles / 2];
        total += *std::max_element(ring.begin(), ring.end());
    }
    const float floor = 0.02F * total / kRadii + 1e-6F;
    for (float& level : m_background)
        level = std::max(level, floor);
}

float TileSpectrum::magnitude(double angleDeg, double radius) const
{
    const double angle = angleDeg * std::numbers::pi / 180;
    const double x = kSize / 2.0 + radius * std::cos(angle);
    const double y = kSize / 2.0 + radius * std::sin(angle);
    const int x0 = std::clamp(static_cast<int>(x), 0, kSize - 2);
    const int y0 = std::clamp(static_cast<int>(y), 0, kSize - 2);
    const float fx = static_cast<float>(x - x0), fy = static_cast<float>(y - y0);
    const float* upper = m_magnitude[y0] + x0;
    const float* lower = m_magnitude[y0 + 1] + x0;
    return (1 - fy) * ((1 - fx) * upper[0] + fx * upper[1])
        + fy * ((1 - fx) * lower[0] + fx * lower[1]);
}

std::vector<float> TileSpectrum::ray(double angleDeg) const
{
    std::vector<float> heights(kRadii, 0);
    for (std::size_t radius = kFirstRadius; radius < kRadii; ++radius) {
        const float over = magnitude(angleDeg, static_cast<double>(radius)) / m_background[radius];
        heights[radius] = over > 1 ? std::log(over) : 0.F;
    }
    return heights;
}

double TileSpectrum::at(const std::vector<float>& ray, double radius)
{
    const auto index = static_cast<std::size_t>(std::clamp(radius, 0.0, kRadii - 2.0));
    const double part = std::clamp(radius - static_cast<double>(index), 0.0, 1.0);
    return (1 - part) * static_cast<double>(ray[index])
        + part * static_cast<double>(ray[index + 1]);
}

std::pair<double, double> TileSpectrum::mainAngles(double maxSkewDeg) const
{
    std::array<double, kAngles> energy;
    for (int angle = 0; angle < kAngles; ++angle) {
        double sum = 0;
        for (const float height : ray(angle))
            sum += static_cast<double>(height);
        energy[static_cast<std::size_t>(angle)] = sum / kRadii;
    }
    double best = 0;
    std::pair<double, double> found {0, 90};
    for (int first = -45; first < 45; ++first) {
        const auto skew = static_cast<int>(maxSkewDeg);
        for (int second = first + 90 - skew; second <= first + 90 + skew; ++second) {
            const double a = energy[static_cast<std::size_t>((first + kAngles) % kAngles)];
            const double b = energy[static_cast<std::size_t>(second % kAngles)];
            const double value = std::min(a, b) + 0.3 * (a + b);
            if (value > best) {
                best = value;
                found = {first, second};
            }
        }
    }
    return found;
}

} // namespace ecgscan
