// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/findings/calibration.h"

#include <vector>

namespace ecgscan {

/// What two towers say of one finding, each a calibrated probability, made one: their logits are
/// averaged, and the average is calibrated.
struct Fusion {
    double pageShare = 0; ///< Of the image tower, 0..1; the rest is the signal tower's.
    Calibration calibration;

    double probability(double signal, double page) const;
};

/// The share with the greatest likelihood. A prior keeps it near a half, so that with few positives
/// both count the same. All equally long; probabilities as calibrated, 0..1;
/// truth: 1, 0, or -1 (left out).
Fusion fitFusion(const std::vector<double>& signal, const std::vector<double>& page,
    const std::vector<int>& truth);

/// Whether one tower says clearly more than the threshold and the other one clearly less.
bool contradict(double signal, double page, double threshold);

} // namespace ecgscan
