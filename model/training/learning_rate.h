// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ecgscan {

/// Share of the highest learning rate at progress 0..1 of a training: a line up over its first
/// warmUp, then half a cosine down, never below least. Source of the cosine:
/// Loshchilov and Hutter, "SGDR", ICLR 2017.
inline double oneCycle(double progress, double warmUp, double least)
{
    const double share = progress < warmUp
        ? progress / warmUp
        : 0.5 * (1 + std::cos(std::numbers::pi * (progress - warmUp) / (1 - warmUp)));
    return std::max(share, least);
}

} // namespace ecgscan
