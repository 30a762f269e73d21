// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/measure/beat_shape.h"

#include "model/core/quantile.h"
#include "model/measure/smooth.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ecgscan {

namespace {

constexpr double kSmooth = 1.5; ///< Samples, before slopes are taken.
constexpr int kHalfWindow = 40; ///< Samples: the QRS and its neighbourhood.
constexpr int kReach = 20, kFineReach = 6; ///< By which a beat is moved at most, first and later.
constexpr int kRounds = 3;
constexpr double kAlike = 0.8, kHardlyAlike = 0.5; ///< Correlation with the usual slopes.
constexpr int kLevelFrom = -60, kLevelTo = -30; ///< The level of a beat, from its moment.
constexpr double kCalmLeads = 0.3; ///< Of the leads; the others may be noisy.
constexpr int kPFrom = -150, kPTo = -30; ///< Where a P wave lies, from the beat's moment.

using Samples = std::vector<float>;
using Slopes = std::array<Samples, kLeadCount>;

float at(const Samples& samples, int k)
{
    return k >= 0 && k < static_cast<int>(samples.size()) ? samples[static_cast<std::size_t>(k)]
                                                          : std::numeric_limits<float>::quiet_NaN();
}

/// Of each lead what was printed; NaN elsewhere.
std::array<Samples, kLeadCount> printedLeads(const Reconstruction& recording)
{
    std::array<Samples, kLeadCount> leads;
    for (const Lead lead : kLeads) {
        const auto known = recording.leadsMv.find(lead);
        if (known == recording.leadsMv.end())
            continue;
        Samples samples = known->second;
        const std::vector<bool> printed = printedSamples(recording, lead);
        for (std::size_t k = 0; k < samples.size(); ++k) {
            if (!printed[k])
                samples[k] = std::numeric_limits<float>::quiet_NaN();
        }
        leads[static_cast<std::size_t>(index(lead))] = std::move(samples);
    }
    return leads;
}

/// The value in the middle of those that are known, of two the mean; NaN: there are none.
float middleOf(std::vector<float> values)
{
    std::erase_if(values, [](float value) { return !std::isfinite(value); });
    if (values.empty())
        return std::numeric_limits<float>::quiet_NaN();
    std::ranges::sort(values);
    return (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
}

/// Median of the beats' samples at this offset.
float medianAt(const Samples& samples, const std::vector<int>& beats, int offset)
{
    std::vector<float> values;
    for (const int beat : beats)
        values.push_back(at(samples, beat + offset));
    return middleOf(std::move(values));
}

/// The usual slopes round a beat's moment.
Slopes templateOf(const Slopes& slopes, const std::vector<int>& beats)
{
    Slopes usual;
    for (std::size_t lead = 0; lead < kLeadCount; ++lead) {
        for (int offset = -kHalfWindow; offset <= kHalfWindow; ++offset)
            usual[lead].push_back(medianAt(slopes[lead], beats, offset));
    }
    return usual;
}

/// Correlation of the slopes round a moment with the usual ones, over the leads that show it; NaN
/// where none does.
double likeness(const Slopes& slopes, const Slopes& usual, int moment)
{
    double product = 0, own = 0, other = 0;
    int known = 0;
    for (std::size_t lead = 0; lead < kLeadCount; ++lead) {
        for (int offset = -kHalfWindow; offset <= kHalfWindow; ++offset) {
            const auto a = static_cast<double>(at(slopes[lead], moment + offset));
            const auto b = static_cast<double>(at(usual[lead], offset + kHalfWindow));
            if (!std::isfinite(a) || !std::isfinite(b))
                continue;
            product += a * b;
            own += a * a;
            other += b * b;
            ++known;
        }
    }
    if (known < kHalfWindow) // half a lead's window
        return std::numeric_limits<double>::quiet_NaN();
    return product / std::sqrt(own * other);
}

/// Moves each beat to where it is most like the usual one; gives how much it is.
std::vector<double> align(
    const Slopes& slopes, const Slopes& usual, int reach, std::vector<int>& beats)
{
    std::vector<double> all;
    for (int& beat : beats) {
        double most = -1;
        int best = beat;
        for (int shift = -reach; shift <= reach; ++shift) {
            const double like = likeness(slopes, usual, beat + shift);
            if (like > most) {
                most = like;
                best = beat + shift;
            }
        }
        beat = best;
        all.push_back(most);
    }
    return all;
}

/// Samples of one beat about its level before the QRS; all NaN where that is not known.
Samples beatOf(const Samples& lead, int beat)
{
    Samples samples;
    for (int k = 0; k < kBeatSamples; ++k)
        samples.push_back(at(lead, beat + k - kBeatBefore));
    std::vector<float> before;
    for (int k = kBeatBefore + kLevelFrom; k < kBeatBefore + kLevelTo; ++k)
        before.push_back(samples[static_cast<std::size_t>(k)]);
    const float level = middleOf(std::move(before));
    for (float& sample : samples)
        sample -= level;
    return samples;
}

/// Without the line that fits them best: how wander moves and tilts a beat says nothing here.
std::vector<double> aboutTheirLine(std::vector<double> values)
{
    double n = 0, sumK = 0, sumKK = 0, sum = 0, sumKV = 0;
    for (std::size_t k = 0; k < values.size(); ++k) {
        if (!std::isfinite(values[k]))
            continue;
        const auto x = static_cast<double>(k);
        ++n;
        sumK += x;
        sumKK += x * x;
        sum += values[k];
        sumKV += x * values[k];
    }
    const double slope = (n * sumKV - sumK * sum) / (n * sumKK - sumK * sumK);
    for (std::size_t k = 0; k < values.size(); ++k)
        values[k] -= (sum - slope * sumK) / n + slope * static_cast<double>(k);
    return values;
}

double sumOfSquares(const std::vector<double>& values)
{
    double sum = 0;
    for (const double value : values)
        sum += std::isfinite(value) ? value * value : 0;
    return sum;
}

/// The usual beat of a lead; its unrest before the QRS is added where two beats or more tell it.
Samples describe(const Samples& lead, const std::vector<int>& beats, std::vector<double>& unrest)
{
    std::vector<Samples> all;
    for (const int beat : beats)
        all.push_back(beatOf(lead, beat));
    Samples usual;
    for (std::size_t k = 0; k < kBeatSamples; ++k) {
        std::vector<float> values;
        for (const Samples& samples : all)
            values.push_back(samples[k]);
        usual.push_back(middleOf(std::move(values)));
    }
    std::vector<double> ratios;
    for (const Samples& samples : all) {
        std::vector<double> off, own;
        for (int k = kBeatBefore + kPFrom; k < kBeatBefore + kPTo; ++k) {
            const auto place = static_cast<std::size_t>(k);
            off.push_back(static_cast<double>(samples[place] - usual[place]));
            own.push_back(
                std::isfinite(off.back()) ? static_cast<double>(usual[place]) : off.back());
        }
        const auto known
            = std::ranges::count_if(off, [](double value) { return std::isfinite(value); });
        if (known < (kPTo - kPFrom) / 2)
            continue;
        const double repeated = sumOfSquares(aboutTheirLine(std::move(own)));
        if (repeated > 0) // else the lead is flat
            ratios.push_back(sumOfSquares(aboutTheirLine(std::move(off))) / repeated);
    }
    if (ratios.size() > 1)
        unrest.push_back(median(std::move(ratios)));
    return usual;
}

} // namespace

std::optional<BeatShape> dominantBeat(
    const Reconstruction& recording, const std::vector<double>& beatTimesS)
{
    if (recording.sampleRateHz != kBeatRateHz || beatTimesS.size() < 2)
        return std::nullopt;
    const std::array<Samples, kLeadCount> leads = printedLeads(recording);
    Slopes slopes;
    for (std::size_t lead = 0; lead < kLeadCount; ++lead)
        slopes[lead] = slopeOf(leads[lead], kSmooth);
    std::vector<int> beats;
    for (const double timeS : beatTimesS)
        beats.push_back(static_cast<int>(std::lround(timeS * kBeatRateHz)));
    std::vector<int> usualBeats = beats;
    for (int round = 0; round < kRounds; ++round) {
        const std::vector<double> alike = align(
            slopes, templateOf(slopes, usualBeats), round == 0 ? kReach : kFineReach, beats);
        // What was left out may come back when the others lie better over each other.
        const double least = round + 1 < kRounds ? kHardlyAlike : kAlike;
        usualBeats.clear();
        for (std::size_t k = 0; k < beats.size(); ++k) {
            if (alike[k] > least)
                usualBeats.push_back(beats[k]);
        }
        if (usualBeats.size() < 2)
            return std::nullopt;
    }
    BeatShape shape;
    for (const int beat : usualBeats)
        shape.beatTimesS.push_back(beat / kBeatRateHz);
    std::vector<double> unrest;
    for (std::size_t lead = 0; lead < kLeadCount; ++lead)
        shape.leads[lead] = describe(leads[lead], usualBeats, unrest);
    if (!unrest.empty())
        shape.unrestBeforeQrs = quantile(std::move(unrest), kCalmLeads);
    return shape;
}

std::optional<double> rrSpread(const std::vector<double>& beatTimesS)
{
    if (beatTimesS.size() < 4)
        return std::nullopt;
    std::vector<double> intervals, changes;
    for (std::size_t k = 1; k < beatTimesS.size(); ++k)
        intervals.push_back(beatTimesS[k] - beatTimesS[k - 1]);
    for (std::size_t k = 1; k < intervals.size(); ++k)
        changes.push_back(std::abs(intervals[k] - intervals[k - 1]));
    return median(std::move(changes)) / median(std::move(intervals));
}

} // namespace ecgscan
