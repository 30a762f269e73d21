// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/core/task.h"
#include "model/nets/safetensors.h"
#include "model/training/round_options.h"
#include "model/training/text_training.h"

#include <QStringList>

namespace ecgscan {

/// What the towers agree on when they are trained without labels.
enum class Agreement {
    gram, ///< Volumes of image, signal and text, and pairs.
    pairs, ///< Pairs of image, signal and text alone.
    noText, ///< Pairs of image and signal alone.
    imageOnly, ///< Two pages of one recording: no signal, no text.
    signals, ///< Two prints of one recording as waveforms, and text: no pages, so many more of
             ///< them.
};

/// What suits training without labels; folder, seed and device are the caller's.
RoundOptions selfRoundOptions(Agreement agreement);

/// Trains both towers and the space that they share with texts from nothing, without any label of a
/// real recording (arXiv 2604.01526, with this project's towers): a page, the waveforms that it
/// prints, another print of the same recording, and a report where source states something, which
/// it may do of simulated patients only. Temperatures are learned. options.start may hold any of
/// the parts "signal", "page" and "shared". Gives those that learned: of images alone only "page",
/// of signals all but "page", without text all but
/// "shared". Needs a QGuiApplication (fonts). Errors: as trainInRounds().
[[nodiscard]] Result<TensorMap> trainWithoutLabels(const QStringList& vocabulary,
    const StatedEcgSource& source, Agreement agreement, int width, const RoundOptions& options,
    const Task& task);

} // namespace ecgscan
