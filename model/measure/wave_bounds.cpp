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
constexpr double kQrsSmooth = 4, kPSmooth = 6, kTSmooth = 5;
constexpr double kQrsOnsetShare = 0.03, kQrsOffsetShare = 0.03, kPShare = 0.25, kTShare = 0.15;
constexpr double kQrsQuiet = 1.5; ///< Times what is quiet.
constexpr int kQuietFor = 4;
constexpr int kMostBefore = 100, kMostAfter = 130; ///< Of the QRS about its steepest moment.
constexpr int kJToT = 30; ///< Samples after the QRS before which no T wave is sought.
constexpr double kTMostRr = 0.75, kPMostRr = 0.45; ///< Of RR, from the QRS.
constexpr int kPMost = 150, kPLeast = 6; ///< Before the QRS.
constexpr int kPOverhang = 20; ///< By which a P wave may begin before the range of its peak.
constexpr int kPSide = 45, kTSide = 90; ///< A wave's steepest moment is this near to its peak.
constexpr double kQuietShare = 0.1, kPQuietShare = 0.2; ///< Of the moments between waves.
constexpr double kLeastContrast = 4; ///< Of the QRS over what is quiet.

using Samples = std::vector<float>;
using Leads = std::array<Samples, kLeadCount>;

Leads smoothLeads(const BeatShape& beat, double sd)
{
    Leads leads;
    for (std::size_t k = 0; k < kLeadCount; ++k)
        leads[k] = smoothed(beat.leads[k], sd);
    return leads;
}

/// Root mean square of the slopes of the leads that are known at a moment, mV a sample; NaN
/// where none is.
std::vector<double> velocityOf(const BeatShape& beat, double sd)
{
    std::vector<double> sum(kBeatSamples, 0.0), count(kBeatSamples, 0.0);
    for (const Samples& lead : beat.leads) {
        const Samples slopes = slopeOf(lead, sd);
        for (std::size_t k = 0; k < slopes.size(); ++k) {
            if (!std::isfinite(slopes[k]))
                continue;
            sum[k] += static_cast<double>(slopes[k]) * static_cast<double>(slopes[k]);
            ++count[k];
        }
    }
    for (std::size_t k = 0; k < sum.size(); ++k)
        sum[k] = std::sqrt(sum[k] / count[k]);
    return sum;
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
/// one curve, its largest excursion upwards. Each lead about the line whose ends lineOf(lead) says.
template <class LineOf>
std::vector<double> mainComponent(const Leads& leads, int from, int to, const LineOf& lineOf)
{
    std::vector<std::vector<double>> rows;
    for (const Samples& lead : leads) {
        const auto [first, last] = lineOf(lead);
        std::vector<double> row;
        for (int k = from; k < to; ++k) {
            const double share = static_cast<double>(k - from) / (to - from);
            row.push_back(static_cast<double>(lead[static_cast<std::size_t>(k)])
                - ((1 - share) * first + share * last));
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

std::optional<WaveBounds> findQrs(const BeatShape& beat)
{
    const std::vector<double> velocity = velocityOf(beat, kQrsSmooth);
    const int middle = steepest(velocity, kBeatBefore - 30, kBeatBefore + 31);
    const double peak = velocity[static_cast<std::size_t>(middle)];
    const double before = quietest(velocity, kBeatBefore - 150, kBeatBefore - 25);
    const double after = quietest(velocity, kBeatBefore + 50, kBeatBefore + 130);
    if (!(peak > kLeastContrast * std::max(before, after)))
        return std::nullopt;
    const auto isQuiet = [&](int from, int to, double limit) {
        return std::all_of(velocity.begin() + from, velocity.begin() + to,
            [limit](double v) { return v < limit; });
    };
    WaveBounds waves;
    waves.qrsOnset = waves.qrsOffset = middle;
    const double onsetLimit = kQrsQuiet * before + kQrsOnsetShare * peak;
    while (waves.qrsOnset > middle - kMostBefore
        && !isQuiet(waves.qrsOnset - kQuietFor, waves.qrsOnset, onsetLimit))
        --waves.qrsOnset;
    const double offsetLimit = kQrsQuiet * after + kQrsOffsetShare * peak;
    while (waves.qrsOffset < middle + kMostAfter
        && !isQuiet(waves.qrsOffset + 1, waves.qrsOffset + 1 + kQuietFor, offsetLimit))
        ++waves.qrsOffset;
    const bool hasEnds
        = waves.qrsOnset > middle - kMostBefore && waves.qrsOffset < middle + kMostAfter;
    return hasEnds ? std::optional(waves) : std::nullopt;
}

std::optional<int> findTOffset(const BeatShape& beat, const WaveBounds& waves, double rrS)
{
    const int from = waves.qrsOffset + kJToT;
    const int to = std::min(
        kBeatSamples - 5, waves.qrsOnset + static_cast<int>(kTMostRr * rrS * kBeatRateHz));
    if (to - from < kJToT)
        return std::nullopt;
    const Leads leads = smoothLeads(beat, kTSmooth);
    const std::vector<double> curve = mainComponent(leads, from, to, [&](const Samples& lead) {
        const double level = levelBeforeQrs(lead, waves.qrsOnset);
        return std::pair(level, level);
    });
    if (curve.empty())
        return std::nullopt;
    const int peak = peakOf(curve, from);
    if (peak >= to - 8)
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
    const std::vector<double> velocity = velocityOf(beat, kTSmooth);
    const double limit
        = quietest(velocity, fall, to, 0) + kTShare * velocity[static_cast<std::size_t>(fall)];
    int end = fall;
    while (end < to - 1 && !(velocity[static_cast<std::size_t>(end)] <= limit))
        ++end;
    return end < to - 1 ? std::optional(end) : std::nullopt;
}

std::optional<WaveBounds::PWave> findP(const BeatShape& beat, const WaveBounds& waves, double rrS)
{
    const auto rr = static_cast<int>(rrS * kBeatRateHz);
    const int from = std::max({5, waves.qrsOnset - kPMost,
        waves.qrsOnset - static_cast<int>(kPMostRr * static_cast<double>(rr)),
        waves.tOffset.value_or(0) - rr}); // the T wave before is none
    const int to = waves.qrsOnset - kPLeast;
    if (to - from < 4 * kPLeast)
        return std::nullopt;
    const Leads leads = smoothLeads(beat, kPSmooth);
    const std::vector<double> curve = mainComponent(leads, from, to, [&](const Samples& lead) {
        return std::pair(levelOf(lead, from, from + 3), levelOf(lead, to - 3, to));
    });
    if (curve.empty())
        return std::nullopt;
    const int peak = peakOf(curve, from);
    if (peak - from < 4 || to - peak < 4)
        return std::nullopt;
    const std::vector<double> velocity = velocityOf(beat, kPSmooth);
    const int rise = steepest(velocity, std::max(from, peak - kPSide), peak);
    const int fall = steepest(velocity, peak, std::min(to, peak + kPSide));
    const double limit = quietest(velocity, from, waves.qrsOnset, kPQuietShare)
        + kPShare
            * std::min(
                velocity[static_cast<std::size_t>(rise)], velocity[static_cast<std::size_t>(fall)]);
    WaveBounds::PWave p {rise, fall};
    const int earliest = std::max(1, from - kPOverhang);
    while (p.onset > earliest && !(velocity[static_cast<std::size_t>(p.onset)] <= limit))
        --p.onset;
    while (p.offset < waves.qrsOnset && !(velocity[static_cast<std::size_t>(p.offset)] <= limit))
        ++p.offset;
    return p.onset > earliest ? std::optional(p) : std::nullopt;
}

} // namespace

double levelBeforeQrs(const std::vector<float>& lead, int qrsOnset)
{
    return levelOf(lead, qrsOnset - 15, qrsOnset - 2);
}

std::optional<WaveBounds> findWaves(const BeatShape& beat, double rrS)
{
    std::optional<WaveBounds> waves = findQrs(beat);
    if (!waves)
        return std::nullopt;
    waves->tOffset = findTOffset(beat, *waves, rrS);
    waves->p = findP(beat, *waves, rrS);
    return waves;
}

} // namespace ecgscan
