// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/ecg.h"

#include <vector>

namespace ecgscan {

/// A heartbeat as a moving dipole: P, QRS and T are Gaussian bumps along fixed directions of space,
/// seen by twelve leads from their places on the body. Angles are of the frontal plane: 0 points to
/// the left arm, 90 to the feet.
struct HeartState {
    double heartRateBpm = 72;
    double rrJitter = 0.03; ///< Standard deviation of RR, as a share.
    double qrsAxisDeg = 45;
    double tAxisDeg = 40;
    double turnDeg = 0; ///< Of the QRS about the body's long axis; positive: later transition.
    double amplitude = 1; ///< Factor on every wave.
    double tAmplitude = 1; ///< Factor on T alone.
    double qrsWidth = 1; ///< Factor on the widths and distances of the QRS bumps.
    double noiseMv = 0.006; ///< Standard deviation, of muscle and amplifier.
    double wanderMv = 0.03; ///< Amplitude, of breathing.
    bool hasPWaves = true; ///< false: irregular rhythm with fibrillation waves instead of P.
};

/// A plausible state for a seed: rates of 50 to 110, QRS axes of -20 to 90, mostly with P waves.
HeartState randomHeart(unsigned seed);

/// 10 s at 500 Hz. The limb laws (III = II - I and the augmented leads) hold by construction; noise
/// and wander are added to the eight independent leads, so they hold for the noise too. Same seed,
/// same recording.
Ecg simulateEcg(const HeartState& heart, unsigned seed);

/// The R peaks of that recording within its 10 s, in seconds.
std::vector<double> simulatedBeatTimes(const HeartState& heart, unsigned seed);

} // namespace ecgscan
