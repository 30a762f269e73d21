// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/measure/printed_leads.h"
#include "model/measure/wave_bounds.h"

namespace ecgscan {

/// Says of each beat whether it has the usual P wave: whether what the leads show at that distance
/// before it is like the P wave of the usual beat (correlation above a half, about their lines).
/// Untold where too little was printed there. waves.p must be there.
void markPWaves(const PrintedLeads& leads, const BeatShape& usual, const WaveBounds& waves,
    std::vector<Beat>& beats);

} // namespace ecgscan
