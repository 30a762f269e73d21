// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/core/task.h"
#include "model/nets/safetensors.h"
#include "model/training/round_options.h"

namespace ecgscan {

/// What suits the decoder; folder, seed and device are the caller's. A round's pages are
/// recordings.
RoundOptions reconstructionRoundOptions();

/// Trains ReconstructionModule: from what a page of any layout prints of a recording to all of it.
/// The loss is the absolute error of the samples and of their slopes, mostly where nothing was
/// printed, and lawWeight times the absolute leadResiduals(), which come in over the first third of
/// the rounds (the soft-lead penalty of arXiv 2604.01526; 0: without). Errors: as trainInRounds().
[[nodiscard]] Result<TensorMap> trainReconstruction(
    const EcgSource& source, double lawWeight, const RoundOptions& options, const Task& task);

} // namespace ecgscan
