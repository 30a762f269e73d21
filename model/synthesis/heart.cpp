// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/synthesis/heart.h"

#include "model/synthesis/dice.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ecgscan {

namespace {

constexpr std::size_t kSamples = 5000;
constexpr double kRateHz = 500;
constexpr double kDurationS = 10;

enum Stream : std::uint64_t { kStateStream = 1, kBeatStream, kNoiseStream };

/// Unit mV for dipoles, 1 for directions.
struct Vector {
    double left, feet, front;
};

double dot(const Vector& a, const Vector& b)
{
    return a.left * b.left + a.feet * b.feet + a.front * b.front;
}

/// One bump of the dipole, around a moment of the beat; the R peak is at 0.
struct Wave {
    double atS, sdS;
    Vector mv;
};

/// Directions in which the eight independent leads look.
struct View {
    Lead lead;
    Vector direction;
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

double radians(double degrees)
{
    return degrees * std::numbers::pi / 180;
}

Vector dipole(double axisDeg, double frontalMv, double frontMv)
{
    return {
        frontalMv * std::cos(radians(axisDeg)), frontalMv * std::sin(radians(axisDeg)), frontMv};
}

Vector turned(const Vector& v, double degrees)
{
    const double c = std::cos(radians(degrees));
    const double s = std::sin(radians(degrees));
    return {c * v.left + s * v.front, v.feet, c * v.front - s * v.left};
}

std::vector<Wave> wavesOf(const HeartState& heart, double rrS)
{
    const double axis = heart.qrsAxisDeg;
    const double width = heart.qrsWidth;
    std::vector<Wave> waves = {
        {-0.023 * width, 0.0080 * width, dipole(axis + 150, 0.12, 0.28)}, // septum
        {0, 0.0105 * width, dipole(axis, 1.15, -0.35)}, // the main mass
        {0.016 * width, 0.0105 * width, dipole(axis + 10, 0.25, -0.90)}, // the back wall
        {0.035 * width, 0.0090 * width, dipole(axis - 120, 0.20, -0.28)}, // the base
    };
    for (Wave& wave : waves)
        wave.mv = turned(wave.mv, heart.turnDeg);
    const double stretch = std::sqrt(std::clamp(rrS, 0.4, 1.5)); // T comes later in slow hearts
    const double t = heart.tAmplitude;
    waves.push_back({0.275 * stretch, 0.055 * stretch, dipole(heart.tAxisDeg, 0.25 * t, 0.17 * t)});
    waves.push_back({0.320 * stretch, 0.034 * stretch, dipole(heart.tAxisDeg, 0.13 * t, 0.09 * t)});
    if (heart.hasPWaves) {
        waves.push_back({-0.165, 0.020, dipole(55, 0.085, 0.045)}); // right atrium
        waves.push_back({-0.135, 0.021, dipole(50, 0.075, -0.045)}); // left atrium
    }
    return waves;
}

/// From before the recording until after it.
std::vector<double> beatTimes(const HeartState& heart, unsigned seed)
{
    Dice dice(seed, kBeatStream);
    const double mean = 60 / heart.heartRateBpm;
    const double jitter = heart.hasPWaves ? heart.rrJitter : 0.18;
    std::vector<double> times;
    for (double t = -mean * dice.unit(); t < kDurationS + 1;
        t += mean * std::max(0.45, 1 + jitter * dice.normal()))
        times.push_back(t);
    return times;
}

void addBump(Ecg& ecg, double centreS, double sdS, const Vector& mv)
{
    const auto sample = [](double s) { return std::lround(s * kRateHz); };
    const long from = std::max(0L, sample(centreS - 4 * sdS));
    const long to = std::min(static_cast<long>(kSamples), sample(centreS + 4 * sdS));
    for (long k = from; k < to; ++k) {
        const double z = (static_cast<double>(k) / kRateHz - centreS) / sdS;
        const double height = std::exp(-0.5 * z * z);
        for (const View& view : kViews)
            ecg[view.lead][static_cast<std::size_t>(k)]
                += static_cast<float>(height * dot(view.direction, mv));
    }
}

void addBeats(Ecg& ecg, const HeartState& heart, unsigned seed)
{
    const std::vector<double> times = beatTimes(heart, seed);
    for (std::size_t beat = 0; beat < times.size(); ++beat) {
        const double rr
            = beat + 1 < times.size() ? times[beat + 1] - times[beat] : 60 / heart.heartRateBpm;
        for (const Wave& wave : wavesOf(heart, rr)) {
            const double scale = heart.amplitude;
            addBump(ecg, times[beat] + wave.atS, wave.sdS,
                {scale * wave.mv.left, scale * wave.mv.feet, scale * wave.mv.front});
        }
    }
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
            ecg[view.lead][k] += static_cast<float>(value * dot(view.direction, {0.2, 0.8, 0.9}));
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
    heart.hasPWaves = !dice.chance(0.1);
    return heart;
}

Ecg simulateEcg(const HeartState& heart, unsigned seed)
{
    Ecg ecg;
    ecg.sampleRateHz = kRateHz;
    for (auto& lead : ecg.leads)
        lead.assign(kSamples, 0.0f);
    addBeats(ecg, heart, seed);
    Dice dice(seed, kNoiseStream);
    if (!heart.hasPWaves)
        addFibrillation(ecg, dice);
    addDisturbance(ecg, heart, dice);
    deriveLimbLeads(ecg);
    return ecg;
}

std::vector<double> simulatedBeatTimes(const HeartState& heart, unsigned seed)
{
    std::vector<double> times = beatTimes(heart, seed);
    std::erase_if(times, [](double t) { return t < 0 || t >= kDurationS; });
    return times;
}

} // namespace ecgscan
