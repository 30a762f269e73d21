// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/synthesis/heart_waves.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ecgscan {

namespace {

constexpr double kSpikeSdS = 0.0012;

double radians(double degrees)
{
    return degrees * std::numbers::pi / 180;
}

BodyVector dipole(double axisDeg, double frontalMv, double frontMv)
{
    return {
        frontalMv * std::cos(radians(axisDeg)), frontalMv * std::sin(radians(axisDeg)), frontMv};
}

BodyVector turned(const BodyVector& v, double degrees)
{
    const double c = std::cos(radians(degrees));
    const double s = std::sin(radians(degrees));
    return {c * v.left + s * v.front, v.feet, c * v.front - s * v.left};
}

/// Where a wall of the left ventricle lies, seen from the heart's middle.
BodyVector towards(Wall wall)
{
    switch (wall) {
    case Wall::none:
        return {};
    case Wall::anteroseptal:
        return {0.05, 0, 1};
    case Wall::anterior:
        return {0.45, 0.05, 0.9};
    case Wall::anterolateral:
        return {0.85, -0.1, 0.5};
    case Wall::lateral:
        return {0.95, -0.3, -0.05};
    case Wall::inferior:
        return {-0.05, 1, 0};
    case Wall::inferolateral:
        return {0.65, 0.75, -0.1};
    case Wall::posterior:
        return {0.25, 0.1, -0.95};
    case Wall::inferoposterior:
        return {0.05, 0.75, -0.65};
    }
    return {};
}

/// The QRS as the bundles spread it, and the direction of a T that follows from that.
struct Activation {
    std::vector<HeartWave> waves;
    BodyVector secondaryT; ///< Added to T and, weaker, to ST.
};

double axisOf(const HeartState& heart)
{
    switch (heart.conduction) {
    case VentricularConduction::leftAnterior:
        return -58;
    case VentricularConduction::leftPosterior:
        return 112;
    default:
        return heart.rightVentricle ? 115 : heart.qrsAxisDeg;
    }
}

Activation usualActivation(const HeartState& heart)
{
    const double axis = axisOf(heart), width = heart.qrsWidth;
    const double left = heart.leftVentricle ? 1.9 : 1;
    Activation out;
    out.waves = {
        {-0.023 * width, 0.0080 * width, dipole(axis + 150, 0.12, 0.28)}, // septum
        {0, 0.0105 * width, dipole(axis, 1.15 * left, -0.35 * left)}, // the main mass
        {0.016 * width, 0.0105 * width, dipole(axis + 10, 0.25 * left, -0.90 * left)}, // back wall
        {0.035 * width, 0.0090 * width, dipole(axis - 120, 0.20, -0.28)}, // the base
    };
    // A fascicle that is blocked leaves the first moments to the other one.
    if (heart.conduction == VentricularConduction::leftAnterior)
        out.waves.front() = {-0.023 * width, 0.008 * width, dipole(115, 0.25, 0.15)};
    if (heart.conduction == VentricularConduction::leftPosterior)
        out.waves.front() = {-0.023 * width, 0.008 * width, dipole(-50, 0.25, 0.15)};
    if (heart.rightVentricle)
        out.waves.push_back({0.012 * width, 0.012 * width, {-0.5, 0.35, 1.5}});
    for (HeartWave& wave : out.waves)
        wave.mv = turned(wave.mv, heart.turnDeg);
    if (heart.leftVentricle)
        out.secondaryT = {-0.42, -0.1, 0.12}; // strain
    if (heart.rightVentricle)
        out.secondaryT = {0.15, -0.25, -0.4};
    return out;
}

Activation leftBundleActivation(const HeartState& heart, double share)
{
    Activation out;
    const double axis = heart.qrsAxisDeg - 35;
    out.waves = {
        {-0.012 * share, 0.014, dipole(axis, 0.45, -0.15)},
        {0.022 * share, 0.018 * (0.6 + 0.4 * share), dipole(axis, 0.75, -1.05)},
        {0.052 * share, 0.017 * (0.6 + 0.4 * share), dipole(axis - 10, 0.70, -0.95)},
        {0.078 * share, 0.012, dipole(axis - 20, 0.35, -0.25)},
    };
    out.secondaryT = BodyVector {-0.38, -0.05, 0.42} * share;
    return out;
}

Activation activationOf(const HeartState& heart)
{
    Activation out = usualActivation(heart);
    switch (heart.conduction) {
    case VentricularConduction::incompleteRightBundle:
        out.waves.push_back({0.046, 0.0085, {-0.22, -0.05, 0.42}});
        break;
    case VentricularConduction::rightBundle:
        out.waves.push_back({0.062, 0.014, {-0.42, -0.05, 0.75}});
        out.waves.push_back({0.090, 0.014, {-0.30, 0.05, 0.45}});
        out.secondaryT = {0.10, 0, -0.32};
        break;
    case VentricularConduction::incompleteLeftBundle:
        return leftBundleActivation(heart, 0.55);
    case VentricularConduction::leftBundle:
        return leftBundleActivation(heart, 1);
    case VentricularConduction::preexcitation:
        out.waves.push_back({-0.040, 0.016, turned(dipole(35, 0.42, 0.30), heart.turnDeg)});
        out.secondaryT = {-0.15, -0.05, -0.1};
        break;
    case VentricularConduction::nonspecific:
        for (HeartWave& wave : out.waves) {
            wave.atS *= 1.45;
            wave.sdS *= 1.4;
        }
        out.waves.push_back({0.072, 0.012, {0.25, -0.15, -0.2}});
        break;
    default:
        break;
    }
    return out;
}

/// A beat that began in the ventricles, at the right one's tip where it is paced.
Activation ectopicActivation(bool isPaced)
{
    if (isPaced)
        return {{{-0.01, 0.020, dipole(-70, 0.9, -0.4)}, {0.035, 0.022, dipole(-65, 1.1, -0.9)},
                    {0.075, 0.016, dipole(-60, 0.5, -0.4)}},
            {-0.05, 0.45, 0.4}};
    return {{{-0.015, 0.020, dipole(95, 0.9, 0.3)}, {0.030, 0.024, dipole(105, 1.3, 0.2)},
                {0.075, 0.018, dipole(-80, 0.5, -0.7)}},
        {0.1, -0.5, 0.35}};
}

void addInfarct(const HeartState& heart, double tAtS, std::vector<HeartWave>& waves)
{
    if (heart.infarct == Wall::none)
        return;
    const BodyVector wall = towards(heart.infarct);
    // A wall that died leaves the first moments to the one opposite: a Q wave, and less R.
    const double lost = heart.infarctAge == InfarctAge::acute ? 0.35 : 0.75;
    waves.push_back({-0.016, 0.011, wall * -lost});
    waves.push_back({0.002, 0.012, wall * (-0.55 * lost)});
    switch (heart.infarctAge) {
    case InfarctAge::acute:
        waves.push_back({0.11, 0.045, wall * 0.20});
        waves.push_back({0.20, 0.055, wall * 0.28});
        waves.push_back({tAtS, 0.055, wall * 0.20});
        break;
    case InfarctAge::recent:
        waves.push_back({0.13, 0.05, wall * 0.06});
        waves.push_back({tAtS, 0.05, wall * -0.45});
        break;
    case InfarctAge::old:
        waves.push_back({tAtS, 0.05, wall * -0.12});
        break;
    }
}

void addRepolarisation(const HeartState& heart, double tAtS, std::vector<HeartWave>& waves)
{
    if (heart.ischaemia != Wall::none) {
        const BodyVector wall = towards(heart.ischaemia);
        waves.push_back({0.10, 0.045, wall * -0.10});
        waves.push_back({0.18, 0.055, wall * -0.14});
        waves.push_back({tAtS, 0.05, wall * -0.35});
    }
    switch (heart.repolarisation) {
    case Repolarisation::digitalis: // a sagging ST segment against the QRS
        waves.push_back({0.15, 0.055, dipole(heart.qrsAxisDeg, -0.14, 0.06)});
        break;
    case Repolarisation::pericarditis:
        waves.push_back({0.11, 0.05, {0.11, 0.10, 0.08}});
        waves.push_back({0.19, 0.055, {0.10, 0.09, 0.07}});
        break;
    default:
        break;
    }
    if (heart.electrolytes == Electrolytes::lowPotassium) {
        waves.push_back({0.17, 0.06, dipole(heart.tAxisDeg, -0.06, -0.06)});
        waves.push_back({tAtS + 0.16, 0.045, dipole(heart.tAxisDeg, 0.13, 0.12)}); // U
    }
}

/// Height and width of T beside the usual one.
struct TShape {
    double height = 1, width = 1, distance = 1;
};

TShape tShape(const HeartState& heart)
{
    TShape shape {heart.tAmplitude, 1, heart.qtWidth};
    switch (heart.repolarisation) {
    case Repolarisation::flatT:
        shape.height *= 0.15;
        break;
    case Repolarisation::invertedT:
        shape.height *= -0.8;
        break;
    case Repolarisation::nonspecific:
        shape.height *= 0.35;
        break;
    case Repolarisation::digitalis:
        shape.height *= 0.45;
        shape.distance *= 0.88;
        break;
    default:
        break;
    }
    switch (heart.electrolytes) {
    case Electrolytes::highPotassium:
        shape.height *= 2.6;
        shape.width *= 0.6;
        shape.distance *= 0.92;
        break;
    case Electrolytes::lowPotassium:
        shape.height *= 0.3;
        break;
    case Electrolytes::highCalcium:
        shape.distance *= 0.75;
        break;
    case Electrolytes::lowCalcium:
        shape.distance *= 1.25;
        shape.width *= 0.8;
        break;
    default:
        break;
    }
    return shape;
}

} // namespace

std::vector<HeartWave> ventricularWaves(const HeartState& heart, const Beat& beat)
{
    const bool isConducted = beat.origin == BeatOrigin::conducted;
    Activation activation
        = isConducted ? activationOf(heart) : ectopicActivation(beat.origin == BeatOrigin::paced);
    if (heart.electrolytes == Electrolytes::highPotassium) {
        for (HeartWave& wave : activation.waves) {
            wave.atS *= 1.25;
            wave.sdS *= 1.25;
        }
    }
    std::vector<HeartWave> waves = std::move(activation.waves);
    const double stretch = std::sqrt(std::clamp(beat.rrS, 0.4, 1.5)); // T is late in slow hearts
    const TShape shape = tShape(heart);
    const double t = isConducted ? shape.height : 0.4, axis = heart.tAxisDeg;
    const double peakS = 0.320 * stretch * shape.distance, sd = stretch * shape.width;
    waves.push_back(
        {0.275 * stretch * shape.distance, 0.055 * sd, dipole(axis, 0.25 * t, 0.17 * t)});
    waves.push_back({peakS, 0.034 * sd, dipole(axis, 0.13 * t, 0.09 * t)});
    waves.push_back({0.29 * stretch * shape.distance, 0.06 * stretch, activation.secondaryT});
    waves.push_back({0.15 * stretch, 0.05, activation.secondaryT * 0.35});
    if (isConducted) {
        addInfarct(heart, peakS, waves);
        addRepolarisation(heart, peakS, waves);
    }
    return waves;
}

std::vector<HeartWave> atrialWaves(const HeartState& heart, bool isEarly)
{
    if (isEarly)
        return {{-0.012, 0.017, dipole(-40, 0.08, 0.03)}, {0.012, 0.017, dipole(-20, 0.06, -0.04)}};
    const double right = heart.rightAtrium ? 2.6 : 1, left = heart.leftAtrium ? 2.2 : 1;
    const double late = heart.leftAtrium ? 0.022 : 0;
    const double height = heart.electrolytes == Electrolytes::highPotassium ? 0.35 : 1;
    return {{-0.015, 0.020, dipole(heart.rightAtrium ? 72 : 55, 0.085, 0.045) * (right * height)},
        {0.015 + late, 0.021,
            dipole(50, 0.075, -0.045 * left) * (left > 1 ? 1.4 * height : height)}};
}

std::vector<HeartWave> spike(bool isVentricular)
{
    return {{0, kSpikeSdS, isVentricular ? dipole(-100, 1.2, 0.4) : dipole(60, 0.6, 0.2)}};
}

} // namespace ecgscan
