// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/synthesis/heart_rhythm.h"

#include <vector>

namespace ecgscan {

/// A vector of the body: towards the left arm, the feet and the front. mV for dipoles, without a
/// unit for directions.
struct BodyVector {
    double left = 0, feet = 0, front = 0;

    BodyVector operator*(double factor) const
    {
        return {factor * left, factor * feet, factor * front};
    }
    double dot(const BodyVector& other) const
    {
        return left * other.left + feet * other.feet + front * other.front;
    }
};

/// One bump of the dipole: a Gaussian in time.
struct HeartWave {
    double atS = 0; ///< From the R peak, or from the middle of a P wave.
    double sdS = 0.01;
    BodyVector mv; ///< At its height.
};

/// QRS, ST and T of one beat.
std::vector<HeartWave> ventricularWaves(const HeartState& heart, const Beat& beat);
/// P. isEarly: of an ectopic beat.
std::vector<HeartWave> atrialWaves(const HeartState& heart, bool isEarly);
/// What a pacemaker draws, some milliseconds before its beat.
std::vector<HeartWave> spike(bool isVentricular);

} // namespace ecgscan
