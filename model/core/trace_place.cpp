// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/trace_place.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

/// The straight line that runs through a stretch's ink, by least squares over time: waves stand out
/// to both sides of it.
struct Line {
    QPointF at; ///< At the start of the stretch.
    QPointF perS;
};

double durationS(const LeadTrace& trace)
{
    return static_cast<double>(trace.samplesMv.size()) / trace.sampleRateHz;
}

std::optional<Line> lineOf(const LeadTrace& trace)
{
    const auto& path = trace.pathPx;
    if (path.size() < 2)
        return std::nullopt;
    const double pointS = durationS(trace) / static_cast<double>(path.size() - 1);
    double count = 0, meanS = 0, spread = 0;
    QPointF mean, slope;
    for (std::size_t k = 0; k < path.size(); ++k) {
        if (isBreak(path[k]))
            continue;
        ++count;
        meanS += pointS * static_cast<double>(k);
        mean += path[k];
    }
    if (count < 2)
        return std::nullopt;
    meanS /= count;
    mean /= count;
    for (std::size_t k = 0; k < path.size(); ++k) {
        if (isBreak(path[k]))
            continue;
        const double offS = pointS * static_cast<double>(k) - meanS;
        spread += offS * offS;
        slope += offS * (path[k] - mean);
    }
    const QPointF perS = slope / spread;
    if (!(QPointF::dotProduct(perS, perS) > 0))
        return std::nullopt;
    return Line {mean - meanS * perS, perS};
}

} // namespace

std::optional<std::size_t> nearestStretch(
    const std::vector<LeadTrace>& leads, QPointF px, double reachPx)
{
    std::optional<std::size_t> nearest;
    double least = reachPx * reachPx;
    for (std::size_t k = 0; k < leads.size(); ++k) {
        for (const QPointF& ink : leads[k].pathPx) {
            const QPointF d = ink - px; // NaN where there is none: never nearer
            const double distance = QPointF::dotProduct(d, d);
            if (distance < least) {
                least = distance;
                nearest = k;
            }
        }
    }
    return nearest;
}

std::optional<QPointF> middleOf(const LeadTrace& trace)
{
    const auto count = static_cast<std::ptrdiff_t>(trace.pathPx.size());
    for (std::ptrdiff_t off = 0; off <= count / 2; ++off) {
        for (const std::ptrdiff_t k : {count / 2 - off, count / 2 + off}) {
            if (k >= 0 && k < count && !isBreak(trace.pathPx[static_cast<std::size_t>(k)]))
                return trace.pathPx[static_cast<std::size_t>(k)];
        }
    }
    return std::nullopt;
}

double timeAt(const LeadTrace& trace, QPointF px)
{
    const auto line = lineOf(trace);
    if (!line)
        return trace.startS;
    const double sinceS = QPointF::dotProduct(px - line->at, line->perS)
        / QPointF::dotProduct(line->perS, line->perS);
    return trace.startS + std::clamp(sinceS, 0.0, durationS(trace));
}

QPointF placeAt(const LeadTrace& trace, double timeS)
{
    const auto line = lineOf(trace);
    return line ? line->at + (timeS - trace.startS) * line->perS
                : middleOf(trace).value_or(QPointF());
}

} // namespace ecgscan
