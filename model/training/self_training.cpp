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
    std::optional<PageInput> page, otherPage; ///< Where pages take part, and second ones.
    Signal100 printed; ///< On the page, if there is one.
    Signal100 other; ///< Another print of the same recording.
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
    std::optional<PageInput> Example::* which, const torch::Device& device)
{
    std::vector<const PageInput*> pages;
    for (const Example& example : examples)
        pages.push_back(&*(example.*which));
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

/// Agreement of recordings with what is said of those that are simulated.
torch::Tensor textLoss(Towers& towers, std::span<const Example> examples,
    const torch::Tensor& signals, const std::optional<torch::Tensor>& images, Agreement agreement,
    const torch::Device& device)
{
    std::vector<std::int64_t> stated;
    std::vector<const DrawnReport*> reports;
    for (std::size_t k = 0; k < examples.size(); ++k) {
        if (examples[k].report.said.isEmpty())
            continue;
        stated.push_back(static_cast<std::int64_t>(k));
        reports.push_back(&examples[k].report);
    }
    torch::Tensor loss = torch::zeros({}, device);
    if (stated.size() < 2)
        return loss;
    const torch::Tensor rows = torch::tensor(stated, torch::kInt64).to(device);
    const torch::Tensor texts = towers->shared->ofTexts(tokensOf(reports).to(device));
    const torch::Tensor truths = truthsOf(reports).to(device);
    const auto agree = [&](const torch::Tensor& points) {
        loss = loss
            + torch::binary_cross_entropy_with_logits(
                towers->shared->logits(points, texts), truths);
    };
    const torch::Tensor statedSignals = signals.index_select(0, rows);
    agree(statedSignals);
    if (!images)
        return loss;
    const torch::Tensor statedImages = images->index_select(0, rows);
    agree(statedImages);
    if (agreement == Agreement::gram)
        loss = loss
            + contrast(scaled(-gramVolumes(statedImages, statedSignals, texts), towers->gramScale),
                truths);
    return loss;
}

torch::Tensor agreementLoss(Towers& towers, std::span<const Example> examples, Agreement agreement,
    const torch::Device& device)
{
    const auto count = static_cast<std::int64_t>(examples.size());
    const auto pairs = [&](const torch::Tensor& a, const torch::Tensor& b) {
        return contrast(scaled(a.matmul(b.t()), towers->pairScale), own(count, device));
    };
    std::optional<torch::Tensor> images;
    if (agreement != Agreement::signals)
        images = pagePoints(towers, examples, &Example::page, device);
    if (agreement == Agreement::imageOnly)
        return pairs(*images, pagePoints(towers, examples, &Example::otherPage, device));
    const torch::Tensor signals = signalPoints(towers, examples, &Example::printed, device);
    torch::Tensor loss = pairs(signals, signalPoints(towers, examples, &Example::other, device));
    if (agreement != Agreement::noText)
        loss = loss + textLoss(towers, examples, signals, images, agreement, device);
    if (images)
        loss = loss + pairs(*images, signals);
    return loss;
}

/// What start holds of the towers; a page tower that it lacks begins with what it has in common
/// with the signal tower.
Status begin(Towers& towers, const TensorMap& start)
{
    const auto set = [&](torch::nn::Module& module, const std::string& part) -> Status {
        const TensorMap own = partOf(start, part);
        return own.empty() ? Status() : setTensors(module, own);
    };
    ECGSCAN_CHECK(set(*towers->signal, "signal"));
    ECGSCAN_CHECK(set(*towers->shared, "shared"));
    copyMixer(*towers->signal, *towers->page);
    return set(*towers->page, "page");
}

} // namespace

RoundOptions selfRoundOptions(Agreement agreement)
{
    RoundOptions options;
    const bool pages = agreement != Agreement::signals;
    options.rounds = pages ? 150 : 200;
    options.pagesPerRound = pages ? 96 : 512;
    options.examplesPerPage = 1;
    options.batch = pages ? 24 : 64;
    options.learningRate = 1e-3;
    return options;
}

Result<TensorMap> trainWithoutLabels(const QStringList& vocabulary, const StatedEcgSource& source,
    Agreement agreement, int width, const RoundOptions& options, const Task& task)
try {
    const Tokenizer tokenizer(vocabulary);
    const auto draw = [&](unsigned number, int) {
        Dice dice(number, kStream);
        std::mt19937_64 random(dice.below(1ULL << 32));
        StatedEcg stated = source(number);
        const auto print = [&] {
            Signal100 signal = toSignal100(stated.ecg);
            augment(signal, random);
            maskToRandomPrint(signal, random);
            return signal;
        };
        Example example;
        example.report = drawReport(stated.statements, tokenizer, dice);
        example.other = print();
        if (agreement == Agreement::signals) {
            example.printed = print();
            return std::optional(std::move(example));
        }
        if (agreement == Agreement::imageOnly)
            example.otherPage = drawEncoderExample(stated.ecg, kOtherPage + number).page;
        EncoderExample drawn = drawEncoderExample(std::move(stated.ecg), number);
        example.page = std::move(drawn.page);
        example.printed = drawn.printed;
        return std::optional(std::move(example));
    };
    torch::manual_seed(options.seed);
    Towers towers(width, tokenizer.size());
    ECGSCAN_CHECK(begin(towers, options.start));
    RoundOptions begun = options;
    begun.start.clear();
    const Result<TensorMap> all = trainInRounds<Towers, Example>([&] { return towers; },
        drawEach<Example>(begun, task, draw),
        [agreement](
            Towers& trained, std::span<const Example> examples, const torch::Device& device) {
            return agreementLoss(trained, examples, agreement, device);
        },
        begun, task);
    if (!all)
        return all;
    // What nothing was learned of is not given.
    TensorMap model;
    const auto give = [&](const std::string& part) { setPart(model, part, partOf(*all, part)); };
    if (agreement != Agreement::signals)
        give("page");
    if (agreement != Agreement::imageOnly)
        give("signal");
    if (agreement != Agreement::imageOnly && agreement != Agreement::noText)
        give("shared");
    return model;
} catch (const std::exception& exception) {
    return towerFailed(exception);
}

} // namespace ecgscan
