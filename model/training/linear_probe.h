// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <vector>

namespace ecgscan {

/// Embeddings of cases, one a row and equally long, with what is true of each: [case][class], 1, 0,
/// or -1 where nothing is known.
struct ProbeCases {
    std::vector<std::vector<float>> embeddings;
    std::vector<std::vector<int>> truth;
};

/// Of a probe, chosen before any was measured.
inline constexpr double kProbeStrength = 0.003;

/// What a frozen encoder knows, by the yardstick of the field: logistic regression of each class on
/// its embeddings (Alain and Bengio 2016), standardised on the training cases, with a ridge of
/// 0.5 |w|^2 / kProbeStrength beside the sum of the losses. A few seconds for thousands of cases.
/// Gives logits [case][class] of asked. Errors: invalidArgument (no cases, or lengths that differ),
/// internal.
[[nodiscard]] Result<std::vector<std::vector<float>>> probe(
    const ProbeCases& training, const std::vector<std::vector<float>>& asked);

} // namespace ecgscan
