// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/measure/wave_bounds.h"

namespace ecgscan {

/// All that is measured of what was printed: the rhythm, what each beat is, intervals, axes and
/// amplitudes of the usual beat. What can't be measured stays unknown, with a reason: PR and P
/// where no P wave is repeated before each beat (atrial fibrillation), QT where T does not end
/// before the next beat, everything where fewer than two beats are alike. Pacing spikes bound no
/// wave. leads: as they were traced; recording: the same at 500 Hz. About 15 ms.
///
/// PR is from the onset of P to that of the QRS, QT from the onset of the QRS to the end of T, in
/// all leads together. QTc with RR in seconds: Bazett QT / sqrt(RR), Fridericia QT / cbrt(RR),
/// Framingham QT + 154 ms (1 - RR), Hodges QT + 1.75 ms (rate - 60). Axes: from the net areas A of
/// I and aVF, atan2(2 A(aVF), sqrt(3) A(I)), since an augmented lead is shorter than a bipolar one
/// (Novosel et al., Croat Med J 1999). The area of the QRS is about the level just before it, that
/// of ST-T about the line from there to the end of T, that of P about the line between its ends.
Measurements measure(const std::vector<LeadTrace>& leads, const Reconstruction& recording,
    const WaveThresholds& thresholds = {});

/// The part of it that follows the rhythm, which measureRhythm() found: its pacingSpikesS are
/// bridged, its beats are told apart. recording: 500 Hz, else everything stays unknown.
Measurements measureIntervals(
    const Reconstruction& recording, Measurements rhythm, const WaveThresholds& thresholds = {});

} // namespace ecgscan
