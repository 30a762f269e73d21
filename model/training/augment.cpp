// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/augment.h"

#include "model/core/lead.h"
#include "model/training/print_windows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ecgscan {

namespace {

using Lead100 = std::array<float, kSignalLength>;

class Dice {
public:
    explicit Dice(std::mt19937_64& random)
        : m_random(random)
    {
    }
    float normal(float sd) { return std::normal_distribution<float>(0, sd)(m_random); }
    float uniform(float from, float to)
    {
        return std::uniform_real_distribution<float>(from, to)(m_random);
    }
    bool chance(float probability) { return uniform(0, 1) < probability; }

private:
    std::mt19937_64& m_random;
};

/// Moves all leads together; what comes in from outside is not known.
void shiftTime(Signal100& signal, int by)
{
    for (Lead100& lead : signal) {
        const Lead100 before = lead;
        for (int k = 0; k < static_cast<int>(kSignalLength); ++k) {
            const int from = k - by;
            lead[static_cast<std::size_t>(k)] = from >= 0 && from < static_cast<int>(kSignalLength)
                ? before[static_cast<std::size_t>(from)]
                : kMissing;
        }
    }
}

void smooth(Lead100& lead)
{
    const Lead100 before = lead;
    for (std::size_t k = 1; k + 1 < kSignalLength; ++k)
        lead[k] = 0.25f * before[k - 1] + 0.5f * before[k] + 0.25f * before[k + 1];
}

void addWanderAndNoise(Lead100& lead, Dice& dice)
{
    const float wander = std::abs(dice.normal(0.05f));
    const float hertz = dice.uniform(0.1f, 0.5f);
    const float phase = dice.uniform(0, 2 * std::numbers::pi_v<float>);
    const float noise = std::abs(dice.normal(0.015f));
    for (std::size_t k = 0; k < kSignalLength; ++k) {
        const float t = static_cast<float>(k) / kSignalRateHz;
        lead[k] += wander * std::sin(2 * std::numbers::pi_v<float> * hertz * t + phase)
            + dice.normal(noise + 1e-6f);
    }
}

/// The arms' electrodes taken for each other: I turns over, II and III change places, and so do aVR
/// and aVL.
void swapArms(Signal100& signal)
{
    const auto at = [&signal](Lead lead) -> Lead100& {
        return signal[static_cast<std::size_t>(index(lead))];
    };
    for (float& value : at(Lead::I))
        value = -value;
    std::swap(at(Lead::II), at(Lead::III));
    std::swap(at(Lead::aVR), at(Lead::aVL));
}

void loseStretch(Lead100& lead, Dice& dice)
{
    const auto from
        = static_cast<std::size_t>(dice.uniform(0, static_cast<float>(kSignalLength - 1)));
    const auto length = static_cast<std::size_t>(dice.uniform(5, 80));
    for (std::size_t k = from; k < std::min(kSignalLength, from + length); ++k)
        lead[k] = kMissing;
}

} // namespace

void augment(Signal100& signal, std::mt19937_64& random)
{
    Dice dice(random);
    const float gain = std::exp(dice.normal(0.08f));
    const bool pen = dice.chance(0.4f);
    if (dice.chance(0.02f))
        swapArms(signal);
    for (Lead100& lead : signal) {
        const float own = gain * std::exp(dice.normal(0.04f));
        for (float& value : lead)
            value *= own;
        if (pen)
            smooth(lead);
        addWanderAndNoise(lead, dice);
        if (dice.chance(0.08f))
            loseStretch(lead, dice);
        if (dice.chance(0.02f))
            lead.fill(kMissing);
    }
    if (dice.chance(0.7f))
        shiftTime(signal, static_cast<int>(dice.uniform(-60, 60)));
}

void maskToRandomPrint(Signal100& signal, std::mt19937_64& random)
{
    Dice dice(random);
    if (dice.chance(0.3f))
        return;
    static const std::array kLayouts = {QStringLiteral("3x4+1"), QStringLiteral("3x4+1"),
        QStringLiteral("3x4+1"), QStringLiteral("3x4+1"), QStringLiteral("3x4"),
        QStringLiteral("3x4+3"), QStringLiteral("6x2"), QStringLiteral("6x2+1")};
    const auto pick
        = static_cast<std::size_t>(dice.uniform(0, static_cast<float>(kLayouts.size()) - 0.001f));
    keepPrinted(signal, kLayouts[pick], dice.normal(0.05f));
}

} // namespace ecgscan
