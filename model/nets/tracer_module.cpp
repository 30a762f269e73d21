// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/nets/tracer_module.h"

#include "model/nets/tracer_strip.h"

namespace ecgscan {

namespace {

constexpr std::int64_t kFold = 2; ///< Pixels a side that become channels.
constexpr double kFirstLogit = -5; ///< A few hundred pixels a column then weigh as much as "none".

torch::nn::Conv2dOptions kernel(std::int64_t in, std::int64_t out, std::int64_t side)
{
    return torch::nn::Conv2dOptions(in, out, side).padding(side / 2);
}

torch::nn::Sequential pairOf(std::int64_t in, std::int64_t out)
{
    return torch::nn::Sequential(PenBlock(in, out), PenBlock(out, out));
}

/// How far each row of pixels lies below the middle, in the reach of a usual strip: -1..1 there.
torch::Tensor heights(const torch::Tensor& like)
{
    const std::int64_t rows = like.size(2);
    const double half = static_cast<double>(rows * kFold) / kUsualStripRows;
    return torch::linspace(-half, half, rows, like.options())
        .clamp(-2, 2)
        .reshape({1, 1, rows, 1})
        .expand({like.size(0), 1, rows, like.size(3)});
}

} // namespace

TracerModuleImpl::TracerModuleImpl(const TracerWidths& widths)
    : down(register_module("down", torch::nn::ModuleList()))
    , lateral(register_module("lateral", torch::nn::ModuleList()))
    , up(register_module("up", torch::nn::ModuleList()))
    , head(register_module("head", torch::nn::Conv2d(kernel(widths.front(), kFold * kFold, 1))))
{
    std::int64_t in = kTracerChannels * kFold * kFold + 1;
    for (const std::int64_t width : widths) {
        down->push_back(pairOf(in, width));
        in = width;
    }
    for (std::size_t level = 0; level + 1 < widths.size(); ++level) {
        lateral->push_back(torch::nn::Conv2d(kernel(widths[level + 1], widths[level], 1)));
        up->push_back(pairOf(widths[level], widths[level]));
    }
    torch::nn::init::constant_(head->bias, kFirstLogit);
}

torch::Tensor TracerModuleImpl::forward(torch::Tensor x)
{
    x = torch::pixel_unshuffle(x, kFold);
    x = torch::cat({x, heights(x)}, 1).contiguous(torch::MemoryFormat::ChannelsLast);
    std::vector<torch::Tensor> levels;
    for (std::size_t level = 0; level < down->size(); ++level) {
        if (level > 0)
            x = torch::max_pool2d(x, 2);
        x = down->at<torch::nn::SequentialImpl>(level).forward(x);
        levels.push_back(x);
    }
    for (std::size_t level = lateral->size(); level-- > 0;) {
        const torch::Tensor coarse = lateral->at<torch::nn::Conv2dImpl>(level).forward(x);
        x = torch::upsample_nearest2d(coarse, {levels[level].size(2), levels[level].size(3)})
            + levels[level];
        x = up->at<torch::nn::SequentialImpl>(level).forward(x);
    }
    return torch::pixel_shuffle(head(x), kFold).squeeze(1);
}

void TracerModuleImpl::fold()
{
    foldBlocks(*this);
}

} // namespace ecgscan
