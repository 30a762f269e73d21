// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/printed_trace.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ecgscan {

namespace {

constexpr double kHalfS = 1; ///< At normal rates this holds a QRS.
constexpr int kLeastPoints = 20;
constexpr double kLeastSdMv = 0.05; ///< A lead that moves less does not tell its gain.
constexpr double kMostGainRatio = 1.25; ///< Between the fitted gain and that of square paper.

double sampleAt(const LeadTrace& trace, double index)
{
    const auto& samples = trace.samplesMv;
    const double last = static_cast<double>(samples.size()) - 1;
    const double within = std::clamp(index, 0.0, last);
    const auto low = static_cast<std::size_t>(within);
    const auto high = std::min(low + 1, samples.size() - 1);
    const double share = within - static_cast<double>(low);
    return (1 - share) * static_cast<double>(samples[low])
        + share * static_cast<double>(samples[high]);
}

double length(QPointF vector)
{
    return std::hypot(vector.x(), vector.y());
}

} // namespace

std::optional<PrintedTrace> PrintedTrace::of(const LeadTrace& trace, const PageGeometry& page)
{
    const auto gain
        = isChest(trace.lead) && page.chestGainMmPerMv ? page.chestGainMmPerMv : page.gainMmPerMv;
    const std::size_t steps = trace.pathPx.size();
    if (!page.paperSpeedMmPerS || !gain || steps < 2 || trace.samplesMv.empty())
        return std::nullopt;
    PrintedTrace printed;
    printed.m_trace = std::make_shared<const LeadTrace>(trace);
    printed.m_mmPerS = *page.paperSpeedMmPerS;
    printed.m_mmPerMv = *gain;
    const double samplesAStep
        = static_cast<double>(trace.samplesMv.size() - 1) / static_cast<double>(steps - 1);
    for (std::size_t k = 0; k < steps; ++k) {
        const double sample = static_cast<double>(k) * samplesAStep;
        const double mv = sampleAt(trace, sample);
        if (!isBreak(trace.pathPx[k]) && std::isfinite(mv))
            printed.m_points.push_back(
                {trace.pathPx[k] + kPixelCentre, trace.startS + sample / trace.sampleRateHz, mv});
    }
    if (!printed.fitted(trace.startS, std::numeric_limits<double>::infinity()))
        return std::nullopt;
    return printed;
}

/// Least squares of the scene on seconds and mV, of the points within halfS; near ones weigh more.
std::optional<PrintedTrace::Scale> PrintedTrace::fitted(double atS, double halfS) const
{
    int count = 0;
    double n = 0, s = 0, v = 0, ss = 0, sv = 0, vv = 0;
    QPointF p, sp, vp;
    for (const Point& point : m_points) {
        const double seconds = point.seconds - atS;
        if (std::abs(seconds) >= halfS)
            continue;
        const double weight = 1 - std::abs(seconds) / halfS;
        ++count;
        n += weight;
        s += weight * seconds;
        v += weight * point.mv;
        ss += weight * seconds * seconds;
        sv += weight * seconds * point.mv;
        vv += weight * point.mv * point.mv;
        p += weight * point.scene;
        sp += weight * seconds * point.scene;
        vp += weight * point.mv * point.scene;
    }
    if (count < kLeastPoints)
        return std::nullopt;
    ss -= s * s / n;
    sv -= s * v / n;
    vv -= v * v / n;
    sp -= s / n * p;
    vp -= v / n * p;
    if (!(ss > 0))
        return std::nullopt;
    Scale scale {atS, {}, sp / ss, {}};
    const auto square = [&](QPointF second) { // upwards on square paper
        return QPointF(second.y(), -second.x()) * (m_mmPerMv / m_mmPerS);
    };
    scale.millivolt = square(scale.second);
    const double free = vv - sv * sv / ss; // of mV, beside what goes with time
    if (free / n >= kLeastSdMv * kLeastSdMv) {
        const QPointF millivolt = (vp - sv / ss * sp) / free;
        const double ratio = length(millivolt) / length(scale.millivolt);
        if (ratio < kMostGainRatio && ratio > 1 / kMostGainRatio) {
            scale.millivolt = millivolt;
            scale.second = (sp - sv * millivolt) / ss;
        }
    }
    scale.origin = (p - s * scale.second - v * scale.millivolt) / n;
    return scale;
}

PrintedTrace::Scale PrintedTrace::scaleAt(double atS) const
{
    const double within = std::clamp(atS, m_points.front().seconds, m_points.back().seconds);
    const auto near = fitted(within, kHalfS);
    return near ? *near : *fitted(within, std::numeric_limits<double>::infinity());
}

const PrintedTrace::Point& PrintedTrace::nearest(QPointF scene) const
{
    const auto away = [scene](const Point& point) {
        const QPointF offset = point.scene - scene;
        return QPointF::dotProduct(offset, offset);
    };
    return *std::ranges::min_element(m_points, {}, away);
}

double PrintedTrace::squaredDistance(QPointF scene) const
{
    const QPointF offset = nearest(scene).scene - scene;
    return QPointF::dotProduct(offset, offset);
}

QPointF PrintedTrace::toScene(QPointF value) const
{
    const Scale scale = scaleAt(value.x());
    return scale.origin + (value.x() - scale.atS) * scale.second + value.y() * scale.millivolt;
}

QPointF PrintedTrace::toValue(QPointF scene) const
{
    QPointF value(nearest(scene).seconds, 0);
    for (int round = 0; round < 3; ++round) { // the scale is that of the moment it tells
        const Scale scale = scaleAt(value.x());
        const QPointF offset = scene - scale.origin;
        const double det
            = scale.second.x() * scale.millivolt.y() - scale.second.y() * scale.millivolt.x();
        value = {
            scale.atS + (offset.x() * scale.millivolt.y() - offset.y() * scale.millivolt.x()) / det,
            (scale.second.x() * offset.y() - scale.second.y() * offset.x()) / det};
    }
    return value;
}

} // namespace ecgscan
