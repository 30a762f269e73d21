// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The Torch module behind TracerNet, shared by inference and training. Include <torch/torch.h>
// first, as for signal_net_module.h.

#include "model/nets/pen_block.h"

#include <array>

namespace ecgscan {

/// Channels of each level, finest first. The finest works at half the strip's resolution.
using TracerWidths = std::array<std::int64_t, 5>;
inline constexpr TracerWidths kTracerWidths = {16, 24, 48, 80, 112};

/// A small U-Net (Ronneberger 2015) that finds the height of one pen in every pixel column.
///
/// N x 3 x H x W (a TracerStrip each; H and W multiples of 32) -> logits N x H x W. Over a column,
/// they and one more logit of 0, which stands for "this row left no ink here", make a softmax.
/// The pixels are folded 2 x 2 into channels at the start and unfolded at the end, so that the
/// dearest level costs a quarter; a further channel says how far above the row's middle a pixel
/// lies, which tells the row from its neighbours.
struct TracerModuleImpl : torch::nn::Module {
    explicit TracerModuleImpl(const TracerWidths& widths = kTracerWidths);
    torch::Tensor forward(torch::Tensor x);
    void fold(); ///< Every block.

    torch::nn::ModuleList down, lateral, up;
    torch::nn::Conv2d head;
};
TORCH_MODULE(TracerModule);

} // namespace ecgscan
