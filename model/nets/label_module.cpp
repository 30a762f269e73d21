// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/nets/label_module.h"

#include "model/nets/label_map.h"

namespace ecgscan {

namespace {

constexpr std::int64_t kFold = 2; ///< Pixels a side that become channels.
constexpr double kFirstLogit = 6; ///< Of "no name": nearly every cell has none.

} // namespace

LabelModuleImpl::LabelModuleImpl(const LabelWidths& widths)
    : fine(register_module("fine",
          torch::nn::Sequential(PenBlock(kLabelChannels * kFold * kFold, widths.fine),
              PenBlock(widths.fine, widths.fine))))
    , coarse(register_module("coarse",
          torch::nn::Sequential(
              PenBlock(widths.fine, widths.coarse), PenBlock(widths.coarse, widths.coarse))))
    , around(register_module("around",
          torch::nn::Sequential(PenBlock(widths.coarse, widths.around, 2),
              PenBlock(widths.around, widths.around, 4), PenBlock(widths.around, widths.around))))
    , head(register_module("head",
          torch::nn::Conv2d(torch::nn::Conv2dOptions(widths.around, kLabelClasses + kLabelBox, 1))))
{
    const torch::NoGradGuard noGrad;
    torch::nn::init::zeros_(head->bias);
    head->bias[0] = kFirstLogit;
}

torch::Tensor LabelModuleImpl::forward(torch::Tensor x)
{
    x = torch::pixel_unshuffle(x, kFold).contiguous(torch::MemoryFormat::ChannelsLast);
    x = torch::max_pool2d(fine->forward(x), kLabelCellPx / kFold);
    return head(around->forward(coarse->forward(x)));
}

void LabelModuleImpl::fold()
{
    foldBlocks(*this);
}

} // namespace ecgscan
