// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/lead.h"

#include <array>
#include <limits>
#include <vector>

namespace ecgscan {

inline constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();

/// Twelve leads on one time axis. Unit mV; a sample that is not known is NaN, never 0.
/// All leads hold the same number of samples; sample k is at k / sampleRateHz seconds.
struct Ecg {
    double sampleRateHz = 500;
    std::array<std::vector<float>, kLeadCount> leads;

    std::vector<float>& operator[](Lead lead) { return leads[static_cast<std::size_t>(lead)]; }
    const std::vector<float>& operator[](Lead lead) const
    {
        return leads[static_cast<std::size_t>(lead)];
    }
    std::size_t size() const { return leads[0].size(); }
    double durationS() const { return static_cast<double>(size()) / sampleRateHz; }
};

/// III, aVR, aVL and aVF from I and II, which are equally long, by the laws of Einthoven and
/// Goldberger.
void deriveLimbLeads(Ecg& ecg);

} // namespace ecgscan
