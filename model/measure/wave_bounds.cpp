// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/measure/wave_bounds.h"

#include "model/core/quantile.h"
#include "model/measure/smooth.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <utility>

namespace ecgscan {

namespace {

// Samples and shares, found on the LUDB records, see BENCHMARKS.md.
constexpr int kQuietFor = 4;
constexpr int kMostBefore = 100, kMostAfter = 130; ///< Of the QRS about its steepest moment.
constexpr int kJToT = 30; ///< Samples after the QRS before which no T wave is sought.
constexpr double kTMostRr = 0.75, kPMostRr = 0.45; ///< Of RR, from the QRS.
constexpr int kPMost = 150, kPLeast = 6; ///< Before the QRS.
constexpr int kPOverhang = 20; ///< By which a P wave may begin before the range of its peak.
constexpr int kPSide = 45, kTSide = 90; ///< A wave's steepest moment is this near to its peak.
constexpr int kTLeast = 8; ///< Samples from its peak to its end.
constexpr double kSecondPhase = 0.5; ///< Of the first, which a second phase of T is at least.
constexpr double kHigher = 1.4; ///< Of a limit, to tell how sure an end is,
constexpr double kLeastSd = 3; ///< which is never surer than this.
constexpr int kLeadOverhang = 8, kLeadTOverhang = 30; ///< Of one lead's waves over those of all.
constexpr double kQuietShare = 0.1; ///< Of the moments between waves.
constexpr double kLeastContrast = 4; ///< Of the QRS over what is quiet.

using Samples = std::vector<float>;
using Leads = std::array<Samples, kLeadCount>;

/// How much each lead counts.
using Weights = std::array<double, kLeadCount>;

Weights alike()
{
    Weights weights;
    weights.fill(1);
    return weights;
}

/// By the beats that a lead's shape was made of: small waves show best in a strip of ten.
Weights byBeats(const BeatShape& beat)
{
    Weights weights;
    std::ranges::transform(beat.leads, weights.begin(),
        [](const BeatShape::OfLead& lead) { return static_cast<double>(lead.beatTimesS.size()); });
    return weights;
}

/// The leads smoothed, and the weighted root mean square of the slopes of those that are known at a
/// moment, mV a sample; NaN where none is.
struct SmoothBeat {
    Leads leads;
    std::vector<double> velocity;
};

SmoothBeat smoothBeat(const BeatShape& beat, double sd, const Weights& weights)
{
    SmoothBeat smooth;
    smooth.velocity.assign(kBeatSamples, 0.0);
    std::vector<double> sum(kBeatSamples, 0.0); // of weights
    for (std::size_t lead = 0; lead < kLeadCount; ++lead) {
        smooth.leads[lead] = smoothed(beat.leads[lead].samplesMv, sd);
        const Samples slopes = slopesOf(smooth.leads[lead]);
        for (std::size_t k = 0; k < slopes.size(); ++k) {
            if (!std::isfinite(slopes[k]))
                continue;
            smooth.velocity[k] += weights[lead] * std::pow(static_cast<double>(slopes[k]), 2);
            sum[k] += weights[lead];
        }
    }
    for (std::size_t k = 0; k < kBeatSamples; ++k)
        smooth.velocity[k] = std::sqrt(smooth.velocity[k] / sum[k]);
    return smooth;
}

/// Where a wave that goes on at `from` is over: the first sample, `step` by `step`, from which on
/// the velocity stays below the limit for some samples; nullopt: not before `last`.
std::optional<int> quietFrom(
    const std::vector<double>& velocity, int from, int step, int last, double limit, int quietFor)
{
    for (int at = from; at != last; at += step) {
        bool isQuiet = true;
        for (int k = 0; k < quietFor && isQuiet; ++k) {
            const int place = at + k * step;
            isQuiet = place >= 0 && place < kBeatSamples
                && velocity[static_cast<std::size_t>(place)] <= limit;
        }
        if (isQuiet)
            return at;
    }
    return std::nullopt;
}

/// The same, and how sure that is.
std::optional<WaveEnd> waveEnd(
    const std::vector<double>& velocity, int from, int step, int last, double limit, int quietFor)
{
    const auto at = quietFrom(velocity, from, step, last, limit, quietFor);
    if (!at)
        return std::nullopt;
    const int early
        = quietFrom(velocity, from, step, last, kHigher * limit, quietFor).value_or(*at);
    const int late
        = quietFrom(velocity, from, step, last, limit / kHigher, quietFor).value_or(last);
    return WaveEnd {*at, std::hypot(kLeastSd, std::abs(late - early))};
}

double quietest(const std::vector<double>& values, int from, int to, double share = kQuietShare)
{
    from = std::clamp(from, 0, kBeatSamples - 1);
    to = std::clamp(to, from + 1, kBeatSamples);
    std::vector<double> known;
    std::copy_if(values.begin() + from, values.begin() + to, std::back_inserter(known),
        [](double value) { return std::isfinite(value); });
    return known.empty() ? std::numeric_limits<double>::quiet_NaN()
                         : quantile(std::move(known), share);
}

int steepest(const std::vector<double>& velocity, int from, int to)
{
    int best = from;
    for (int k = from; k < to; ++k) {
        const double value = velocity[static_cast<std::size_t>(k)];
        if (value > velocity[static_cast<std::size_t>(best)]
            || !std::isfinite(velocity[static_cast<std::size_t>(best)]))
            best = k;
    }
    return best;
}

/// What the leads show in [from, to), summed with the weights of their first principal component:
/// one curve, its largest excursion upwards. Each lead counts as told, about the line whose ends
/// lineOf(lead) says.
template <class LineOf>
std::vector<double> mainComponent(
    const Leads& leads, const Weights& counts, int from, int to, const LineOf& lineOf)
{
    std::vector<std::vector<double>> rows;
    for (std::size_t number = 0; number < kLeadCount; ++number) {
        const Samples& lead = leads[number];
        if (lead.empty())
            continue;
        const double scale = std::sqrt(counts[number]);
        const auto [first, last] = lineOf(lead);
        std::vector<double> row;
        for (int k = from; k < to; ++k) {
            const double share = static_cast<double>(k - from) / (to - from);
            row.push_back(scale
                * (static_cast<double>(lead[static_cast<std::size_t>(k)]) - (1 - share) * first
                    - share * last));
        }
        if (std::ranges::all_of(row, [](double v) { return std::isfinite(v); }))
            rows.push_back(std::move(row));
    }
    if (rows.empty())
        return {};
    // Power iteration on the leads' products.
    std::vector<double> weights(rows.size(), 1.0);
    std::vector<double> curve(rows.front().size());
    for (int round = 0; round < 30; ++round) {
        std::ranges::fill(curve, 0.0);
        for (std::size_t r = 0; r < rows.size(); ++r) {
            for (std::size_t k = 0; k < curve.size(); ++k)
                curve[k] += weights[r] * rows[r][k];
        }
        double norm = 0;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            weights[r] = 0;
            for (std::size_t k = 0; k < curve.size(); ++k)
                weights[r] += rows[r][k] * curve[k];
            norm += weights[r] * weights[r];
        }
        if (norm <= 0)
            return {};
        for (double& weight : weights)
            weight /= std::sqrt(norm);
    }
    const auto [low, high] = std::ranges::minmax(curve);
    if (-low > high) {
        for (double& value : curve)
            value = -value;
    }
    return curve;
}

/// Mean of the known samples in [from, to); NaN where there are none.
double levelOf(const Samples& lead, int from, int to)
{
    double sum = 0, count = 0;
    for (int k = std::max(0, from); k < std::min(kBeatSamples, to); ++k) {
        if (std::isfinite(lead[static_cast<std::size_t>(k)])) {
            sum += static_cast<double>(lead[static_cast<std::size_t>(k)]);
            ++count;
        }
    }
    return sum / count;
}

int peakOf(const std::vector<double>& curve, int from)
{
    return from + static_cast<int>(std::ranges::max_element(curve) - curve.begin());
}

/// The highest sample of T; of a T of two phases, of which the second goes at least half as far the
/// other way, that of the second, and the curve is turned over.
int lastPeakOf(std::vector<double>& curve)
{
    const auto first = std::ranges::max_element(curve);
    const auto second = std::min_element(first, curve.end());
    if (-*second < kSecondPhase * *first || curve.end() - second <= kTLeast)
        return static_cast<int>(first - curve.begin());
    for (double& value : curve)
        value = -value;
    return static_cast<int>(second - curve.begin());
}

std::optional<WaveBounds> findQrs(const BeatShape& beat, const WaveThresholds& thresholds)
{
    const std::vector<double> velocity = smoothBeat(beat, thresholds.qrsSmooth, alike()).velocity;
    const int middle = steepest(velocity, kBeatBefore - 30, kBeatBefore + 31);
    const double peak = velocity[static_cast<std::size_t>(middle)];
    const double before = quietest(velocity, kBeatBefore - 150, kBeatBefore - 25);
    const double after = quietest(velocity, kBeatBefore + 50, kBeatBefore + 130);
    if (!(peak > kLeastContrast * std::max(before, after)))
        return std::nullopt;
    const double onsetLimit = thresholds.qrsQuiet * before + thresholds.qrsOnsetShare * peak;
    const double offsetLimit = thresholds.qrsQuiet * after + thresholds.qrsOffsetShare * peak;
    const auto onset
        = waveEnd(velocity, middle - 1, -1, middle - kMostBefore - 1, onsetLimit, kQuietFor);
    const auto offset
        = waveEnd(velocity, middle + 1, 1, middle + kMostAfter + 1, offsetLimit, kQuietFor);
    if (!onset || !offset)
        return std::nullopt;
    WaveBounds waves;
    waves.qrsOnset = {onset->at + 1, onset->sd};
    waves.qrsOffset = {offset->at - 1, offset->sd};
    return waves;
}

std::optional<WaveEnd> findTOffset(
    const BeatShape& beat, const WaveBounds& waves, double rrS, const WaveThresholds& thresholds)
{
    const int from = waves.qrsOffset.at + kJToT;
    const int to = std::min(
        kBeatSamples - 5, waves.qrsOnset.at + static_cast<int>(kTMostRr * rrS * kBeatRateHz));
    if (to - from < kJToT)
        return std::nullopt;
    const auto [leads, velocity] = smoothBeat(beat, thresholds.tSmooth, alike());
    std::vector<double> curve = mainComponent(leads, alike(), from, to, [&](const Samples& lead) {
        const double level = levelBeforeQrs(lead, waves.qrsOnset.at);
        return std::pair(level, level);
    });
    if (curve.empty())
        return std::nullopt;
    const int peak = from + lastPeakOf(curve);
    if (peak >= to - kTLeast)
        return std::nullopt;
    int fall = peak;
    double steepestFall = 0;
    for (int k = peak; k + 1 < std::min(to, peak + kTSide); ++k) {
        const double drop = curve[static_cast<std::size_t>(k - from)]
            - curve[static_cast<std::size_t>(k + 1 - from)];
        if (drop > steepestFall) {
            steepestFall = drop;
            fall = k;
        }
    }
    const double limit = quietest(velocity, fall, to, 0)
        + thresholds.tShare * velocity[static_cast<std::size_t>(fall)];
    return waveEnd(velocity, fall, 1, to - 1, limit, 1);
}

std::optional<WaveBounds::PWave> findP(
    const BeatShape& beat, const WaveBounds& waves, double rrS, const WaveThresholds& thresholds)
{
    const auto rr = static_cast<int>(rrS * kBeatRateHz);
    const int from = std::max({5, waves.qrsOnset.at - kPMost,
        waves.qrsOnset.at - static_cast<int>(kPMostRr * static_cast<double>(rr)),
        (waves.tOffset ? waves.tOffset->at : 0) - rr}); // the T wave before is none
    const int to = waves.qrsOnset.at - kPLeast;
    if (to - from < 4 * kPLeast)
        return std::nullopt;
    const auto [leads, velocity] = smoothBeat(beat, thresholds.pSmooth, byBeats(beat));
    const std::vector<double> curve
        = mainComponent(leads, byBeats(beat), from, to, [&](const Samples& lead) {
              return std::pair(levelOf(lead, from, from + 3), levelOf(lead, to - 3, to));
          });
    if (curve.empty())
        return std::nullopt;
    const int peak = peakOf(curve, from);
    if (peak - from < 4 || to - peak < 4)
        return std::nullopt;
    const int rise = steepest(velocity, std::max(from, peak - kPSide), peak);
    const int fall = steepest(velocity, peak, std::min(to, peak + kPSide));
    const double limit = quietest(velocity, from, waves.qrsOnset.at, thresholds.pQuietShare)
        + thresholds.pShare
            * std::min(
                velocity[static_cast<std::size_t>(rise)], velocity[static_cast<std::size_t>(fall)]);
    const auto onset = waveEnd(velocity, rise, -1, std::max(1, from - kPOverhang), limit, 1);
    if (!onset)
        return std::nullopt;
    const auto offset = waveEnd(velocity, fall, 1, waves.qrsOnset.at, limit, 1);
    return WaveBounds::PWave {*onset, offset.value_or(WaveEnd {waves.qrsOnset.at, onset->sd})};
}

} // namespace

double levelBeforeQrs(const std::vector<float>& lead, int qrsOnset)
{
    return levelOf(lead, qrsOnset - 15, qrsOnset - 2);
}

std::optional<WaveBounds> findWaves(
    const BeatShape& beat, double rrS, const WaveThresholds& thresholds)
{
    std::optional<WaveBounds> waves = findQrs(beat, thresholds);
    if (!waves)
        return std::nullopt;
    waves->tOffset = findTOffset(beat, *waves, rrS, thresholds);
    waves->p = findP(beat, *waves, rrS, thresholds);
    return waves;
}

std::optional<WaveBounds> findWavesOf(
    const BeatShape& beat, Lead lead, const WaveBounds& ofAll, double rrS)
{
    const auto place = static_cast<std::size_t>(index(lead));
    BeatShape single;
    single.leads[place] = beat.leads[place];
    std::optional<WaveBounds> waves = findWaves(single, rrS);
    if (!waves || waves->qrsOnset.at < ofAll.qrsOnset.at - kLeadOverhang
        || waves->qrsOffset.at > ofAll.qrsOffset.at + kLeadOverhang)
        return std::nullopt;
    if (!ofAll.p || (waves->p && waves->p->onset.at < ofAll.p->onset.at - kLeadOverhang))
        waves->p.reset();
    if (!ofAll.tOffset
        || (waves->tOffset && waves->tOffset->at > ofAll.tOffset->at + kLeadTOverhang))
        waves->tOffset.reset();
    return waves;
}

} // namespace ecgscan
