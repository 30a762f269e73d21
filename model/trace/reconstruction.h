// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/core/ecg.h"
#include "model/nets/signal_input.h"

namespace ecgscan {

/// Ten seconds of twelve leads at 500 Hz from the printed stretches, NaN where nothing was printed
/// or read. Where two stretches of a lead overlap (a column and the rhythm strip), the longer one
/// is used, of two equally long ones the more confident one; the other fills its gaps. An inverted
/// stretch is turned the right way up.
Reconstruction reconstruct(const std::vector<LeadTrace>& traces);

/// What was printed as one value, for the networks; NaN elsewhere.
Ecg toEcg(const Reconstruction& reconstruction);

/// Puts predicted samples where nothing was printed of a lead; ink that could not be read stays
/// missing, and so does a lead of which nothing was printed. whole: of every lead, 100 Hz. Cubic
/// between its samples (Catmull and Rom 1974); next to printed seconds the step to them fades
/// within 0.1 s, or half of a shorter gap.
void fillUnprinted(Reconstruction& reconstruction, const Signal100& whole);

/// How well the lead laws hold where their leads were printed at the same time:
/// Einthoven: II = I + III; Goldberger: aVR + aVL + aVF = 0, both in mV. Paper has no common zero
/// line, so the mean of each stretch of overlap is taken off. Stretches of less than 0.5 s do not
/// count; nullopt: there is no longer one. reconstruction: as reconstruct() makes it, twelve leads
/// of 5000 samples at 500 Hz; any other length is a mistake of the caller.
LeadConsistency leadConsistency(const Reconstruction& reconstruction);

} // namespace ecgscan
