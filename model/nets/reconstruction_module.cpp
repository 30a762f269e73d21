// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/nets/reconstruction_module.h"

#include "model/core/lead.h"
#include "model/nets/lead_mixer.h"
#include "model/nets/module_tensors.h"

#include <QCoreApplication>

namespace ecgscan {

namespace {

constexpr std::int64_t kLeadRows = kLeadCount;
constexpr std::int64_t kTaps = 5;
constexpr std::int64_t kHeads = 4, kHeadSize = 16;
// Of networks that are believed: others would be made before they turn out not to fit.
constexpr std::int64_t kLeastWidth = 8, kMostWidth = 512;
constexpr double kMostSharpness = 20; ///< Its exponential is still a number, and so is its inverse.
constexpr double kNothing = 1e-12;

torch::nn::Conv1d dilated(std::int64_t width, std::int64_t dilation)
{
    return torch::nn::Conv1d(torch::nn::Conv1dOptions(width, width, kTaps)
            .padding(kTaps / 2 * dilation)
            .dilation(dilation)
            .bias(false));
}

torch::nn::Conv1d pointwise(std::int64_t in, std::int64_t out)
{
    return torch::nn::Conv1d(torch::nn::Conv1dOptions(in, out, 1));
}

/// N x heads * size x T -> N x heads x T x size, each of length 1.
torch::Tensor directions(const torch::Tensor& x)
{
    const torch::Tensor heads
        = x.reshape({x.size(0), kHeads, kHeadSize, x.size(2)}).transpose(2, 3);
    return torch::nn::functional::normalize(
        heads, torch::nn::functional::NormalizeFuncOptions().dim(-1));
}

} // namespace

AroundBlockImpl::AroundBlockImpl(std::int64_t width, std::int64_t dilation)
    : first(register_module("first", dilated(width, dilation)))
    , second(register_module("second", dilated(width, dilation)))
    , firstNorm(register_module("first_norm", torch::nn::BatchNorm1d(width)))
    , secondNorm(register_module("second_norm", torch::nn::BatchNorm1d(width)))
{
}

torch::Tensor AroundBlockImpl::forward(const torch::Tensor& x)
{
    return torch::relu(x + secondNorm(second(torch::relu(firstNorm(first(x))))));
}

ReconstructionModuleImpl::ReconstructionModuleImpl(std::int64_t width)
    : stem(register_module("stem", torch::nn::Conv1d(taps(2 * kLeadRows, width, 7, 1))))
    , stemNorm(register_module("stem_norm", torch::nn::BatchNorm1d(width)))
    , around(register_module("around",
          torch::nn::Sequential(AroundBlock(width, 1), AroundBlock(width, 2), AroundBlock(width, 4),
              AroundBlock(width, 8), AroundBlock(width, 16))))
    , queries(register_module("queries", pointwise(width, kHeads * kHeadSize)))
    , keys(register_module("keys", pointwise(width, kHeads * kHeadSize)))
    , logSharpness(register_parameter(
          "log_sharpness", torch::linspace(std::log(4.0), std::log(12.0), kHeads)))
    , headShares(register_parameter("head_shares", torch::zeros({kHeads})))
    , join(register_module("join",
          torch::nn::Conv1d(taps((kHeads + 3) * kLeadRows + width, width * 4 / 3, kTaps, 1))))
    , joinNorm(register_module("join_norm", torch::nn::BatchNorm1d(width * 4 / 3)))
    , correct(register_module("correct",
          torch::nn::Sequential(AroundBlock(width * 4 / 3, 1), AroundBlock(width * 4 / 3, 2),
              AroundBlock(width * 4 / 3, 4), AroundBlock(width * 4 / 3, 8))))
    , correction(register_module("correction", pointwise(width * 4 / 3, kLeadRows)))
{
    const torch::NoGradGuard noGrad;
    correction->weight.zero_(); // it begins with what was taken over
    correction->bias.zero_();
}

torch::Tensor ReconstructionModuleImpl::forward(const torch::Tensor& x)
{
    const torch::Tensor seen = around->forward(torch::relu(stemNorm(stem(x)))); // N x width x T
    const torch::Tensor sharpness
        = logSharpness.exp().clamp_max(kMostSharpness).reshape({1, kHeads, 1, 1});
    const torch::Tensor likeness = (torch::matmul(directions(queries(seen)) * sharpness,
                                        directions(keys(seen)).transpose(2, 3)))
                                       .exp(); // N x heads x T x T'
    // Unknown samples are 0 in x, so its first half is already weighted by the second.
    const torch::Tensor taken
        = torch::matmul(likeness, x.transpose(1, 2).unsqueeze(1)); // N x heads x T x 24
    const torch::Tensor weight = taken.slice(3, kLeadRows);
    const torch::Tensor found
        = taken.slice(3, 0, kLeadRows) / (weight + kNothing); // 0 where a lead was not printed
    const torch::Tensor trust = (weight / (likeness.sum(3, true) + kNothing)).mean(1);
    const torch::Tensor copied
        = (found * torch::softmax(headShares, 0).reshape({1, kHeads, 1, 1})).sum(1);
    const torch::Tensor facts
        = torch::cat({x, found.transpose(2, 3).flatten(1, 2), trust.transpose(1, 2), seen}, 1);
    const torch::Tensor corrected
        = correction(correct->forward(torch::relu(joinNorm(join(facts)))));
    return copied.transpose(1, 2) + corrected;
}

Result<ReconstructionModule> reconstructionOf(const TensorMap& tensors)
{
    const auto stem = tensors.find("stem.weight");
    const bool isSound = stem != tensors.end() && stem->second.shape.size() == 3
        && stem->second.shape[0] >= kLeastWidth && stem->second.shape[0] <= kMostWidth;
    if (!isSound)
        return fail(Errc::corrupt,
            QCoreApplication::translate(
                "Model", "The model file is damaged. Install the program again."));
    ReconstructionModule module(stem->second.shape[0]);
    ECGSCAN_CHECK(setTensors(*module, tensors));
    return module;
}

torch::Tensor leadResiduals(const torch::Tensor& leads)
{
    const auto lead = [&](Lead which) { return leads.select(1, index(which)); };
    const torch::Tensor residuals
        = torch::stack({lead(Lead::III) - (lead(Lead::II) - lead(Lead::I)),
                           lead(Lead::aVR) + (lead(Lead::I) + lead(Lead::II)) / 2,
                           lead(Lead::aVL) - (lead(Lead::I) - lead(Lead::III)) / 2,
                           lead(Lead::aVF) - (lead(Lead::II) + lead(Lead::III)) / 2},
            1);
    return residuals - residuals.mean(2, true);
}

} // namespace ecgscan
