// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/findings/model_manifest.h"
#include "model/training/metrics.h"

#include <optional>
#include <vector>

namespace ecgscan::cli {

/// What a model says of its operating points.
extern const QString kOperatingPoint;

/// Calibration of each class from the signal tower's logits on the calibration fold; superclasses
/// come first. The threshold is that of the best F1, at least 0.1, or 0.5 with fewer than five
/// positives.
std::vector<FindingClass> calibratedClasses(const Predictions& signal);

/// The same from both towers' logits, and how the towers are fused. Same cases, same order.
std::vector<FindingClass> calibratedClasses(const Predictions& signal, const Predictions& page);

/// AUROC over the superclasses, a macro mean; nullopt where none has both kinds.
std::optional<double> superclassMacro(const Predictions& predictions);

} // namespace ecgscan::cli
