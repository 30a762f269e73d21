// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/print_marks.h"

#include <vector>

namespace ecgscan {

/// A horizontal band that holds traces. Flat pixels.
struct TraceRow {
    double stepPx = 8; ///< Between the points of baseline.
    std::vector<float> baseline; ///< y where the pen dwells, at x = (k + 0.5) * stepPx.
    double left = 0; ///< First and last x with trace ink (a calibration pulse counts).
    double right = 0;
    double coverage = 0; ///< Share of left..right where there is ink near the baseline.

    double at(double x) const; ///< y of the baseline.
    double level(double from, double to) const; ///< Median y of the baseline between two x.
    double middleY() const { return at((left + right) / 2); }
};

/// Follows the places where traces dwell across the page, strongest row first, then sorts by y.
/// Letters and frames are left out by their shape.
std::vector<TraceRow> findRows(const InkMap& map, const PrintMarks& marks);

} // namespace ecgscan
