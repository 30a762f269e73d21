// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace ecgscan {

/// Platt scaling: probability = 1 / (1 + exp(-(slope * logit + offset))).
/// Source: Platt 1999, "Probabilistic outputs for support vector machines", with a Gaussian prior
/// in place of the smoothed targets.
struct Calibration {
    double slope = 1;
    double offset = 0;

    double probability(double logit) const;
};

/// Fits by Newton's method. A prior keeps slope near 1 and offset near 0, so that a class with few
/// positives is hardly moved. logits and truth: one a recording, equally many; truth: 1, 0, or -1
/// (left out). slope stays positive, so ranks never
/// turn.
Calibration fitCalibration(const std::vector<float>& logits, const std::vector<int>& truth);

/// The threshold with the best F1 on these probabilities; 0.5 with fewer than minPositives.
double bestF1Threshold(
    const std::vector<double>& probabilities, const std::vector<int>& truth, int minPositives);

} // namespace ecgscan
