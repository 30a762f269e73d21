// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nets/signal_input.h"

#include "model/core/quantile.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

constexpr float kClipMv = 5;

} // namespace

Signal100 toSignal100(const Ecg& ecg)
{
    Signal100 out;
    const double step = ecg.sampleRateHz / kSignalRateHz;
    for (std::size_t lead = 0; lead < kLeadCount; ++lead) {
        const std::vector<float>& samples = ecg.leads[lead];
        for (std::size_t k = 0; k < kSignalLength; ++k) {
            const auto from = static_cast<std::size_t>(std::lround(static_cast<double>(k) * step));
            const auto to = std::min(samples.size(),
                static_cast<std::size_t>(std::lround(static_cast<double>(k + 1) * step)));
            float sum = 0;
            int known = 0;
            for (std::size_t i = from; i < to; ++i) {
                if (std::isfinite(samples[i])) {
                    sum += samples[i];
                    ++known;
                }
            }
            out[lead][k] = known > 0 ? sum / static_cast<float>(known) : kMissing;
        }
    }
    return out;
}

std::vector<float> networkInput(const Signal100& signal)
{
    std::vector<float> input(kSignalChannels * kSignalLength, 0.0f);
    std::vector<float> stretch;
    for (std::size_t lead = 0; lead < kLeadCount; ++lead) {
        const auto& samples = signal[lead];
        float* values = input.data() + lead * kSignalLength;
        float* mask = input.data() + (kLeadCount + lead) * kSignalLength;
        for (std::size_t k = 0; k < kSignalLength;) {
            if (!std::isfinite(samples[k])) {
                ++k;
                continue;
            }
            std::size_t end = k;
            while (end < kSignalLength && std::isfinite(samples[end]))
                ++end;
            stretch.assign(samples.begin() + static_cast<std::ptrdiff_t>(k),
                samples.begin() + static_cast<std::ptrdiff_t>(end));
            const float level = median(stretch);
            for (; k < end; ++k) {
                values[k] = std::clamp(samples[k] - level, -kClipMv, kClipMv);
                mask[k] = 1;
            }
        }
    }
    return input;
}

double knownShare(const Signal100& signal)
{
    std::size_t known = 0;
    for (const auto& lead : signal)
        known += static_cast<std::size_t>(
            std::ranges::count_if(lead, [](float v) { return std::isfinite(v); }));
    return static_cast<double>(known) / static_cast<double>(kLeadCount * kSignalLength);
}

} // namespace ecgscan
