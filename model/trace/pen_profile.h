// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/ink_map.h"
#include "model/trace/pen_line.h"

#include <optional>
#include <vector>

namespace ecgscan {

/// How dark the ink is at a distance from the middle of a pen, on this page: width of the pen and
/// blur in one.
class PenProfile {
public:
    /// Measured where pens run level. nullopt: hardly one does.
    static std::optional<PenProfile> measured(const InkMap& map, const std::vector<PenLine>& pens);

    double reachPx() const; ///< Beyond it there is no ink of this pen.
    struct Value {
        double ink; ///< 0..1
        double slope; ///< Its change for a pixel further away, at most 0.
    };
    Value at(double distancePx) const;

    /// Standard deviation of a pixel's ink from that.
    double noise() const { return m_noise; }

private:
    double m_noise = 0;
    std::vector<double> m_ink; ///< Falling; a point each kBinPx, the last is 0.
};

} // namespace ecgscan
