// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/lead.h"

#include <optional>

namespace ecgscan {

/// A limb lead as a sum of I and II (Einthoven 1912, Goldberger 1942): how many times each.
struct LimbPlane {
    double i = 0, ii = 0;
};

/// nullopt: a chest lead. inverted: printed upside down.
inline std::optional<LimbPlane> limbPlane(Lead lead, bool inverted)
{
    const double sign = inverted ? -1 : 1;
    switch (lead) {
    case Lead::I:
        return LimbPlane {sign, 0};
    case Lead::II:
        return LimbPlane {0, sign};
    case Lead::III:
        return LimbPlane {-sign, sign};
    case Lead::aVR:
        return LimbPlane {-0.5 * sign, -0.5 * sign};
    case Lead::aVL:
        return LimbPlane {sign, -0.5 * sign};
    case Lead::aVF:
        return LimbPlane {-0.5 * sign, sign};
    default:
        return std::nullopt;
    }
}

} // namespace ecgscan
