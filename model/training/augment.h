// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nets/signal_input.h"

#include <random>

namespace ecgscan {

/// Changes a recording as printing, scanning and tracing would, so that its labels still hold: time
/// shift, gain errors, wander, noise, smoothing by the pen, a lead that is missing, stretches that
/// could not be read. Own method: gains for each lead, a sine for the wander, white
/// noise, a binomial kernel for the pen.
void augment(Signal100& signal, std::mt19937_64& random);

/// Sometimes (30 %) nothing, else the windows of a printed layout (mostly 3x4+1). Own method.
void maskToRandomPrint(Signal100& signal, std::mt19937_64& random);

} // namespace ecgscan
