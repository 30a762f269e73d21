// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the networks that look at pages are made of. Include <torch/torch.h> first.

#include <cstdint>

namespace ecgscan {

/// A 3x3 convolution, its batch normalisation and a rectifier. dilation: from one of its points to
/// the next.
struct PenBlockImpl : torch::nn::Module {
    PenBlockImpl(std::int64_t in, std::int64_t out, std::int64_t dilation = 1);
    torch::Tensor forward(torch::Tensor x);
    /// Makes one convolution of them. For inference only; the weights that training knows stay as
    /// they are.
    void fold();

    torch::nn::Conv2d convolution;
    torch::nn::BatchNorm2d norm;
    torch::Tensor foldedWeight, foldedBias;
};
TORCH_MODULE(PenBlock);

/// Folds every block within a module.
void foldBlocks(torch::nn::Module& module);

} // namespace ecgscan
