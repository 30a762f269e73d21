// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/measure/wave_bounds.h"

namespace ecgscan {

/// Amplitudes and wave ends of each lead of the usual beat. waves: of all leads together, without
/// p where no P wave is believed in. Amplitudes are extremes within the bounds of all leads, so a
/// lead that is nearly flat has some, too. A wave of the QRS counts from 0.02 mV and 6 ms on (the
/// least that the CSE Working Party calls a wave, Eur Heart J 1985); R is the highest of R and R',
/// Q is what comes before the first wave upwards, S what comes after it. ST is the mean of 10 ms.
UsualBeat describeUsualBeat(const BeatShape& beat, const WaveBounds& waves, double rrS);

} // namespace ecgscan
