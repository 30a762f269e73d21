// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/lead_layout.h"

#include "model/core/quantile.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ecgscan {
namespace {

constexpr double kSameStartS = 0.6;

double duration(const LeadTrace& trace)
{
    return trace.sampleRateHz > 0 ? static_cast<double>(trace.samplesMv.size()) / trace.sampleRateHz
                                  : 0;
}

/// How far down the page a stretch lies, along the paper's left edge. Falls back to the order of
/// the list.
double depth(const Analysis& analysis, std::size_t i)
{
    const LeadTrace& trace = analysis.leads[i];
    const QPointF down = analysis.page.cornersPx[3] - analysis.page.cornersPx[0];
    if (trace.pathPx.empty() || down.isNull())
        return static_cast<double>(i);
    std::vector<double> depths;
    for (const QPointF& p : trace.pathPx)
        if (!isBreak(p))
            depths.push_back(QPointF::dotProduct(p - analysis.page.cornersPx[0], down));
    return median(std::move(depths));
}

double medianDuration(const Analysis& analysis)
{
    std::vector<double> durations;
    for (const LeadTrace& trace : analysis.leads)
        durations.push_back(duration(trace));
    return durations.empty() ? 0 : median(std::move(durations));
}

} // namespace

LeadLayout layOut(const Analysis& analysis)
{
    LeadLayout layout;
    const double stripFrom = 1.5 * medianDuration(analysis);
    std::map<int, std::vector<std::size_t>> columns;
    std::vector<std::size_t> strips;
    for (std::size_t i = 0; i < analysis.leads.size(); ++i) {
        const LeadTrace& trace = analysis.leads[i];
        layout.durationS = std::max(layout.durationS, trace.startS + duration(trace));
        if (duration(trace) > stripFrom)
            strips.push_back(i);
        else
            columns[static_cast<int>(std::lround(trace.startS / kSameStartS))].push_back(i);
    }
    const auto fromTheTop
        = [&](std::size_t a, std::size_t b) { return depth(analysis, a) < depth(analysis, b); };
    for (auto& [start, column] : columns) {
        std::stable_sort(column.begin(), column.end(), fromTheTop);
        for (std::size_t row = 0; row < column.size(); ++row)
            layout.traces.push_back({column[row], static_cast<int>(row), false});
        layout.rows = std::max(layout.rows, static_cast<int>(column.size()));
    }
    std::stable_sort(strips.begin(), strips.end(), fromTheTop);
    for (const std::size_t strip : strips)
        layout.traces.push_back({strip, layout.rows++, true});
    return layout;
}

WholeLeads wholeLeads(const Reconstruction& reconstruction)
{
    WholeLeads whole;
    for (const auto& [lead, samples] : reconstruction.leadsMv) {
        LeadTrace printed;
        printed.lead = lead;
        printed.sampleRateHz = reconstruction.sampleRateHz;
        printed.samplesMv.assign(samples.size(), std::numeric_limits<float>::quiet_NaN());
        LeadTrace predicted = printed;
        predicted.samplesMv = samples;
        const std::vector<bool> isPrinted = printedSamples(reconstruction, lead);
        for (std::size_t k = 0; k < samples.size(); ++k) {
            if (isPrinted[k])
                std::swap(printed.samplesMv[k], predicted.samplesMv[k]);
        }
        whole.printed.push_back(std::move(printed));
        whole.predicted.push_back(std::move(predicted));
    }
    return whole;
}

} // namespace ecgscan
