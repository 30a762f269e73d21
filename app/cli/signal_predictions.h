// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/recording_archive.h"
#include "model/core/result.h"
#include "model/findings/findings_model.h"
#include "model/training/metrics.h"

#include <vector>

namespace ecgscan::cli {

/// What the signal tower says of waveforms, beside the labels of the recordings that they are of
/// (in the same order). Errors: as FindingsModel::find().
[[nodiscard]] Result<Predictions> predictFindings(FindingsModel& model,
    const std::vector<const RecordingInfo*>& infos, const std::vector<Signal100>& signals);

} // namespace ecgscan::cli
