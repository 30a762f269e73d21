// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nets/signal_input.h"

namespace ecgscan {

/// What reconstruction by a network has to beat: each lead's median beat, taken from what is
/// printed of it, repeated at every beat of the page; printed samples as they are. Beats are found
/// by measureRhythm() and set right to the sample by what the longest lead shows round them. A
/// lead that is not printed, and a page whose beats can't be found, stay NaN there. Own method.
Signal100 repeatMedianBeat(const Signal100& printed);

} // namespace ecgscan
