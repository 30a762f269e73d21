// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/measure/heart_rate.h"

#include "model/core/quantile.h"
#include "model/measure/pacing_spikes.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr double kBinS = 0.01;
constexpr double kSmoothS = 0.08;
constexpr double kRefractoryS = 0.24;
constexpr double kLeastSlopeMvPerS = 2; ///< A flatter stretch has no QRS.
constexpr double kLeastPeak = 0.40; ///< Of the typical beat.
constexpr double kLeastContrast = 3.0; ///< Of the beats over what lies between them.
constexpr double kSlowestBpm = 20;
constexpr double kFastestBpm = 300;
constexpr std::size_t kLeastBins = 30; ///< A shorter stretch need not hold a beat.
constexpr double kTypicalShare = 0.98; ///< A QRS is among the steepest fiftieth of a lead;
constexpr double kMostVote = 1.5; ///< one steep artefact is no more than this times a QRS.
constexpr double kTypicalPeakShare = 0.75; ///< Of the peaks by height, some of which are T waves.
constexpr double kUnread = -1; ///< Instead of a vote.
constexpr int kHiddenBins = 12; ///< A QRS can hide in a gap longer than 0.12 s.
constexpr double kLongestS = 3600; ///< Of a page; more is a broken time axis.

/// |dV/dt| in mV/s, one value a bin, NaN where the stretch has no samples.
std::vector<double> steepness(
    const LeadTrace& trace, const std::vector<double>& spikesS, std::size_t bins)
{
    const auto isSpike = [&spikesS](double atS) {
        const auto next = std::ranges::lower_bound(spikesS, atS - kSpikeHalfS);
        return next != spikesS.end() && *next <= atS + kSpikeHalfS;
    };
    std::vector<double> sum(bins, 0.0);
    std::vector<int> count(bins, 0);
    for (std::size_t k = 1; k < trace.samplesMv.size(); ++k) {
        const double step = static_cast<double>(trace.samplesMv[k] - trace.samplesMv[k - 1]);
        const double at = (trace.startS + static_cast<double>(k) / trace.sampleRateHz) / kBinS;
        if (!std::isfinite(step) || at < 0 || at >= static_cast<double>(bins)
            || isSpike(at * kBinS))
            continue;
        sum[static_cast<std::size_t>(at)] += std::abs(step) * trace.sampleRateHz;
        ++count[static_cast<std::size_t>(at)];
    }
    std::vector<double> out(bins);
    for (std::size_t i = 0; i < bins; ++i)
        out[i] = count[i] > 0 ? sum[i] / count[i] : std::numeric_limits<double>::quiet_NaN();
    return out;
}

std::vector<double> smoothed(const std::vector<double>& values)
{
    const int radius = static_cast<int>(kSmoothS / kBinS / 2);
    std::vector<double> out(values.size(), std::numeric_limits<double>::quiet_NaN());
    for (int i = 0; i < static_cast<int>(values.size()); ++i) {
        if (!std::isfinite(values[static_cast<std::size_t>(i)]))
            continue;
        double sum = 0;
        int count = 0;
        for (int k = std::max(0, i - radius);
            k <= std::min(static_cast<int>(values.size()) - 1, i + radius); ++k) {
            if (std::isfinite(values[static_cast<std::size_t>(k)])) {
                sum += values[static_cast<std::size_t>(k)];
                ++count;
            }
        }
        out[static_cast<std::size_t>(i)] = sum / count;
    }
    return out;
}

/// How much of a beat there is at each time, about 1 at a QRS; kUnread where nothing was read.
std::vector<double> votes(
    const std::vector<LeadTrace>& leads, const std::vector<double>& spikesS, std::size_t bins)
{
    std::vector<double> sum(bins, 0.0);
    std::vector<double> weight(bins, 0.0);
    for (const LeadTrace& trace : leads) {
        const std::vector<double> steep = smoothed(steepness(trace, spikesS, bins));
        std::vector<double> known;
        std::ranges::copy_if(
            steep, std::back_inserter(known), [](double v) { return std::isfinite(v); });
        if (known.size() < kLeastBins)
            continue;
        const double typical = quantile(known, kTypicalShare);
        if (typical < kLeastSlopeMvPerS)
            continue;
        // A strip that shows all beats is surer of what a beat looks like than a stretch with two.
        const double trust = static_cast<double>(known.size());
        for (std::size_t i = 0; i < bins; ++i) {
            if (std::isfinite(steep[i])) {
                sum[i] += trust * std::min(steep[i] / typical, kMostVote);
                weight[i] += trust;
            }
        }
    }
    for (std::size_t i = 0; i < bins; ++i)
        sum[i] = weight[i] > 0 ? sum[i] / weight[i] : kUnread;
    return sum;
}

std::vector<std::size_t> peaksOf(const std::vector<double>& votes)
{
    const auto reach = static_cast<std::size_t>(kRefractoryS / kBinS);
    std::vector<std::size_t> peaks;
    for (std::size_t i = 0; i < votes.size(); ++i) {
        const std::size_t from = i > reach ? i - reach : 0;
        const std::size_t to = std::min(votes.size(), i + reach + 1);
        const auto highest = std::max_element(votes.begin() + static_cast<std::ptrdiff_t>(from),
            votes.begin() + static_cast<std::ptrdiff_t>(to));
        if (votes[i] > 0 && static_cast<std::size_t>(highest - votes.begin()) == i)
            peaks.push_back(i);
    }
    if (peaks.empty())
        return peaks;
    std::vector<double> heights;
    for (const std::size_t i : peaks)
        heights.push_back(votes[i]);
    const double typical = quantile(heights, kTypicalPeakShare);
    std::erase_if(peaks, [&](std::size_t i) { return votes[i] < kLeastPeak * typical; });
    return peaks;
}

/// Beats must stand out from what lies between them, else it is noise.
bool standOut(const std::vector<double>& votes, const std::vector<std::size_t>& peaks)
{
    std::vector<double> known;
    std::ranges::copy_if(votes, std::back_inserter(known), [](double v) { return v > 0; });
    std::vector<double> heights;
    for (const std::size_t i : peaks)
        heights.push_back(votes[i]);
    return median(std::move(heights)) > kLeastContrast * median(std::move(known));
}

/// Could a beat have been missed between these two?
bool beatMayHide(const std::vector<double>& votes, std::size_t from, std::size_t to)
{
    int gap = 0;
    for (std::size_t i = from; i < to; ++i) {
        gap = votes[i] == kUnread ? gap + 1 : 0;
        if (gap > kHiddenBins)
            return true;
    }
    return false;
}

/// In ms: those that hide no beat, and by how much neighbours of them differ.
struct Intervals {
    std::vector<double> ms, changesMs;
};

Intervals intervalsOf(const std::vector<double>& votes, const std::vector<std::size_t>& peaks)
{
    Intervals intervals;
    std::optional<double> before;
    for (std::size_t k = 1; k < peaks.size(); ++k) {
        if (beatMayHide(votes, peaks[k - 1], peaks[k])) {
            before.reset();
            continue;
        }
        const double ms = 1000 * static_cast<double>(peaks[k] - peaks[k - 1]) * kBinS;
        if (before)
            intervals.changesMs.push_back(std::abs(ms - *before));
        intervals.ms.push_back(ms);
        before = ms;
    }
    return intervals;
}

void describe(Intervals all, double meanMs, Measurements& measurements)
{
    const std::vector<double>& intervals = all.ms;
    measurements.rrMs = meanMs;
    measurements.heartRateBpm = 60'000 / meanMs;
    const auto [shortest, longest] = std::ranges::minmax(intervals);
    measurements.rrShortestMs = shortest;
    measurements.rrLongestMs = longest;
    double squares = 0;
    for (const double interval : intervals)
        squares += (interval - meanMs) * (interval - meanMs);
    if (intervals.size() > 1)
        measurements.rrSdMs = std::sqrt(squares / static_cast<double>(intervals.size() - 1));
    if (all.changesMs.size() > 1)
        measurements.rrIrregularity = median(std::move(all.changesMs)) / median(intervals);
}

} // namespace

Measurements measureRhythm(
    const std::vector<LeadTrace>& leads, const std::vector<double>& pacingSpikesS)
{
    Measurements unknown;
    for (const QString& key : {u"heart_rate_bpm"_s, u"rr_ms"_s})
        unknown.notMeasurable[key] = u"no_beats"_s;
    double endS = 0;
    for (const LeadTrace& trace : leads)
        endS = std::max(
            endS, trace.startS + static_cast<double>(trace.samplesMv.size()) / trace.sampleRateHz);
    if (endS <= 0 || endS > kLongestS)
        return unknown;
    const std::vector<double> vote
        = votes(leads, pacingSpikesS, static_cast<std::size_t>(std::ceil(endS / kBinS)));
    const std::vector<std::size_t> peaks = peaksOf(vote);
    if (peaks.size() < 2 || !standOut(vote, peaks))
        return unknown;
    Intervals intervals = intervalsOf(vote, peaks);
    const double meanMs = std::accumulate(intervals.ms.begin(), intervals.ms.end(), 0.0)
        / static_cast<double>(intervals.ms.size());
    const double bpm = 60'000 / meanMs;
    if (!(bpm >= kSlowestBpm && bpm <= kFastestBpm))
        return unknown;
    Measurements measurements;
    measurements.pacingSpikesS = pacingSpikesS;
    for (const std::size_t i : peaks)
        measurements.beats.push_back(
            {(static_cast<double>(i) + 0.5) * kBinS, BeatKind::unread, {}});
    describe(std::move(intervals), meanMs, measurements);
    return measurements;
}

} // namespace ecgscan
