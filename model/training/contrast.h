// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Losses that bring together what belongs together. Include <torch/torch.h> first: Torch stays out
// of this project's headers so that no other layer ever compiles it. All points have length 1.

namespace ecgscan {

/// Volume of the parallelepiped that an image, a signal and a text span (GRAM: Cicchetti et al.,
/// ICLR 2025): the root of the determinant of their inner products, 0 where they lie in one plane,
/// 1 where they are at right angles. It can't tell x from -x. images, signals: N x d, in pairs;
/// texts: M x d -> N x M. The determinant is at least 1e-6, so that the root has a gradient.
torch::Tensor gramVolumes(
    const torch::Tensor& images, const torch::Tensor& signals, const torch::Tensor& texts);

/// How badly logits N x M tell belonging pairs from others, seen from both sides (InfoNCE, van den
/// Oord et al. 2018, with all belonging pairs of a row as its right answer). belongs: N x M, 1 or
/// 0; rows and columns without a 1 do not count.
torch::Tensor contrast(const torch::Tensor& logits, const torch::Tensor& belongs);

} // namespace ecgscan
