// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/nets/shared_space_module.h"

#include "model/nets/tokenizer.h"

#include <algorithm>

namespace ecgscan {

namespace {

constexpr std::int64_t kHeads = 4, kLayers = 2, kForward = 256, kBetween = 256;
constexpr double kFirstLogScale = 2.3, kFirstBias = -4; ///< Most texts are not true.

torch::Tensor onSphere(const torch::Tensor& points)
{
    return torch::nn::functional::normalize(
        points, torch::nn::functional::NormalizeFuncOptions().dim(1));
}

} // namespace

TextModuleImpl::TextModuleImpl(std::int64_t tokens)
    : words(register_module("words",
          torch::nn::Embedding(
              torch::nn::EmbeddingOptions(tokens, kSharedSize).padding_idx(Tokenizer::kPadding))))
    , places(register_module("places",
          torch::nn::Embedding(static_cast<std::int64_t>(Tokenizer::kLongest), kSharedSize)))
    , norm(
          register_module("norm", torch::nn::LayerNorm(torch::nn::LayerNormOptions({kSharedSize}))))
{
    const torch::nn::TransformerEncoderLayer layer(
        torch::nn::TransformerEncoderLayerOptions(kSharedSize, kHeads)
            .dim_feedforward(kForward)
            .dropout(0.1));
    encoder = register_module("encoder",
        torch::nn::TransformerEncoder(torch::nn::TransformerEncoderOptions(layer, kLayers)));
}

torch::Tensor TextModuleImpl::forward(const torch::Tensor& tokens)
{
    const torch::Tensor isFilled = tokens == Tokenizer::kPadding;
    const torch::Tensor at = torch::arange(tokens.size(1), tokens.options());
    const torch::Tensor x = words(tokens) + places(at).unsqueeze(0);
    const torch::Tensor read
        = encoder->forward(x.transpose(0, 1), /*src_mask=*/ {}, isFilled).transpose(0, 1);
    const torch::Tensor isRead = isFilled.logical_not().unsqueeze(2).to(read.dtype());
    return norm((read * isRead).sum(1) / isRead.sum(1).clamp_min(1));
}

SharedSpaceModuleImpl::SharedSpaceModuleImpl(std::int64_t embedding, std::int64_t tokens)
    : recording(register_module("recording",
          torch::nn::Sequential(torch::nn::LayerNorm(torch::nn::LayerNormOptions({embedding})),
              torch::nn::Linear(embedding, kBetween), torch::nn::ReLU(),
              torch::nn::Linear(kBetween, kSharedSize))))
    , text(register_module("text", TextModule(tokens)))
    , logScale(register_parameter("log_scale", torch::full({1}, kFirstLogScale)))
    , bias(register_parameter("bias", torch::full({1}, kFirstBias)))
{
}

torch::Tensor SharedSpaceModuleImpl::ofRecordings(const torch::Tensor& embeddings)
{
    return onSphere(recording->forward(embeddings));
}

torch::Tensor SharedSpaceModuleImpl::ofTexts(const torch::Tensor& tokens)
{
    return onSphere(text(tokens));
}

torch::Tensor SharedSpaceModuleImpl::logits(
    const torch::Tensor& recordings, const torch::Tensor& texts)
{
    return torch::exp(logScale) * recordings.matmul(texts.t()) + bias;
}

torch::Tensor tokenBatch(std::span<const std::vector<std::int64_t>> texts)
{
    std::size_t longest = 1;
    for (const auto& text : texts)
        longest = std::max(longest, text.size());
    const auto count = static_cast<std::int64_t>(texts.size());
    torch::Tensor batch = torch::full(
        {count, static_cast<std::int64_t>(longest)}, Tokenizer::kPadding, torch::kInt64);
    auto cells = batch.accessor<std::int64_t, 2>();
    for (std::int64_t n = 0; n < count; ++n) {
        const auto& text = texts[static_cast<std::size_t>(n)];
        for (std::size_t k = 0; k < text.size(); ++k)
            cells[n][static_cast<std::int64_t>(k)] = text[k];
    }
    return batch;
}

} // namespace ecgscan
