// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/training/page_training.h"

#include "model/nets/page_module.h"
#include "model/training/encoder_pages.h"
#include "model/training/round_training.h"
#include "model/training/teacher.h"

namespace ecgscan {

namespace {

constexpr double kStepWeight = 1, kEmbeddingWeight = 1, kProbabilityWeight = 4;

PageBatch pagesOf(std::span<const EncoderExample> examples)
{
    std::vector<const PageInput*> pages;
    for (const EncoderExample& example : examples)
        pages.push_back(&example.page);
    return pageBatch(pages);
}

/// Mean square of the difference against the variance of what is aimed at.
torch::Tensor relativeError(const torch::Tensor& is, const torch::Tensor& aim)
{
    return (is - aim).square().mean() / aim.var().clamp_min(1e-6);
}

/// How far the image tower is from saying what the signal tower says.
torch::Tensor imitationLoss(PageModule& tower, SignalModule& teacher,
    std::span<const EncoderExample> examples, Imitated imitated, const torch::Device& device)
{
    const PageBatch pages = pagesOf(examples).to(device);
    const torch::Tensor signals = printedBatch(examples).to(device);
    torch::Tensor aimedSteps, aimedEmbedding, aimedProbability, known;
    {
        const torch::NoGradGuard noGrad;
        aimedSteps = teacher->leadFeatures(signals);
        known = SignalModuleImpl::knownSteps(signals);
        aimedEmbedding = teacher->embedLeads(aimedSteps, known);
        aimedProbability = torch::sigmoid(teacher->logits(aimedEmbedding));
    }
    const torch::Tensor steps = tower->leadFeatures(pages);
    const torch::Tensor embedding = tower->embedLeads(steps, pages.known);
    // Steps that are printed whole, as rows of features.
    const torch::Tensor whole
        = torch::logical_and(known > 0.99, pages.known > 0.99).reshape({-1}).nonzero().squeeze(1);
    const auto printed = [&](const torch::Tensor& features) {
        return features.permute({0, 2, 1}).reshape({-1, features.size(1)}).index_select(0, whole);
    };
    torch::Tensor loss = kStepWeight * relativeError(printed(steps), printed(aimedSteps))
        + kEmbeddingWeight * relativeError(embedding, aimedEmbedding);
    if (imitated == Imitated::findings)
        loss = loss
            + kProbabilityWeight
                * torch::binary_cross_entropy_with_logits(
                    tower->logits(embedding), aimedProbability);
    return loss;
}

} // namespace

RoundOptions pageRoundOptions()
{
    RoundOptions options;
    options.pagesPerRound = 64;
    options.examplesPerPage = 1;
    options.batch = 8;
    options.learningRate = 1e-3;
    return options;
}

Result<TensorMap> trainPageNet(const TensorMap& teacher, Imitated imitated, const EcgSource& source,
    const RoundOptions& options, const Task& task)
try {
    ECGSCAN_TRY(const auto sizes, towerSizes(teacher));
    ECGSCAN_TRY(SignalModule signalTower, teacherOf(teacher, options.device));
    const auto make = [&] {
        PageModule tower(sizes.first, sizes.second);
        copyMixer(*signalTower, *tower);
        return tower;
    };
    const auto draw
        = [&](unsigned page, int) { return std::optional(drawEncoderExample(source(page), page)); };
    return trainInRounds<PageModule, EncoderExample>(
        make, drawEach<EncoderExample>(options, task, draw),
        [&](PageModule& tower, std::span<const EncoderExample> examples,
            const torch::Device& device) {
            return imitationLoss(tower, signalTower, examples, imitated, device);
        },
        options, task);
} catch (const std::exception& exception) {
    return towerFailed(exception);
}

} // namespace ecgscan
