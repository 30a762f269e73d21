// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/nets/safetensors.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace ecgscan {

/// What was learned here on top of the shipped network: for each code a correction that is added to
/// the shipped logit (0 for a code that the network does not know): bias + weights . (embedding -
/// mean) / scale.
struct LocalHead {
    QStringList codes;
    std::vector<float> mean, scale; ///< Of each embedding value (see FindingsResult); scale > 0.
    std::vector<std::vector<float>> weights; ///< [code][embedding value], logits a scale.
    std::vector<float> bias; ///< [code], logits.
    QString baseSha256; ///< Of the network that made the embeddings; the head fits no other.

    /// In logits. code: a place in codes; embedding: as many values as mean.
    double correction(std::size_t code, const std::vector<float>& embedding) const;
};

/// head.safetensors, which holds everything that is used, and manifest.json for people; gives the
/// sha256 of head.safetensors. Each whole or not at all. Errors: io.
[[nodiscard]] Result<QString> writeLocalHead(const LocalHead& head, const QString& folder);

/// Errors: notFound, untrusted (another sha256 than expected; the message names the file), corrupt.
[[nodiscard]] Result<LocalHead> readLocalHead(const QString& folder, const QString& expectedSha256);

} // namespace ecgscan
