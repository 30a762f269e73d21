// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/core/task.h"
#include "model/nets/safetensors.h"
#include "model/training/round_options.h"

namespace ecgscan {

/// What an image tower learns to say after its teacher.
enum class Imitated {
    embedding, ///< And what leads to it, step by step: of a teacher that never learned findings.
    findings, ///< And their probabilities.
};

/// What suits the image tower; folder, seed and device are the caller's.
RoundOptions pageRoundOptions();

/// Trains PageModule to say of a page what the signal tower says of the waveforms that it prints
/// (distillation: Hinton, Vinyals and Dean 2015). No label is seen, so pages can be drawn without
/// end. teacher: the tensors of a SignalModule; what both towers have in common starts from them,
/// unless options say a start. Needs a QGuiApplication (fonts). Errors: as trainInRounds().
[[nodiscard]] Result<TensorMap> trainPageNet(const TensorMap& teacher, Imitated imitated,
    const EcgSource& source, const RoundOptions& options, const Task& task);

} // namespace ecgscan
