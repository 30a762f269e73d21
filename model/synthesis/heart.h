// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/ecg.h"

#include <vector>

namespace ecgscan {

enum class Rhythm {
    sinus,
    atrialFibrillation,
    atrialFlutter,
    supraventricularTachycardia,
    ventricularTachycardia,
    ventricularPacing,
    dualPacing,
};
/// From the atria to the ventricles.
enum class AvConduction { normal, firstDegree, wenckebach, mobitz, complete };
enum class Ectopy { none, atrial, ventricular, bigeminy, trigeminy };
enum class VentricularConduction {
    normal,
    incompleteRightBundle,
    rightBundle,
    incompleteLeftBundle,
    leftBundle,
    leftAnterior,
    leftPosterior,
    preexcitation,
    nonspecific,
};
enum class Wall {
    none,
    anteroseptal,
    anterior,
    anterolateral,
    lateral,
    inferior,
    inferolateral,
    posterior,
    inferoposterior,
};
enum class InfarctAge { acute, recent, old };
/// What the T wave and the ST segment say without a place.
enum class Repolarisation { usual, flatT, invertedT, nonspecific, digitalis, pericarditis };
enum class Electrolytes { usual, highPotassium, lowPotassium, highCalcium, lowCalcium };

/// A heartbeat as a moving dipole: P, QRS and T are Gaussian bumps along fixed directions of space,
/// seen by twelve leads from their places on the body (the model of McSharry et al., IEEE Trans
/// Biomed Eng 2003, made spatial; shapes of disease after Surawicz and Knilans, Chou's
/// Electrocardiography). Angles are of the frontal plane: 0 points to the left arm, 90 to the feet.
struct HeartState {
    double heartRateBpm = 72; ///< Of the ventricles; with AV block, of the atria.
    double rrJitter = 0.03; ///< Standard deviation of RR, as a share; atrial fibrillation has more.
    Rhythm rhythm = Rhythm::sinus;
    AvConduction av = AvConduction::normal;
    Ectopy ectopy = Ectopy::none;
    VentricularConduction conduction = VentricularConduction::normal;

    double qrsAxisDeg = 45; ///< Without a fascicular block.
    double tAxisDeg = 40;
    double turnDeg = 0; ///< Of the QRS about the body's long axis; positive: later transition.
    double amplitude = 1; ///< Factor on every wave.
    double tAmplitude = 1; ///< Factor on T alone.
    double qrsWidth = 1; ///< Factor on the widths and distances of the QRS bumps.
    double qtWidth = 1; ///< Factor on the distance of T from the QRS.

    Wall infarct = Wall::none;
    InfarctAge infarctAge = InfarctAge::old;
    Wall ischaemia = Wall::none; ///< ST depression and inverted T there.
    bool leftVentricle = false, rightVentricle = false; ///< Hypertrophy, the left one with strain.
    bool leftAtrium = false, rightAtrium = false; ///< Enlarged.
    Repolarisation repolarisation = Repolarisation::usual;
    Electrolytes electrolytes = Electrolytes::usual;

    double noiseMv = 0.006; ///< Standard deviation, of muscle and amplifier.
    double wanderMv = 0.03; ///< Amplitude, of breathing.
};

/// A plausible healthy or fibrillating heart for a seed: rates of 50 to 110, QRS axes of -20 to 90.
HeartState randomHeart(unsigned seed);

/// 10 s at 500 Hz. The limb laws (III = II - I and the augmented leads) hold by construction; noise
/// and wander are added to the eight independent leads, so they hold for the noise too. Same seed,
/// same recording.
Ecg simulateEcg(const HeartState& heart, unsigned seed);

/// The R peaks of that recording within its 10 s, in seconds.
std::vector<double> simulatedBeatTimes(const HeartState& heart, unsigned seed);

} // namespace ecgscan
