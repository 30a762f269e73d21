// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/synthesis/heart.h"

#include <array>
#include <cmath>
#include <numbers>
#include <random>

namespace ecgscan {

namespace {

constexpr std::size_t kSamples = 5000;
constexpr double kRateHz = 500;

struct Vector {
    double x, y, z; ///< Left, feet, front.
};

double dot(const Vector& a, const Vector& b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

/// One bump: where in the beat, how wide, how high, which way.
struct Wave {
    double atS, sdS, mv;
    Vector direction;
};

/// Directions in which the eight independent leads look.
struct View {
    Lead lead;
    Vector direction;
};
constexpr std::array<View, 8> kViews = {{
    {Lead::I, {1, 0, 0}},
    {Lead::II, {0.5, 0.87, 0}},
    {Lead::V1, {-0.45, 0.1, 0.95}},
    {Lead::V2, {0.15, 0.15, 1.25}},
    {Lead::V3, {0.55, 0.2, 1.15}},
    {Lead::V4, {0.95, 0.3, 0.75}},
    {Lead::V5, {1.1, 0.3, 0.25}},
    {Lead::V6, {1.0, 0.25, -0.1}},
}};

Vector frontal(double degrees, double z)
{
    const double angle = degrees * std::numbers::pi / 180;
    return {std::cos(angle), std::sin(angle), z};
}

std::vector<Wave> wavesOf(const HeartState& heart, double rrS)
{
    const double axis = heart.qrsAxisDeg;
    const double stretch = std::sqrt(rrS); // the T wave comes later in slow hearts
    std::vector<Wave> waves = {
        {-0.022, 0.007, 0.15, frontal(axis + 160, 0.9)}, // septum
        {0.000, 0.011, 1.20, frontal(axis, -0.25)}, // the main mass
        {0.030, 0.010, 0.35, frontal(axis - 130, -0.9)}, // the base
        {0.270 * stretch, 0.055 * stretch, 0.32, frontal(axis - 5, 0.55)},
        {0.310 * stretch, 0.035 * stretch, 0.14, frontal(axis - 5, 0.35)},
    };
    if (heart.hasPWaves) {
        waves.push_back({-0.160, 0.022, 0.12, frontal(55, 0.35)});
        waves.push_back({-0.130, 0.020, 0.07, frontal(60, -0.3)});
    }
    return waves;
}

std::vector<double> beatTimes(const HeartState& heart, std::mt19937_64& random)
{
    const double mean = 60 / heart.heartRateBpm;
    std::normal_distribution<double> jitter(0, heart.hasPWaves ? heart.rrJitter : 0.18);
    std::vector<double> times;
    for (double t = -mean * 0.7; t < 11; t += mean * std::max(0.45, 1 + jitter(random)))
        times.push_back(t);
    return times;
}

void addBeats(Ecg& ecg, const HeartState& heart, const std::vector<double>& times)
{
    for (std::size_t beat = 0; beat < times.size(); ++beat) {
        const double rr
            = beat + 1 < times.size() ? times[beat + 1] - times[beat] : 60 / heart.heartRateBpm;
        for (const Wave& wave : wavesOf(heart, rr)) {
            const double centre = times[beat] + wave.atS;
            const long from = std::max(0L, std::lround((centre - 4 * wave.sdS) * kRateHz));
            const long to = std::min(
                static_cast<long>(kSamples), std::lround((centre + 4 * wave.sdS) * kRateHz));
            for (long k = from; k < to; ++k) {
                const double z = (static_cast<double>(k) / kRateHz - centre) / wave.sdS;
                const double value = heart.amplitude * wave.mv * std::exp(-0.5 * z * z);
                for (const View& view : kViews)
                    ecg[view.lead][static_cast<std::size_t>(k)]
                        += static_cast<float>(value * dot(view.direction, wave.direction));
            }
        }
    }
}

void addDisturbance(Ecg& ecg, const HeartState& heart, std::mt19937_64& random)
{
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> uniform(0, 1);
    for (const View& view : kViews) {
        const double hertz = 0.15 + 0.2 * uniform(random);
        const double phase = 2 * std::numbers::pi * uniform(random);
        double noise = 0;
        for (std::size_t k = 0; k < kSamples; ++k) {
            noise = 0.7 * noise + 0.71 * heart.noiseMv * normal(random);
            const double wander = heart.wanderMv
                * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(k) / kRateHz + phase);
            ecg[view.lead][k] += static_cast<float>(noise + wander);
        }
    }
}

} // namespace

HeartState randomHeart(unsigned seed)
{
    std::mt19937_64 random(seed * 7919ULL + 17);
    const auto between = [&](double from, double to) {
        return std::uniform_real_distribution<double>(from, to)(random);
    };
    HeartState heart;
    heart.heartRateBpm = between(50, 110);
    heart.rrJitter = between(0.005, 0.05);
    heart.qrsAxisDeg = between(-20, 90);
    heart.amplitude = between(0.7, 1.3);
    heart.noiseMv = between(0.002, 0.015);
    heart.wanderMv = between(0, 0.06);
    heart.hasPWaves = between(0, 1) > 0.1;
    return heart;
}

Ecg simulateEcg(const HeartState& heart, unsigned seed)
{
    std::mt19937_64 random(seed);
    Ecg ecg;
    ecg.sampleRateHz = kRateHz;
    for (auto& lead : ecg.leads)
        lead.assign(kSamples, 0.0f);
    addBeats(ecg, heart, beatTimes(heart, random));
    addDisturbance(ecg, heart, random);
    for (std::size_t k = 0; k < kSamples; ++k) {
        const float one = ecg[Lead::I][k];
        const float two = ecg[Lead::II][k];
        ecg[Lead::III][k] = two - one;
        ecg[Lead::aVR][k] = -(one + two) / 2;
        ecg[Lead::aVL][k] = one - two / 2;
        ecg[Lead::aVF][k] = two - one / 2;
    }
    return ecg;
}

} // namespace ecgscan
