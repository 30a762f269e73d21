// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/ecg.h"
#include "model/core/result.h"
#include "model/core/task.h"
#include "model/nets/safetensors.h"
#include "model/training/round_options.h"

#include <QStringList>

#include <functional>

namespace ecgscan {

/// A recording and the codes of what is true of it.
struct StatedEcg {
    Ecg ecg;
    QStringList statements;
};

/// The one of that number; called from several threads.
using StatedEcgSource = std::function<StatedEcg(unsigned number)>;

/// What suits the shared space; folder, seed and device are the caller's. A round's pages are
/// recordings.
RoundOptions textRoundOptions();

/// Words of reports, for the tokenizer.
QStringList reportVocabulary();

/// Trains SharedSpaceModule on recordings, as a signal tower sees what pages print of them, and
/// reports that say all or some of what is true of them. In a batch, a text belongs to every
/// recording of which all that it says is true; the loss is the pairwise sigmoid of Zhai et al.
/// (ICCV 2023). signalTower: the tensors of a SignalModule; it stays as it is. Errors: as
/// trainInRounds().
[[nodiscard]] Result<TensorMap> trainSharedSpace(const TensorMap& signalTower,
    const QStringList& vocabulary, const StatedEcgSource& source, const RoundOptions& options,
    const Task& task);

} // namespace ecgscan
