// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/reconstruction.h"

#include "model/trace/cubic.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

constexpr double kRateHz = 500;
constexpr double kDurationS = 10;
constexpr std::size_t kSamples = 5000;
constexpr std::size_t kLeastOverlap = 250; ///< 0.5 s
constexpr double kFadeS = 0.1;
constexpr std::ptrdiff_t kNear = 10; ///< Samples of a border that may be unread.
constexpr double kMiddleOfSample = 0.4; ///< The mean of 0, 2, 4, 6 and 8 ms lies at 4 ms.

double lengthS(const LeadTrace& trace)
{
    return static_cast<double>(trace.samplesMv.size()) / trace.sampleRateHz;
}

/// Columns of one page differ by a few samples: as long as each other.
long halfSeconds(const LeadTrace& trace)
{
    return std::lround(2 * lengthS(trace));
}

/// Linear between two samples; NaN outside and beside a gap.
float sampleAt(const LeadTrace& trace, double timeS)
{
    const double at = (timeS - trace.startS) * trace.sampleRateHz;
    const double nearest = std::round(at);
    const auto size = static_cast<double>(trace.samplesMv.size());
    if (nearest < 0 || nearest > size - 1)
        return kMissing;
    if (std::abs(at - nearest) < 1e-3 || at < 0 || at > size - 1)
        return trace.samplesMv[static_cast<std::size_t>(nearest)];
    const auto before = static_cast<std::size_t>(std::floor(at));
    return std::lerp(trace.samplesMv[before], trace.samplesMv[before + 1],
        static_cast<float>(at - std::floor(at)));
}

/// Later stretches are written over earlier ones, so the best comes last.
std::vector<const LeadTrace*> byWorth(const std::vector<LeadTrace>& traces)
{
    std::vector<const LeadTrace*> order;
    for (const LeadTrace& trace : traces) {
        if (trace.sampleRateHz > 0 && !trace.samplesMv.empty())
            order.push_back(&trace);
    }
    std::ranges::stable_sort(order, [](const LeadTrace* a, const LeadTrace* b) {
        return std::pair(halfSeconds(*a), a->confidence)
            < std::pair(halfSeconds(*b), b->confidence);
    });
    return order;
}

void addInterval(std::vector<std::pair<double, double>>& intervals, double from, double to)
{
    from = std::max(from, 0.0);
    to = std::min(to, kDurationS);
    if (from >= to)
        return;
    intervals.emplace_back(from, to);
    std::ranges::sort(intervals);
    std::vector<std::pair<double, double>> merged;
    for (const auto& interval : intervals) {
        if (!merged.empty() && interval.first <= merged.back().second)
            merged.back().second = std::max(merged.back().second, interval.second);
        else
            merged.push_back(interval);
    }
    intervals = std::move(merged);
}

/// Root mean square of a residual whose every finite run has its mean taken off.
std::optional<double> rms(const std::vector<double>& residual)
{
    double squares = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < residual.size();) {
        std::size_t end = i;
        double sum = 0;
        for (; end < residual.size() && std::isfinite(residual[end]); ++end)
            sum += residual[end];
        const std::size_t length = end - i;
        for (; i < end && length >= kLeastOverlap; ++i) {
            squares += std::pow(residual[i] - sum / static_cast<double>(length), 2);
            ++count;
        }
        i = end + 1;
    }
    if (count == 0)
        return std::nullopt;
    return std::sqrt(squares / static_cast<double>(count));
}

/// Between samples of 100 Hz, each of which stands for its 10 ms; held outside.
float valueAt(const std::array<float, kSignalLength>& samples, double timeS)
{
    const double position = std::clamp(
        timeS * kSignalRateHz - kMiddleOfSample, 0.0, static_cast<double>(kSignalLength - 1));
    const auto first = static_cast<std::ptrdiff_t>(position);
    const auto at = [&](std::ptrdiff_t k) {
        return samples[static_cast<std::size_t>(
            std::clamp<std::ptrdiff_t>(k, 0, static_cast<std::ptrdiff_t>(kSignalLength) - 1))];
    };
    return cubic(at(first - 1), at(first), at(first + 1), at(first + 2),
        static_cast<float>(position - static_cast<double>(first)));
}

/// By how much the last printed sample before a gap (step -1), or the first one behind it (step 1),
/// lies above what the gap is filled with there; 0: none is near.
float stepAt(const std::vector<float>& samples, std::ptrdiff_t border, std::ptrdiff_t filled,
    std::ptrdiff_t step)
{
    for (std::ptrdiff_t k = border, left = kNear; left > 0; k += step, --left) {
        if (k < 0 || k >= std::ssize(samples))
            return 0;
        const float printed = samples[static_cast<std::size_t>(k)];
        if (std::isfinite(printed))
            return printed - samples[static_cast<std::size_t>(filled)];
    }
    return 0;
}

} // namespace

Reconstruction reconstruct(const std::vector<LeadTrace>& traces)
{
    Reconstruction result {kRateHz, kDurationS, {}, {}};
    for (const Lead lead : kLeads)
        result.leadsMv[lead].assign(kSamples, kMissing);
    for (const LeadTrace* trace : byWorth(traces)) {
        std::vector<float>& samples = result.leadsMv[trace->lead];
        for (std::size_t i = 0; i < kSamples; ++i) {
            const float value = sampleAt(*trace, static_cast<double>(i) / kRateHz);
            if (std::isfinite(value))
                samples[i] = trace->inverted ? -value : value;
        }
        addInterval(result.observedS[trace->lead], trace->startS, trace->startS + lengthS(*trace));
    }
    return result;
}

Ecg toEcg(const Reconstruction& reconstruction)
{
    Ecg ecg;
    ecg.sampleRateHz = reconstruction.sampleRateHz;
    for (const auto& [lead, samples] : reconstruction.leadsMv) {
        const std::vector<bool> isPrinted = printedSamples(reconstruction, lead);
        ecg[lead] = samples;
        for (std::size_t k = 0; k < samples.size(); ++k) {
            if (!isPrinted[k])
                ecg[lead][k] = kMissing;
        }
    }
    return ecg;
}

void fillUnprinted(Reconstruction& reconstruction, const Signal100& whole)
{
    const auto longest
        = static_cast<std::ptrdiff_t>(std::lround(kFadeS * reconstruction.sampleRateHz));
    for (auto& [lead, samples] : reconstruction.leadsMv) {
        const std::vector<bool> isPrinted = printedSamples(reconstruction, lead);
        if (std::ranges::find(isPrinted, true) == isPrinted.end())
            continue; // nothing of this lead is known
        const auto& predicted = whole[static_cast<std::size_t>(index(lead))];
        const std::ptrdiff_t size = std::ssize(samples);
        for (std::ptrdiff_t from = 0; from < size;) {
            std::ptrdiff_t end = from;
            for (; end < size && !isPrinted[static_cast<std::size_t>(end)]; ++end)
                samples[static_cast<std::size_t>(end)]
                    = valueAt(predicted, static_cast<double>(end) / reconstruction.sampleRateHz);
            const std::ptrdiff_t fade = std::min(longest, (end - from) / 2);
            const float before = fade > 0 ? stepAt(samples, from - 1, from, -1) : 0;
            const float behind = fade > 0 ? stepAt(samples, end, end - 1, 1) : 0;
            for (std::ptrdiff_t k = 0; k < fade; ++k) {
                const float share = 1 - static_cast<float>(k) / static_cast<float>(fade);
                samples[static_cast<std::size_t>(from + k)] += before * share;
                samples[static_cast<std::size_t>(end - 1 - k)] += behind * share;
            }
            from = std::max(end, from + 1);
        }
    }
}

LeadConsistency leadConsistency(const Reconstruction& reconstruction)
{
    const auto& leads = reconstruction.leadsMv;
    Q_ASSERT(std::ranges::all_of(
        leads, [](const auto& lead) { return lead.second.size() == kSamples; }));
    std::vector<double> einthoven(kSamples), goldberger(kSamples);
    for (std::size_t i = 0; i < kSamples; ++i) {
        const auto at = [&](Lead lead) { return static_cast<double>(leads.at(lead)[i]); };
        einthoven[i] = at(Lead::I) + at(Lead::III) - at(Lead::II);
        goldberger[i] = at(Lead::aVR) + at(Lead::aVL) + at(Lead::aVF);
    }
    return {rms(einthoven), rms(goldberger), {}, {}, {}};
}

} // namespace ecgscan
