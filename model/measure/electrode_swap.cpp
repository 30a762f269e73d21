// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/measure/electrode_swap.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

// Of the mean beat, in seconds from the R peak.
constexpr double kFromS = -0.26, kToS = 0.1;
constexpr double kQrsFromS = -0.06, kQrsToS = 0.08;
constexpr double kPToS = -0.07;
constexpr double kLevelFromS = -0.09; ///< To kQrsFromS: between P and QRS.
constexpr std::size_t kLeastBeats = 2;
constexpr double kClearP = 0.04; ///< mV
constexpr double kClearQrs = 0.2; ///< Of the QRS that must be on one side of the level.
constexpr double kFlatMv = 0.12, kTallMv = 0.3; ///< Peak to peak of the mean QRS.

struct MeanBeat {
    double pMv = 0; ///< The wave before the QRS that stands out most, with its sign.
    double qrs = 0; ///< Area above the level less that below, over both: -1..1.
    double heightMv = 0; ///< Of the QRS, peak to peak.
};

std::optional<MeanBeat> meanBeat(
    const Reconstruction& leads, Lead lead, const std::vector<double>& beatTimesS)
{
    const std::vector<float>& samples = leads.leadsMv.at(lead);
    const double rate = leads.sampleRateHz;
    const auto length = static_cast<std::size_t>((kToS - kFromS) * rate);
    std::vector<double> sum(length, 0);
    std::size_t beats = 0;
    for (const double time : beatTimesS) {
        const auto first = static_cast<std::ptrdiff_t>(std::lround((time + kFromS) * rate));
        if (first < 0
            || first + static_cast<std::ptrdiff_t>(length)
                > static_cast<std::ptrdiff_t>(samples.size()))
            continue;
        const auto from = samples.begin() + first;
        if (!std::all_of(from, from + static_cast<std::ptrdiff_t>(length),
                [](float sample) { return std::isfinite(sample); }))
            continue;
        for (std::size_t k = 0; k < length; ++k)
            sum[k] += static_cast<double>(from[static_cast<std::ptrdiff_t>(k)]);
        ++beats;
    }
    if (beats < kLeastBeats)
        return std::nullopt;
    const auto at = [&](double s) { return static_cast<std::size_t>((s - kFromS) * rate); };
    double level = 0;
    for (std::size_t k = at(kLevelFromS); k < at(kQrsFromS); ++k)
        level += sum[k] / static_cast<double>(at(kQrsFromS) - at(kLevelFromS));
    MeanBeat beat;
    double above = 0, below = 0, highest = 0, lowest = 0;
    for (std::size_t k = 0; k < length; ++k) {
        const double mv = (sum[k] - level) / static_cast<double>(beats);
        if (k < at(kPToS)) {
            beat.pMv = std::abs(mv) > std::abs(beat.pMv) ? mv : beat.pMv;
        } else if (k >= at(kQrsFromS) && k < at(kQrsToS)) {
            (mv > 0 ? above : below) += std::abs(mv);
            highest = std::max(highest, mv);
            lowest = std::min(lowest, mv);
        }
    }
    beat.qrs = above + below > 0 ? (above - below) / (above + below) : 0;
    beat.heightMv = highest - lowest;
    return beat;
}

bool isUpsideDown(const MeanBeat& beat)
{
    return beat.pMv < -kClearP && beat.qrs < -kClearQrs;
}

bool isUpright(const MeanBeat& beat)
{
    return beat.pMv > kClearP && beat.qrs > kClearQrs;
}

} // namespace

std::optional<ElectrodeSwap> suspectSwap(
    const Reconstruction& leads, const std::vector<double>& beatTimesS)
{
    const auto beatOf = [&](Lead lead) { return meanBeat(leads, lead, beatTimesS); };
    const auto i = beatOf(Lead::I), ii = beatOf(Lead::II), iii = beatOf(Lead::III);
    const auto aVR = beatOf(Lead::aVR), v6 = beatOf(Lead::V6);
    if (i && ii && iii && ii->heightMv < kFlatMv && i->heightMv > kTallMv
        && iii->heightMv > kTallMv)
        return ElectrodeSwap::rightArmRightLeg;
    if (!i || !ii || !aVR || !v6 || v6->qrs < kClearQrs || v6->pMv < -kClearP)
        return std::nullopt;
    if (isUpsideDown(*ii) && isUpright(*aVR))
        return ElectrodeSwap::rightArmLeftLeg;
    if (isUpsideDown(*i) && !isUpsideDown(*aVR))
        return ElectrodeSwap::rightArmLeftArm;
    return std::nullopt;
}

QString swapName(ElectrodeSwap swap)
{
    switch (swap) {
    case ElectrodeSwap::rightArmLeftArm:
        return u"RA-LA"_s;
    case ElectrodeSwap::rightArmLeftLeg:
        return u"RA-LL"_s;
    case ElectrodeSwap::rightArmRightLeg:
        return u"RA-RL"_s;
    }
    return {};
}

QString swapReason(ElectrodeSwap swap)
{
    switch (swap) {
    case ElectrodeSwap::rightArmLeftArm:
        return QCoreApplication::translate("Swap",
            "Lead I is upside down, and V6 is not: the electrodes of the arms may have been "
            "swapped. Check the limb leads before you rely on them.");
    case ElectrodeSwap::rightArmLeftLeg:
        return QCoreApplication::translate("Swap",
            "Lead II is upside down, aVR is upright, and V6 is, too: the electrodes of the right "
            "arm and the left leg may have been swapped, or the rhythm comes from below. Check the "
            "limb leads before you rely on them.");
    case ElectrodeSwap::rightArmRightLeg:
        return QCoreApplication::translate("Swap",
            "Lead II is nearly flat beside I and III: the electrodes of the right arm and the "
            "right leg may have been swapped. Check the limb leads before you rely on them.");
    }
    return {};
}

} // namespace ecgscan
