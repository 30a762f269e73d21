// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/ink_map.h"
#include "model/trace/pen_line.h"

#include <vector>

namespace ecgscan {

/// Leads the pens to the tips of strokes that are as narrow as the pen: a pacemaker's pulse leaves
/// no more than such a stroke on top of the trace, and a network that expects hearts cuts it off.
/// A stroke counts where one column's ink goes on from a pen for more than a millimetre beyond what
/// the pen would have drawn there, has nothing beside it, meets no other pen, and stands in another
/// lead at the same time, too. Own method.
void reachSpikeTips(const InkMap& map, std::vector<PenLine>& pens);

} // namespace ecgscan
