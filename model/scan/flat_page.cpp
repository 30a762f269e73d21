// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scan/flat_page.h"

#include <QtGlobal>

#include <algorithm>
#include <utility>

namespace ecgscan {

namespace {

/// Where a point of a picture of this size goes when the picture is turned clockwise.
QPointF turnedPoint(QPointF point, int quarterTurns, cv::Size size)
{
    switch (quarterTurns) {
    case 1:
        return {size.height - 1 - point.y(), point.x()};
    case 2:
        return {size.width - 1 - point.x(), size.height - 1 - point.y()};
    case 3:
        return {point.y(), size.width - 1 - point.x()};
    default:
        return point;
    }
}

int wrappedTurns(int quarterTurns)
{
    return ((quarterTurns % 4) + 4) % 4;
}

cv::Size turnedSize(cv::Size size, int quarterTurns)
{
    return quarterTurns % 2 == 0 ? size : cv::Size(size.height, size.width);
}

} // namespace

PageMap::PageMap(cv::Mat nodes, double stepPx)
    : m_nodes(std::move(nodes))
    , m_stepPx(stepPx)
{
    Q_ASSERT(m_nodes.type() == CV_32FC2 && m_nodes.rows >= 2 && m_nodes.cols >= 2);
    Q_ASSERT(m_stepPx > 0);
}

QPointF PageMap::toOriginal(QPointF flat) const
{
    if (m_nodes.empty())
        return flat;
    const double x = flat.x() / m_stepPx, y = flat.y() / m_stepPx;
    const int column = std::clamp(cvFloor(x), 0, m_nodes.cols - 2);
    const int row = std::clamp(cvFloor(y), 0, m_nodes.rows - 2);
    const double fx = x - column, fy = y - row;
    const cv::Vec2d upperLeft = m_nodes.at<cv::Vec2f>(row, column);
    const cv::Vec2d upperRight = m_nodes.at<cv::Vec2f>(row, column + 1);
    const cv::Vec2d lowerLeft = m_nodes.at<cv::Vec2f>(row + 1, column);
    const cv::Vec2d lowerRight = m_nodes.at<cv::Vec2f>(row + 1, column + 1);
    const cv::Vec2d at = (1 - fy) * ((1 - fx) * upperLeft + fx * upperRight)
        + fy * ((1 - fx) * lowerLeft + fx * lowerRight);
    return {at[0], at[1]};
}

PageMap PageMap::turned(int quarterTurns, cv::Size flatSize) const
{
    const int turns = wrappedTurns(quarterTurns);
    if (turns == 0 || m_nodes.empty())
        return *this;
    // A page is rarely a whole number of steps wide, so the turned net has nodes of its own; they
    // reach as far as the old ones, and the last one past the page where the step does not fit.
    const cv::Size size = turnedSize(flatSize, turns);
    const int columns = std::max(2, cvCeil((size.width - 1) / m_stepPx) + 1);
    const int rows = std::max(2, cvCeil((size.height - 1) / m_stepPx) + 1);
    cv::Mat nodes(rows, columns, CV_32FC2);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const QPointF back = turnedPoint({column * m_stepPx, row * m_stepPx}, 4 - turns, size);
            const QPointF at = toOriginal(back);
            nodes.at<cv::Vec2f>(row, column)
                = {static_cast<float>(at.x()), static_cast<float>(at.y())};
        }
    }
    return {nodes, m_stepPx};
}

std::array<QPointF, 4> FlatPage::cornersOriginalPx() const
{
    const double right = rgb.cols - 1, bottom = rgb.rows - 1;
    return {map.toOriginal({0, 0}), map.toOriginal({right, 0}), map.toOriginal({right, bottom}),
        map.toOriginal({0, bottom})};
}

FlatPage FlatPage::turned(int quarterTurns) const
{
    const int turns = wrappedTurns(quarterTurns);
    FlatPage page = *this;
    page.map = map.turned(turns, rgb.size());
    if (turns > 0)
        cv::rotate(rgb, page.rgb, turns - 1); // ROTATE_90_CLOCKWISE, ROTATE_180, then 270
    return page;
}

} // namespace ecgscan
