// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/core/task.h"
#include "model/nets/safetensors.h"
#include "model/training/round_options.h"
#include "model/training/text_training.h"

#include <QStringList>

namespace ecgscan {

/// Trains PageModule on pages with labels, without a teacher: from nothing, which is the baseline
/// that the shipped image tower has to beat, or from the tensors of an image tower in
/// options.start, of which all but what names the classes is gone on from (fine-tuning); width is
/// that tower's then. A page of a recording without statements teaches nothing and is left out.
/// Needs a QGuiApplication (fonts). Errors: as trainInRounds().
[[nodiscard]] Result<TensorMap> trainByLabels(const QStringList& classes,
    const StatedEcgSource& source, int width, const RoundOptions& options, const Task& task);

} // namespace ecgscan
