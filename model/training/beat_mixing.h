// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nets/signal_input.h"

#include <vector>

namespace ecgscan {

/// Blends the median beat of another recording of the same labels into every beat of this one, R
/// peak at R peak: the rhythm, the wander and what differs from beat to beat stay this recording's,
/// the waves become something between both. share: of the other's beat, 0..1. Beats as beatsOf()
/// gives them, at least two of either; a lead that the other lacks stays as it is. Own method,
/// after mixup (Zhang et al., ICLR 2018), which would not put beat on beat.
void mixBeats(Signal100& signal, const std::vector<int>& beats, const Signal100& other,
    const std::vector<int>& otherBeats, float share);

} // namespace ecgscan
