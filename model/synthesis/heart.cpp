// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/synthesis/heart.h"

#include "model/synthesis/dice.h"
#include "model/synthesis/heart_rhythm.h"
#include "model/synthesis/heart_waves.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ecgscan {

namespace {

constexpr std::size_t kSamples = 5000;
constexpr double kRateHz = 500;
constexpr double kSpikeBeforeS = 0.035; ///< Of a ventricular pacemaker, before the R peak.

enum Stream : std::uint64_t { kStateStream = 1, kNoiseStream = 3 };

/// Directions in which the eight independent leads look.
struct View {
    Lead lead;
    BodyVector direction;
};
constexpr std::array<View, 8> kViews = {{
    {Lead::I, {1, 0, 0}},
    {Lead::II, {0.5, 0.87, 0}},
    {Lead::V1, {-0.45, 0.10, 0.95}},
    {Lead::V2, {0.15, 0.15, 1.25}},
    {Lead::V3, {0.55, 0.20, 1.15}},
    {Lead::V4, {0.95, 0.30, 0.75}},
    {Lead::V5, {1.10, 0.30, 0.25}},
    {Lead::V6, {1.00, 0.25, -0.10}},
}};

void addBump(Ecg& ecg, double centreS, double sdS, const BodyVector& mv)
{
    const auto sample = [](double s) { return std::lround(s * kRateHz); };
    const long from = std::max(0L, sample(centreS - 4 * sdS));
    const long to = std::min(static_cast<long>(kSamples), sample(centreS + 4 * sdS));
    for (long k = from; k < to; ++k) {
        const double z = (static_cast<double>(k) / kRateHz - centreS) / sdS;
        const double height = std::exp(-0.5 * z * z);
        for (const View& view : kViews)
            ecg[view.lead][static_cast<std::size_t>(k)]
                += static_cast<float>(height * view.direction.dot(mv));
    }
}

void addWaves(Ecg& ecg, const std::vector<HeartWave>& waves, double atS, double factor)
{
    for (const HeartWave& wave : waves)
        addBump(ecg, atS + wave.atS, wave.sdS, wave.mv * factor);
}

void addBeats(Ecg& ecg, const HeartState& heart, const BeatSchedule& schedule)
{
    for (const Beat& beat : schedule.beats) {
        addWaves(ecg, ventricularWaves(heart, beat), beat.atS, heart.amplitude);
        if (beat.origin == BeatOrigin::paced)
            addWaves(ecg, spike(true), beat.atS - kSpikeBeforeS, 1);
    }
    for (const double s : schedule.pWavesS)
        addWaves(ecg, atrialWaves(heart, false), s, heart.amplitude);
    for (const double s : schedule.earlyPWavesS)
        addWaves(ecg, atrialWaves(heart, true), s, heart.amplitude);
    for (const double s : schedule.atrialSpikesS)
        addWaves(ecg, spike(false), s, 1);
}

/// Waves of about 6 a second whose pace and height drift.
void addFibrillation(Ecg& ecg, Dice& dice)
{
    double phase = 0;
    double pace = 6;
    for (std::size_t k = 0; k < kSamples; ++k) {
        pace += 0.05 * dice.normal() - 0.002 * (pace - 6);
        phase += 2 * std::numbers::pi * pace / kRateHz;
        const double height = 0.04 + 0.02 * std::sin(phase / 9);
        const double value = height * (std::sin(phase) + 0.4 * std::sin(2 * phase + 1));
        for (const View& view : kViews)
            ecg[view.lead][k] += static_cast<float>(value * view.direction.dot({0.2, 0.8, 0.9}));
    }
}

/// A saw of five teeth a second that points away from the feet.
void addFlutter(Ecg& ecg, Dice& dice)
{
    const double phase = dice.unit();
    for (std::size_t k = 0; k < kSamples; ++k) {
        const double part = std::fmod(5.0 * static_cast<double>(k) / kRateHz + phase, 1.0);
        const double value = part < 0.7 ? 0.5 - part / 0.7 : (part - 0.7) / 0.3 - 0.5;
        for (const View& view : kViews)
            ecg[view.lead][k]
                += static_cast<float>(value * view.direction.dot({0.02, -0.24, 0.11}));
    }
}

void addDisturbance(Ecg& ecg, const HeartState& heart, Dice& dice)
{
    const double hertz = dice.between(0.15, 0.35);
    for (const View& view : kViews) {
        const double phase = 2 * std::numbers::pi * dice.unit();
        const double wanderMv = heart.wanderMv * dice.between(0.3, 1);
        double noise = 0;
        for (std::size_t k = 0; k < kSamples; ++k) {
            noise = 0.7 * noise + 0.71 * heart.noiseMv * dice.normal();
            const double t = static_cast<double>(k) / kRateHz;
            const double wander = wanderMv * std::sin(2 * std::numbers::pi * hertz * t + phase);
            ecg[view.lead][k] += static_cast<float>(noise + wander);
        }
    }
}

} // namespace

HeartState randomHeart(unsigned seed)
{
    Dice dice(seed, kStateStream);
    HeartState heart;
    heart.heartRateBpm = dice.between(50, 110);
    heart.rrJitter = dice.between(0.005, 0.05);
    heart.qrsAxisDeg = dice.between(-20, 90);
    heart.tAxisDeg = 40 + dice.between(-25, 25);
    heart.turnDeg = dice.between(-25, 25);
    heart.amplitude = dice.between(0.7, 1.3);
    heart.tAmplitude = dice.between(0.5, 1.4);
    heart.qrsWidth = dice.between(0.9, 1.15);
    heart.noiseMv = dice.between(0.002, 0.012);
    heart.wanderMv = dice.between(0, 0.06);
    if (dice.chance(0.1))
        heart.rhythm = Rhythm::atrialFibrillation;
    return heart;
}

Ecg simulateEcg(const HeartState& heart, unsigned seed)
{
    Ecg ecg;
    ecg.sampleRateHz = kRateHz;
    for (auto& lead : ecg.leads)
        lead.assign(kSamples, 0.0f);
    addBeats(ecg, heart, scheduleBeats(heart, seed));
    Dice dice(seed, kNoiseStream);
    if (heart.rhythm == Rhythm::atrialFibrillation)
        addFibrillation(ecg, dice);
    if (heart.rhythm == Rhythm::atrialFlutter)
        addFlutter(ecg, dice);
    addDisturbance(ecg, heart, dice);
    deriveLimbLeads(ecg);
    return ecg;
}

std::vector<double> simulatedBeatTimes(const HeartState& heart, unsigned seed)
{
    std::vector<double> times;
    for (const Beat& beat : scheduleBeats(heart, seed).beats) {
        if (beat.atS >= 0 && beat.atS < kSimulatedS)
            times.push_back(beat.atS);
    }
    std::ranges::sort(times);
    return times;
}

} // namespace ecgscan
