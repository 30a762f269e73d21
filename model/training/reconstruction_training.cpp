// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/training/reconstruction_training.h"

#include "model/core/print_layout.h"
#include "model/core/quantile.h"
#include "model/nets/reconstruction_module.h"
#include "model/nets/signal_net_module.h"
#include "model/synthesis/dice.h"
#include "model/training/print_windows.h"
#include "model/training/round_training.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr std::uint64_t kStream = 97;
constexpr double kUsualLayout = 0.5; ///< Share of 3x4+1; the others are all alike.
constexpr double kBorderSdS = 0.05;
constexpr double kGainSd = 0.15, kNoiseSdMv = 0.015; ///< Of logarithms; of half a normal.
/// What a reading leaves out: share of the leads with a stretch that was not read, and its length;
/// share of the leads that were not read at all.
constexpr double kGapShare = 0.15, kLeastGapS = 0.05, kMostGapS = 0.8, kLostShare = 0.01;
constexpr float kPrintedWeight = 0.2F, kUnprintedWeight = 1; ///< Of a sample in the loss.
constexpr double kSlopeWeight = 1;
constexpr double kRampShare = 1.0 / 3; ///< Of the rounds.

struct Example {
    Signal100 printed;
    std::vector<float> target, weight; ///< kLeadCount x kSignalLength; target in mV.
    double lawWeight = 0;
};

/// Each lead without the median of what is printed of it, as networkInput() shows it.
void setTarget(const Signal100& whole, Example& example)
{
    for (std::size_t lead = 0; lead < kLeadCount; ++lead) {
        std::vector<float> levels;
        for (std::size_t k = 0; k < kSignalLength; ++k) {
            if (std::isfinite(example.printed[lead][k]))
                levels.push_back(whole[lead][k]);
        }
        const float level = levels.empty()
            ? median(std::vector(whole[lead].begin(), whole[lead].end()))
            : median(std::move(levels));
        for (std::size_t k = 0; k < kSignalLength; ++k) {
            example.target.push_back(whole[lead][k] - level);
            example.weight.push_back(
                std::isfinite(example.printed[lead][k]) ? kPrintedWeight : kUnprintedWeight);
        }
    }
}

void loseStretches(Signal100& printed, Dice& dice)
{
    for (auto& lead : printed) {
        if (dice.chance(kLostShare))
            lead.fill(kMissing);
        if (!dice.chance(kGapShare))
            continue;
        const auto from = dice.below(kSignalLength);
        const auto length
            = static_cast<std::size_t>(kSignalRateHz * dice.between(kLeastGapS, kMostGapS));
        for (std::size_t k = from; k < std::min(kSignalLength, from + length); ++k)
            lead[k] = kMissing;
    }
}

std::optional<Example> drawExample(const EcgSource& source, unsigned number)
{
    Dice dice(number, kStream);
    Signal100 whole = toSignal100(source(number));
    const auto gain = static_cast<float>(std::exp(kGainSd * dice.normal()));
    for (auto& lead : whole) {
        if (!std::ranges::all_of(lead, [](float sample) { return std::isfinite(sample); }))
            return std::nullopt; // too short, or with holes
        for (float& sample : lead)
            sample *= gain;
    }
    const QStringList layouts = printLayoutIds();
    const QString layout = dice.chance(kUsualLayout)
        ? u"3x4+1"_s
        : layouts[static_cast<qsizetype>(dice.below(static_cast<std::size_t>(layouts.size())))];
    Example example;
    example.printed = whole;
    keepPrinted(example.printed, layout, kBorderSdS * dice.normal());
    const double noiseMv = kNoiseSdMv * std::abs(dice.normal());
    for (auto& lead : example.printed) {
        for (float& sample : lead)
            sample += static_cast<float>(noiseMv * dice.normal());
    }
    loseStretches(example.printed, dice);
    setTarget(whole, example);
    return example;
}

torch::Tensor rows(std::span<const Example> examples, std::vector<float> Example::* values)
{
    std::vector<torch::Tensor> all;
    for (const Example& example : examples)
        all.push_back(torch::from_blob(const_cast<float*>((example.*values).data()),
            {kLeadCount, static_cast<std::int64_t>(kSignalLength)}));
    return torch::stack(all);
}

torch::Tensor reconstructionLoss(
    ReconstructionModule& module, std::span<const Example> examples, const torch::Device& device)
{
    std::vector<const Signal100*> printed;
    for (const Example& example : examples)
        printed.push_back(&example.printed);
    const torch::Tensor leads = module->forward(signalBatch(printed).to(device));
    const torch::Tensor off = leads - rows(examples, &Example::target).to(device);
    const torch::Tensor weight = rows(examples, &Example::weight).to(device);
    const torch::Tensor error = (off.abs() * weight).sum() / weight.sum();
    const torch::Tensor slopeError
        = (off.diff().abs() * weight.slice(2, 1)).sum() / weight.slice(2, 1).sum();
    return error + kSlopeWeight * slopeError
        + examples.front().lawWeight * leadResiduals(leads).abs().mean();
}

} // namespace

RoundOptions reconstructionRoundOptions()
{
    RoundOptions options;
    options.rounds = 120;
    options.pagesPerRound = 256;
    options.examplesPerPage = 1;
    options.batch = 16;
    options.learningRate = 2e-3;
    return options;
}

Result<TensorMap> trainReconstruction(
    const EcgSource& source, double lawWeight, const RoundOptions& options, const Task& task)
{
    const auto draw = [&](unsigned page, int round) {
        std::optional<Example> example = drawExample(source, page);
        if (example)
            example->lawWeight = lawWeight * std::min(1.0, round / (kRampShare * options.rounds));
        return example;
    };
    return trainInRounds<ReconstructionModule, Example>([] { return ReconstructionModule(); },
        drawEach<Example>(options, task, draw), reconstructionLoss, options, task);
}

} // namespace ecgscan
