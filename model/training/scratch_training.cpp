// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/training/scratch_training.h"

#include "model/nets/page_module.h"
#include "model/training/encoder_pages.h"
#include "model/training/round_training.h"

namespace ecgscan {

namespace {

struct Example {
    PageInput page;
    std::vector<float> truth; ///< A class each.
};

torch::Tensor labelLoss(
    PageModule& tower, std::span<const Example> examples, const torch::Device& device)
{
    std::vector<const PageInput*> pages;
    std::vector<torch::Tensor> truths;
    for (const Example& example : examples) {
        pages.push_back(&example.page);
        truths.push_back(torch::tensor(example.truth));
    }
    return torch::binary_cross_entropy_with_logits(
        tower->logits(tower->embed(pageBatch(pages).to(device))), torch::stack(truths).to(device));
}

} // namespace

Result<TensorMap> trainFromScratch(const QStringList& classes, const StatedEcgSource& source,
    int width, const RoundOptions& options, const Task& task)
{
    const auto draw = [&](unsigned page, int) -> std::optional<Example> {
        StatedEcg stated = source(page);
        if (stated.statements.isEmpty())
            return std::nullopt;
        Example example {drawEncoderExample(std::move(stated.ecg), page).page, {}};
        for (const QString& code : classes)
            example.truth.push_back(stated.statements.contains(code) ? 1 : 0);
        return example;
    };
    return trainInRounds<PageModule, Example>(
        [&] { return PageModule(static_cast<std::int64_t>(classes.size()), width); },
        drawEach<Example>(options, task, draw), labelLoss, options, task);
}

} // namespace ecgscan
