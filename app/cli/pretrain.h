// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/core/task.h"
#include "model/findings/model_manifest.h"
#include "model/nets/device.h"
#include "model/nets/safetensors.h"
#include "model/training/self_training.h"

#include <QJsonArray>
#include <QSet>
#include <QString>

#include <optional>

namespace ecgscan::cli {

/// What the stages of "ecgscan pretrain" have in common.
struct PretrainRequest {
    QString data, folder;
    QSet<int> excluded; ///< PTB-XL ids that must not train.
    QSet<int> folds; ///< That train, of 1 to kLastTrainingFold; for signal.
    std::optional<int> length; ///< Epochs or rounds; the stage's own default without.
    int width = 128;
    double lawWeight = 1; ///< Of the soft-lead penalty; for reconstruction.
    Agreement agreement = Agreement::gram; ///< For self.
    QString teacher; ///< Folder of the signal tower's model, for align; empty: the shipped one.
    QString agreementName;
    unsigned seed = 1;
    TensorMap start; ///< Weights to begin with; empty: random ones. Not for signal.
    QString startedFrom; ///< sha256 of those.
    bool resume = false;
    Device device;
    Task task; ///< Stopped by Ctrl-C; prints progress.
};

/// Of request.excluded, ascending, for the manifest.
QJsonArray excludedIds(const PretrainRequest& request);

/// Writes weights.safetensors and manifest.json; sha256 and bytes are filled in here.
[[nodiscard]] Status writeTrained(
    const QString& folder, const TensorMap& weights, ModelManifest manifest);

/// The network on reconstructed leads: weights.safetensors and manifest.json in the folder.
[[nodiscard]] Status pretrainSignal(const PretrainRequest& request);
/// The network that follows the pen: the same files.
[[nodiscard]] Status pretrainTracer(const PretrainRequest& request);
/// The network that reads the leads' names: the same files.
[[nodiscard]] Status pretrainLabels(const PretrainRequest& request);

/// Towers and their shared space without labels of real recordings: the same files.
[[nodiscard]] Status pretrainSelf(const PretrainRequest& request);
/// The image tower by labels alone, to compare with: the same files.
[[nodiscard]] Status pretrainSupervised(const PretrainRequest& request);
/// The decoder, which reconstructs what a page did not print: the same files.
[[nodiscard]] Status pretrainReconstruction(const PretrainRequest& request);

/// The space that recordings and texts share: the shipped model with it.
[[nodiscard]] Status pretrainText(const PretrainRequest& request);
/// The image tower, taught by the signal tower of a model: that model with it.
[[nodiscard]] Status pretrainAlign(const PretrainRequest& request);

} // namespace ecgscan::cli
