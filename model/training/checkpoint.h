// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a training run keeps so that it can go on. Include <torch/torch.h> first.

#include "model/core/result.h"
#include "model/nets/safetensors.h"

#include <QJsonObject>
#include <QString>

namespace ecgscan {

/// Moves an exponential average of a module's weights on by one step. Early on it follows quickly,
/// else it would remember the random start. steps: done so far.
void followWeights(
    TensorMap& average, const torch::nn::Module& module, double decay, std::int64_t steps);

/// Writes checkpoint-NAME.safetensors (weights, their average, the optimiser's moments) and then
/// checkpoint.json, which names that file and holds the facts, among them "steps". Only when that
/// is done is the checkpoint before deleted: a break at any moment leaves a whole one. Errors: io.
[[nodiscard]] Status writeCheckpoint(const QString& folder, const QJsonObject& facts,
    const torch::nn::Module& module, const torch::optim::AdamW& optimizer,
    const TensorMap& average);

/// Restores what writeCheckpoint wrote; gives the facts. Errors: notFound, corrupt (damaged, or of
/// another network); module and average are then undefined.
[[nodiscard]] Result<QJsonObject> readCheckpoint(const QString& folder, torch::nn::Module& module,
    torch::optim::AdamW& optimizer, TensorMap& average);

/// Appends a line to log.csv in a folder; header is its first line. Errors: io.
[[nodiscard]] Status appendLog(
    const QString& folder, const QByteArray& header, const QString& line);

} // namespace ecgscan
