// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/nets/safetensors.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace ecgscan {

enum class ModelTrust {
    shippedOnly, ///< Each file must have a sha256 that was compiled into the program.
    named, ///< The user named the folder; the sha256 of its own manifest must fit.
};

/// Hex sha256 of the weights and the manifest of every network that came with this program.
QStringList shippedModelHashes();

/// A file of a model's folder. The bytes that are hashed are the bytes that are given.
/// Errors: notFound, untrusted (both name the file).
[[nodiscard]] Result<QByteArray> readModelFile(
    const QString& folder, const QString& name, ModelTrust trust);

/// weights.safetensors of a model's folder. manifestSha256: what its manifest says of it.
/// Errors: notFound, untrusted (both name the file), corrupt.
[[nodiscard]] Result<TensorMap> readWeights(
    const QString& folder, const QString& manifestSha256, ModelTrust trust);

} // namespace ecgscan
