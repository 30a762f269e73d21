// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/nets/pen_block.h"

namespace ecgscan {

PenBlockImpl::PenBlockImpl(std::int64_t in, std::int64_t out, std::int64_t dilation)
    : convolution(register_module("convolution",
          torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, 3)
                  .padding(dilation)
                  .dilation(dilation)
                  .bias(false))))
    , norm(register_module("norm", torch::nn::BatchNorm2d(out)))
{
}

torch::Tensor PenBlockImpl::forward(torch::Tensor x)
{
    if (foldedWeight.defined()) {
        const at::IntArrayRef reach = convolution->options.dilation();
        return torch::conv2d(x, foldedWeight, foldedBias, 1, reach, reach).relu_();
    }
    return torch::relu(norm(convolution(x)));
}

void PenBlockImpl::fold()
{
    const torch::NoGradGuard noGrad;
    const torch::Tensor factor
        = norm->weight / torch::sqrt(norm->running_var + norm->options.eps());
    foldedWeight = (convolution->weight * factor.reshape({-1, 1, 1, 1}))
                       .contiguous(torch::MemoryFormat::ChannelsLast);
    foldedBias = norm->bias - norm->running_mean * factor;
}

void foldBlocks(torch::nn::Module& module)
{
    for (const auto& part : module.modules(/*include_self=*/false)) {
        if (auto* block = dynamic_cast<PenBlockImpl*>(part.get()))
            block->fold();
    }
}

} // namespace ecgscan
