// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/scan/lattice_fit.h"
#include "model/scan/resample.h"

namespace ecgscan {

/// Which part of the sheet becomes the flat page: the gridded area and as much of the paper round
/// it, up to 7.5 mm, as is in the picture.
class PageCut {
public:
    /// Keeps references: all three must outlive it. rgb: CV_8UC3, the original.
    PageCut(const cv::Mat& rgb, const GridSheet& sheet, const LineResponse& response);

    FlatNet net(double pxPerMm) const;
    cv::Scalar paperColour() const; ///< Between the lines.

private:
    cv::Point2d original(double column, double row) const;
    bool isPaper(cv::Point2d outside, cv::Point2d inside) const;
    double paperShare(cv::Point2d from, cv::Point2d to, cv::Point2d inwards) const;

    const cv::Mat& m_rgb;
    const GridSheet& m_sheet;
    const LineResponse& m_response;
    double m_left, m_top, m_right, m_bottom; ///< Columns and rows of the lattice.
};

} // namespace ecgscan
