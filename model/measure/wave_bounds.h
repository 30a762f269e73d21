// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/measure/beat_shape.h"

#include <optional>

namespace ecgscan {

/// What is called quiet beside a wave. Shares are of the wave's steepest slope, in all leads
/// together. The defaults were chosen on LUDB, see BENCHMARKS.md, which also says how well
/// constants do on records that they were not chosen on.
struct WaveThresholds {
    double qrsSmooth = 5, pSmooth = 6, tSmooth = 5; ///< Standard deviations in samples.
    double qrsOnsetShare = 0.03, qrsOffsetShare = 0.03, pShare = 0.25, tShare = 0.15;
    double qrsQuiet = 2.5; ///< Times what goes on between the waves.
    double pQuietShare = 0.2; ///< Of the moments round P are quiet.
};

/// Where a wave begins or ends, in samples of its BeatShape.
struct WaveEnd {
    int at = 0;
    /// Expected standard deviation of the error: by how much the end would lie elsewhere if more or
    /// less were called quiet.
    double sd = 0;
};

/// Where the waves of a beat begin and end, in all leads together or in one.
struct WaveBounds {
    WaveEnd qrsOnset, qrsOffset;
    struct PWave {
        WaveEnd onset, offset;
    };
    std::optional<PWave> p; ///< nullopt: no P wave before the QRS.
    std::optional<WaveEnd> tOffset; ///< nullopt: no end of the T wave before the next beat.
};

/// The QRS begins and ends where the spatial velocity (the root mean square of the leads' slopes)
/// rises from and falls back to what is usual between waves; P and T do so round their own peaks,
/// which are those of the wave's first principal component. After the detection function of Laguna,
/// Jane and Caminal (Comput Biomed Res 1994), with all leads in the place of one. rrS: to the next
/// beat. nullopt: no QRS stands out, or
/// it has no end where it is sought. A wave that ends nowhere within its range, or in an ink gap of
/// all leads, is not given.
std::optional<WaveBounds> findWaves(
    const BeatShape& beat, double rrS, const WaveThresholds& thresholds = {});

/// The same of one lead alone, whose waves lie within those of all leads: what begins earlier or
/// ends later by more than 16 ms (T: 60 ms) is not given. nullopt: as findWaves().
std::optional<WaveBounds> findWavesOf(
    const BeatShape& beat, Lead lead, const WaveBounds& ofAll, double rrS);

/// Mean of a lead's known samples in the 26 ms that end just before the QRS; NaN: none is known.
double levelBeforeQrs(const std::vector<float>& lead, int qrsOnset);

} // namespace ecgscan
