// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"

#include <array>
#include <limits>
#include <optional>
#include <vector>

namespace ecgscan {

inline constexpr double kBeatRateHz = 500;
inline constexpr int kBeatBefore = 225, kBeatAfter = 325; ///< Samples: 0.45 s and 0.65 s.
inline constexpr int kBeatSamples = kBeatBefore + kBeatAfter;

/// The usual beat of a recording: sample kBeatBefore of each lead is the moment at which its beats
/// lie over each other, somewhere within the QRS.
struct BeatShape {
    /// kBeatSamples each, in mV about the level 120 to 60 ms before that moment; NaN where no beat
    /// of the lead that shows its level shows the sample.
    std::array<std::vector<float>, kLeadCount> leads;
    /// The beats that it was made of, ascending, on the recording's time axis.
    std::vector<double> beatTimesS;
    /// How far single beats are off this shape before their QRS (where P waves are), against how
    /// far the shape itself goes there, as sums of squares: the median of the beats, of the calmer
    /// leads. Small where beats repeat it, 1 and more where they do not; infinite where no lead
    /// shows two beats.
    double unrestBeforeQrs = std::numeric_limits<double>::infinity();
};

/// The median of the beats that look like most others, lead by lead, of what was printed and read.
/// All leads that show a beat say together where it lies, to a sample: a rhythm strip puts the
/// beats of all columns into order. recording: 500 Hz. beatTimesS: as measureRhythm() finds them.
/// nullopt: fewer than two beats are alike, or another sampling rate.
std::optional<BeatShape> dominantBeat(
    const Reconstruction& recording, const std::vector<double>& beatTimesS);

/// How irregular beats follow each other: median of |difference of neighbouring intervals| over the
/// median interval; above about 0.1 in atrial fibrillation. nullopt: fewer than four beats.
std::optional<double> rrSpread(const std::vector<double>& beatTimesS);

} // namespace ecgscan
