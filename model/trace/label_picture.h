// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nets/label_map.h"
#include "model/trace/ink_map.h"

namespace ecgscan {

/// The darkness that all colours have: 0 paper..1.
cv::Mat1f darkness(const InkMap& map);

/// The whole page as the label reader sees it, kLabelPxPerMm, filled up with paper at the right and
/// the bottom. Its pixel (0, 0) and the page's have one top left corner.
LabelPicture labelPicture(const InkMap& map);

} // namespace ecgscan
