// SPDX-License-Identifier: GPL-3.0-or-later
// Which thresholds find the boundaries that LUDB's readers marked, on records that had no say.
#include "app/cli/console.h"
#include "app/cli/ludb_comparison.h"

#include <algorithm>
#include <cmath>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kFolds = 5;
constexpr int kRounds = 2; ///< Through all constants, one after the other.
constexpr double kQrsMs = 10, kPMs = 10, kTMs = 20; ///< Errors that weigh 1;
constexpr double kMostLoss = 9; ///< those of single records weigh no more, as do lost boundaries.

struct Candidates {
    const char* name;
    double WaveThresholds::* member;
    std::vector<double> values; ///< The choice begins with the one in the middle.
};

const std::vector<Candidates>& grid()
{
    static const std::vector<Candidates> kGrid {
        {"qrsSmooth", &WaveThresholds::qrsSmooth, {2, 3, 4, 5, 6}},
        {"qrsQuiet", &WaveThresholds::qrsQuiet, {1, 1.5, 2, 2.5, 3}},
        {"qrsOnsetShare", &WaveThresholds::qrsOnsetShare, {0.015, 0.02, 0.03, 0.04, 0.05}},
        {"qrsOffsetShare", &WaveThresholds::qrsOffsetShare, {0.015, 0.02, 0.03, 0.04, 0.05}},
        {"pSmooth", &WaveThresholds::pSmooth, {4, 5, 6, 7, 8}},
        {"pQuietShare", &WaveThresholds::pQuietShare, {0.05, 0.1, 0.2, 0.3, 0.4}},
        {"pShare", &WaveThresholds::pShare, {0.15, 0.2, 0.25, 0.3, 0.35}},
        {"tSmooth", &WaveThresholds::tSmooth, {3, 4, 5, 7, 9}},
        {"tShare", &WaveThresholds::tShare, {0.05, 0.1, 0.15, 0.2, 0.25}}};
    return kGrid;
}

double lossOf(
    const std::optional<WaveEnd>& end, const std::optional<double>& shouldMs, double toleranceMs)
{
    if (!shouldMs)
        return 0;
    if (!end)
        return kMostLoss;
    const double errorMs = 1000 * (end->at - kBeatBefore) / kBeatRateHz - *shouldMs;
    return std::min(kMostLoss, std::pow(errorMs / toleranceMs, 2));
}

double lossOf(const MarkedRecord& record, const WaveThresholds& thresholds)
{
    if (!record.shape)
        return 0; // whatever the thresholds are
    const auto waves = findWaves(*record.shape, record.rrS, thresholds);
    if (!waves)
        return 4 * kMostLoss;
    return lossOf(waves->qrsOnset, record.qrsOnsetMs, kQrsMs)
        + lossOf(waves->qrsOffset, record.qrsOffsetMs, kQrsMs)
        + lossOf(waves->p ? std::optional(waves->p->onset) : std::nullopt, record.pOnsetMs, kPMs)
        + lossOf(waves->tOffset, record.tOffsetMs, kTMs);
}

/// One constant after the other, from the middle of the grid.
WaveThresholds chosenOn(const std::vector<const MarkedRecord*>& records)
{
    WaveThresholds best;
    for (const Candidates& constant : grid())
        best.*constant.member = constant.values[constant.values.size() / 2];
    for (int round = 0; round < kRounds; ++round) {
        for (const Candidates& constant : grid()) {
            WaveThresholds tried = best;
            std::optional<double> least;
            for (const double value : constant.values) {
                tried.*constant.member = value;
                double loss = 0;
                for (const MarkedRecord* record : records)
                    loss += lossOf(*record, tried);
                if (!least || loss < *least) {
                    least = loss;
                    best.*constant.member = value;
                }
            }
        }
    }
    return best;
}

QString described(const WaveThresholds& thresholds)
{
    QStringList texts;
    for (const Candidates& constant : grid())
        texts.append(
            u"%1 %2"_s.arg(QLatin1StringView(constant.name)).arg(thresholds.*constant.member));
    return texts.join(u", "_s);
}

} // namespace

void crossValidate(const std::vector<MarkedRecord>& records, LudbComparison& comparison)
{
    std::vector<const MarkedRecord*> all;
    for (std::size_t fold = 0; fold < kFolds; ++fold) {
        std::vector<const MarkedRecord*> others;
        for (std::size_t k = 0; k < records.size(); ++k) {
            if (k % kFolds != fold)
                others.push_back(&records[k]);
        }
        const WaveThresholds chosen = chosenOn(others);
        out(QCoreApplication::translate("cli", "without fifth %1: %2")
                .arg(fold + 1)
                .arg(described(chosen)));
        for (std::size_t k = fold; k < records.size(); k += kFolds) {
            comparison.add(records[k], chosen);
            all.push_back(&records[k]);
        }
    }
    out(QCoreApplication::translate("cli", "on all: %1").arg(described(chosenOn(all))));
}

} // namespace ecgscan::cli
