// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nets/signal_input.h"

#include <QString>

namespace ecgscan {

/// Leaves of a 10 s recording what a page of that layout prints, NaN elsewhere. Columns are printed
/// one after the other; columnShiftS moves every border between columns (a real page's columns are
/// rarely exact). layout: "3x4", "3x4+1" (rhythm II), "3x4+3" (V1, II, V5), "6x2", "6x2+1"; "12x1"
/// and anything else prints all.
void keepPrinted(Signal100& signal, const QString& layout, double columnShiftS = 0);

} // namespace ecgscan
