// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/metrics.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>

namespace ecgscan {

KnownPairs knownPairs(const Predictions& predictions, std::size_t classIndex)
{
    KnownPairs pairs;
    for (std::size_t i = 0; i < predictions.scores.size(); ++i) {
        const int truth = predictions.truth[i][classIndex];
        if (truth < 0)
            continue;
        pairs.scores.push_back(predictions.scores[i][classIndex]);
        pairs.truth.push_back(truth);
    }
    return pairs;
}

std::optional<double> auroc(const std::vector<float>& scores, const std::vector<int>& truth)
{
    if (!std::ranges::all_of(scores, [](float score) { return std::isfinite(score); }))
        return std::nullopt;
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::sort(order, {}, [&](std::size_t i) { return scores[i]; });
    double rankSum = 0;
    double positives = 0;
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i;
        double here = 0;
        for (; end < order.size() && scores[order[end]] == scores[order[i]]; ++end)
            here += truth[order[end]] > 0 ? 1 : 0;
        rankSum += here * (static_cast<double>(i + end - 1) / 2 + 1);
        positives += here;
        i = end;
    }
    const double negatives = static_cast<double>(scores.size()) - positives;
    if (positives == 0 || negatives == 0)
        return std::nullopt;
    return (rankSum - positives * (positives + 1) / 2) / (positives * negatives);
}

RankedClass::RankedClass(const Predictions& predictions, std::size_t classIndex)
{
    for (std::size_t i = 0; i < predictions.scores.size(); ++i) {
        const int truth = predictions.truth[i][classIndex];
        if (truth >= 0)
            m_pairs.push_back({i, predictions.scores[i][classIndex], truth});
    }
    if (!std::ranges::all_of(m_pairs, [](const Pair& pair) { return std::isfinite(pair.score); }))
        m_pairs.clear();
    std::ranges::sort(m_pairs, {}, &Pair::score);
}

std::optional<double> RankedClass::auroc(const std::vector<int>& times) const
{
    // Of each group of equal scores: pairs of its positives with the negatives below, and half of
    // those within it.
    double area = 0, positives = 0, negatives = 0;
    for (std::size_t i = 0; i < m_pairs.size();) {
        double present = 0, absent = 0;
        const float score = m_pairs[i].score;
        for (; i < m_pairs.size() && m_pairs[i].score == score; ++i)
            (m_pairs[i].truth > 0 ? present : absent) += times[m_pairs[i].caseIndex];
        area += present * (negatives + absent / 2);
        positives += present;
        negatives += absent;
    }
    return positives > 0 && negatives > 0 ? std::optional(area / (positives * negatives))
                                          : std::nullopt;
}

std::vector<int> timesDrawn(const std::vector<std::size_t>& draw, std::size_t cases)
{
    std::vector<int> times(cases, 0);
    for (const std::size_t i : draw)
        ++times[i];
    return times;
}

std::optional<double> aurocOfClass(const Predictions& predictions, std::size_t classIndex)
{
    const KnownPairs pairs = knownPairs(predictions, classIndex);
    return auroc(pairs.scores, pairs.truth);
}

std::optional<double> macroAuroc(
    const Predictions& predictions, const std::vector<std::size_t>& classes, int minPositives)
{
    double sum = 0;
    int count = 0;
    for (const std::size_t c : classes) {
        const KnownPairs pairs = knownPairs(predictions, c);
        if (std::ranges::count(pairs.truth, 1) < minPositives)
            continue;
        if (const auto area = auroc(pairs.scores, pairs.truth)) {
            sum += *area;
            ++count;
        }
    }
    return count > 0 ? std::optional(sum / count) : std::nullopt;
}

Predictions subset(const Predictions& predictions, const std::vector<std::size_t>& cases)
{
    Predictions out;
    out.classes = predictions.classes;
    for (const std::size_t i : cases) {
        out.patients.push_back(predictions.patients[i]);
        out.scores.push_back(predictions.scores[i]);
        out.truth.push_back(predictions.truth[i]);
    }
    return out;
}

std::vector<std::vector<std::size_t>> patientDraws(
    const std::vector<QString>& patients, int draws, unsigned seed)
{
    std::map<QString, std::vector<std::size_t>> byPatient; // ordered: the draws must not change
    for (std::size_t i = 0; i < patients.size(); ++i)
        byPatient[patients[i]].push_back(i);
    std::vector<std::vector<std::size_t>> groups;
    for (auto& [patient, cases] : byPatient)
        groups.push_back(std::move(cases));
    std::mt19937_64 random(seed);
    std::vector<std::vector<std::size_t>> out(static_cast<std::size_t>(draws));
    for (auto& draw : out) {
        for (std::size_t k = 0; k < groups.size(); ++k) {
            const auto& group = groups[static_cast<std::size_t>(random() % groups.size())];
            draw.insert(draw.end(), group.begin(), group.end());
        }
    }
    return out;
}

std::optional<Interval> percentileInterval(std::vector<double> values)
{
    constexpr std::size_t kLeastValues = 40;
    if (values.size() < kLeastValues)
        return std::nullopt;
    std::ranges::sort(values);
    const auto at = [&](double share) {
        return values[static_cast<std::size_t>(
            std::lround(share * static_cast<double>(values.size() - 1)))];
    };
    return Interval {at(0.025), at(0.975)};
}

std::vector<ReliabilityBin> reliability(
    const Predictions& predictions, const std::vector<std::size_t>& classes)
{
    std::vector<std::pair<float, int>> all;
    for (const std::size_t c : classes) {
        const KnownPairs pairs = knownPairs(predictions, c);
        for (std::size_t i = 0; i < pairs.scores.size(); ++i)
            all.emplace_back(pairs.scores[i], pairs.truth[i]);
    }
    // Equal scores keep the order of the cases: sorted by truth too, they would fall into bins of
    // their own kind.
    std::ranges::stable_sort(all, {}, &std::pair<float, int>::first);
    constexpr std::size_t kBins = 10;
    std::vector<ReliabilityBin> bins;
    for (std::size_t k = 0; k < kBins; ++k) {
        const std::size_t from = all.size() * k / kBins;
        const std::size_t to = all.size() * (k + 1) / kBins;
        if (from == to)
            continue;
        ReliabilityBin bin;
        bin.pairs = to - from;
        for (std::size_t i = from; i < to; ++i) {
            bin.probability += static_cast<double>(all[i].first);
            bin.rate += all[i].second;
        }
        bin.probability /= static_cast<double>(bin.pairs);
        bin.rate /= static_cast<double>(bin.pairs);
        bins.push_back(bin);
    }
    return bins;
}

std::optional<double> expectedCalibrationError(
    const Predictions& predictions, const std::vector<std::size_t>& classes)
{
    double error = 0;
    double pairs = 0;
    for (const ReliabilityBin& bin : reliability(predictions, classes)) {
        error += std::abs(bin.probability - bin.rate) * static_cast<double>(bin.pairs);
        pairs += static_cast<double>(bin.pairs);
    }
    return pairs > 0 ? std::optional(error / pairs) : std::nullopt;
}

std::optional<double> calibrationSlope(
    const Predictions& predictions, const std::vector<std::size_t>& classes)
{
    constexpr double kLeast = 1e-6; ///< Of a probability and of what is not.
    constexpr int kSteps = 50;
    std::vector<std::pair<double, int>> pairs;
    for (const std::size_t c : classes) {
        const KnownPairs known = knownPairs(predictions, c);
        for (std::size_t i = 0; i < known.scores.size(); ++i) {
            const double p = std::clamp(static_cast<double>(known.scores[i]), kLeast, 1 - kLeast);
            pairs.emplace_back(std::log(p / (1 - p)), known.truth[i]);
        }
    }
    const auto positives = std::ranges::count(pairs, 1, &std::pair<double, int>::second);
    if (positives == 0 || positives == std::ssize(pairs))
        return std::nullopt;
    double slope = 1, offset = 0;
    for (int step = 0; step < kSteps; ++step) { // Newton
        double g0 = 0, g1 = 0, h00 = 0, h01 = 0, h11 = 0;
        for (const auto& [logit, truth] : pairs) {
            const double p = 1 / (1 + std::exp(-(slope * logit + offset)));
            const double w = p * (1 - p);
            g0 += truth - p;
            g1 += (truth - p) * logit;
            h00 += w;
            h01 += w * logit;
            h11 += w * logit * logit;
        }
        const double determinant = h00 * h11 - h01 * h01;
        if (determinant < 1e-12 * h00 * h11)
            return std::nullopt; // all scores alike, or classes that part perfectly
        offset += (h11 * g0 - h01 * g1) / determinant;
        const double by = (h00 * g1 - h01 * g0) / determinant;
        slope += by;
        if (std::abs(by) < 1e-9 && std::abs(g0) < 1e-6 * static_cast<double>(pairs.size()))
            return std::isfinite(slope) ? std::optional(slope) : std::nullopt;
    }
    return std::nullopt; // it did not settle
}

double brier(const std::vector<float>& probabilities, const std::vector<int>& truth)
{
    double sum = 0;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const double difference = static_cast<double>(probabilities[i]) - truth[i];
        sum += difference * difference;
    }
    return truth.empty() ? 0 : sum / static_cast<double>(truth.size());
}

std::optional<double> brierSkill(const Predictions& predictions, std::size_t classIndex)
{
    const KnownPairs pairs = knownPairs(predictions, classIndex);
    if (pairs.truth.empty())
        return std::nullopt;
    const double rate = static_cast<double>(std::ranges::count(pairs.truth, 1))
        / static_cast<double>(pairs.truth.size());
    const double reference = rate * (1 - rate);
    return reference > 0 ? std::optional(1 - brier(pairs.scores, pairs.truth) / reference)
                         : std::nullopt;
}

} // namespace ecgscan
