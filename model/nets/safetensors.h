// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace ecgscan {

/// One named array of 32-bit floats, row-major.
struct NamedTensor {
    std::vector<std::int64_t> shape; ///< Each at least 0; empty for a single number.
    std::vector<float> values; ///< As many as the product of shape.
};

using TensorMap = std::map<std::string, NamedTensor>;

/// The tensors of one part of a model, which are called "part.name", by their names alone.
TensorMap partOf(const TensorMap& tensors, const std::string& part);
/// The other way round; takes the place of what the part held.
void setPart(TensorMap& tensors, const std::string& part, const TensorMap& own);

/// Networks are kept as safetensors: a length, a JSON table, then plain numbers, nothing that could
/// be run. Format: https://github.com/huggingface/safetensors (8-byte little-endian header size,
/// JSON header, data).
QByteArray writeSafetensors(const TensorMap& tensors);

/// Only dtype F32; every byte of the data must belong to exactly one tensor. Errors: corrupt,
/// unsupported.
[[nodiscard]] Result<TensorMap> readSafetensors(const QByteArray& bytes);

} // namespace ecgscan
