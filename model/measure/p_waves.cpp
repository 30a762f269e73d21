// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/measure/p_waves.h"

#include <QtGlobal>

#include <cmath>

namespace ecgscan {

namespace {

constexpr double kAlike = 0.5;

/// What a lead shows in [from, to) about the line between its ends; empty where not all is known.
std::vector<double> aboutItsLine(const std::vector<float>& samples, int from, int to)
{
    std::vector<double> out;
    const auto first = static_cast<double>(sampleAt(samples, from));
    const auto last = static_cast<double>(sampleAt(samples, to));
    for (int k = from; k <= to; ++k) {
        const double share = static_cast<double>(k - from) / (to - from);
        out.push_back(
            static_cast<double>(sampleAt(samples, k)) - (1 - share) * first - share * last);
        if (!std::isfinite(out.back()))
            return {};
    }
    return out;
}

} // namespace

void markPWaves(const PrintedLeads& leads, const BeatShape& usual, const WaveBounds& waves,
    std::vector<Beat>& beats)
{
    Q_ASSERT(waves.p);
    const int from = waves.p->onset.at, to = waves.p->offset.at;
    for (Beat& beat : beats) {
        const int shift = static_cast<int>(std::lround(beat.timeS * kBeatRateHz)) - kBeatBefore;
        double product = 0, own = 0, other = 0;
        for (std::size_t lead = 0; lead < kLeadCount; ++lead) {
            const auto shown = aboutItsLine(leads[lead], from + shift, to + shift);
            const auto expected = aboutItsLine(usual.leads[lead].samplesMv, from, to);
            if (shown.size() != expected.size())
                continue;
            for (std::size_t k = 0; k < shown.size(); ++k) {
                product += shown[k] * expected[k];
                own += shown[k] * shown[k];
                other += expected[k] * expected[k];
            }
        }
        if (own > 0 && other > 0)
            beat.hasP = product > kAlike * std::sqrt(own * other);
    }
}

} // namespace ecgscan
