// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/quantile.h"

#include <algorithm>
#include <vector>

namespace ecgscan {

/// The line x = slope * y + offset through points that least of them miss (Theil 1950, Sen 1968).
/// With fewer than three points it is upright.
struct EdgeLine {
    double slope = 0, offset = 0;

    EdgeLine(const std::vector<double>& y, const std::vector<double>& x)
    {
        std::vector<double> slopes, offsets;
        for (std::size_t i = 0; i < x.size(); ++i) {
            for (std::size_t k = i + 1; k < x.size(); ++k)
                slopes.push_back((x[k] - x[i]) / std::max(1.0, y[k] - y[i]));
        }
        if (slopes.size() >= 3)
            slope = std::clamp(median(slopes), -0.1, 0.1);
        for (std::size_t i = 0; i < x.size(); ++i)
            offsets.push_back(x[i] - slope * y[i]);
        offset = median(offsets);
    }
    double at(double y) const { return slope * y + offset; }
};

} // namespace ecgscan
