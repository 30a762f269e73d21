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

/// What lies between two moments.
std::shared_ptr<const LeadTrace> clipped(const LeadTrace& trace, double fromS, double toS)
{
    const auto at = [&trace](double seconds) {
        const double sample = std::ceil((seconds - trace.startS) * trace.sampleRateHz - 1e-6);
        return static_cast<std::ptrdiff_t>(
            std::clamp(sample, 0.0, static_cast<double>(trace.samplesMv.size())));
    };
    LeadTrace part;
    part.lead = trace.lead;
    part.inverted = trace.inverted;
    part.sampleRateHz = trace.sampleRateHz;
    const std::ptrdiff_t first = at(fromS), last = std::max(first, at(toS));
    part.samplesMv.assign(trace.samplesMv.begin() + first, trace.samplesMv.begin() + last);
    part.startS
        = first < last ? trace.startS + static_cast<double>(first) / trace.sampleRateHz : fromS;
    return std::make_shared<const LeadTrace>(std::move(part));
}

bool hasSamples(const LeadTrace& trace)
{
    return std::ranges::any_of(trace.samplesMv, [](float mv) { return std::isfinite(mv); });
}

/// All leads from the beginning to the end, also where nothing was reconstructed.
WholeLeads leadsOf(const Analysis& analysis)
{
    if (analysis.reconstruction)
        return wholeLeads(*analysis.reconstruction);
    WholeLeads whole;
    for (const Lead lead : kLeads) {
        const LeadTrace* longest = nullptr;
        for (const LeadTrace& trace : analysis.leads) {
            if (trace.lead == lead && (!longest || duration(trace) > duration(*longest)))
                longest = &trace;
        }
        if (longest)
            whole.printed.push_back(*longest);
    }
    whole.predicted.resize(whole.printed.size());
    return whole;
}

struct Cells {
    int rows, columns;
    bool hasStrip;
};

Cells cellsOf(LeadFormat format)
{
    switch (format) {
    case LeadFormat::threeByFour:
        return {3, 4, true};
    case LeadFormat::sixByTwo:
        return {6, 2, false};
    case LeadFormat::asPrinted:
    case LeadFormat::twelveByOne:
    case LeadFormat::oneLead:
        break;
    }
    return {12, 1, false};
}

DrawnLeads drawnAsPrinted(const Analysis& analysis)
{
    const LeadLayout layout = layOut(analysis);
    DrawnLeads drawn {{}, layout.rows, layout.durationS};
    for (const PlacedTrace& placed : layout.traces) {
        const LeadTrace& trace = analysis.leads[placed.trace];
        drawn.traces.push_back({clipped(trace, trace.startS, layout.durationS + 1), placed.row,
            placed.rhythmStrip, false});
    }
    return drawn;
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

DrawnLeads drawnLeads(const Analysis& analysis, LeadFormat format, Lead alone)
{
    if (format == LeadFormat::asPrinted || analysis.leads.empty())
        return drawnAsPrinted(analysis);
    const WholeLeads whole = leadsOf(analysis);
    const Cells cells = cellsOf(format);
    DrawnLeads drawn;
    drawn.durationS
        = analysis.reconstruction ? analysis.reconstruction->durationS : layOut(analysis).durationS;
    drawn.rows = format == LeadFormat::oneLead ? 1 : cells.rows + cells.hasStrip;
    const auto add = [&](std::size_t k, double fromS, double toS, int row, bool isStrip) {
        if (hasSamples(whole.predicted[k])) {
            auto predicted = clipped(whole.predicted[k], fromS, toS);
            if (hasSamples(*predicted))
                drawn.traces.push_back({std::move(predicted), row, isStrip, true});
        }
        drawn.traces.push_back({clipped(whole.printed[k], fromS, toS), row, isStrip, false});
    };
    for (std::size_t k = 0; k < whole.printed.size(); ++k) {
        const Lead lead = whole.printed[k].lead;
        const int column = index(lead) / cells.rows;
        const double cellS = drawn.durationS / cells.columns;
        if (format != LeadFormat::oneLead)
            add(k, column * cellS, (column + 1) * cellS, index(lead) % cells.rows, false);
        if (format == LeadFormat::oneLead ? lead == alone : cells.hasStrip && lead == Lead::II)
            add(k, 0, drawn.durationS, drawn.rows - 1, cells.hasStrip);
    }
    return drawn;
}

} // namespace ecgscan
