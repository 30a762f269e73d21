// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>

namespace ecgscan {

/// Log odds of a probability, which is taken to be at least one in a million away from 0 and 1.
inline double logit(double probability)
{
    const double p = std::clamp(probability, 1e-6, 1 - 1e-6);
    return std::log(p / (1 - p));
}

/// The probability of these log odds.
inline double sigmoid(double logit)
{
    return 1 / (1 + std::exp(-logit));
}

} // namespace ecgscan
