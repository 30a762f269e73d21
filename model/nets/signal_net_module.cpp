// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/nets/signal_input.h"
#include "model/nets/signal_net_module.h"

namespace ecgscan {

namespace {

constexpr std::int64_t kTaps = 7;
constexpr std::int64_t kLeadRows = kLeadCount;

/// Channels of one lead before the leads are mixed.
std::int64_t leadWidth(std::int64_t width)
{
    return width * 3 / 8;
}

torch::nn::Conv1dOptions taps(
    std::int64_t in, std::int64_t out, std::int64_t size, std::int64_t stride)
{
    return torch::nn::Conv1dOptions(in, out, size).stride(stride).padding(size / 2).bias(false);
}

} // namespace

ResidualBlockImpl::ResidualBlockImpl(std::int64_t in, std::int64_t out, std::int64_t by)
    : stride(by)
    , first(register_module("first", torch::nn::Conv1d(taps(in, out, kTaps, by))))
    , second(register_module("second", torch::nn::Conv1d(taps(out, out, kTaps, 1))))
    , firstNorm(register_module("first_norm", torch::nn::BatchNorm1d(out)))
    , secondNorm(register_module("second_norm", torch::nn::BatchNorm1d(out)))
    , dropout(register_module("dropout", torch::nn::Dropout(0.1)))
{
    if (in != out || by != 1) {
        shortcut = register_module("shortcut", torch::nn::Conv1d(taps(in, out, 1, 1)));
        shortcutNorm = register_module("shortcut_norm", torch::nn::BatchNorm1d(out));
    }
}

torch::Tensor ResidualBlockImpl::forward(torch::Tensor x)
{
    torch::Tensor y = torch::relu(firstNorm(first(x)));
    y = secondNorm(second(dropout(y)));
    if (!shortcut)
        return torch::relu(y + x);
    if (stride > 1)
        x = torch::avg_pool1d(x, stride, stride, 0, /*ceil_mode=*/true);
    return torch::relu(y + shortcutNorm(shortcut(x)));
}

SignalModuleImpl::SignalModuleImpl(std::int64_t classes, std::int64_t width)
    : leadStem(register_module("lead_stem", torch::nn::Conv1d(taps(2, width / 4, 15, 2))))
    , leadStemNorm(register_module("lead_stem_norm", torch::nn::BatchNorm1d(width / 4)))
    , leadBlocks(register_module("lead_blocks", torch::nn::Sequential()))
    , mix(register_module(
          "mix", torch::nn::Conv1d(taps(kLeadRows * leadWidth(width), width, 1, 1))))
    , mixNorm(register_module("mix_norm", torch::nn::BatchNorm1d(width)))
    , blocks(register_module("blocks", torch::nn::Sequential()))
    , pooledLeads(register_module(
          "pooled_leads", torch::nn::Linear(2 * kLeadRows * leadWidth(width), width)))
    , headDropout(register_module("head_dropout", torch::nn::Dropout(0.2)))
    , head(register_module("head", torch::nn::Linear(3 * width, classes)))
{
    leadBlocks->push_back(ResidualBlock(width / 4, width / 4, 2));
    leadBlocks->push_back(ResidualBlock(width / 4, leadWidth(width), 2));
    blocks->push_back(ResidualBlock(width, width, 1));
    blocks->push_back(ResidualBlock(width, width, 2));
    blocks->push_back(ResidualBlock(width, width, 2));
}

torch::Tensor SignalModuleImpl::embed(torch::Tensor x)
{
    const std::int64_t cases = x.size(0), length = x.size(2);
    const torch::Tensor masks = x.slice(1, kLeadRows);
    x = torch::stack({x.slice(1, 0, kLeadRows), masks}, 2).reshape({cases * kLeadRows, 2, length});
    x = leadBlocks->forward(torch::relu(leadStemNorm(leadStem(x))));
    const std::int64_t channels = x.size(1), steps = x.size(2);
    const torch::Tensor known = torch::adaptive_avg_pool1d(masks, steps).reshape({-1, 1, steps});
    x = x * known;
    const torch::Tensor shown = torch::cat({x.sum(2) / (known.sum(2) + 0.01), x.amax(2)}, 1);
    x = x.reshape({cases, kLeadRows * channels, steps});
    x = blocks->forward(torch::relu(mixNorm(mix(x))));
    return torch::cat(
        {x.mean(2), x.amax(2), torch::relu(pooledLeads(shown.reshape({cases, -1})))}, 1);
}

} // namespace ecgscan
