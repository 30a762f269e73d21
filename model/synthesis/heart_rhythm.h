// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/synthesis/heart.h"

#include <vector>

namespace ecgscan {

inline constexpr double kSimulatedS = 10; ///< Length of a simulated recording.

/// Where a ventricular beat comes from.
enum class BeatOrigin { conducted, ventricular, paced };

struct Beat {
    double atS = 0; ///< Of the R peak.
    double rrS = 0; ///< To the next one.
    BeatOrigin origin = BeatOrigin::conducted;
};

/// Moments of one recording, from before its start until after its end, in order of time.
struct BeatSchedule {
    std::vector<Beat> beats;
    std::vector<double> pWavesS; ///< Middles of the P waves; none where the rhythm has none.
    std::vector<double> earlyPWavesS; ///< Of ectopic atrial beats: shaped otherwise.
    std::vector<double> atrialSpikesS; ///< Of a pacemaker.
};

/// Same heart and seed, same schedule.
BeatSchedule scheduleBeats(const HeartState& heart, unsigned seed);

} // namespace ecgscan
