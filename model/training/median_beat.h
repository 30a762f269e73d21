// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nets/signal_input.h"

#include <vector>

namespace ecgscan {

/// Where the beats of a recording are, as ascending sample numbers: found by measureRhythm() and
/// set right to the sample by what the longest lead shows round them. Fewer than two are none.
std::vector<int> beatsOf(const Signal100& signal);

/// The median beat of each lead, repeated at other beats, which may be those of another recording
/// (at least two of either, as beatsOf() gives them). A lead that is unknown throughout stays NaN.
Signal100 medianBeatsAt(
    const Signal100& signal, const std::vector<int>& ownBeats, const std::vector<int>& atBeats);

/// What reconstruction by a network has to beat: each lead's median beat, taken from what is
/// printed of it, repeated at every beat of the page; printed samples as they are. A lead that is
/// not printed, and a page whose beats can't be found, stay NaN there. Own method.
Signal100 repeatMedianBeat(const Signal100& printed);

} // namespace ecgscan
