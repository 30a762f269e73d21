// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/nets/signal_net_module.h"

namespace ecgscan {

namespace {

constexpr std::int64_t kLeadRows = kLeadCount;

} // namespace

SignalModuleImpl::SignalModuleImpl(std::int64_t classes, std::int64_t width)
    : LeadMixerImpl(classes, width)
    , leadStem(register_module("lead_stem", torch::nn::Conv1d(taps(2, width / 4, 15, 2))))
    , leadStemNorm(register_module("lead_stem_norm", torch::nn::BatchNorm1d(width / 4)))
    , leadBlocks(register_module("lead_blocks",
          torch::nn::Sequential(ResidualBlock(width / 4, width / 4, 2),
              ResidualBlock(width / 4, leadWidth(width), 2))))
{
}

torch::Tensor SignalModuleImpl::knownSteps(const torch::Tensor& x)
{
    return torch::adaptive_avg_pool1d(x.slice(1, kLeadRows), kSteps).reshape({-1, 1, kSteps});
}

torch::Tensor SignalModuleImpl::leadFeatures(const torch::Tensor& x)
{
    const torch::Tensor each = torch::stack({x.slice(1, 0, kLeadRows), x.slice(1, kLeadRows)}, 2)
                                   .reshape({x.size(0) * kLeadRows, 2, x.size(2)});
    return leadBlocks->forward(torch::relu(leadStemNorm(leadStem(each))));
}

torch::Tensor signalBatch(std::span<const Signal100* const> signals)
{
    std::vector<float> values;
    values.reserve(signals.size() * kSignalChannels * kSignalLength);
    for (const Signal100* signal : signals) {
        const std::vector<float> input = networkInput(*signal);
        values.insert(values.end(), input.begin(), input.end());
    }
    return torch::from_blob(values.data(),
        {static_cast<std::int64_t>(signals.size()), static_cast<std::int64_t>(kSignalChannels),
            static_cast<std::int64_t>(kSignalLength)})
        .clone();
}

} // namespace ecgscan
