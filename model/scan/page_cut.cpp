// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scan/page_cut.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

constexpr int kMarginSteps = 3; ///< Of half a cell: 7.5 mm.
constexpr double kStepCells = 0.5;
constexpr double kCellMm = 5;
constexpr double kLeastPaper = 0.5; ///< Share of a margin strip.
constexpr double kPaperLight = 0.65; ///< Against the paper a little further in.
constexpr double kExactPx = 0.5; ///< Pixels are copied when no node is further off than this.

/// Tables and shadows' hues differ most in the darkest channel.
double darkest(const cv::Mat& rgb, cv::Point at)
{
    const auto& pixel = rgb.at<cv::Vec3b>(at);
    return std::min({pixel[0], pixel[1], pixel[2]});
}

/// A page that is neither turned nor bent, at its own scale, needs no interpolation.
void snapToPixels(FlatNet& net)
{
    const cv::Vec2f first = net.nodes(0, 0);
    const cv::Point from(cvRound(first[0]), cvRound(first[1]));
    cv::Mat2f exact(net.nodes.size());
    for (int row = 0; row < exact.rows; ++row) {
        for (int column = 0; column < exact.cols; ++column) {
            exact(row, column) = {static_cast<float>(from.x + column * net.stepPx),
                static_cast<float>(from.y + row * net.stepPx)};
            const cv::Vec2f off = exact(row, column) - net.nodes(row, column);
            const cv::Vec2f shift = exact(0, 0) - first;
            if (cv::norm(off - shift) > kExactPx)
                return;
        }
    }
    net.nodes = exact;
    net.copyFrom = from;
}

} // namespace

PageCut::PageCut(const cv::Mat& rgb, const GridSheet& sheet, const LineResponse& response)
    : m_rgb(rgb)
    , m_sheet(sheet)
    , m_response(response)
    , m_left(sheet.extent().x)
    , m_top(sheet.extent().y)
    , m_right(sheet.extent().br().x - 1)
    , m_bottom(sheet.extent().br().y - 1)
{
    const double left = m_left, top = m_top, right = m_right, bottom = m_bottom;
    for (int step = 1; step <= kMarginSteps; ++step) {
        const double by = step * kStepCells, middle = by - kStepCells / 2;
        if (paperShare({left - middle, top}, {left - middle, bottom}, {1, 0}) > kLeastPaper)
            m_left = left - by;
        if (paperShare({right + middle, top}, {right + middle, bottom}, {-1, 0}) > kLeastPaper)
            m_right = right + by;
        if (paperShare({left, top - middle}, {right, top - middle}, {0, 1}) > kLeastPaper)
            m_top = top - by;
        if (paperShare({left, bottom + middle}, {right, bottom + middle}, {0, -1}) > kLeastPaper)
            m_bottom = bottom + by;
    }
}

cv::Point2d PageCut::original(double column, double row) const
{
    return m_response.toOriginal(m_sheet.at(column, row));
}

bool PageCut::isPaper(cv::Point2d outside, cv::Point2d inside) const
{
    const cv::Rect picture({}, m_rgb.size());
    const cv::Point at(cvRound(outside.x), cvRound(outside.y));
    const cv::Point reference(cvRound(inside.x), cvRound(inside.y));
    return picture.contains(at)
        && (!picture.contains(reference)
            || darkest(m_rgb, at) > kPaperLight * darkest(m_rgb, reference));
}

/// Of the points on a line of the lattice; they are compared with points some cells inwards.
double PageCut::paperShare(cv::Point2d from, cv::Point2d to, cv::Point2d inwards) const
{
    constexpr int kPoints = 60;
    int paper = 0;
    for (int k = 0; k < kPoints; ++k) {
        const cv::Point2d at = from + (to - from) * ((k + 0.5) / kPoints);
        // Two cells in, and away from the lines there.
        const cv::Point2d in(
            std::floor(at.x + 2 * inwards.x) + 0.5, std::floor(at.y + 2 * inwards.y) + 0.5);
        paper += isPaper(original(at.x, at.y), original(in.x, in.y)) ? 1 : 0;
    }
    return static_cast<double>(paper) / kPoints;
}

FlatNet PageCut::net(double pxPerMm) const
{
    const int columns = cvRound((m_right - m_left) / kStepCells) + 1;
    const int rows = cvRound((m_bottom - m_top) / kStepCells) + 1;
    FlatNet net;
    net.stepPx = kStepCells * kCellMm * pxPerMm;
    net.nodes.create(rows, columns);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const cv::Point2d at = original(m_left + column * kStepCells, m_top + row * kStepCells);
            net.nodes(row, column) = {static_cast<float>(at.x), static_cast<float>(at.y)};
        }
    }
    net.size = {cvFloor((columns - 1) * net.stepPx) + 1, cvFloor((rows - 1) * net.stepPx) + 1};
    snapToPixels(net);
    return net;
}

cv::Scalar PageCut::paperColour() const
{
    const cv::Rect picture({}, m_rgb.size()), grid = m_sheet.extent();
    cv::Vec3d sum;
    int count = 0;
    for (int row = grid.y; row + 1 < grid.br().y; row += 2) {
        for (int column = grid.x; column + 1 < grid.br().x; column += 2) {
            const cv::Point2d at = original(column + 0.5, row + 0.5);
            const cv::Point pixel(cvRound(at.x), cvRound(at.y));
            if (!picture.contains(pixel))
                continue;
            sum += m_rgb.at<cv::Vec3b>(pixel);
            ++count;
        }
    }
    return count > 0 ? cv::Scalar(sum[0] / count, sum[1] / count, sum[2] / count)
                     : cv::Scalar::all(255);
}

} // namespace ecgscan
