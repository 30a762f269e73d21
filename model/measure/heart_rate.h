// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"

#include <vector>

namespace ecgscan {

/// Beats, heart rate and how RR varies, from whatever was printed; every other measurement stays
/// unknown.
///
/// All stretches vote on the page's time axis: the steepness of each (smoothed over 80 ms, relative
/// to its own steepest fiftieth) is averaged over those that were printed at that time, and its
/// peaks are beats. Intervals in which a beat may have gone unread do not count. After Pan and
/// Tompkins 1985, with the average over leads in place of a single one. Nothing is said (no rate)
/// where fewer than two beats stand out clearly: a flat line, noise, a page of one beat. Takes
/// about 1 ms a page. What lies at a pacing spike (findPacingSpikes()) does not vote.
Measurements measureRhythm(
    const std::vector<LeadTrace>& leads, const std::vector<double>& pacingSpikesS = {});

} // namespace ecgscan
