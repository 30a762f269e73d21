// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/calibrated_classes.h"

#include "app/cli/labels.h"

#include <algorithm>
#include <numeric>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

constexpr double kLeastThreshold = 0.1; ///< What is less probable is not called present.
constexpr int kFewestPositives = 5;

std::vector<double> probabilities(const Calibration& calibration, const KnownPairs& pairs)
{
    std::vector<double> all;
    for (const float logit : pairs.scores)
        all.push_back(calibration.probability(static_cast<double>(logit)));
    return all;
}

double thresholdOf(const std::vector<double>& probabilities, const std::vector<int>& truth)
{
    return std::max(kLeastThreshold, bestF1Threshold(probabilities, truth, kFewestPositives));
}

} // namespace

const QString kOperatingPoint
    = u"threshold of best F1 on the calibration fold, at least 0.1; 0.5 with fewer than 5 positives"_s;

std::vector<FindingClass> calibratedClasses(const Predictions& signal)
{
    std::vector<FindingClass> classes;
    for (std::size_t k = 0; k < signal.classes.size(); ++k) {
        const KnownPairs pairs = knownPairs(signal, k);
        FindingClass out;
        out.code = signal.classes[k];
        out.scheme = k < kSuperclassCount ? u"superclass"_s : u"SCP-ECG"_s;
        out.calibration = fitCalibration(pairs.scores, pairs.truth);
        out.threshold = thresholdOf(probabilities(out.calibration, pairs), pairs.truth);
        classes.push_back(std::move(out));
    }
    return classes;
}

std::vector<FindingClass> calibratedClasses(const Predictions& signal, const Predictions& page)
{
    std::vector<FindingClass> classes = calibratedClasses(signal);
    for (std::size_t k = 0; k < classes.size(); ++k) {
        FindingClass& out = classes[k];
        const KnownPairs seen = knownPairs(page, k);
        out.pageCalibration = fitCalibration(seen.scores, seen.truth);
        const std::vector<double> bySignal = probabilities(out.calibration, knownPairs(signal, k));
        const std::vector<double> byPage = probabilities(out.pageCalibration, seen);
        out.fusion = fitFusion(bySignal, byPage, seen.truth);
        std::vector<double> fused;
        for (std::size_t i = 0; i < bySignal.size(); ++i)
            fused.push_back(out.fusion.probability(bySignal[i], byPage[i]));
        out.threshold = thresholdOf(fused, seen.truth);
    }
    return classes;
}

std::optional<double> superclassMacro(const Predictions& predictions)
{
    std::vector<std::size_t> superclasses(kSuperclassCount);
    std::iota(superclasses.begin(), superclasses.end(), std::size_t(0));
    return macroAuroc(predictions, superclasses, 1);
}

} // namespace ecgscan::cli
