// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nets/tracer_net.h"

#include <vector>

namespace ecgscan {

/// Where the pen was in columns [first, last) of a strip. Strip pixels; NaN where the row left no
/// ink.
struct PenColumns {
    std::vector<float> y;
    std::vector<float> sd; ///< Standard deviation of y, at least 0.
};

/// The most probable path of one pen that seldom jumps (Viterbi, 1967: dynamic programming over
/// the columns, with "no ink" as one more state), then the expectation near it.
PenColumns readPen(const PenProbability& probability, int first, int last);

} // namespace ecgscan
