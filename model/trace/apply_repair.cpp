// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/apply_repair.h"

#include "model/core/trace_place.h"
#include "model/trace/lead_tracing.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

using Kind = TraceRepair::Kind;

constexpr float kHandSdMv = 0.02F; ///< Of a line that a hand drew: a fifth of a millimetre.
constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

/// Indices of the samples between two times on the page's axis.
struct Range {
    std::size_t from, to;
};

Range rangeOf(const LeadTrace& trace, double fromS, double toS)
{
    const auto count = static_cast<double>(trace.samplesMv.size());
    const auto at = [&](double timeS) {
        return static_cast<std::size_t>(
            std::clamp(std::round((timeS - trace.startS) * trace.sampleRateHz), 0.0, count));
    };
    return {at(std::min(fromS, toS)), at(std::max(fromS, toS))};
}

/// The point of the path that belongs to a sample; both are evenly spaced in time.
std::size_t pathIndex(const LeadTrace& trace, std::size_t sample)
{
    const std::size_t last = trace.samplesMv.size() - 1;
    return last == 0 ? 0 : sample * (trace.pathPx.size() - 1) / last;
}

void erase(LeadTrace& trace, Range range)
{
    for (std::size_t k = range.from; k < range.to; ++k) {
        trace.samplesMv[k] = kNaN;
        if (!trace.pathPx.empty())
            trace.pathPx[pathIndex(trace, k)] = kPathBreak;
    }
}

/// Where time and voltage of a stretch lie on the picture: pixel = origin + time * along + mv * up.
struct Frame {
    QPointF origin, along, up;

    /// Seconds since the stretch's start, and millivolts.
    QPointF at(QPointF px) const
    {
        const QPointF d = px - origin;
        const double determinant = along.x() * up.y() - along.y() * up.x();
        return {(d.x() * up.y() - d.y() * up.x()) / determinant,
            (along.x() * d.y() - along.y() * d.x()) / determinant};
    }
};

/// By least squares over the samples that were read. Up is kept across along, as on paper, and as
/// long as the scale says, since a flat stretch shows neither; so along and up are found in turns.
std::optional<Frame> frameOf(const LeadTrace& trace, double pxPerMv)
{
    constexpr std::size_t kFewest = 10;
    constexpr int kTurns = 4;
    struct Point {
        double timeS, mv;
        QPointF px;
    };
    std::vector<Point> points;
    double meanS = 0;
    for (std::size_t k = 0; k < trace.samplesMv.size() && !trace.pathPx.empty(); ++k) {
        const auto mv = static_cast<double>(trace.samplesMv[k]);
        const QPointF px = trace.pathPx[pathIndex(trace, k)];
        if (!std::isfinite(mv) || isBreak(px))
            continue;
        points.push_back({static_cast<double>(k) / trace.sampleRateHz, mv, px});
        meanS += points.back().timeS;
    }
    if (points.size() < kFewest || !(pxPerMv > 0))
        return std::nullopt;
    const auto count = static_cast<double>(points.size());
    meanS /= count;
    Frame frame;
    for (int turn = 0; turn < kTurns; ++turn) {
        QPointF mean, slope;
        double spread = 0;
        for (const Point& point : points) {
            const QPointF ground = point.px - point.mv * frame.up;
            mean += ground / count;
            slope += (point.timeS - meanS) * ground;
            spread += (point.timeS - meanS) * (point.timeS - meanS);
        }
        frame.along = slope / spread;
        frame.origin = mean - meanS * frame.along;
        const double pxPerS = std::hypot(frame.along.x(), frame.along.y());
        if (!(pxPerS > 0))
            return std::nullopt;
        frame.up = QPointF(frame.along.y(), -frame.along.x()) * (pxPerMv / pxPerS);
    }
    return frame;
}

/// The voltage of the drawn line at a time; NaN beside its ends.
float drawnMv(const std::vector<QPointF>& drawn, double timeS)
{
    for (std::size_t k = 1; k < drawn.size(); ++k) {
        const QPointF a = drawn[k - 1], b = drawn[k];
        if (timeS >= a.x() && timeS <= b.x()) {
            const double share = b.x() > a.x() ? (timeS - a.x()) / (b.x() - a.x()) : 0;
            return static_cast<float>(a.y() + share * (b.y() - a.y()));
        }
    }
    return kNaN;
}

/// Between the two ends of a correction, by the scale of the print where the stretch shows enough.
Range rangeOf(const LeadTrace& trace, const TraceRepair& repair, double pxPerMv)
{
    const auto frame = frameOf(trace, pxPerMv);
    const auto at
        = [&](QPointF px) { return frame ? trace.startS + frame->at(px).x() : timeAt(trace, px); };
    return rangeOf(trace, at(repair.fromPx), at(repair.toPx));
}

void redraw(LeadTrace& trace, const TraceRepair& repair, double pxPerMv)
{
    const auto frame = frameOf(trace, pxPerMv);
    if (!frame)
        return;
    std::vector<QPointF> drawn; // s since the start, mV
    for (const QPointF& px : repair.penPx)
        drawn.push_back(frame->at(px));
    std::ranges::stable_sort(drawn, {}, [](QPointF point) { return point.x(); });
    const Range range = rangeOf(trace, repair, pxPerMv);
    for (std::size_t k = range.from; k < range.to; ++k) {
        const double timeS = static_cast<double>(k) / trace.sampleRateHz;
        const float mv = drawnMv(drawn, timeS);
        if (!std::isfinite(mv))
            continue;
        trace.samplesMv[k] = mv;
        if (k < trace.sdMv.size())
            trace.sdMv[k] = kHandSdMv;
        trace.pathPx[pathIndex(trace, k)]
            = frame->origin + timeS * frame->along + static_cast<double>(mv) * frame->up;
    }
}

} // namespace

StretchRepairs::StretchRepairs(
    const std::vector<TraceRepair>& repairs, const std::vector<LeadTrace>& leads, double reachPx)
{
    for (const TraceRepair& repair : repairs) {
        if (const auto stretch = nearestStretch(leads, repair.atPx, reachPx))
            m_matched.push_back({*stretch, repair});
        else
            ++m_unmatched;
    }
}

bool StretchRepairs::hasNames() const
{
    return std::ranges::any_of(
        m_matched, [](const Matched& matched) { return matched.repair.kind == Kind::rename; });
}

void StretchRepairs::correctNames(std::vector<LeadTrace>& leads, const PageScale& scale) const
{
    for (const auto& [stretch, repair] : m_matched) {
        if (repair.kind != Kind::rename)
            continue;
        rename(leads[stretch], repair.name, scale);
        leads[stretch].inverted = repair.inverted;
    }
}

void StretchRepairs::correctInk(
    std::vector<LeadTrace>& leads, const PageScale& scale, double pxPerMm) const
{
    for (const auto& [stretch, repair] : m_matched) {
        LeadTrace& trace = leads[stretch];
        if (trace.samplesMv.empty())
            continue;
        const double pxPerMv = scale.printedMmPerMv(trace.lead) * pxPerMm;
        if (repair.kind == Kind::remove)
            erase(trace, {0, trace.samplesMv.size()});
        else if (repair.kind == Kind::erase)
            erase(trace, rangeOf(trace, repair, pxPerMv));
        else if (repair.kind == Kind::redraw)
            redraw(trace, repair, pxPerMv);
        else if (repair.kind == Kind::shift) {
            for (float& mv : trace.samplesMv)
                mv += static_cast<float>(repair.byMv);
        }
    }
}

void StretchRepairs::dropRemoved(std::vector<LeadTrace>& leads) const
{
    std::vector<bool> removed(leads.size());
    for (const auto& [stretch, repair] : m_matched)
        removed[stretch] = removed[stretch] || repair.kind == Kind::remove;
    std::size_t at = 0;
    std::erase_if(leads, [&](const LeadTrace&) { return removed[at++]; });
}

} // namespace ecgscan
