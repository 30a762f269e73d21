// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/trace_place.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

/// First and last point of the ink, and when they were printed.
struct Ends {
    QPointF from, to;
    double fromS = 0, toS = 0;
};

double durationS(const LeadTrace& trace)
{
    return static_cast<double>(trace.samplesMv.size()) / trace.sampleRateHz;
}

std::optional<Ends> endsOf(const LeadTrace& trace)
{
    const auto& path = trace.pathPx;
    const auto isInk = [](QPointF point) { return !isBreak(point); };
    const auto first = std::ranges::find_if(path, isInk);
    const auto last = std::find_if(path.rbegin(), path.rend(), isInk);
    if (first == path.end() || *first == *last || path.size() < 2)
        return std::nullopt;
    const double pointS = durationS(trace) / static_cast<double>(path.size() - 1);
    return Ends {*first, *last, trace.startS + pointS * static_cast<double>(first - path.begin()),
        trace.startS + pointS * static_cast<double>(last.base() - path.begin() - 1)};
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
    const auto ends = endsOf(trace);
    if (!ends)
        return trace.startS;
    const QPointF along = ends->to - ends->from;
    const double share
        = QPointF::dotProduct(px - ends->from, along) / QPointF::dotProduct(along, along);
    return std::clamp(ends->fromS + share * (ends->toS - ends->fromS), trace.startS,
        trace.startS + durationS(trace));
}

QPointF placeAt(const LeadTrace& trace, double timeS)
{
    const auto ends = endsOf(trace);
    if (!ends || ends->toS <= ends->fromS)
        return middleOf(trace).value_or(QPointF());
    return ends->from + (timeS - ends->fromS) / (ends->toS - ends->fromS) * (ends->to - ends->from);
}

} // namespace ecgscan
