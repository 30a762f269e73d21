// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/measure/pacing_spikes.h"

#include "model/core/quantile.h"
#include "model/measure/beat_shape.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace ecgscan {

namespace {

constexpr int kFilterHalf = 4; ///< Samples: a median of 18 ms.
constexpr int kCalmFrom = -14, kCalmTo = -5; ///< Where it is calm before a spike.
constexpr double kOverCalm = 1.5; ///< Of a spike's height over what goes on there.
constexpr double kLeastMv = 0.05, kWideQrsMv = 0.05, kHighMv = 0.15;
constexpr double kLeadShare = 0.3; ///< Of the leads that are printed show a spike.
constexpr double kApartS = 0.1; ///< Two spikes.
constexpr std::size_t kLeastSpikes = 3; ///< A single one is an artefact.
constexpr double kNearOnsetS = 0.017; ///< Behind the onset of the QRS, of a low spike.
constexpr double kNarrowMs = 100, kAtrialS = -0.06; ///< Of such a QRS, before its onset.
constexpr double kUsualOnsetS = -0.05; ///< Of the QRS from its beat, where it is not known.
constexpr double kJitterS = 0.017; ///< Of the time between them.
constexpr double kShare = 0.3, kHighShare = 0.25; ///< Of the beats have a spike.
constexpr double kWideMs = 130; ///< As QRS complexes paced in a ventricle are.

/// What is narrower than the filter lets through; 0 where it is not calm before, NaN where not
/// enough is known.
std::vector<float> narrow(const std::vector<float>& samples)
{
    std::vector<float> out(samples.size(), std::numeric_limits<float>::quiet_NaN());
    for (int k = -kCalmFrom; k + kFilterHalf < static_cast<int>(samples.size()); ++k) {
        const auto middle = samples.begin() + k;
        if (!std::all_of(middle + kCalmFrom, middle + kFilterHalf + 1,
                [](float v) { return std::isfinite(v); }))
            continue;
        std::array<float, 2 * kFilterHalf + 1> window;
        std::copy(middle - kFilterHalf, middle + kFilterHalf + 1, window.begin());
        std::ranges::nth_element(window, window.begin() + kFilterHalf);
        const float height = std::abs(*middle - window[kFilterHalf]);
        const auto [low, high] = std::minmax_element(middle + kCalmFrom, middle + kCalmTo);
        out[static_cast<std::size_t>(k)] = height > kOverCalm * (*high - *low) ? height : 0;
    }
    return out;
}

/// Of the heights that leads show at one moment, which `least` of them reach, and three of ten.
double reachedBy(const std::vector<float>& descending, std::size_t least)
{
    const auto needed = std::max(least,
        static_cast<std::size_t>(std::ceil(kLeadShare * static_cast<double>(descending.size()))));
    return needed <= descending.size() ? static_cast<double>(descending[needed - 1]) : 0;
}

/// Which spikes may be a pacemaker's.
struct Asked {
    double leastTwoMv = 0, leastThreeMv = 0;
    double inQrsS = 0; ///< This far behind the onset of the QRS a spike may lie; later, it is the
                       ///< tip of a narrow wave.
    double leastShare = 0; ///< Of the beats have one.
};
constexpr Asked kInThreeLeads {0, kLeastMv, kNearOnsetS, kShare};
constexpr Asked kHigh {kHighMv, 0, kMostInQrsS, kHighShare};
constexpr Asked kBeforeWideQrs {kWideQrsMv, 0, kNearOnsetS, kShare};

/// The spikes that come a constant time before beats or as they begin, one a beat, the last of
/// those that are not `known`; empty: of too few beats.
std::vector<double> coupled(const std::vector<Spike>& spikes, const std::vector<Beat>& beats,
    double onsetS, const Asked& asked, const std::vector<double>& known = {})
{
    std::vector<std::pair<double, double>> found; // its moment, and that from its beat
    std::vector<double> fromBeats;
    for (const Beat& beat : beats) {
        const Spike* last = nullptr;
        for (const Spike& spike : spikes) {
            const double fromOnset = spike.timeS - beat.timeS - onsetS;
            if (fromOnset > -kMostBeforeQrsS && fromOnset < asked.inQrsS
                && spike.inTwoMv >= asked.leastTwoMv && spike.inThreeMv >= asked.leastThreeMv
                && !std::ranges::binary_search(known, spike.timeS))
                last = &spike;
        }
        if (!last)
            continue;
        found.emplace_back(last->timeS, last->timeS - beat.timeS);
        fromBeats.push_back(found.back().second);
    }
    if (found.size() < kLeastSpikes)
        return {};
    const double usual = median(std::move(fromBeats));
    std::vector<double> constant;
    for (const auto& [timeS, fromBeat] : found) {
        if (std::abs(fromBeat - usual) < kJitterS)
            constant.push_back(timeS);
    }
    const auto count = static_cast<double>(constant.size());
    if (constant.size() < kLeastSpikes
        || count < asked.leastShare * static_cast<double>(beats.size()))
        return {};
    std::ranges::sort(constant);
    return constant;
}

} // namespace

std::vector<Spike> findSpikes(const PrintedLeads& leads)
{
    PrintedLeads heights;
    std::size_t length = 0;
    for (std::size_t lead = 0; lead < kLeadCount; ++lead) {
        heights[lead] = narrow(leads[lead]);
        length = std::max(length, heights[lead].size());
    }
    std::vector<Spike> all;
    for (int k = 0; k < static_cast<int>(length); ++k) {
        std::vector<float> shown;
        for (const auto& lead : heights) {
            if (const float height = sampleAt(lead, k); std::isfinite(height))
                shown.push_back(height);
        }
        std::ranges::sort(shown, std::greater<>());
        const Spike spike {k / kBeatRateHz, reachedBy(shown, 2), reachedBy(shown, 3)};
        if (spike.inTwoMv >= kLeastMv)
            all.push_back(spike);
    }
    std::ranges::sort(all, std::greater<>(), &Spike::inTwoMv);
    std::vector<Spike> spikes;
    for (const Spike& spike : all) {
        if (std::ranges::all_of(spikes, [&spike](const Spike& other) {
                return std::abs(spike.timeS - other.timeS) > kApartS;
            }))
            spikes.push_back(spike);
    }
    std::ranges::sort(spikes, {}, &Spike::timeS);
    return spikes;
}

std::vector<double> highSpikesS(const std::vector<Spike>& spikes)
{
    std::vector<double> high;
    for (const Spike& spike : spikes) {
        if (spike.inTwoMv >= kHighMv)
            high.push_back(spike.timeS);
    }
    return high.size() < kLeastSpikes ? std::vector<double>() : high;
}

std::vector<double> pacingSpikesS(const std::vector<Spike>& spikes, const Measurements& beats)
{
    // Where the QRS begins, from a beat's moment.
    const double onsetS = beats.usualBeat
        ? -beats.usualBeat->firstMs / 1000 - kBeatBefore / kBeatRateHz
        : kUsualOnsetS;
    // What stands at a narrow QRS is its tip; in the atria a pacemaker is earlier.
    const bool isNarrow = beats.qrsMs.value_or(kWideMs) < kNarrowMs;
    std::vector<double> most;
    Asked ofMost;
    const auto ask = [&](Asked asked) {
        if (isNarrow && asked.leastTwoMv < kHighMv)
            asked.inQrsS = kAtrialS;
        std::vector<double> found = coupled(spikes, beats.beats, onsetS, asked);
        if (found.size() > most.size()) {
            most = std::move(found);
            ofMost = asked;
        }
    };
    ask(kInThreeLeads);
    ask(kHigh);
    if (beats.qrsMs.value_or(kWideMs) >= kWideMs)
        ask(kBeforeWideQrs);
    if (most.empty())
        return most;
    const std::vector<double> others // of the other chamber
        = coupled(spikes, beats.beats, onsetS, ofMost, most);
    most.insert(most.end(), others.begin(), others.end());
    std::ranges::sort(most);
    return most;
}

void bridgeSpikes(const std::vector<double>& spikesS, PrintedLeads& leads)
{
    const auto half = static_cast<int>(std::lround(kSpikeHalfS * kBeatRateHz));
    for (const double spikeS : spikesS) {
        const auto middle = static_cast<int>(std::lround(spikeS * kBeatRateHz));
        for (auto& samples : leads) {
            const float before = sampleAt(samples, middle - half - 1),
                        after = sampleAt(samples, middle + half + 1);
            if (!std::isfinite(before) || !std::isfinite(after))
                continue;
            for (int k = -half; k <= half; ++k) {
                const auto share
                    = static_cast<float>(k + half + 1) / static_cast<float>(2 * half + 2);
                samples[static_cast<std::size_t>(middle + k)]
                    = (1 - share) * before + share * after;
            }
        }
    }
}

} // namespace ecgscan
