// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/measure/beat_shape.h"

#include "model/core/quantile.h"
#include "model/measure/smooth.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace ecgscan {

namespace {

constexpr double kSmooth = 1.5; ///< Samples, before slopes are taken.
constexpr int kHalfWindow = 40; ///< Samples: the QRS and its neighbourhood.
constexpr int kReach = 20, kFineReach = 6; ///< By which a beat is moved at most, first and later.
constexpr int kRounds = 3;
constexpr double kAlike = 0.8, kHardlyAlike = 0.5; ///< Correlation with the usual slopes.
constexpr double kNotKnown = -2; ///< Instead of a correlation.
constexpr int kLevelFrom = -60, kLevelTo = -30; ///< The level of a beat, from its moment.
constexpr float kWander = 0.5f; ///< Of the rise from level to level; they are noisy themselves.
constexpr double kCalmLeads = 0.3; ///< Of the leads; the others may be noisy.
constexpr int kAfterOther = 60, kBeforeOther = 50; ///< Samples: what belongs to another beat.
constexpr int kDisturbed = 350; ///< Samples after a beat of another shape, to a QRS.
constexpr int kNoiseFrom = -30, kNoiseTo = 100;
constexpr int kPFrom = -150, kPTo = -30; ///< Where a P wave lies, from the beat's moment.

using Samples = std::vector<float>;
using Slopes = std::array<Samples, kLeadCount>;

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
        values.push_back(sampleAt(samples, beat + offset));
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
            const auto a = static_cast<double>(sampleAt(slopes[lead], moment + offset));
            const auto b = static_cast<double>(sampleAt(usual[lead], offset + kHalfWindow));
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
        double most = kNotKnown;
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

/// A beat and the samples that are no other beat's, on the recording.
struct OwnSamples {
    int moment = 0, first = 0, last = 0;
    std::optional<int> before, after; ///< Moments of usual beats just beside it.
    bool isDisturbed = false; ///< Before its QRS, by the T wave of a beat of another shape.
};

/// Level of a lead before the QRS of a beat; NaN: not known.
float levelBefore(const Samples& lead, int moment)
{
    std::vector<float> before;
    for (int k = moment + kLevelFrom; k < moment + kLevelTo; ++k)
        before.push_back(sampleAt(lead, k));
    return middleOf(std::move(before));
}

/// Samples of one beat about its level before the QRS, and about lines from there towards those of
/// the usual beats beside it, as far as they are known, which takes half of the wander away; NaN
/// where another beat is; all NaN where its level is not known.
Samples beatOf(const Samples& lead, const OwnSamples& own)
{
    const float level = levelBefore(lead, own.moment);
    const auto riseTo = [&](const std::optional<int>& other) {
        const float there = other ? levelBefore(lead, *other) : level;
        return std::isfinite(there) && other
            ? kWander * (there - level) / static_cast<float>(*other - own.moment)
            : 0.0f; // a sample
    };
    const float riseBefore = riseTo(own.before), riseAfter = riseTo(own.after);
    constexpr int kKnot = (kLevelFrom + kLevelTo) / 2;
    Samples samples;
    for (int offset = -kBeatBefore; offset < kBeatAfter; ++offset) {
        const int k = own.moment + offset;
        const auto fromKnot = static_cast<float>(offset - kKnot);
        samples.push_back(k >= own.first && k < own.last
                ? sampleAt(lead, k) - level - fromKnot * (fromKnot < 0 ? riseBefore : riseAfter)
                : std::numeric_limits<float>::quiet_NaN());
    }
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

/// How far single beats are off the usual one before their QRS, against how far that goes there;
/// nullopt: fewer than two beats tell it.
std::optional<double> unrestOf(const std::vector<Samples>& beats, const Samples& usual)
{
    std::vector<double> ratios;
    for (const Samples& samples : beats) {
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
    return ratios.size() > 1 ? std::optional(median(std::move(ratios))) : std::nullopt;
}

/// Standard error of the median of beats that are off it by this much within the QRS and after it.
std::optional<double> noiseOf(const std::vector<Samples>& beats, const Samples& usual)
{
    constexpr double kMedianOverMean = 1.25; // of the standard error, for normal noise
    std::vector<double> squares;
    for (std::size_t k = kBeatBefore + kNoiseFrom; k < kBeatBefore + kNoiseTo; ++k) {
        for (const Samples& samples : beats) {
            const auto off = static_cast<double>(samples[k] - usual[k]);
            if (std::isfinite(off))
                squares.push_back(off * off);
        }
    }
    const auto n = static_cast<double>(beats.size());
    if (squares.empty() || n < 2)
        return std::nullopt;
    const double mean = std::accumulate(squares.begin(), squares.end(), 0.0)
        / static_cast<double>(squares.size());
    return kMedianOverMean * std::sqrt(mean / (n - 1));
}

/// The usual beat of a lead and what its beats say of it.
BeatShape::OfLead describe(const Samples& lead, const std::vector<OwnSamples>& usual)
{
    BeatShape::OfLead shape;
    std::vector<Samples> beats;
    std::vector<bool> isDisturbed;
    for (const OwnSamples& own : usual) {
        Samples samples = beatOf(lead, own);
        if (std::ranges::none_of(samples, [](float v) { return std::isfinite(v); }))
            continue;
        beats.push_back(std::move(samples));
        isDisturbed.push_back(own.isDisturbed);
        shape.beatTimesS.push_back(own.moment / kBeatRateHz);
    }
    if (std::ranges::count(isDisturbed, false) > 0) {
        for (std::size_t k = 0; k < beats.size(); ++k) {
            if (isDisturbed[k])
                std::fill_n(beats[k].begin(), kBeatBefore + kLevelTo,
                    std::numeric_limits<float>::quiet_NaN());
        }
    }
    for (std::size_t k = 0; k < kBeatSamples; ++k) {
        std::vector<float> values;
        for (const Samples& samples : beats)
            values.push_back(samples[k]);
        shape.samplesMv.push_back(middleOf(std::move(values)));
    }
    shape.unrestBeforeQrs = unrestOf(beats, shape.samplesMv);
    shape.noiseMv = noiseOf(beats, shape.samplesMv);
    return shape;
}

/// All beats, the usual ones where they lie over each other.
std::vector<Beat> classified(const std::vector<double>& timesS, const std::vector<int>& moments,
    const std::vector<double>& alike)
{
    std::vector<Beat> beats;
    for (std::size_t k = 0; k < timesS.size(); ++k) {
        if (alike[k] > kAlike)
            beats.push_back({moments[k] / kBeatRateHz, BeatKind::usual, {}});
        else
            beats.push_back(
                {timesS[k], alike[k] > kNotKnown ? BeatKind::ectopic : BeatKind::unread, {}});
    }
    return beats;
}

/// Of the usual beats, what lies between the beats beside them.
std::vector<OwnSamples> ownSamples(const std::vector<Beat>& beats)
{
    const auto sample
        = [](const Beat& beat) { return static_cast<int>(std::lround(beat.timeS * kBeatRateHz)); };
    std::vector<OwnSamples> usual;
    for (std::size_t k = 0; k < beats.size(); ++k) {
        if (beats[k].kind != BeatKind::usual)
            continue;
        OwnSamples own {sample(beats[k]), 0, std::numeric_limits<int>::max(), {}, {}};
        if (k > 0) {
            const int before = sample(beats[k - 1]);
            own.first = before + kAfterOther;
            if (beats[k - 1].kind == BeatKind::usual)
                own.before = before;
            own.isDisturbed
                = beats[k - 1].kind == BeatKind::ectopic && own.moment - before < kDisturbed;
        }
        if (k + 1 < beats.size()) {
            const int after = sample(beats[k + 1]);
            own.last = after - kBeforeOther;
            if (beats[k + 1].kind == BeatKind::usual)
                own.after = after;
        }
        usual.push_back(own);
    }
    return usual;
}

} // namespace

std::optional<BeatShape> dominantBeat(
    const PrintedLeads& leads, const std::vector<double>& beatTimesS)
{
    if (beatTimesS.size() < 2)
        return std::nullopt;
    Slopes slopes;
    for (std::size_t lead = 0; lead < kLeadCount; ++lead)
        slopes[lead] = slopesOf(smoothed(leads[lead], kSmooth));
    std::vector<int> moments;
    for (const double timeS : beatTimesS)
        moments.push_back(static_cast<int>(std::lround(timeS * kBeatRateHz)));
    std::vector<int> usual = moments;
    std::vector<double> alike;
    for (int round = 0; round < kRounds; ++round) {
        alike = align(slopes, templateOf(slopes, usual), round == 0 ? kReach : kFineReach, moments);
        // What was left out may come back when the others lie better over each other.
        const double least = round + 1 < kRounds ? kHardlyAlike : kAlike;
        usual.clear();
        for (std::size_t k = 0; k < moments.size(); ++k) {
            if (alike[k] > least)
                usual.push_back(moments[k]);
        }
        if (usual.size() < 2)
            return std::nullopt;
    }
    BeatShape shape;
    shape.beats = classified(beatTimesS, moments, alike);
    const std::vector<OwnSamples> own = ownSamples(shape.beats);
    std::vector<double> unrest;
    for (std::size_t lead = 0; lead < kLeadCount; ++lead) {
        shape.leads[lead] = describe(leads[lead], own);
        if (shape.leads[lead].unrestBeforeQrs)
            unrest.push_back(*shape.leads[lead].unrestBeforeQrs);
    }
    if (!unrest.empty())
        shape.unrestBeforeQrs = quantile(std::move(unrest), kCalmLeads);
    return shape;
}

} // namespace ecgscan
