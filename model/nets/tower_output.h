// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace ecgscan {

/// What a tower says of one recording or page.
struct TowerOutput {
    std::vector<float> logits; ///< One a class.
    /// What the last layer sees: 3 w values, w the network's width, of no unit, 0 or more. First w
    /// means and w maxima over time of the leads mixed, then w values of the leads one by one.
    std::vector<float> embedding;
};

} // namespace ecgscan
