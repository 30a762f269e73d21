// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/page_layout.h"

#include <vector>

namespace ecgscan {

/// Where along one row the pen left ink. Entry k is about flat x = left + k * stepPx.
struct RowInk {
    double left = 0, stepPx = 1;
    std::vector<bool> inked;
    std::vector<float> y; ///< Flat pixels, of the likeliest place; as many as inked, and
                          ///< without meaning where that is false.
};

/// What is known before.
struct ExtentHints {
    double pxPerMm = 8;
    double secondMm = 25; ///< Paper that passes in a second.
    bool startIsSure = false; ///< Rows begin at their pulses, where the layout already has them.
};

/// Moves the ends of the stretches to where the pen began and ended. Columns of one page last
/// equally long, 10 s together, with equal gaps between them, and rows begin and end above each
/// other: the edge and the gap are chosen for which most ink lies inside of the stretches and least
/// outside; then the median of where pens begin, end and leap from one lead to the next sets them
/// right to less than a pixel. Where no choice explains the ink (a page cut off, other durations),
/// only the rows' outer ends are moved. inks: one a row of the page, in their order.
void fitToInk(PageLayout& layout, const std::vector<RowInk>& inks, const ExtentHints& hints);

} // namespace ecgscan
