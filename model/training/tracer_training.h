// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/core/task.h"
#include "model/nets/device.h"
#include "model/nets/safetensors.h"
#include "model/training/tracer_pages.h"

#include <QString>

#include <functional>

namespace ecgscan {

struct TracerTrainingOptions {
    QString folder; ///< Gets a checkpoint and log.csv.
    int rounds = 400; ///< Of pagesPerRound pages each.
    int pagesPerRound = 4;
    int examplesPerPage = 24;
    int batch = 8;
    double learningRate = 2e-3;
    double weightDecay = 0.01;
    unsigned seed = 1;
    TensorMap start; ///< Weights to begin with; empty: random ones.
    bool resume = false; ///< Go on from the checkpoint in folder; exact at the borders of rounds.
    int checkpointEvery = 10; ///< Rounds.
    Device device;
};

/// A recording for the page of that number; called from several threads.
using EcgSource = std::function<Ecg(unsigned page)>;

/// Trains TracerNet on pages drawn on the fly: cross-entropy along each column on the two pixels
/// round the pen's place (or on "none") and a little smooth L1 on the expectation; AdamW with
/// oneCycle() rates; keeps an exponential average of the weights, which is what it returns. Pages
/// of the next round are drawn in another thread meanwhile. A cancel stops after the current batch
/// with Errc::cancelled; the last checkpoint stays. Errors: io (folder), corrupt (the start
/// is another network's), cancelled, internal.
[[nodiscard]] Result<TensorMap> trainTracerNet(
    const EcgSource& source, const TracerTrainingOptions& options, const Task& task);

} // namespace ecgscan
