// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/measurements.h"
#include "model/measure/printed_leads.h"

namespace ecgscan {

/// Something narrow that shows in several leads at once.
struct Spike {
    double timeS = 0;
    double inTwoMv = 0, inThreeMv = 0; ///< As high in so many leads, and in three of ten.
};

/// All of them, ascending: what a median filter of 18 ms takes away after a calm moment. Many are
/// noise, or the tips of narrow QRS complexes. Own method. leads: 500 Hz.
std::vector<Spike> findSpikes(const PrintedLeads& leads);

/// Those that are high enough to be bridged before beats are sought; empty where there are fewer
/// than three.
std::vector<double> highSpikesS(const std::vector<Spike>& spikes);

/// Those that come a constant time before beats, or as they begin, often enough for a pacemaker's;
/// of atrium and ventricle where both are paced.
/// How high they must be depends on in how many leads they show and on how wide the QRS is. beats:
/// with qrsMs where that is known. The limits were chosen on PTB-XL, see BENCHMARKS.md.
std::vector<double> pacingSpikesS(const std::vector<Spike>& spikes, const Measurements& beats);

/// Draws a straight line through each lead where the spikes are, so that they bound no wave.
void bridgeSpikes(const std::vector<double>& spikesS, PrintedLeads& leads);

/// A spike reaches this far to each side of its moment.
inline constexpr double kSpikeHalfS = 0.008;
/// A paced beat's spike lies at most this far before the onset of its QRS, and behind it, since a
/// high one is bridged before that onset is found.
inline constexpr double kMostBeforeQrsS = 0.3, kMostInQrsS = 0.085;

} // namespace ecgscan
