// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/nets/page_input.h"
#include "model/trace/ink_map.h"
#include "model/trace/page_scale.h"

#include <vector>

namespace ecgscan {

/// The page as the image tower sees it. leads: every printed stretch; of pathPx, which is on the
/// page that the map was made from, the first point and the median height count, not the line that
/// the pen drew. Where two stretches of a lead overlap, the longer one is looked at.
PageInput pageInput(const InkMap& map, const std::vector<LeadTrace>& leads, const PageScale& scale);

} // namespace ecgscan
