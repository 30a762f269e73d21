// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/training/report_draw.h"

#include "model/nets/shared_space_module.h"
#include "model/synthesis/report_words.h"

#include <algorithm>
#include <random>

namespace ecgscan {

namespace {

constexpr double kWholeReport = 0.4; ///< The others say only some of what is true.

} // namespace

DrawnReport drawReport(const QStringList& statements, const Tokenizer& tokenizer, Dice& dice)
{
    DrawnReport report {statements, sayable(statements), {}};
    if (!dice.chance(kWholeReport) && report.said.size() > 1) {
        std::mt19937_64 random(dice.below(1ULL << 32));
        std::ranges::shuffle(report.said, random);
        report.said.resize(
            1 + static_cast<qsizetype>(dice.below(static_cast<std::size_t>(report.said.size()))));
    }
    const auto seed = static_cast<unsigned>(dice.below(1ULL << 32));
    report.tokens = tokenizer.tokens(reportOf(report.said, seed));
    return report;
}

torch::Tensor tokensOf(std::span<const DrawnReport* const> reports)
{
    std::vector<std::vector<std::int64_t>> texts;
    for (const DrawnReport* report : reports)
        texts.push_back(report->tokens);
    return tokenBatch(texts);
}

torch::Tensor truthsOf(std::span<const DrawnReport* const> reports)
{
    const auto count = static_cast<std::int64_t>(reports.size());
    torch::Tensor truth = torch::zeros({count, count});
    auto cells = truth.accessor<float, 2>();
    for (std::int64_t i = 0; i < count; ++i) {
        const QStringList& statements = reports[static_cast<std::size_t>(i)]->statements;
        for (std::int64_t j = 0; j < count; ++j) {
            const bool isTrue = std::ranges::all_of(reports[static_cast<std::size_t>(j)]->said,
                [&](const QString& code) { return statements.contains(code); });
            cells[i][j] = isTrue ? 1 : 0;
        }
    }
    return truth;
}

} // namespace ecgscan
