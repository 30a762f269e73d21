// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/training/supervised_training.h"

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

Result<TensorMap> trainByLabels(const QStringList& classes, const StatedEcgSource& source,
    int width, const RoundOptions& options, const Task& task)
try {
    RoundOptions begun = options;
    begun.start.clear();
    std::int64_t channels = width;
    if (!options.start.empty()) {
        ECGSCAN_TRY(const auto sizes, towerSizes(options.start));
        channels = sizes.second;
    }
    torch::manual_seed(options.seed);
    PageModule tower(static_cast<std::int64_t>(classes.size()), channels);
    TensorMap first = tensorsOf(*tower);
    for (auto& [name, tensor] : first) {
        const auto own = options.start.find(name);
        if (own != options.start.end() && !name.starts_with("head."))
            tensor = own->second;
    }
    ECGSCAN_CHECK(setTensors(*tower, first));
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
        [&] { return tower; }, drawEach<Example>(begun, task, draw), labelLoss, begun, task);
} catch (const std::exception& exception) {
    return towerFailed(exception);
}

} // namespace ecgscan
