// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/ink_map.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace ecgscan {

namespace {

constexpr double kPaperMm = 2.5; ///< Marks wider than this are not written with a pen.
constexpr double kGridPeriodMm = 5;
constexpr double kStripMm = 2; ///< Grid lines are averaged over strips of this length.
constexpr float kFloor = 0.10f; ///< Of the ink's darkness; below it is noise.

using Density = cv::Vec3f; ///< 0 paper .. 1 black, by channel

/// Paper over mark, 8 bit: 255 - 255 * mark / paper for every channel.
cv::Mat3b densities(const cv::Mat& rgb, double pxPerMm)
{
    cv::Mat half, paper, ratio;
    cv::resize(rgb, half, {}, 0.5, 0.5, cv::INTER_AREA);
    const int side = std::max(3, cvRound(kPaperMm * pxPerMm / 2) | 1);
    cv::morphologyEx(half, half, cv::MORPH_CLOSE,
        cv::getStructuringElement(cv::MORPH_RECT, {side, side}), {-1, -1}, 1, cv::BORDER_REPLICATE);
    cv::blur(half, half, {side, side});
    cv::resize(half, paper, rgb.size(), 0, 0, cv::INTER_LINEAR);
    cv::max(cv::InputArray(paper), 1, cv::OutputArray(paper));
    cv::divide(rgb, paper, ratio, 255);
    cv::Mat3b out;
    cv::bitwise_not(ratio, out);
    return out;
}

/// Every third pixel of every third row.
std::vector<Density> sampled(const cv::Mat3b& densities)
{
    std::vector<Density> out;
    out.reserve(densities.total() / 9 + 1);
    for (int y = 1; y < densities.rows; y += 3) {
        for (int x = 1; x < densities.cols; x += 3)
            out.push_back(cv::Vec3f(densities(y, x)) / 255.f);
    }
    return out;
}

float median(std::vector<float> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

float quantile(std::vector<float> values, double share)
{
    const auto at = values.begin()
        + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// A weighted sum of the channels minus an offset that is 1 on ink and small on all else.
struct InkAxis {
    cv::Vec3f weight;
    float offset = 0;
};

float darkestChannelFree(const Density& d)
{
    return std::min({d[0], d[1], d[2]});
}

InkAxis findAxis(const std::vector<Density>& samples)
{
    Density paper;
    std::vector<float> values(samples.size());
    for (int c = 0; c < 3; ++c) {
        std::transform(
            samples.begin(), samples.end(), values.begin(), [c](const Density& d) { return d[c]; });
        paper[c] = std::min(0.25f, median(values));
    }
    // What is dark in every channel is ink or a grey grid; coloured grids are light in one.
    std::transform(samples.begin(), samples.end(), values.begin(),
        [&](const Density& d) { return darkestChannelFree(d - paper); });
    const float reference = std::max(0.08f, quantile(values, 0.995));
    cv::Matx33f moment = cv::Matx33f::eye() * 4e-4f;
    Density ink;
    float inkCount = 0, otherCount = 0;
    cv::Matx33f sum = cv::Matx33f::zeros();
    for (std::size_t k = 0; k < samples.size(); ++k) {
        const Density d = samples[k] - paper;
        if (values[k] > 0.6f * reference) {
            ink += d;
            ++inkCount;
        } else if (values[k] < 0.4f * reference) {
            sum += cv::Matx33f(d[0] * d[0], d[0] * d[1], d[0] * d[2], d[1] * d[0], d[1] * d[1],
                d[1] * d[2], d[2] * d[0], d[2] * d[1], d[2] * d[2]);
            ++otherCount;
        }
    }
    if (inkCount < 1)
        return {{1 / 3.f, 1 / 3.f, 1 / 3.f}, 0};
    ink /= inkCount;
    moment += sum * (1 / std::max(1.f, otherCount));
    InkAxis axis;
    axis.weight = moment.inv() * ink;
    // A negative weight would sharpen the colour noise of JPEG more than it helps.
    for (int c = 0; c < 3; ++c)
        axis.weight[c] = std::max(0.f, axis.weight[c]);
    const float onInk = axis.weight.dot(ink);
    axis.weight = onInk > 0 ? axis.weight * (1 / onInk) : Density(1 / 3.f, 1 / 3.f, 1 / 3.f);
    axis.offset = axis.weight.dot(paper);
    return axis;
}

cv::Mat1f alongAxis(const cv::Mat3b& densities, const InkAxis& axis)
{
    cv::Mat1f out(densities.size());
    const cv::Vec3f weight = axis.weight / 255.f;
    for (int y = 0; y < densities.rows; ++y) {
        const cv::Vec3b* from = densities[y];
        float* to = out[y];
        for (int x = 0; x < densities.cols; ++x) {
            const float ink = weight[0] * from[x][0] + weight[1] * from[x][1]
                + weight[2] * from[x][2] - axis.offset;
            to[x] = std::max(0.f, ink);
        }
    }
    return out;
}

/// Median of five neighbours along the row.
cv::Mat1f medianAlongRows(const cv::Mat1f& cells)
{
    cv::Mat1f out(cells.size());
    for (int y = 0; y < cells.rows; ++y) {
        for (int x = 0; x < cells.cols; ++x) {
            std::array<float, 5> five;
            for (int k = -2; k <= 2; ++k)
                five[static_cast<std::size_t>(k + 2)]
                    = cells(y, std::clamp(x + k, 0, cells.cols - 1));
            std::nth_element(five.begin(), five.begin() + 2, five.end());
            out(y, x) = five[2];
        }
    }
    return out;
}

/// Darkness of the horizontal grid lines at each pixel. A line counts only where it comes back 5
/// and 10 mm above and below, so that a flat trace is not taken for one.
cv::Mat1f horizontalGrid(const cv::Mat1f& darkness, double pxPerMm)
{
    const int strips = std::max(5, cvRound(darkness.cols / (kStripMm * pxPerMm)));
    cv::Mat1f cells;
    cv::resize(darkness, cells, {strips, darkness.rows}, 0, 0, cv::INTER_AREA);
    const cv::Mat1f line = medianAlongRows(cells);
    cv::Mat1f near;
    cv::dilate(line, near, cv::getStructuringElement(cv::MORPH_RECT, {1, 3}));
    cv::Mat1f grid(line.size());
    for (int y = 0; y < line.rows; ++y) {
        std::array<int, 4> echoes {};
        std::size_t count = 0;
        for (const int k : {-2, -1, 1, 2}) {
            const int at = y + cvRound(k * kGridPeriodMm * pxPerMm);
            if (at >= 0 && at < line.rows)
                echoes[count++] = at;
        }
        for (int x = 0; x < line.cols; ++x) {
            std::array<float, 4> echo {};
            for (std::size_t k = 0; k < count; ++k)
                echo[k] = near(echoes[k], x);
            std::sort(echo.begin(), echo.begin() + static_cast<std::ptrdiff_t>(count));
            const float expected = count == 0 ? 0.f : echo[(count - 1) / 2];
            grid(y, x) = std::min(line(y, x), expected);
        }
    }
    cv::Mat1f out;
    cv::resize(grid, out, darkness.size(), 0, 0, cv::INTER_LINEAR);
    return out;
}

cv::Mat1f gridDarkness(const cv::Mat1f& darkness, double pxPerMm)
{
    const cv::Mat1f across = horizontalGrid(darkness, pxPerMm);
    cv::Mat1f turnedDarkness, down;
    cv::transpose(darkness, turnedDarkness);
    cv::transpose(horizontalGrid(turnedDarkness, pxPerMm), down);
    cv::max(cv::InputArray(across), down, cv::OutputArray(down));
    return down;
}

} // namespace

InkMap makeInkMap(const FlatPage& page)
{
    Q_ASSERT(page.rgb.type() == CV_8UC3);
    const cv::Mat3b density = densities(page.rgb, page.pxPerMm);
    const InkAxis axis = findAxis(sampled(density));
    InkMap map {alongAxis(density, axis), page.pxPerMm};
    const cv::Mat1f grid = gridDarkness(map.ink, page.pxPerMm);
    for (int y = 0; y < map.ink.rows; ++y) {
        float* ink = map.ink[y];
        const float* lines = grid[y];
        for (int x = 0; x < map.ink.cols; ++x) {
            const float line = std::min(0.6f, lines[x]) + kFloor;
            ink[x] = std::clamp((ink[x] - line) / (1 - line), 0.f, 1.f);
        }
    }
    return map;
}

InkMap turned(const InkMap& map, int quarterTurns)
{
    const int turns = ((quarterTurns % 4) + 4) % 4;
    if (turns == 0)
        return map;
    InkMap out {{}, map.pxPerMm};
    cv::rotate(map.ink, out.ink, turns - 1);
    return out;
}

} // namespace ecgscan
