// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/scan/bend_field.h"

namespace ecgscan {

/// Takes out of a field what is the grid's own fault: grids are printed on whole dots, so every
/// line is off as a whole, by up to half a dot and unlike the lines beside it, while paper bends
/// smoothly across lines. Uprights are moved to the side, level lines up or down.
void removeLineOffsets(BendField& field);

} // namespace ecgscan
