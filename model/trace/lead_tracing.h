// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/trace/page_layout.h"

#include <vector>

namespace ecgscan {

/// How millimetres of this page become seconds and millivolts.
struct PrintScale {
    double speedMmPerS = 25;
    double gainMmPerMv = 10;
};

/// Traces every stretch of the layout, in the layout's order. pathPx is on the flat page that the
/// map was made from. 0 mV is the foot of the row's pulse; where there is none, or the stretch was
/// printed with an offset of its own, the level where the trace dwells.
std::vector<LeadTrace> traceLeads(
    const InkMap& map, const PagePrint& print, const PageLayout& layout, const PrintScale& scale);

/// Takes the letters of lead names and the ticks between columns out of the map.
void eraseLabels(InkMap& map, const PrintMarks& marks, const PageLayout& layout);

} // namespace ecgscan
