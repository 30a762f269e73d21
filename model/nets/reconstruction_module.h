// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The Torch module behind ReconstructionNet, shared by inference and training. Include
// <torch/torch.h> first, as for lead_mixer.h.

#include "model/core/result.h"
#include "model/nets/safetensors.h"

namespace ecgscan {

/// Two 5-tap convolutions with a shortcut that keep the length. dilation: from one tap to the next.
struct AroundBlockImpl : torch::nn::Module {
    AroundBlockImpl(std::int64_t width, std::int64_t dilation);
    torch::Tensor forward(const torch::Tensor& x);

    torch::nn::Conv1d first, second;
    torch::nn::BatchNorm1d firstNorm, secondNorm;
};
TORCH_MODULE(AroundBlock);

/// The decoder: what a page printed of twelve leads -> all of them.
///
/// N x 24 x 1000 (networkInput(): leads, then masks) -> N x 12 x 1000 mV. Each moment looks for the
/// printed moments of a lead that are like it, by what all leads show around both (attention after
/// Vaswani et al. 2017, with cosines), and takes over what the lead showed there: a beat of the
/// lead for each beat of the rhythm strip. Convolutions then correct that.
struct ReconstructionModuleImpl : torch::nn::Module {
    explicit ReconstructionModuleImpl(std::int64_t width = 48);
    torch::Tensor forward(const torch::Tensor& x);

    torch::nn::Conv1d stem;
    torch::nn::BatchNorm1d stemNorm;
    torch::nn::Sequential around;
    torch::nn::Conv1d queries, keys;
    torch::Tensor logSharpness, headShares; ///< One a head.
    torch::nn::Conv1d join;
    torch::nn::BatchNorm1d joinNorm;
    torch::nn::Sequential correct;
    torch::nn::Conv1d correction;
};
TORCH_MODULE(ReconstructionModule);

/// On the CPU. Errors: corrupt (sizes, names or shapes differ). Throws what Torch throws.
[[nodiscard]] Result<ReconstructionModule> reconstructionOf(const TensorMap& tensors);

/// How far leads N x 12 x T break the laws of Einthoven and Goldberger, N x 4 x T: III - (II - I),
/// aVR + (I + II)/2, aVL - (I - III)/2, aVF - (II + III)/2, each without its mean over time, as
/// paper has no common zero line.
torch::Tensor leadResiduals(const torch::Tensor& leads);

} // namespace ecgscan
