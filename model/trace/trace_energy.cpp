// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/trace_energy.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

constexpr double kInkSdMv = 0.06; ///< Of the middle of the ink, at 10 mm/mV.

} // namespace

void TraceEnergy::operator+=(const TraceEnergy& other)
{
    signal += other.signal;
    error += other.error;
}

double TraceEnergy::rightShare() const
{
    return signal > 0 ? std::clamp(1 - error / signal, 0.0, 1.0) : 0;
}

TraceEnergy energyOf(const LeadTrace& lead)
{
    double sum = 0, squares = 0, error = 0;
    std::size_t known = 0;
    for (std::size_t k = 0; k < lead.samplesMv.size(); ++k) {
        const auto sample = static_cast<double>(lead.samplesMv[k]);
        if (!std::isfinite(sample))
            continue;
        ++known;
        sum += sample;
        squares += sample * sample;
        const bool hasSd = k < lead.sdMv.size() && std::isfinite(lead.sdMv[k]);
        error += std::pow(hasSd ? static_cast<double>(lead.sdMv[k]) : kInkSdMv, 2);
    }
    if (known == 0)
        return {};
    const auto count = static_cast<double>(known);
    const double variance = squares / count - std::pow(sum / count, 2);
    const auto all = static_cast<double>(lead.samplesMv.size());
    return {variance * all, error + variance * (all - count)};
}

} // namespace ecgscan
