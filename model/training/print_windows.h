// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nets/signal_input.h"

#include <QString>

namespace ecgscan {

/// Leaves of a 10 s recording what a page of that layout prints, NaN elsewhere. Columns are printed
/// one after the other; columnShiftS moves every border between columns (a real page's columns are
/// rarely exact). layoutId: one of printLayoutIds(), with the usual strips; anything else prints
/// all.
void keepPrinted(Signal100& signal, const QString& layoutId, double columnShiftS = 0);

} // namespace ecgscan
