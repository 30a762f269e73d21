// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/median_beat.h"

#include "model/core/ecg.h"
#include "model/core/quantile.h"
#include "model/measure/heart_rate.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ecgscan {

namespace {

using Samples = std::array<float, kSignalLength>;

constexpr int kBeforePermille = 400; ///< Of an interval; the rest is behind the beat.
constexpr int kReach = 6, kHalfQrs = 12; ///< Samples.
constexpr int kLength = static_cast<int>(kSignalLength);

float at(const Samples& samples, int k)
{
    return k >= 0 && k < kLength ? samples[static_cast<std::size_t>(k)] : kMissing;
}

/// Of the samples that are known.
std::vector<LeadTrace> tracesOf(const Signal100& printed)
{
    std::vector<LeadTrace> traces;
    for (const Lead lead : kLeads) {
        const Samples& samples = printed[static_cast<std::size_t>(index(lead))];
        LeadTrace trace;
        trace.lead = lead;
        trace.sampleRateHz = kSignalRateHz;
        trace.samplesMv.assign(samples.begin(), samples.end());
        traces.push_back(std::move(trace));
    }
    return traces;
}

const Samples& longestOf(const Signal100& printed)
{
    return *std::ranges::max_element(printed, {}, [](const Samples& samples) {
        return std::ranges::count_if(samples, [](float v) { return std::isfinite(v); });
    });
}

/// Moves each beat to where the lead round it is most like the median of all.
void alignBeats(const Samples& lead, std::vector<int>& beats)
{
    std::vector<float> shape;
    for (int offset = -kHalfQrs; offset <= kHalfQrs; ++offset) {
        std::vector<float> values;
        for (const int beat : beats)
            values.push_back(at(lead, beat + offset));
        shape.push_back(medianOfKnown(values).value_or(0));
    }
    for (int& beat : beats) {
        double least = std::numeric_limits<double>::infinity();
        int best = beat;
        for (int shift = -kReach; shift <= kReach; ++shift) {
            double off = 0, known = 0;
            for (int offset = -kHalfQrs; offset <= kHalfQrs; ++offset) {
                const float value = at(lead, beat + shift + offset);
                if (!std::isfinite(value))
                    continue;
                off += std::pow(static_cast<double>(value)
                        - static_cast<double>(shape[static_cast<std::size_t>(offset + kHalfQrs)]),
                    2);
                ++known;
            }
            if (known > kHalfQrs && off / known < least) {
                least = off / known;
                best = beat + shift;
            }
        }
        beat = best;
    }
}

/// Median beat of a lead: offset k of it is at k - before.
struct MedianBeat {
    int before = 0;
    std::vector<float> samples;
};

MedianBeat medianBeatOf(const Samples& lead, const std::vector<int>& beats, int longest)
{
    MedianBeat beat {longest * kBeforePermille / 1000, {}};
    for (int k = 0; k < longest; ++k) {
        std::vector<float> values;
        for (const int place : beats)
            values.push_back(at(lead, place + k - beat.before));
        beat.samples.push_back(medianOfKnown(values).value_or(kMissing));
    }
    // The ends of a lead with few beats: what lies next to them.
    for (std::size_t k = 1; k < beat.samples.size(); ++k) {
        if (!std::isfinite(beat.samples[k]))
            beat.samples[k] = beat.samples[k - 1];
    }
    for (std::size_t k = beat.samples.size(); k-- > 1;) {
        if (!std::isfinite(beat.samples[k - 1]))
            beat.samples[k - 1] = beat.samples[k];
    }
    return beat;
}

/// The beat whose part sample k is, as a number.
std::size_t nearestBeat(const std::vector<int>& beats, int k)
{
    std::size_t nearest = 0;
    for (std::size_t b = 1; b < beats.size(); ++b) {
        if (k >= beats[b] - (beats[b] - beats[b - 1]) * kBeforePermille / 1000)
            nearest = b;
    }
    return nearest;
}

} // namespace

std::vector<int> beatsOf(const Signal100& signal)
{
    std::vector<int> beats;
    for (const double timeS : beatTimesS(measureRhythm(tracesOf(signal))))
        beats.push_back(static_cast<int>(timeS * kSignalRateHz));
    if (beats.size() < 2)
        return {};
    for (int round = 0; round < 2; ++round)
        alignBeats(longestOf(signal), beats);
    std::ranges::sort(beats);
    return beats;
}

Signal100 medianBeatsAt(
    const Signal100& signal, const std::vector<int>& ownBeats, const std::vector<int>& atBeats)
{
    Signal100 out;
    int longest = 0;
    for (std::size_t k = 1; k < ownBeats.size(); ++k)
        longest = std::max(longest, ownBeats[k] - ownBeats[k - 1]);
    const int typical
        = std::max(1, (atBeats.back() - atBeats.front()) / static_cast<int>(atBeats.size() - 1));
    const int before = typical * kBeforePermille / 1000;
    for (std::size_t lead = 0; lead < kLeadCount; ++lead) {
        out[lead].fill(kMissing);
        if (std::ranges::none_of(signal[lead], [](float v) { return std::isfinite(v); }))
            continue;
        const MedianBeat shape = medianBeatOf(signal[lead], ownBeats, longest);
        for (int k = 0; k < kLength; ++k) {
            const std::size_t nearest = nearestBeat(atBeats, k);
            int offset = k - atBeats[nearest];
            while (nearest == 0 && offset < -before) // before the first beat
                offset += typical;
            while (nearest + 1 == atBeats.size() && offset >= typical - before) // behind the last
                offset -= typical;
            out[lead][static_cast<std::size_t>(k)] = shape.samples[static_cast<std::size_t>(
                std::clamp(offset + shape.before, 0, static_cast<int>(shape.samples.size()) - 1))];
        }
    }
    return out;
}

Signal100 repeatMedianBeat(const Signal100& printed)
{
    const std::vector<int> beats = beatsOf(printed);
    if (beats.empty())
        return printed;
    Signal100 out = medianBeatsAt(printed, beats, beats);
    for (std::size_t lead = 0; lead < kLeadCount; ++lead) {
        for (std::size_t k = 0; k < kSignalLength; ++k) {
            if (std::isfinite(printed[lead][k]))
                out[lead][k] = printed[lead][k];
        }
    }
    return out;
}

} // namespace ecgscan
