// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/nets/lead_mixer.h"

#include "model/core/lead.h"

#include <QCoreApplication>

namespace ecgscan {

namespace {

constexpr std::int64_t kTaps = 7;
constexpr std::int64_t kLeadRows = kLeadCount;
// Of networks that are believed: others would be made before they turn out not to fit.
constexpr std::int64_t kLeastWidth = 16, kMostWidth = 1024, kMostClasses = 10'000;

} // namespace

torch::nn::Conv1dOptions taps(
    std::int64_t in, std::int64_t out, std::int64_t size, std::int64_t stride)
{
    return torch::nn::Conv1dOptions(in, out, size).stride(stride).padding(size / 2).bias(false);
}

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

LeadMixerImpl::LeadMixerImpl(std::int64_t classes, std::int64_t width)
    : mix(register_module(
          "mix", torch::nn::Conv1d(taps(kLeadRows * leadWidth(width), width, 1, 1))))
    , mixNorm(register_module("mix_norm", torch::nn::BatchNorm1d(width)))
    , blocks(register_module("blocks",
          torch::nn::Sequential(ResidualBlock(width, width, 1), ResidualBlock(width, width, 2),
              ResidualBlock(width, width, 2))))
    , pooledLeads(register_module(
          "pooled_leads", torch::nn::Linear(2 * kLeadRows * leadWidth(width), width)))
    , headDropout(register_module("head_dropout", torch::nn::Dropout(0.2)))
    , head(register_module("head", torch::nn::Linear(3 * width, classes)))
{
}

torch::Tensor LeadMixerImpl::embedLeads(torch::Tensor x, const torch::Tensor& known)
{
    const std::int64_t cases = x.size(0) / kLeadRows, channels = x.size(1), steps = x.size(2);
    x = x * known;
    const torch::Tensor shown = torch::cat({x.sum(2) / (known.sum(2) + 0.01), x.amax(2)}, 1);
    x = x.reshape({cases, kLeadRows * channels, steps});
    x = blocks->forward(torch::relu(mixNorm(mix(x))));
    return torch::cat(
        {x.mean(2), x.amax(2), torch::relu(pooledLeads(shown.reshape({cases, -1})))}, 1);
}

std::vector<TowerOutput> LeadMixerImpl::answers(const torch::Tensor& embedding)
{
    const auto toVector = [](const torch::Tensor& row) -> std::vector<float> {
        const torch::Tensor plain = row.to(torch::kCPU).contiguous();
        return {plain.data_ptr<float>(), plain.data_ptr<float>() + plain.numel()};
    };
    const torch::Tensor said = logits(embedding);
    std::vector<TowerOutput> all;
    for (std::int64_t i = 0; i < embedding.size(0); ++i)
        all.push_back({toVector(said[i]), toVector(embedding[i])});
    return all;
}

Result<std::pair<std::int64_t, std::int64_t>> towerSizes(const TensorMap& tensors)
{
    const auto head = tensors.find("head.weight");
    const auto isSound = [](const std::vector<std::int64_t>& shape) {
        return shape.size() == 2 && shape[0] >= 1 && shape[0] <= kMostClasses
            && shape[1] >= 3 * kLeastWidth && shape[1] <= 3 * kMostWidth
            && shape[1] % (3 * kLeastWidth) == 0;
    };
    if (head == tensors.end() || !isSound(head->second.shape))
        return fail(Errc::corrupt,
            QCoreApplication::translate(
                "Model", "The model file is damaged. Install the program again."));
    return std::pair(head->second.shape[0], head->second.shape[1] / 3);
}

tl::unexpected<Error> towerFailed(const std::exception& exception)
{
    return fail(Errc::internal,
        QCoreApplication::translate("Model",
            "The findings network could not be run. Try again, or use the processor (--device "
            "cpu)."),
        QString::fromUtf8(exception.what()).left(300));
}

} // namespace ecgscan
