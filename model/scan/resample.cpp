// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scan/resample.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace ecgscan {

namespace {

constexpr int kBandRows = 32; ///< The maps of a band stay in the cache.

/// Original positions of rows first.. of the flat page.
void fillMap(const FlatNet& net, int first, cv::Mat2f& map)
{
    cv::Mat2f line(1, net.nodes.cols);
    for (int y = 0; y < map.rows; ++y) {
        const double v = (first + y) / net.stepPx;
        const int row = std::min(static_cast<int>(v), net.nodes.rows - 2);
        const auto part = static_cast<float>(v - row);
        const cv::Vec2f* upper = net.nodes[row];
        const cv::Vec2f* lower = net.nodes[row + 1];
        for (int column = 0; column < line.cols; ++column)
            line(0, column) = upper[column] * (1 - part) + lower[column] * part;
        cv::Vec2f* out = map[y];
        for (int x = 0; x < map.cols; ++x) {
            const double u = x / net.stepPx;
            const int column = std::min(static_cast<int>(u), line.cols - 2);
            const auto f = static_cast<float>(u - column);
            out[x] = line(0, column) * (1 - f) + line(0, column + 1) * f;
        }
    }
}

cv::Mat copied(const cv::Mat& rgb, const FlatNet& net, const cv::Scalar& outside)
{
    cv::Mat flat(net.size, CV_8UC3, outside);
    const cv::Rect wanted(*net.copyFrom, net.size);
    const cv::Rect there = wanted & cv::Rect({}, rgb.size());
    rgb(there).copyTo(flat(there - wanted.tl()));
    return flat;
}

/// How many original pixels one flat pixel covers, in the middle of the page.
double reduction(const FlatNet& net)
{
    const int row = net.nodes.rows / 2 - 1, column = net.nodes.cols / 2 - 1;
    const cv::Vec2f here = net.nodes(row, column);
    const double across = cv::norm(net.nodes(row, column + 1) - here);
    const double down = cv::norm(net.nodes(row + 1, column) - here);
    return std::max(across, down) / net.stepPx;
}

} // namespace

cv::Mat resample(const cv::Mat& rgb, const FlatNet& net, const cv::Scalar& outside)
{
    if (net.copyFrom)
        return copied(rgb, net, outside);
    cv::Mat source = rgb;
    FlatNet from = net;
    const double covered = reduction(net);
    if (covered > 1.5) {
        // Interpolation alone would skip pixels: average them first.
        const double scale = 1 / covered;
        cv::resize(rgb, source, {}, scale, scale, cv::INTER_AREA);
        const double sx = static_cast<double>(source.cols) / rgb.cols;
        const double sy = static_cast<double>(source.rows) / rgb.rows;
        from.nodes = net.nodes.clone();
        for (cv::Vec2f& node : from.nodes)
            node = {static_cast<float>((static_cast<double>(node[0]) + 0.5) * sx - 0.5),
                static_cast<float>((static_cast<double>(node[1]) + 0.5) * sy - 0.5)};
    }
    cv::Mat flat(net.size, CV_8UC3);
    const int bands = (net.size.height + kBandRows - 1) / kBandRows;
    cv::parallel_for_({0, bands}, [&](const cv::Range& range) {
        for (int band = range.start; band < range.end; ++band) {
            const int first = band * kBandRows;
            cv::Mat2f map(std::min(kBandRows, net.size.height - first), net.size.width);
            fillMap(from, first, map);
            cv::Mat rows = flat.rowRange(first, first + map.rows);
            cv::remap(source, rows, map, {}, cv::INTER_CUBIC, cv::BORDER_CONSTANT, outside);
        }
    });
    return flat;
}

} // namespace ecgscan
