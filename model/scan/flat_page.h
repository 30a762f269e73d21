// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <opencv2/core.hpp>

#include <array>
#include <vector>

namespace ecgscan {

/// Where a point of the flattened page lies on the original picture.
///
/// Holds original positions at the nodes of a regular net over the flat page (node (0, 0) at flat
/// pixel (0, 0), nodes stepPx apart) and interpolates bilinearly between them. Points outside the
/// net are extrapolated from its last cell. Coordinates: pixel centres, (0, 0) is the first pixel.
class PageMap {
public:
    PageMap() = default;
    /// nodes: CV_32FC2, at least 2 x 2, original pixel position (x, y) of each node.
    PageMap(cv::Mat nodes, double stepPx);

    QPointF toOriginal(QPointF flat) const;
    /// The same map for a flat page of flatSize that was turned by quarterTurns * 90 degrees
    /// clockwise.
    PageMap turned(int quarterTurns, cv::Size flatSize) const;

private:
    cv::Mat m_nodes;
    double m_stepPx = 1;
};

/// The gridded paper, cut out, straightened and resampled to a known scale, so that one printed
/// millimetre is pxPerMm pixels in both directions everywhere.
struct FlatPage {
    cv::Mat rgb; ///< CV_8UC3, RGB
    double pxPerMm = 8; ///< 4..12, near the resolution of the original.
    double gridConfidence = 0; ///< 0..1
    double originalPxPerMm = 0; ///< Mean grid pitch in the original picture.
    PageMap map;

    std::array<QPointF, 4>
    cornersOriginalPx() const; ///< Top left, top right, bottom right, bottom left.
    FlatPage turned(int quarterTurns) const; ///< Clockwise.
};

} // namespace ecgscan
