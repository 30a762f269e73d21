// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/core/task.h"
#include "model/nets/safetensors.h"
#include "model/training/round_options.h"
#include "model/training/text_training.h"

#include <QStringList>

namespace ecgscan {

/// Trains PageModule from nothing on pages with labels, without a teacher: the baseline that the
/// shipped image tower has to beat. A page of a recording without statements teaches nothing and is
/// left out. Needs a QGuiApplication (fonts). Errors: as trainInRounds().
[[nodiscard]] Result<TensorMap> trainFromScratch(const QStringList& classes,
    const StatedEcgSource& source, int width, const RoundOptions& options, const Task& task);

} // namespace ecgscan
