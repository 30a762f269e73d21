// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The Torch module behind LabelNet, shared by inference and training. Include <torch/torch.h>
// first, as for signal_net_module.h.

#include "model/nets/pen_block.h"

namespace ecgscan {

/// Channels: at half the picture's resolution, at a quarter, and of the blocks that look around.
struct LabelWidths {
    std::int64_t fine = 16, coarse = 32, around = 48;
};

/// A fully convolutional detector of lead names.
///
/// N x 2 x H x W (LabelPictures; H and W multiples of kLabelCellPx) -> N x 17 x H/4 x W/4. For each
/// cell 13 logits (no name has its middle here, then one a lead in the order of kLeads) and the
/// name's box: its middle from the cell's, then the logarithms of width and height, all in cells.
struct LabelModuleImpl : torch::nn::Module {
    explicit LabelModuleImpl(const LabelWidths& widths = {});
    torch::Tensor forward(torch::Tensor x);
    void fold(); ///< Every block.

    torch::nn::Sequential fine, coarse, around;
    torch::nn::Conv2d head;
};
TORCH_MODULE(LabelModule);

inline constexpr std::int64_t kLabelClasses = 13;
inline constexpr std::int64_t kLabelBox = 4;

} // namespace ecgscan
