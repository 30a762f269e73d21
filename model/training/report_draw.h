// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reports for training, and which recordings they are true of. Include <torch/torch.h> first, as
// for round_training.h.

#include "model/nets/tokenizer.h"
#include "model/synthesis/dice.h"

#include <QStringList>

#include <span>
#include <vector>

namespace ecgscan {

/// A text of a recording.
struct DrawnReport {
    QStringList statements; ///< True of the recording.
    QStringList said; ///< By the text; empty: there is nothing to say.
    std::vector<std::int64_t> tokens;
};

/// Says all that is true, or some of it.
DrawnReport drawReport(const QStringList& statements, const Tokenizer& tokenizer, Dice& dice);

/// Filled up to the longest.
torch::Tensor tokensOf(std::span<const DrawnReport* const> reports);
/// N x N: 1 where all that text j says is true of recording i.
torch::Tensor truthsOf(std::span<const DrawnReport* const> reports);

} // namespace ecgscan
