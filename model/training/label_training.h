// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/core/task.h"
#include "model/training/round_options.h"

namespace ecgscan {

/// Options that suit this network.
RoundOptions labelRoundOptions();

/// Trains LabelNet: cross-entropy where a name has its middle, focal loss (Lin et al., ICCV 2017)
/// elsewhere, smooth L1 on the boxes. Gives the average of the weights. A cancel stops after the
/// current batch; the last checkpoint stays. Errors: those of trainInRounds().
[[nodiscard]] Result<TensorMap> trainLabelNet(
    const EcgSource& source, const RoundOptions& options, const Task& task);

} // namespace ecgscan
