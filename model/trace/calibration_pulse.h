// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/trace_rows.h"

#include <optional>
#include <vector>

namespace ecgscan {

/// One printed calibration pulse. Flat pixels; lines are measured at the middle of the pen.
struct Pulse {
    int row = 0; ///< Index into the rows.
    double left = 0; ///< x of the rising edge.
    double right = 0; ///< x of the falling edge.
    double footY = 0; ///< y of 0 mV.
    double heightPx = 0;

    double widthPx() const { return right - left; }
};

/// A straight, nearly vertical stroke.
struct UprightStroke {
    double x = 0;
    double top = 0, bottom = 0; ///< Ends of the ink.
    double widthPx = 0;
};

/// Upright strokes in a part of the page, at least minHeightPx high, left to right.
std::vector<UprightStroke> findUprights(
    const InkMap& map, const cv::Rect& area, double minHeightPx);

/// Rectangular pulses (two upright strokes of one height, a flat top, nothing inside) at either end
/// of the rows. Only those that agree in size with the page's other pulses are kept.
std::vector<Pulse> findPulses(const InkMap& map, const std::vector<TraceRow>& rows);

} // namespace ecgscan
