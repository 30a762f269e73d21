// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/measure/printed_leads.h"

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
    struct OfLead {
        /// kBeatSamples, in mV about the level 120 to 60 ms before that moment; NaN where no beat
        /// of the lead that shows its level shows the sample.
        std::vector<float> samplesMv;
        std::vector<double> beatTimesS; ///< The usual beats that show it.
        /// As BeatShape::unrestBeforeQrs; and the standard error of samples in the QRS and after
        /// it. nullopt: fewer than two beats show it.
        std::optional<double> unrestBeforeQrs, noiseMv;
    };
    std::array<OfLead, kLeadCount> leads;
    /// All that were given, in their order: usual ones at the moment at which they lie over each
    /// other, the others as given. Whether a P wave comes before them is not told.
    std::vector<Beat> beats;
    /// How far single beats are off this shape before their QRS (where P waves are), against how
    /// far the shape itself goes there, as sums of squares: the median of the beats, of the calmer
    /// leads. Small where beats repeat it, 1 and more where they do not; infinite where no lead
    /// shows two beats.
    double unrestBeforeQrs = std::numeric_limits<double>::infinity();
};

/// The median of the beats that look like most others, lead by lead, of what was printed and read.
/// All leads that show a beat say together where it lies, to a sample: a rhythm strip puts the
/// beats of all columns into order. leads: 500 Hz, without
/// pacing spikes. beatTimesS: as measureRhythm() finds them. nullopt: fewer than two beats are
/// alike.
std::optional<BeatShape> dominantBeat(
    const PrintedLeads& leads, const std::vector<double>& beatTimesS);

} // namespace ecgscan
