// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/findings/calibration.h"

#include "model/core/logit.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

// Standard deviations of the prior, in logits.
constexpr double kSlopeSd = 0.5;
constexpr double kOffsetSd = 1.0;
constexpr double kLeastSlope = 0.05;

} // namespace

double Calibration::probability(double logit) const
{
    return sigmoid(slope * logit + offset);
}

Calibration fitCalibration(const std::vector<float>& logits, const std::vector<int>& truth)
{
    Calibration fit;
    for (int round = 0; round < 50; ++round) {
        double gradSlope = (fit.slope - 1) / (kSlopeSd * kSlopeSd);
        double gradOffset = fit.offset / (kOffsetSd * kOffsetSd);
        double hessSlope = 1 / (kSlopeSd * kSlopeSd);
        double hessOffset = 1 / (kOffsetSd * kOffsetSd);
        double hessBoth = 0;
        for (std::size_t i = 0; i < logits.size(); ++i) {
            if (truth[i] < 0)
                continue;
            const double x = static_cast<double>(logits[i]);
            const double p = fit.probability(x);
            const double weight = std::max(p * (1 - p), 1e-9);
            gradSlope += (p - truth[i]) * x;
            gradOffset += p - truth[i];
            hessSlope += weight * x * x;
            hessOffset += weight;
            hessBoth += weight * x;
        }
        const double determinant = hessSlope * hessOffset - hessBoth * hessBoth;
        const double stepSlope = (hessOffset * gradSlope - hessBoth * gradOffset) / determinant;
        const double stepOffset = (hessSlope * gradOffset - hessBoth * gradSlope) / determinant;
        fit.slope = std::max(kLeastSlope, fit.slope - std::clamp(stepSlope, -0.5, 0.5));
        fit.offset -= std::clamp(stepOffset, -1.0, 1.0);
        if (std::abs(stepSlope) + std::abs(stepOffset) < 1e-9)
            break;
    }
    return fit;
}

double bestF1Threshold(
    const std::vector<double>& probabilities, const std::vector<int>& truth, int minPositives)
{
    std::vector<std::pair<double, int>> known;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        if (truth[i] >= 0)
            known.emplace_back(probabilities[i], truth[i]);
    }
    const auto positives = static_cast<double>(
        std::ranges::count_if(known, [](const auto& pair) { return pair.second == 1; }));
    if (positives < minPositives)
        return 0.5;
    std::ranges::sort(known, std::ranges::greater());
    double best = 0;
    double threshold = 0.5;
    double hits = 0;
    for (std::size_t i = 0; i + 1 < known.size(); ++i) {
        hits += known[i].second;
        const double f1 = 2 * hits / (static_cast<double>(i + 1) + positives);
        if (f1 > best) {
            best = f1;
            threshold = (known[i].first + known[i + 1].first) / 2;
        }
    }
    return threshold;
}

} // namespace ecgscan
