// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace ecgscan {

/// A prediction for each case and class; truth 1, 0, or -1 where nothing is known (such pairs do
/// not count).
struct Predictions {
    std::vector<QString> classes;
    std::vector<QString> patients; ///< One a case.
    std::vector<std::vector<float>>
        scores; ///< [case][class]: probabilities, or logits where only ranks matter.
    std::vector<std::vector<int>> truth; ///< [case][class]
};

/// What is known of one class.
struct KnownPairs {
    std::vector<float> scores;
    std::vector<int> truth; ///< 1 or 0
};
KnownPairs knownPairs(const Predictions& predictions, std::size_t classIndex);

/// Area under the ROC curve by ranks, ties counted half. nullopt without both kinds,
/// or where a score is not finite.
std::optional<double> auroc(const std::vector<float>& scores, const std::vector<int>& truth);

/// The known pairs of one class in the order of their scores: its AUROC on many draws of the same
/// cases without sorting each time.
class RankedClass {
public:
    RankedClass(const Predictions& predictions, std::size_t classIndex);

    /// times: how often each case of the predictions was drawn. nullopt as of auroc().
    std::optional<double> auroc(const std::vector<int>& times) const;

private:
    struct Pair {
        std::size_t caseIndex = 0;
        float score = 0;
        int truth = 0;
    };
    std::vector<Pair> m_pairs; ///< Ascending; empty where a score is not finite.
};

/// How often each of that many cases was drawn.
std::vector<int> timesDrawn(const std::vector<std::size_t>& draw, std::size_t cases);

std::optional<double> aurocOfClass(const Predictions& predictions, std::size_t classIndex);
/// Mean over the classes that have minPositives and at least one negative.
std::optional<double> macroAuroc(
    const Predictions& predictions, const std::vector<std::size_t>& classes, int minPositives);

/// The same cases in another order, left out or repeated.
Predictions subset(const Predictions& predictions, const std::vector<std::size_t>& cases);

/// Bootstrap over patients: each draw names as many patients as there are, with repeats, by all
/// their cases. Give the same draws to two predictions of the same cases for a paired comparison.
std::vector<std::vector<std::size_t>> patientDraws(
    const std::vector<QString>& patients, int draws, unsigned seed);

struct Interval {
    double low = 0, high = 0;
};
/// From the 2.5th to the 97.5th percentile; nullopt with fewer than 40 values.
std::optional<Interval> percentileInterval(std::vector<double> values);

/// Cases of like probability, pooled over classes.
struct ReliabilityBin {
    double probability = 0, rate = 0; ///< Mean of what was said; share that was true.
    std::size_t pairs = 0;
};
/// 10 bins of equal mass, ascending; empty ones are left out.
std::vector<ReliabilityBin> reliability(
    const Predictions& predictions, const std::vector<std::size_t>& classes);

/// Slope of a logistic regression of what is true on the logits of the probabilities, pooled over
/// the classes (Cox 1958): 1 is right, below 1 means too sure. nullopt: without both kinds, or with
/// scores that say nothing.
std::optional<double> calibrationSlope(
    const Predictions& predictions, const std::vector<std::size_t>& classes);

/// Expected calibration error in 10 bins of equal mass, pooled over the classes.
/// nullopt: no pair is known.
std::optional<double> expectedCalibrationError(
    const Predictions& predictions, const std::vector<std::size_t>& classes);
/// 1 - Brier / Brier of the base rate; above 0 means better than the base rate.
std::optional<double> brierSkill(const Predictions& predictions, std::size_t classIndex);
double brier(const std::vector<float>& probabilities, const std::vector<int>& truth);

} // namespace ecgscan
