// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/nets/safetensors.h"

#include <QString>
#include <QStringList>

namespace ecgscan {

enum class ModelTrust {
    shippedOnly, ///< weights.safetensors must have a sha256 that was compiled into the program.
    named, ///< The user named the folder; the sha256 of its own manifest must fit.
};

/// Hex sha256 of the weights of every network that came with this program.
QStringList shippedModelHashes();

/// weights.safetensors of a model's folder. manifestSha256: what its manifest says of it. The bytes
/// that are hashed are the bytes that are read. Errors: notFound, untrusted (both name the file),
/// corrupt.
[[nodiscard]] Result<TensorMap> readWeights(
    const QString& folder, const QString& manifestSha256, ModelTrust trust);

} // namespace ecgscan
