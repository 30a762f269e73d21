// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/evidence_check.h"

#include "model/core/ecg.h"
#include "model/core/quantile.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ecgscan {

namespace {

constexpr int kMarginPx = 4; ///< Above and below the trace: 2 mm.
constexpr double kShownS = static_cast<double>(kSignalLength) / kSignalRateHz;
constexpr std::size_t kSamplesAStep = kSignalLength / kPageSteps;

struct Heights {
    float least, most; ///< mV
};

std::optional<Heights> heightsAt(const std::array<float, kSignalLength>& lead, std::size_t step)
{
    std::optional<Heights> heights;
    // A sample more at either end: ink joins them.
    const std::size_t from = step * kSamplesAStep;
    for (std::size_t k = from > 0 ? from - 1 : 0;
        k < std::min(from + kSamplesAStep + 1, kSignalLength); ++k) {
        if (!std::isfinite(lead[k]))
            continue;
        heights = heights
            ? Heights {std::min(heights->least, lead[k]), std::max(heights->most, lead[k])}
            : Heights {lead[k], lead[k]};
    }
    return heights;
}

/// Columns [left, right) and rows [top, bottom) of the sheet.
void wipe(PageInput& page, const std::array<float, kPageChannels>& paper, double left, double right,
    double top, double bottom)
{
    const auto within = [](double at, int size) {
        return static_cast<std::size_t>(std::clamp(std::lround(at), 0L, static_cast<long>(size)));
    };
    constexpr std::size_t kPlane = static_cast<std::size_t>(kPageRows) * kPageColumns;
    for (std::size_t channel = 0; channel < paper.size(); ++channel) {
        for (std::size_t y = within(top, kPageRows); y < within(bottom, kPageRows); ++y) {
            for (std::size_t x = within(left, kPageColumns); x < within(right, kPageColumns); ++x)
                page.planes[channel * kPlane + y * kPageColumns + x] = paper[channel];
        }
    }
}

/// Printed from end to end, and found on the page.
bool isShown(const Evidence& part, const EncoderExample& example)
{
    const auto lead = static_cast<std::size_t>(index(part.lead));
    const auto isKnown = [&](const auto& values, double rateHz) {
        const auto first = static_cast<std::size_t>(std::lround(part.fromS * rateHz));
        const auto last
            = std::min(values.size(), static_cast<std::size_t>(std::lround(part.toS * rateHz)));
        return first < last
            && std::all_of(
                values.begin() + static_cast<std::ptrdiff_t>(first),
                values.begin() + static_cast<std::ptrdiff_t>(last),
                [](float value) { return std::isfinite(value); });
    };
    return isKnown(example.printed[lead], kSignalRateHz)
        && isKnown(example.page.leads[lead].x, kPageStepHz);
}

} // namespace

PageInput withoutParts(const EncoderExample& example, std::span<const Evidence> parts)
{
    PageInput page = example.page;
    const auto darkness = page.planes.begin() + static_cast<std::ptrdiff_t>(page.planes.size() / 2);
    const std::array<float, kPageChannels> paper {
        0, median(std::vector(darkness, page.planes.end()))};
    for (const Evidence& part : parts) {
        const auto& samples = example.printed[static_cast<std::size_t>(index(part.lead))];
        const LeadPlace& place = page.leads[static_cast<std::size_t>(index(part.lead))];
        const auto level = medianOfKnown(std::vector(samples.begin(), samples.end()));
        for (std::size_t step = 0; step < kPageSteps; ++step) {
            const double atS = (static_cast<double>(step) + 0.5) / kPageStepHz;
            const auto heights = heightsAt(samples, step);
            if (atS < part.fromS || atS >= part.toS || !heights || !std::isfinite(place.x[step]))
                continue;
            const std::size_t beside
                = step + 1 < kPageSteps && std::isfinite(place.x[step + 1]) ? step + 1 : step - 1;
            const double halfPx
                = std::abs(static_cast<double>(place.x[beside] - place.x[step])) / 2;
            const double first = static_cast<double>(
                place.y[step] - place.pxPerMv * (heights->most - level.value_or(0)));
            const double last = static_cast<double>(
                place.y[step] - place.pxPerMv * (heights->least - level.value_or(0)));
            const auto x = static_cast<double>(place.x[step]);
            wipe(page, paper, x - halfPx, x + halfPx + 1, std::min(first, last) - kMarginPx,
                std::max(first, last) + kMarginPx + 1);
        }
    }
    return page;
}

std::vector<Evidence> randomPartsLike(
    std::span<const Evidence> parts, const EncoderExample& example, std::mt19937_64& random)
{
    std::vector<Evidence> others;
    if (parts.empty())
        return others;
    const double lengthS = parts.front().toS - parts.front().fromS;
    for (const Lead lead : kLeads) {
        for (double fromS = 0; fromS + lengthS <= kShownS + 1e-9; fromS += lengthS) {
            const Evidence other {lead, fromS, fromS + lengthS, 0, {}};
            const bool isTouched = std::ranges::any_of(parts, [&](const Evidence& part) {
                return part.lead == lead && part.fromS < other.toS && other.fromS < part.toS;
            });
            if (!isTouched && isShown(other, example))
                others.push_back(other);
        }
    }
    std::ranges::shuffle(others, random);
    others.resize(std::min(others.size(), parts.size()));
    return others;
}

} // namespace ecgscan
