// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/training/self_training.h"

#include "model/nets/page_module.h"
#include "model/nets/shared_space_module.h"
#include "model/nets/tokenizer.h"
#include "model/synthesis/dice.h"
#include "model/training/augment.h"
#include "model/training/contrast.h"
#include "model/training/encoder_pages.h"
#include "model/training/report_draw.h"
#include "model/training/round_training.h"
#include "model/training/teacher.h"

#include <random>

namespace ecgscan {

namespace {

constexpr std::uint64_t kStream = 99;
constexpr double kFirstLogScale = 2.3, kMostLogScale = 4.6; ///< 10 and 100.
constexpr unsigned kOtherPage = 500'000'000; ///< Seeds of second pages lie behind those of first.

struct Example {
    PageInput page;
    Signal100 printed; ///< On the page.
    Signal100 other; ///< Another print of the same recording.
    std::optional<PageInput> otherPage;
    DrawnReport report; ///< Says nothing of a real recording.
};

/// All that is trained; its tensors are named as those of a findings model.
struct TowersImpl : torch::nn::Module {
    TowersImpl(std::int64_t width, std::int64_t tokens)
        : signal(register_module("signal", SignalModule(1, width)))
        , page(register_module("page", PageModule(1, width)))
        , shared(register_module("shared", SharedSpaceModule(3 * width, tokens)))
        , pairScale(register_parameter("pair_scale", torch::full({1}, kFirstLogScale)))
        , gramScale(register_parameter("gram_scale", torch::full({1}, kFirstLogScale)))
    {
    }

    SignalModule signal;
    PageModule page;
    SharedSpaceModule shared;
    torch::Tensor pairScale, gramScale;
};
TORCH_MODULE(Towers);

torch::Tensor scaled(const torch::Tensor& likeness, const torch::Tensor& logScale)
{
    return logScale.clamp_max(kMostLogScale).exp() * likeness;
}

torch::Tensor pagePoints(Towers& towers, std::span<const Example> examples,
    const PageInput& (*which)(const Example&), const torch::Device& device)
{
    std::vector<const PageInput*> pages;
    for (const Example& example : examples)
        pages.push_back(&which(example));
    return towers->shared->ofRecordings(towers->page->embed(pageBatch(pages).to(device)));
}

torch::Tensor signalPoints(Towers& towers, std::span<const Example> examples,
    Signal100 Example::* which, const torch::Device& device)
{
    std::vector<const Signal100*> signals;
    for (const Example& example : examples)
        signals.push_back(&(example.*which));
    return towers->shared->ofRecordings(towers->signal->embed(signalBatch(signals).to(device)));
}

/// Only each with its own.
torch::Tensor own(std::int64_t count, const torch::Device& device)
{
    return torch::eye(count, device);
}

torch::Tensor agreementLoss(Towers& towers, std::span<const Example> examples, Agreement agreement,
    const torch::Device& device)
{
    const auto count = static_cast<std::int64_t>(examples.size());
    const auto pairs = [&](const torch::Tensor& a, const torch::Tensor& b) {
        return contrast(scaled(a.matmul(b.t()), towers->pairScale), own(count, device));
    };
    const torch::Tensor images = pagePoints(
        towers, examples, [](const Example& example) -> const PageInput& { return example.page; },
        device);
    if (agreement == Agreement::imageOnly)
        return pairs(images,
            pagePoints(
                towers, examples,
                [](const Example& example) -> const PageInput& { return *example.otherPage; },
                device));
    const torch::Tensor signals = signalPoints(towers, examples, &Example::printed, device);
    const torch::Tensor others = signalPoints(towers, examples, &Example::other, device);
    torch::Tensor loss = pairs(images, signals) + pairs(signals, others);

    std::vector<std::int64_t> stated;
    std::vector<const DrawnReport*> reports;
    for (std::int64_t k = 0; k < count; ++k) {
        const DrawnReport& report = examples[static_cast<std::size_t>(k)].report;
        if (report.said.isEmpty())
            continue;
        stated.push_back(k);
        reports.push_back(&report);
    }
    if (stated.size() < 2)
        return loss;
    const torch::Tensor rows = torch::tensor(stated, torch::kInt64).to(device);
    const torch::Tensor statedImages = images.index_select(0, rows);
    const torch::Tensor statedSignals = signals.index_select(0, rows);
    const torch::Tensor texts = towers->shared->ofTexts(tokensOf(reports).to(device));
    const torch::Tensor truths = truthsOf(reports).to(device);
    for (const torch::Tensor& points : {statedImages, statedSignals})
        loss = loss
            + torch::binary_cross_entropy_with_logits(
                towers->shared->logits(points, texts), truths);
    if (agreement == Agreement::gram)
        loss = loss
            + contrast(scaled(-gramVolumes(statedImages, statedSignals, texts), towers->gramScale),
                truths);
    return loss;
}

} // namespace

RoundOptions selfRoundOptions()
{
    RoundOptions options;
    options.rounds = 150;
    options.pagesPerRound = 96;
    options.examplesPerPage = 1;
    options.batch = 24;
    options.learningRate = 1e-3;
    return options;
}

Result<TensorMap> trainWithoutLabels(const QStringList& vocabulary, const StatedEcgSource& source,
    Agreement agreement, int width, const RoundOptions& options, const Task& task)
{
    const Tokenizer tokenizer(vocabulary);
    const auto draw = [&](int number) {
        std::vector<Example> examples;
        for (int k = 0; k < options.pagesPerRound && !task.cancelled(); ++k) {
            const unsigned page = options.page(number, k);
            Dice dice(page, kStream);
            std::mt19937_64 random(dice.below(1ULL << 32));
            StatedEcg stated = source(page);
            Example example;
            example.other = toSignal100(stated.ecg);
            augment(example.other, random);
            maskToRandomPrint(example.other, random);
            if (agreement == Agreement::imageOnly)
                example.otherPage = drawEncoderExample(stated.ecg, kOtherPage + page).page;
            EncoderExample drawn = drawEncoderExample(std::move(stated.ecg), page);
            example.page = std::move(drawn.page);
            example.printed = drawn.printed;
            example.report = drawReport(stated.statements, tokenizer, dice);
            examples.push_back(std::move(example));
        }
        return examples;
    };
    const Result<TensorMap> all
        = trainInRounds<Towers, Example>([&] { return Towers(width, tokenizer.size()); }, draw,
            [agreement](
                Towers& towers, std::span<const Example> examples, const torch::Device& device) {
                return agreementLoss(towers, examples, agreement, device);
            },
            options, task);
    if (!all)
        return all;
    // What nothing was learned of is not given.
    const std::vector<std::string> parts = agreement == Agreement::imageOnly
        ? std::vector<std::string> {"page"}
        : std::vector<std::string> {"signal", "page", "shared"};
    TensorMap model;
    for (const std::string& part : parts)
        setPart(model, part, partOf(*all, part));
    return model;
}

} // namespace ecgscan
