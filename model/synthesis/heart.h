// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/ecg.h"

namespace ecgscan {

/// A heartbeat as a moving dipole: P, Q, R, S and T are Gaussian bumps along fixed directions of
/// space. Angles are of the frontal plane (0 to the left arm, 90 to the feet).
struct HeartState {
    double heartRateBpm = 72;
    double rrJitter = 0.03; ///< Standard deviation of RR, as a share.
    double qrsAxisDeg = 45;
    double amplitude = 1; ///< Factor on every wave.
    double noiseMv = 0.008;
    double wanderMv = 0.03;
    bool hasPWaves = true; ///< false: irregular rhythm without P, as in atrial fibrillation.
};

/// A plausible state for a seed: rates of 50 to 110, axes of -20 to 90.
HeartState randomHeart(unsigned seed);

/// 10 s at 500 Hz. The limb laws (III = II - I and the augmented leads) hold by construction; noise
/// and wander are added to the eight independent leads, so they hold for the noise too. Same seed,
/// same recording.
Ecg simulateEcg(const HeartState& heart, unsigned seed);

} // namespace ecgscan
