// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/nets/tracer_net.h"
#include "model/trace/page_layout.h"
#include "model/trace/pen_line.h"

#include <vector>

namespace ecgscan {

/// The pen of every stretch in the layout's order, followed by the network: one strip a row, then
/// the best path through the columns of each stretch and the expectation round it. map still has
/// its letters and pulses. The layout's stretches are moved to where the network sees their ink
/// begin and end; secondMm: paper that passes in a second. Errors: cancelled, internal (the network
/// could not be run).
[[nodiscard]] Result<std::vector<PenLine>> tracePens(const InkMap& map, const PagePrint& print,
    PageLayout& layout, double secondMm, TracerNet& net, const Task& task);

/// One stretch without a network: the run of ink in every column that one pen would have made, and
/// the middle of the pen in it. map: without letters and pulses (eraseLabels).
PenLine followPen(const InkMap& map, const PagePrint& print, const PrintedStretch& stretch);
/// All of them, in the order of the layout.
std::vector<PenLine> followPens(
    const InkMap& map, const PagePrint& print, const PageLayout& layout);

} // namespace ecgscan
