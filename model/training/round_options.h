// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/ecg.h"
#include "model/nets/device.h"
#include "model/nets/safetensors.h"

#include <QString>

#include <functional>

namespace ecgscan {

/// A recording for the page of that number; called from several threads.
using EcgSource = std::function<Ecg(unsigned page)>;

/// How a network is trained on pages that are drawn on the fly, in rounds.
struct RoundOptions {
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

    /// Number of the k-th page of a round, the same in every run with this seed.
    unsigned page(int round, int k) const
    {
        return seed * 10'000'019U + static_cast<unsigned>(round * pagesPerRound + k);
    }
};

} // namespace ecgscan
