// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/ink_map.h"

#include "model/core/quantile.h"

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
constexpr float kNearby
    = 0.5f; ///< Share of the darkness of nearby grid lines taken from all pixels.
constexpr float kMostGrid = 0.75f; ///< A pen is always darker than this.

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

/// A weighted sum of the channels minus an offset that is 1 on ink and small on all else.
struct InkAxis {
    cv::Vec3f weight;
    float offset = 0;
};

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
    // Lines are never quite straight: a pixel beside their mean course may still be line.
    cv::dilate(down, down, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
    return down;
}

/// Sums over the pixels of one kind.
struct Population {
    Density sum;
    cv::Matx33f moment = cv::Matx33f::zeros(); ///< About paper.
    float count = 0;

    void add(const Density& d)
    {
        sum += d;
        for (int r = 0; r < 3; ++r) {
            for (int c = 0; c < 3; ++c)
                moment(r, c) += d[r] * d[c];
        }
        ++count;
    }
};

/// Ink is what is dark in every channel and does not come back every 5 mm.
InkAxis findAxis(const cv::Mat3b& densities, double pxPerMm)
{
    cv::Mat3b half;
    cv::resize(densities, half, {}, 0.5, 0.5, cv::INTER_AREA);
    cv::Mat1f darkest(half.size());
    Density paper;
    std::vector<float> values;
    values.reserve(half.total());
    for (int c = 0; c < 3; ++c) {
        values.clear();
        for (const cv::Vec3b& d : half)
            values.push_back(static_cast<float>(d[c]) / 255.f);
        paper[c] = std::min(0.25f, quantile(values, 0.5));
    }
    for (int y = 0; y < half.rows; ++y) {
        for (int x = 0; x < half.cols; ++x) {
            const Density d = cv::Vec3f(half(y, x)) / 255.f - paper;
            darkest(y, x) = std::max(0.f, std::min({d[0], d[1], d[2]}));
        }
    }
    const cv::Mat1f grid = gridDarkness(darkest, pxPerMm / 2);
    values.clear();
    for (int y = 0; y < half.rows; ++y) {
        for (int x = 0; x < half.cols; ++x)
            values.push_back(darkest(y, x) - grid(y, x));
    }
    const float reference = std::max(0.08f, quantile(values, 0.996));
    Population ink, other;
    std::size_t k = 0;
    for (const cv::Vec3b& pixel : half) {
        const Density d = cv::Vec3f(pixel) / 255.f - paper;
        const float above = values[k++];
        if (above > 0.7f * reference)
            ink.add(d);
        else if (above < 0.3f * reference)
            other.add(d);
    }
    if (ink.count < 1)
        return {{1 / 3.f, 1 / 3.f, 1 / 3.f}, 0};
    const Density onInk = ink.sum / ink.count;
    InkAxis axis;
    axis.weight
        = (cv::Matx33f::eye() * 4e-4f + other.moment * (1 / std::max(1.f, other.count))).inv()
        * onInk;
    // A negative weight would sharpen the colour noise of JPEG more than it helps.
    for (int c = 0; c < 3; ++c)
        axis.weight[c] = std::max(0.f, axis.weight[c]);
    const float scale = axis.weight.dot(onInk);
    axis.weight = scale > 0 ? axis.weight * (1 / scale) : Density(1 / 3.f, 1 / 3.f, 1 / 3.f);
    axis.offset = axis.weight.dot(paper);
    return axis;
}

/// What must be taken from each pixel: on a line its darkness, and everywhere most of the darkness
/// of the lines nearby, since lines are never quite where their mean course is.
cv::Mat1f toTakeAway(const cv::Mat1f& grid, double pxPerMm)
{
    constexpr int kShrink = 4;
    const int cell = std::max(3, cvRound(kGridPeriodMm * pxPerMm / kShrink));
    cv::Mat1f small;
    cv::Mat1f away = grid.clone();
    cv::resize(grid, small, {}, 1.0 / kShrink, 1.0 / kShrink, cv::INTER_NEAREST);
    cv::dilate(small, small, cv::getStructuringElement(cv::MORPH_RECT, {cell, cell}));
    cv::blur(small, small, {cell, cell});
    cv::Mat1f nearby;
    cv::resize(small, nearby, grid.size(), 0, 0, cv::INTER_LINEAR);
    for (int y = 0; y < away.rows; ++y) {
        for (int x = 0; x < away.cols; ++x)
            away(y, x) = std::min(kMostGrid, std::max(1.1f * away(y, x), kNearby * nearby(y, x)));
    }
    return away;
}

} // namespace

InkMap makeInkMap(const FlatPage& page)
{
    Q_ASSERT(page.rgb.type() == CV_8UC3);
    const cv::Mat3b density = densities(page.rgb, page.pxPerMm);
    const InkAxis axis = findAxis(density, page.pxPerMm);
    InkMap map {alongAxis(density, axis), density, page.pxPerMm};
    const cv::Mat1f grid = toTakeAway(gridDarkness(map.ink, page.pxPerMm), page.pxPerMm);
    for (int y = 0; y < map.ink.rows; ++y) {
        float* ink = map.ink[y];
        const float* lines = grid[y];
        for (int x = 0; x < map.ink.cols; ++x) {
            const float line = lines[x] + kFloor;
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
    InkMap out {{}, {}, map.pxPerMm};
    cv::rotate(map.ink, out.ink, turns - 1);
    cv::rotate(map.density, out.density, turns - 1);
    return out;
}

} // namespace ecgscan
