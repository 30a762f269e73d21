// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/ink_map.h"
#include "model/trace/pen_line.h"

#include <vector>

namespace ecgscan {

/// Moves the pens so that drawing them gives the ink that is there (analysis by synthesis, own
/// method). How dark the ink is at each distance from the middle of a pen is measured where pens
/// run level; what a line would leave on the page is the ink at each pixel's distance from it. The
/// heights of the columns follow by Gauss and Newton's method, with the network's place and
/// standard deviation as prior knowledge. This finds the tips of narrow waves, whose two strokes
/// merge: the network tends to the middle of what it holds possible. Pixels that other pens are
/// nearer to, and ink that no pen explains, do not count.
void refinePens(const InkMap& map, std::vector<PenLine>& pens);

} // namespace ecgscan
