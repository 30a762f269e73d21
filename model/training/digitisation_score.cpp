// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/digitisation_score.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace ecgscan {

namespace {

constexpr double kLongestShiftS = 0.2;
constexpr double kCap = 1e6;

struct Energy {
    double reference = 0, error = 0;
};

/// Linear between samples; NaN outside and beside what was not read.
double valueAt(const std::vector<float>& samples, double position)
{
    const double nearest = std::round(position);
    const bool between = std::abs(position - nearest) > 1e-6;
    const double first = between ? std::floor(position) : nearest;
    const double last = between ? first + 1 : nearest;
    if (first < 0 || last >= static_cast<double>(samples.size()))
        return std::nan("");
    const auto left = static_cast<double>(samples[static_cast<std::size_t>(first)]);
    const auto right = static_cast<double>(samples[static_cast<std::size_t>(last)]);
    return between ? left + (position - first) * (right - left) : left;
}

/// The estimate at the reference's sampling instants and margin samples before and after it.
std::vector<double> sampledLike(const LeadTrace& reference, const LeadTrace& estimate, int margin)
{
    std::vector<double> out(reference.samplesMv.size() + 2 * static_cast<std::size_t>(margin));
    for (std::size_t k = 0; k < out.size(); ++k) {
        const double t
            = reference.startS + (static_cast<double>(k) - margin) / reference.sampleRateHz;
        out[k] = valueAt(estimate.samplesMv, (t - estimate.startS) * estimate.sampleRateHz);
    }
    return out;
}

/// Error energy at one shift, after removal of the mean difference over what both know.
Energy energyAt(
    const std::vector<float>& reference, const std::vector<double>& estimate, std::size_t offset)
{
    double meanReference = 0;
    double meanEstimate = 0;
    double both = 0;
    for (std::size_t k = 0; k < reference.size(); ++k) {
        const double e = estimate[k + offset];
        if (!std::isfinite(e) || !std::isfinite(reference[k]))
            continue;
        meanReference += static_cast<double>(reference[k]);
        meanEstimate += e;
        both += 1;
    }
    const double difference = both > 0 ? (meanReference - meanEstimate) / both : 0;
    Energy energy;
    for (std::size_t k = 0; k < reference.size(); ++k) {
        if (!std::isfinite(reference[k]))
            continue;
        const double r = static_cast<double>(reference[k]);
        const double e
            = std::isfinite(estimate[k + offset]) ? estimate[k + offset] + difference : 0;
        energy.reference += r * r;
        energy.error += (r - e) * (r - e);
    }
    return energy;
}

double endS(const LeadTrace& trace)
{
    return trace.startS + static_cast<double>(trace.samplesMv.size()) / trace.sampleRateHz;
}

const LeadTrace* bestMatch(const LeadTrace& segment, const std::vector<LeadTrace>& read)
{
    const LeadTrace* best = nullptr;
    double longest = 0.25 * (endS(segment) - segment.startS);
    for (const LeadTrace& candidate : read) {
        if (candidate.lead != segment.lead || candidate.inverted != segment.inverted)
            continue;
        // Of two that cover it alike the one of the same extent is meant.
        const double overlap = std::min(endS(segment), endS(candidate))
            - std::max(segment.startS, candidate.startS)
            - 0.01
                * std::abs((endS(candidate) - candidate.startS) - (endS(segment) - segment.startS));
        if (overlap > longest) {
            longest = overlap;
            best = &candidate;
        }
    }
    return best;
}

Energy compare(const LeadTrace& segment, const LeadTrace* estimate)
{
    const int margin = static_cast<int>(std::lround(kLongestShiftS * segment.sampleRateHz));
    if (!estimate) {
        const std::vector<double> nothing(segment.samplesMv.size(), 0.0);
        Energy energy = energyAt(segment.samplesMv, nothing, 0);
        energy.error = energy.reference;
        return energy;
    }
    const std::vector<double> sampled = sampledLike(segment, *estimate, margin);
    Energy best;
    for (int offset = 0; offset <= 2 * margin; ++offset) {
        const Energy energy
            = energyAt(segment.samplesMv, sampled, static_cast<std::size_t>(offset));
        if (offset == 0 || energy.error < best.error)
            best = energy;
    }
    return best;
}

} // namespace

std::vector<LeadTrace> segmentsOf(const Ecg& ecg)
{
    std::vector<LeadTrace> segments;
    for (const Lead lead : kLeads) {
        const std::vector<float>& samples = ecg[lead];
        for (std::size_t k = 0; k < samples.size();) {
            if (!std::isfinite(samples[k])) {
                ++k;
                continue;
            }
            LeadTrace segment;
            segment.lead = lead;
            segment.startS = static_cast<double>(k) / ecg.sampleRateHz;
            segment.sampleRateHz = ecg.sampleRateHz;
            for (; k < samples.size() && std::isfinite(samples[k]); ++k)
                segment.samplesMv.push_back(samples[k]);
            segments.push_back(std::move(segment));
        }
    }
    return segments;
}

PageScore scorePage(const std::vector<LeadTrace>& truth, const Analysis& read)
{
    PageScore score;
    score.segments = static_cast<int>(truth.size());
    score.found = read.page.found && !read.leads.empty();
    if (!score.found)
        return score;
    Energy total;
    std::set<Lead> right;
    for (const LeadTrace& segment : truth) {
        const LeadTrace* match = bestMatch(segment, read.leads);
        const Energy energy = compare(segment, match);
        score.segmentsFound += match ? 1 : 0;
        if (match && energy.error < energy.reference)
            right.insert(segment.lead);
        total.reference += energy.reference;
        total.error += energy.error;
    }
    score.leadsRight = static_cast<int>(right.size());
    score.ratio = std::min(kCap, total.reference / std::max(total.error, 1e-12));
    score.snrDb = 10 * std::log10(score.ratio);
    return score;
}

ScoreSummary summarise(const std::vector<PageScore>& scores)
{
    ScoreSummary summary;
    summary.pages = scores.size();
    if (scores.empty())
        return summary;
    std::vector<double> decibels;
    double ratios = 0;
    for (const PageScore& score : scores) {
        decibels.push_back(score.snrDb);
        ratios += score.ratio;
        summary.refused += score.found ? 0 : 1;
        summary.layoutRight += score.layoutRight ? 1 : 0;
    }
    std::ranges::sort(decibels);
    const auto count = static_cast<double>(scores.size());
    const auto at = [&](double share) {
        const double position = share * (count - 1);
        const auto low = static_cast<std::size_t>(position);
        const std::size_t high = std::min(low + 1, decibels.size() - 1);
        return decibels[low]
            + (position - static_cast<double>(low)) * (decibels[high] - decibels[low]);
    };
    summary.medianDb = at(0.5);
    summary.tenthDb = at(0.1);
    summary.pooledDb = 10 * std::log10(ratios / count);
    summary.refused /= count;
    summary.layoutRight /= count;
    return summary;
}

} // namespace ecgscan
