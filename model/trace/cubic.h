// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ecgscan {

/// Through four points that are one apart (Catmull and Rom 1974); share 0..1 between the second and
/// the third.
inline float cubic(float before, float from, float to, float after, float share)
{
    const float slope0 = 0.5f * (to - before), slope1 = 0.5f * (after - from);
    const float a = 2 * (from - to) + slope0 + slope1, b = 3 * (to - from) - 2 * slope0 - slope1;
    return ((a * share + b) * share + slope0) * share + from;
}

} // namespace ecgscan
