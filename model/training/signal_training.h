// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/core/task.h"
#include "model/nets/device.h"
#include "model/nets/safetensors.h"
#include "model/nets/signal_input.h"

#include <QString>

#include <functional>

#include <vector>

namespace ecgscan {

/// One recording with its labels: 1 present, 0 absent, -1 unknown, in the order of the classes.
struct LabelledSignal {
    Signal100 signal;
    std::vector<int> labels;
    bool isInMv = true; ///< Else each lead is in its own standard deviations.
};

struct SignalTrainingOptions {
    QString folder; ///< Gets a checkpoint and log.csv after each epoch.
    int epochs = 30;
    int batch = 32;
    int width = 128; ///< Channels of the last stage; a multiple of 16.
    double learningRate = 2e-3;
    double weightDecay = 0.05;
    unsigned seed = 1;
    bool resume = false; ///< Go on from the checkpoint in folder; exact at the borders of epochs.
    int superclasses = 5; ///< The first classes; they weigh as much as all others together.
    Device device;
};

/// Trains SignalNet: AdamW with oneCycle() rates, mixup (Zhang et al., ICLR 2018; shares from
/// Beta(0.3, 0.3); a label that either recording does not know stays unknown), in three of ten
/// mixBeats() with a recording of the same labels, augmentation, most
/// of the samples masked to a printed layout; a recording without millivolts gets the amplitudes of
/// another one, chosen anew each time; keeps an exponential average of the weights, which is what
/// it returns.
/// After each epoch validate(weights) is asked for a figure for the log (macro AUROC). A cancel
/// stops after the current batch with Errc::cancelled; the last epoch's checkpoint stays. Errors:
/// io (folder), cancelled, internal.
[[nodiscard]] Result<TensorMap> trainSignalNet(const std::vector<LabelledSignal>& records,
    const SignalTrainingOptions& options, const std::function<double(const TensorMap&)>& validate,
    const Task& task);

} // namespace ecgscan
