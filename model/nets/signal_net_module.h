// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The Torch module behind SignalNet, shared by inference and training. Include <torch/torch.h>
// first: Torch stays out of this project's headers so that no other layer ever compiles it.

#include "model/nets/safetensors.h"

namespace ecgscan {

/// Two 7-tap convolutions and a shortcut; halves the length where stride is 2.
struct ResidualBlockImpl : torch::nn::Module {
    ResidualBlockImpl(std::int64_t in, std::int64_t out, std::int64_t stride);
    torch::Tensor forward(torch::Tensor x);

    torch::nn::Conv1d first, second, shortcut {nullptr};
    torch::nn::BatchNorm1d firstNorm, secondNorm, shortcutNorm {nullptr};
    torch::nn::Dropout dropout;
};
TORCH_MODULE(ResidualBlock);

/// N x 24 x 1000 -> embedding N x 2w (mean and maximum over time) -> logits N x classes.
struct SignalModuleImpl : torch::nn::Module {
    SignalModuleImpl(std::int64_t classes, std::int64_t width);
    torch::Tensor embed(torch::Tensor x);
    torch::Tensor forward(torch::Tensor x) { return head(headDropout(embed(x))); }

    torch::nn::Conv1d stem;
    torch::nn::BatchNorm1d stemNorm;
    torch::nn::Sequential blocks;
    torch::nn::Dropout headDropout;
    torch::nn::Linear head;
};
TORCH_MODULE(SignalModule);

/// Parameters and buffers by name, on the CPU. Integer counters are left out.
TensorMap tensorsOf(const torch::nn::Module& module);
/// Errors: corrupt (a name or shape differs). The module is unchanged after an error.
Status setTensors(torch::nn::Module& module, const TensorMap& tensors);

} // namespace ecgscan
