// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the signal tower and the image tower have in common. Include <torch/torch.h> first: Torch
// stays out of this project's headers so that no other layer ever compiles it.

#include "model/core/result.h"
#include "model/nets/module_tensors.h"
#include "model/nets/tower_output.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace ecgscan {

/// Two 7-tap convolutions and a shortcut; halves the length (rounded up) where stride is 2.
struct ResidualBlockImpl : torch::nn::Module {
    ResidualBlockImpl(std::int64_t in, std::int64_t out, std::int64_t stride);
    torch::Tensor forward(torch::Tensor x);

    std::int64_t stride;
    torch::nn::Conv1d first, second, shortcut {nullptr};
    torch::nn::BatchNorm1d firstNorm, secondNorm, shortcutNorm {nullptr};
    torch::nn::Dropout dropout;
};
TORCH_MODULE(ResidualBlock);

/// A convolution without bias that keeps the length, or halves it where stride is 2.
torch::nn::Conv1dOptions taps(
    std::int64_t in, std::int64_t out, std::int64_t size, std::int64_t stride);

/// What each lead shows, step by step, whatever showed it -> embedding N x 3w -> logits N x
/// classes. w: the width.
///
/// The leads of one moment are mixed. The embedding is the mean and the maximum over time of the
/// mixture, and what each lead showed while it was printed (pooled under its mask). Compared with a
/// network that mixes all leads in its first layer, it gained 0.03 macro AUROC on what a 3x4+1 page
/// prints.
struct LeadMixerImpl : torch::nn::Module {
    /// Features of a step of one lead.
    static std::int64_t leadWidth(std::int64_t width) { return width * 3 / 8; }
    static constexpr std::int64_t kSteps = 125; ///< Of 10 s.

    LeadMixerImpl(std::int64_t classes, std::int64_t width);
    /// features: 12 N x leadWidth x kSteps, the leads of a case one after the other; known: 12 N x
    /// 1 x kSteps, the share of each step that was printed. Unknown steps count nothing.
    torch::Tensor embedLeads(torch::Tensor features, const torch::Tensor& known);
    torch::Tensor logits(const torch::Tensor& embedding) { return head(headDropout(embedding)); }
    std::vector<TowerOutput> answers(const torch::Tensor& embedding); ///< One a case, on the CPU.

    torch::nn::Conv1d mix;
    torch::nn::BatchNorm1d mixNorm;
    torch::nn::Sequential blocks;
    torch::nn::Linear pooledLeads;
    torch::nn::Dropout headDropout;
    torch::nn::Linear head;
};

/// Classes and width of a tower with these tensors. Errors: corrupt.
[[nodiscard]] Result<std::pair<std::int64_t, std::int64_t>> towerSizes(const TensorMap& tensors);
/// A tower with these tensors, on the CPU. Errors: corrupt (sizes, names or shapes differ). Throws
/// what Torch throws.
template <class Tower> [[nodiscard]] Result<Tower> towerOf(const TensorMap& tensors)
{
    ECGSCAN_TRY(const auto sizes, towerSizes(tensors));
    Tower tower(sizes.first, sizes.second);
    ECGSCAN_CHECK(setTensors(*tower, tensors));
    return tower;
}
/// Of a tower that runs nowhere: internal.
tl::unexpected<Error> towerFailed(const std::exception& exception);

} // namespace ecgscan
