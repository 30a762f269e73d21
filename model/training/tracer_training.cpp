// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/training/tracer_training.h"

#include "model/nets/tracer_module.h"
#include "model/synthesis/dice.h"
#include "model/training/round_training.h"
#include "model/training/tracer_pages.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace ecgscan {

namespace {

constexpr double kExpectationWeight = 0.03;
constexpr double kFarthestPx = 40; ///< Misses of the expectation count no further.
constexpr double kSteepWeight = 0.2; ///< A steep stroke counts more: for each pixel a column,
constexpr double kSteepest = 10; ///< up to so many.
constexpr double kEndWeight = 2; ///< So do the columns next to where a pen begins or ends.
constexpr std::int64_t kEndPx = 6;
constexpr std::uint64_t kRoundStream = 61;

struct Batch {
    torch::Tensor strips; ///< N x channels x rows x columns
    torch::Tensor penY; ///< N x columns, 0 where there is none
    torch::Tensor hasPen; ///< N x columns, 1 or 0
};

/// Examples of one size in random order; a pure function of seed and number.
/// After a cancel there are fewer.
std::vector<TracerExample> drawRound(
    const EcgSource& source, const RoundOptions& options, int number, const Task& task)
{
    Dice dice(options.seed, kRoundStream + static_cast<std::uint64_t>(number));
    const ExampleSize size = dice.pick({ExampleSize {288, 320}, ExampleSize {288, 320},
        ExampleSize {288, 320}, ExampleSize {384, 256}, ExampleSize {576, 192}});
    std::vector<TracerExample> all;
    for (int k = 0; k < options.pagesPerRound && !task.cancelled(); ++k) {
        const unsigned page = options.page(number, k);
        auto examples = cutExamples(
            drawTrainingPage(source(page), page), size, options.examplesPerPage, page);
        std::ranges::move(examples, std::back_inserter(all));
    }
    std::mt19937_64 random(dice.below(1ULL << 32));
    std::ranges::shuffle(all, random);
    return all;
}

Batch makeBatch(std::span<const TracerExample> examples, const torch::Device& device)
{
    const auto rows = static_cast<std::int64_t>(examples.front().strip.rows);
    const auto columns = static_cast<std::int64_t>(examples.front().strip.columns);
    std::vector<torch::Tensor> strips, pens;
    for (const TracerExample& example : examples) {
        strips.push_back(torch::from_blob(
            const_cast<float*>(example.strip.planes.data()), {kTracerChannels, rows, columns}));
        pens.push_back(torch::from_blob(const_cast<float*>(example.penY.data()), {columns}));
    }
    const torch::Tensor pen = torch::stack(pens);
    return {torch::stack(strips).to(device), torch::nan_to_num(pen).to(device),
        torch::isfinite(pen).to(torch::kFloat32).to(device)};
}

/// Mean over the columns; logits are N x rows x columns.
torch::Tensor penLoss(const torch::Tensor& logits, const Batch& batch)
{
    const std::int64_t rows = logits.size(1);
    const torch::Tensor own = torch::logsumexp(logits, 1);
    const torch::Tensor sum = torch::logaddexp(own, torch::zeros_like(own));
    const torch::Tensor first = batch.penY.floor().clamp(0, static_cast<double>(rows - 2));
    const torch::Tensor share = batch.penY - first;
    const torch::Tensor at = first.to(torch::kInt64).unsqueeze(1);
    const torch::Tensor upper = logits.gather(1, at).squeeze(1);
    const torch::Tensor lower = logits.gather(1, at + 1).squeeze(1);
    const torch::Tensor aim = (1 - share) * upper + share * lower;

    const torch::Tensor scale = torch::arange(rows, logits.options()).reshape({1, rows, 1});
    const torch::Tensor expected = (torch::exp(logits - own.unsqueeze(1)) * scale).sum(1);
    const torch::Tensor miss = (expected - batch.penY).clamp(-kFarthestPx, kFarthestPx);
    const torch::Tensor far
        = torch::smooth_l1_loss(miss, torch::zeros_like(miss), at::Reduction::None);

    const torch::Tensor step = torch::diff(batch.penY, 1, 1).abs().clamp_max(kSteepest);
    const torch::Tensor steep = torch::constant_pad_nd(step, {1, 0});
    const torch::Tensor turn
        = torch::constant_pad_nd(torch::diff(batch.hasPen, 1, 1).abs(), {1, 0});
    const torch::Tensor nearEnd
        = torch::max_pool1d(turn.unsqueeze(1), 2 * kEndPx + 1, 1, kEndPx).squeeze(1);
    const torch::Tensor weight = 1 + kSteepWeight * steep * batch.hasPen + kEndWeight * nearEnd;
    const torch::Tensor each = sum - batch.hasPen * aim + kExpectationWeight * batch.hasPen * far;
    return (each * weight).sum() / weight.sum();
}

} // namespace

Result<TensorMap> trainTracerNet(
    const EcgSource& source, const RoundOptions& options, const Task& task)
{
    return trainInRounds<TracerModule, TracerExample>([] { return TracerModule(); },
        [&](int number) { return drawRound(source, options, number, task); },
        [](TracerModule& module, std::span<const TracerExample> examples,
            const torch::Device& device) {
            const Batch batch = makeBatch(examples, device);
            return penLoss(module->forward(batch.strips), batch);
        },
        options, task);
}

} // namespace ecgscan
