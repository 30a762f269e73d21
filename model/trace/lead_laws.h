// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"

#include <vector>

namespace ecgscan {

/// Limb leads that were printed at the same time say more together than each by itself: all six are
/// sums of I and II (Einthoven 1912, Goldberger 1942). Where they overlap, each stretch's samples
/// become the weighted least squares estimate from all of them, with weights from the samples'
/// standard deviations, one free baseline a stretch, and a free shift in time of up to 6 samples
/// (12 ms; all stretches have one sample rate), since columns of different rows are not found to
/// the sample. Observations that contradict the others weigh less (Cauchy's weights); a stretch
/// that contradicts them as a whole is neither used nor changed, nor are chest leads, samples that
/// nothing else speaks of, and gaps. sdMv becomes that of the estimate.
void fuseByLeadLaws(std::vector<LeadTrace>& leads);

} // namespace ecgscan
