// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The Torch modules behind SharedSpace, shared by inference and training. Include <torch/torch.h>
// first, as for lead_mixer.h.

#include "model/core/result.h"
#include "model/nets/safetensors.h"

#include <cstdint>
#include <span>
#include <vector>

namespace ecgscan {

inline constexpr std::int64_t kSharedSize = 128;

/// The text tower: N x L tokens (Tokenizer; filled up at the end) -> N x kSharedSize. A small
/// transformer (Vaswani et al. 2017) whose outputs are averaged.
struct TextModuleImpl : torch::nn::Module {
    explicit TextModuleImpl(std::int64_t tokens);
    torch::Tensor forward(const torch::Tensor& tokens);

    torch::nn::Embedding words, places;
    torch::nn::TransformerEncoder encoder {nullptr};
    torch::nn::LayerNorm norm;
};
TORCH_MODULE(TextModule);

/// Recordings and texts as points of one sphere. A text is likely true of a recording where the two
/// are near: its logit is exp(logScale) * their cosine + bias (the pairwise sigmoid of Zhai et al.,
/// ICCV 2023). The image tower's embeddings mean what the signal tower's do, so one way leads both
/// there.
struct SharedSpaceModuleImpl : torch::nn::Module {
    SharedSpaceModuleImpl(std::int64_t embedding, std::int64_t tokens);
    torch::Tensor ofRecordings(
        const torch::Tensor& embeddings); ///< N x embedding -> N x kSharedSize
    torch::Tensor ofTexts(const torch::Tensor& tokens); ///< N x L -> N x kSharedSize
    torch::Tensor logits(const torch::Tensor& recordings, const torch::Tensor& texts);

    torch::nn::Sequential recording;
    TextModule text;
    torch::Tensor logScale, bias;
};
TORCH_MODULE(SharedSpaceModule);

/// Filled up to the longest.
torch::Tensor tokenBatch(std::span<const std::vector<std::int64_t>> texts);

} // namespace ecgscan
