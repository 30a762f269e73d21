// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/training/label_training.h"

#include "model/nets/label_module.h"
#include "model/synthesis/dice.h"
#include "model/training/label_pages.h"
#include "model/training/round_training.h"
#include "model/training/tracer_pages.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace ecgscan {

namespace {

constexpr std::uint64_t kRoundStream = 83;
constexpr double kFocus = 2; ///< Power of the focal loss.
constexpr std::int64_t kNotCounted = -1;

/// What a batch should be answered with; N x h x w cells.
struct Aim {
    torch::Tensor classes; ///< 0 no name, 1.. a lead, kNotCounted
    torch::Tensor boxes; ///< N x 4 x h x w, only where classes > 0
};

std::vector<LabelExample> drawRound(
    const EcgSource& source, const RoundOptions& options, int number, const Task& task)
{
    std::vector<LabelExample> all;
    for (int k = 0; k < options.pagesPerRound && !task.cancelled(); ++k) {
        const unsigned page = options.page(number, k);
        auto examples
            = cutLabelExamples(drawTrainingPage(source(page), page), options.examplesPerPage, page);
        std::ranges::move(examples, std::back_inserter(all));
    }
    Dice dice(options.seed, kRoundStream + static_cast<std::uint64_t>(number));
    std::mt19937_64 random(dice.below(1ULL << 32));
    std::ranges::shuffle(all, random);
    return all;
}

Aim aimOf(std::span<const LabelExample> examples)
{
    const std::int64_t rows = kLabelExampleRows / kLabelCellPx;
    const std::int64_t columns = kLabelExampleColumns / kLabelCellPx;
    const auto count = static_cast<std::int64_t>(examples.size());
    Aim aim {torch::zeros({count, rows, columns}, torch::kInt64),
        torch::zeros({count, kLabelBox, rows, columns})};
    auto classes = aim.classes.accessor<std::int64_t, 3>();
    auto boxes = aim.boxes.accessor<float, 4>();
    for (std::int64_t n = 0; n < count; ++n) {
        for (const LabelExample::Name& name : examples[static_cast<std::size_t>(n)].names) {
            const QRectF cells(name.box.topLeft() / kLabelCellPx, name.box.size() / kLabelCellPx);
            const auto inside = [](double cell, std::int64_t all) {
                return std::clamp<std::int64_t>(
                    static_cast<std::int64_t>(std::floor(cell)), 0, all - 1);
            };
            for (std::int64_t y = inside(cells.top(), rows); y <= inside(cells.bottom(), rows); ++y)
                for (std::int64_t x = inside(cells.left(), columns);
                    x <= inside(cells.right(), columns); ++x)
                    classes[n][y][x] = kNotCounted;
            if (!QRectF(0, 0, columns, rows).contains(cells))
                continue; // cut off
            const std::int64_t y = inside(cells.center().y(), rows);
            const std::int64_t x = inside(cells.center().x(), columns);
            classes[n][y][x] = 1 + index(name.lead);
            const std::array box = {cells.center().x() - static_cast<double>(x),
                cells.center().y() - static_cast<double>(y), std::log(cells.width()),
                std::log(cells.height())};
            for (std::size_t k = 0; k < box.size(); ++k)
                boxes[n][static_cast<std::int64_t>(k)][y][x] = static_cast<float>(box[k]);
        }
    }
    return aim;
}

torch::Tensor labelLoss(const torch::Tensor& answer, const Aim& aim)
{
    const torch::Tensor logLikely = torch::log_softmax(answer.slice(1, 0, kLabelClasses), 1);
    const torch::Tensor isName = aim.classes > 0;
    const torch::Tensor names = isName.sum().clamp_min(1);
    const torch::Tensor own = logLikely.gather(1, aim.classes.clamp_min(0).unsqueeze(1)).squeeze(1);
    const torch::Tensor missed = -(own * isName).sum();
    const torch::Tensor invented
        = -(torch::pow(1 - torch::exp(own), kFocus) * own * (aim.classes == 0)).sum();
    const torch::Tensor off = torch::smooth_l1_loss(
        answer.slice(1, kLabelClasses), aim.boxes, at::Reduction::None, 0.25);
    const torch::Tensor misplaced = (off * isName.unsqueeze(1)).sum();
    return (missed + invented + misplaced) / names;
}

torch::Tensor pictures(std::span<const LabelExample> examples)
{
    std::vector<torch::Tensor> all;
    for (const LabelExample& example : examples)
        all.push_back(torch::from_blob(const_cast<float*>(example.picture.planes.data()),
            {kLabelChannels, example.picture.rows, example.picture.columns}));
    return torch::stack(all);
}

} // namespace

RoundOptions labelRoundOptions()
{
    RoundOptions options;
    options.pagesPerRound = 8;
    options.examplesPerPage = 4;
    options.batch = 4;
    options.learningRate = 3e-3;
    return options;
}

Result<TensorMap> trainLabelNet(
    const EcgSource& source, const RoundOptions& options, const Task& task)
{
    return trainInRounds<LabelModule, LabelExample>([] { return LabelModule(); },
        [&](int number) { return drawRound(source, options, number, task); },
        [](LabelModule& module, std::span<const LabelExample> examples,
            const torch::Device& device) {
            const Aim aim = aimOf(examples);
            return labelLoss(module->forward(pictures(examples).to(device)),
                {aim.classes.to(device), aim.boxes.to(device)});
        },
        options, task);
}

} // namespace ecgscan
