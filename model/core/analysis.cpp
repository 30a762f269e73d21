// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/analysis.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

QString LeadTrace::name() const
{
    return inverted ? QStringLiteral("-") + leadName(lead) : leadName(lead);
}

bool isBreak(QPointF point)
{
    return !std::isfinite(point.x()) || !std::isfinite(point.y());
}

std::vector<std::span<const QPointF>> piecesOf(const std::vector<QPointF>& path)
{
    std::vector<std::span<const QPointF>> pieces;
    for (auto first = path.begin(); first != path.end();) {
        first = std::find_if_not(first, path.end(), isBreak);
        const auto last = std::find_if(first, path.end(), isBreak);
        if (first != last)
            pieces.emplace_back(first, last);
        first = last;
    }
    return pieces;
}

std::vector<bool> printedSamples(const Reconstruction& reconstruction, Lead lead)
{
    const auto samples = reconstruction.leadsMv.find(lead);
    if (samples == reconstruction.leadsMv.end())
        return {};
    std::vector<bool> isPrinted(samples->second.size(), false);
    const auto observed = reconstruction.observedS.find(lead);
    if (observed == reconstruction.observedS.end())
        return isPrinted;
    for (const auto& [fromS, toS] : observed->second) {
        for (std::size_t k = 0; k < isPrinted.size(); ++k) {
            const double at = static_cast<double>(k) + 0.5; // within half a sample
            if (at > fromS * reconstruction.sampleRateHz && at <= toS * reconstruction.sampleRateHz)
                isPrinted[k] = true;
        }
    }
    return isPrinted;
}

} // namespace ecgscan
