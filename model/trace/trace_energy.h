// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"

namespace ecgscan {

/// What a traced stretch says of itself, in mV² summed over its samples. The ratio of the two
/// predicts the SNR that `ecgscan evaluate digitisation` measures, as long as the names and the
/// scale are right.
struct TraceEnergy {
    double signal = 0; ///< About the mean.
    double error = 0; ///< From the samples' standard deviations; a missing one counts as the mean.

    void operator+=(const TraceEnergy& other);
    /// Share of the signal that is expected to be right, 0..1: 0.5 is 3 dB, 0.9 is 10 dB, 0.99 is
    /// 20 dB.
    double rightShare() const;
};

/// Samples without a standard deviation are taken to be as exact as the ink alone is followed.
TraceEnergy energyOf(const LeadTrace& lead);

} // namespace ecgscan
