// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/ink_map.h"
#include "model/trace/page_layout.h"
#include "model/trace/pen_line.h"

#include <vector>

namespace ecgscan {

/// Columns first to last - 1 of a line.
struct PenGap {
    std::size_t first, last;
};

/// Is there written ink about this point? A pen that the network sees where there is none is a
/// grid line.
bool isWritten(const InkMap& map, double x, double y);

/// Where the pen seems to leap to other ink for a moment and back again, without a stroke between:
/// that ink is another row's. y: by column, NaN where there is no pen.
std::vector<PenGap> foreignColumns(
    const InkMap& map, double left, double stepPx, const std::vector<float>& y);

/// Whether the network lost a pen for a moment: waves that are taller than its strips, or cross the
/// next row.
bool hasGaps(const std::vector<PenLine>& pens, double pxPerMm);
/// Puts the ink's path there: to the tip of a narrow wave and back, or as followPen() goes. pens:
/// in the order of the layout; map as for followPen().
void fillGaps(std::vector<PenLine>& pens, const InkMap& map, const PagePrint& print,
    const PageLayout& layout);

} // namespace ecgscan
