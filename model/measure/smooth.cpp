// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/measure/smooth.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ecgscan {

std::vector<float> smoothed(const std::vector<float>& samples, double sd)
{
    constexpr double kReach = 3; ///< Standard deviations.
    const int reach = static_cast<int>(std::ceil(kReach * sd));
    std::vector<double> weights;
    for (int k = -reach; k <= reach; ++k)
        weights.push_back(std::exp(-0.5 * k * k / (sd * sd)));
    const int size = static_cast<int>(samples.size());
    std::vector<float> out(samples.size(), std::numeric_limits<float>::quiet_NaN());
    for (int i = 0; i < size; ++i) {
        if (!std::isfinite(samples[static_cast<std::size_t>(i)]))
            continue;
        double sum = 0, weight = 0;
        for (int k = std::max(-reach, -i); k <= std::min(reach, size - 1 - i); ++k) {
            const float sample = samples[static_cast<std::size_t>(i + k)];
            if (!std::isfinite(sample))
                continue;
            const double w = weights[static_cast<std::size_t>(k + reach)];
            sum += w * static_cast<double>(sample);
            weight += w;
        }
        out[static_cast<std::size_t>(i)] = static_cast<float>(sum / weight);
    }
    return out;
}

std::vector<float> slopesOf(const std::vector<float>& samples)
{
    std::vector<float> slopes(samples.size(), std::numeric_limits<float>::quiet_NaN());
    for (std::size_t k = 1; k + 1 < samples.size(); ++k)
        slopes[k] = (samples[k + 1] - samples[k - 1]) / 2;
    return slopes;
}

} // namespace ecgscan
