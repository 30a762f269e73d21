// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/training/text_training.h"

#include "model/core/scp_statement.h"
#include "model/nets/shared_space_module.h"
#include "model/nets/tokenizer.h"
#include "model/synthesis/report_words.h"
#include "model/training/augment.h"
#include "model/training/report_draw.h"
#include "model/training/round_training.h"
#include "model/training/teacher.h"

#include <random>

namespace ecgscan {

namespace {

constexpr std::uint64_t kTextStream = 95;

struct Pair {
    Signal100 printed; ///< Of the recording.
    DrawnReport report;
};

Pair drawPair(const StatedEcgSource& source, const Tokenizer& tokenizer, unsigned number)
{
    Dice dice(number, kTextStream);
    std::mt19937_64 random(dice.below(1ULL << 32));
    StatedEcg stated = source(number);
    Signal100 signal = toSignal100(stated.ecg);
    augment(signal, random);
    maskToRandomPrint(signal, random);
    return {signal, drawReport(stated.statements, tokenizer, dice)};
}

torch::Tensor agreementLoss(SharedSpaceModule& space, SignalModule& tower,
    std::span<const Pair> pairs, const torch::Device& device)
{
    torch::Tensor embeddings;
    {
        const torch::NoGradGuard noGrad;
        embeddings = tower->embed(printedBatch(pairs).to(device));
    }
    std::vector<const DrawnReport*> reports;
    for (const Pair& pair : pairs)
        reports.push_back(&pair.report);
    const torch::Tensor logits = space->logits(
        space->ofRecordings(embeddings), space->ofTexts(tokensOf(reports).to(device)));
    return torch::binary_cross_entropy_with_logits(logits, truthsOf(reports).to(device));
}

} // namespace

RoundOptions textRoundOptions()
{
    RoundOptions options;
    options.rounds = 100;
    options.pagesPerRound = 256;
    options.examplesPerPage = 1;
    options.batch = 128;
    options.learningRate = 1e-3;
    return options;
}

QStringList reportVocabulary()
{
    QStringList texts;
    for (const ScpStatement& statement : scpStatements())
        texts << statement.name << waysToSay(statement.code);
    return Tokenizer::mostUsed(texts, 1);
}

Result<TensorMap> trainSharedSpace(const TensorMap& signalTower, const QStringList& vocabulary,
    const StatedEcgSource& source, const RoundOptions& options, const Task& task)
try {
    ECGSCAN_TRY(const auto sizes, towerSizes(signalTower));
    ECGSCAN_TRY(SignalModule tower, teacherOf(signalTower, options.device));
    const Tokenizer tokenizer(vocabulary);
    const auto make = [&] { return SharedSpaceModule(3 * sizes.second, tokenizer.size()); };
    const auto draw = [&](unsigned number, int) {
        std::optional<Pair> pair = drawPair(source, tokenizer, number);
        if (pair->report.said.isEmpty())
            pair.reset(); // nothing to say would be true of everything
        return pair;
    };
    return trainInRounds<SharedSpaceModule, Pair>(
        make, drawEach<Pair>(options, task, draw),
        [&](SharedSpaceModule& space, std::span<const Pair> pairs, const torch::Device& device) {
            return agreementLoss(space, tower, pairs, device);
        },
        options, task);
} catch (const std::exception& exception) {
    return towerFailed(exception);
}

} // namespace ecgscan
