// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/findings/fusion.h"

#include "model/core/logit.h"

#include <cmath>
#include <limits>

namespace ecgscan {

namespace {

constexpr int kShares = 10; ///< Tried between 0 and 1.
constexpr double kUsualShare = 0.5, kShareSd = 0.2; ///< Of the prior.
constexpr double kClearLogits = 0.5; ///< From the threshold.

double average(double signal, double page, double pageShare)
{
    return (1 - pageShare) * logit(signal) + pageShare * logit(page);
}

} // namespace

double Fusion::probability(double signal, double page) const
{
    return calibration.probability(average(signal, page, pageShare));
}

Fusion fitFusion(const std::vector<double>& signal, const std::vector<double>& page,
    const std::vector<int>& truth)
{
    Fusion best;
    double least = std::numeric_limits<double>::infinity();
    for (int step = 0; step <= kShares; ++step) {
        Fusion fit {static_cast<double>(step) / kShares, {}};
        std::vector<float> averages;
        for (std::size_t i = 0; i < truth.size(); ++i)
            averages.push_back(static_cast<float>(average(signal[i], page[i], fit.pageShare)));
        fit.calibration = fitCalibration(averages, truth);
        double loss = std::pow((fit.pageShare - kUsualShare) / kShareSd, 2) / 2;
        for (std::size_t i = 0; i < truth.size(); ++i) {
            const double probability = fit.probability(signal[i], page[i]);
            if (truth[i] >= 0)
                loss -= std::log(std::max(1e-9, truth[i] == 1 ? probability : 1 - probability));
        }
        if (loss < least) {
            least = loss;
            best = fit;
        }
    }
    return best;
}

bool contradict(double signal, double page, double threshold)
{
    const double a = logit(signal) - logit(threshold), b = logit(page) - logit(threshold);
    return (a > kClearLogits && b < -kClearLogits) || (a < -kClearLogits && b > kClearLogits);
}

} // namespace ecgscan
