// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

namespace ecgscan {

/// QT corrected for the rate, all in ms.
struct QtcMs {
    double bazett = 0, fridericia = 0, framingham = 0, hodges = 0;
};

/// By the formulas of measure() (model/measure/intervals.h); rrS above 0.
inline QtcMs qtcMs(double qtMs, double rrS)
{
    return {qtMs / std::sqrt(rrS), qtMs / std::cbrt(rrS), qtMs + 154 * (1 - rrS),
        qtMs + 1.75 * (60 / rrS - 60)};
}

} // namespace ecgscan
