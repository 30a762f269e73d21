// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/findings/fusion.h"
#include "model/nets/model_files.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace ecgscan {

/// What a network's outputs mean, in their order.
struct FindingClass {
    QString code;
    QString scheme; ///< "superclass" or "SCP-ECG"
    Calibration calibration; ///< Of the signal tower's logits.
    double threshold = 0.5; ///< For the fused probability.
    Calibration pageCalibration {}; ///< Of the image tower's logits.
    Fusion fusion {}; ///< Of both.
};

/// manifest.json beside weights.safetensors. Unknown keys are kept by nobody: the file is written
/// by training only.
struct ModelManifest {
    QString id;
    QString sha256; ///< Of weights.safetensors.
    qint64 bytes = 0;
    std::vector<FindingClass> classes; ///< Empty for a network that names no findings.
    QJsonObject training; ///< Facts for people: data, folds, recipe, figures.
    QString input {}; ///< What the network is given, for people.
    QStringList vocabulary {}; ///< Of the text tower's Tokenizer.
};

QJsonObject toJson(const ModelManifest& manifest);
/// Errors: corrupt.
[[nodiscard]] Result<ModelManifest> manifestFromJson(const QJsonObject& object);
/// manifest.json of a model's folder. Errors: notFound, untrusted (both name the file), corrupt.
[[nodiscard]] Result<ModelManifest> readManifest(const QString& folder, ModelTrust trust);

} // namespace ecgscan
