// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/core/task.h"
#include "model/training/round_options.h"

namespace ecgscan {

/// Trains TracerNet: cross-entropy along each column on the two pixels round the pen's place (or on
/// "none") and a little smooth L1 on the expectation. The options' defaults are this network's.
/// Gives the average of the weights. A cancel stops after the current batch; the last checkpoint
/// stays. Errors: those of trainInRounds().
[[nodiscard]] Result<TensorMap> trainTracerNet(
    const EcgSource& source, const RoundOptions& options, const Task& task);

} // namespace ecgscan
