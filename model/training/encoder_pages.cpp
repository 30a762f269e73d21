// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/encoder_pages.h"

#include "model/synthesis/dice.h"
#include "model/trace/page_view.h"
#include "model/trace/reconstruction.h"
#include "model/training/tracer_pages.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

constexpr std::uint64_t kEncoderStream = 91;
constexpr double kLeastDpi = 60, kMostDpi = 110;
constexpr double kGainSd = 0.1; ///< Of the recording's size, as a logarithm.
constexpr double kScaleError = 0.01; ///< Standard deviation of what flattening may leave.
constexpr double kHeightMv = 0.05, kTimeMm = 0.4; ///< Standard deviations of a stretch's place.
constexpr double kLostLead = 0.01;

/// The truth as a good reading would have it.
std::vector<LeadTrace> roughly(
    std::vector<LeadTrace> leads, const PageScale& scale, double pxPerMm, Dice& dice)
{
    std::erase_if(leads, [&](const LeadTrace&) { return dice.chance(kLostLead); });
    for (LeadTrace& lead : leads) {
        const QPointF off(kTimeMm * pxPerMm * dice.normal(),
            kHeightMv * scale.printedMmPerMv(lead.lead) * pxPerMm * dice.normal());
        for (QPointF& point : lead.pathPx)
            point += off;
    }
    return leads;
}

} // namespace

EncoderExample drawEncoderExample(Ecg ecg, unsigned seed)
{
    Dice dice(seed, kEncoderStream);
    const auto gain = static_cast<float>(std::exp(kGainSd * dice.normal()));
    for (std::vector<float>& lead : ecg.leads) {
        for (float& sample : lead)
            sample *= gain;
    }
    const DrawnPage page = drawWornPage(ecg, dice.between(kLeastDpi, kMostDpi), seed);
    const InkMap map = inkOf(page, std::exp(kScaleError * dice.normal()));
    const PageGeometry& geometry = page.truth.page;
    PageScale scale;
    scale.mmPerS = geometry.paperSpeedMmPerS.value_or(scale.mmPerS);
    scale.mmPerMv = geometry.gainMmPerMv.value_or(scale.mmPerMv);
    scale.chestMmPerMv = geometry.chestGainMmPerMv;
    return {pageInput(map, roughly(page.truth.leads, scale, map.pxPerMm, dice), scale),
        toSignal100(toEcg(reconstruct(page.truth.leads)))};
}

} // namespace ecgscan
