// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/page_layout.h"

#include <vector>

namespace ecgscan {

/// From the first to the last moment of a row's traces, without its calibration pulse. Flat pixels.
struct RowSpan {
    double left = 0, right = 0;
};

/// One span a row. Rows of a page begin and end above each other; a row that does not (ink was
/// lost, a note was added) gets the place of the others.
std::vector<RowSpan> rowSpans(const InkMap& map, const PagePrint& print);

/// Upright ticks of one height (no letters) that stand at the borders between columns in most rows.
/// The result has one entry for each tick found; x of the borders of row r is borders[r][1 ..
/// columns - 1] and is moved onto the ticks.
std::vector<UprightStroke> findSeparators(
    const InkMap& map, const PagePrint& print, std::vector<std::vector<double>>& borders);

} // namespace ecgscan
