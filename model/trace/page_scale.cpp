// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/page_scale.h"

#include "model/core/quantile.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <vector>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr double kPulseS = 0.2; ///< A calibration pulse lasts 0.2 s
constexpr double kPulseMv = 1; ///< and stands for 1 mV.
constexpr double kMostPulseOff = 0.25; ///< mV: no paper and no lens stretches a page so far.
constexpr double kMostLonePulseOff = 0.1; ///< Of a pulse that no other row confirms.
constexpr double kPulseAccuracy = 0.025; ///< mV: a pulse is measured this well
constexpr double kMostStretch = 0.12; ///< and pages are stretched at most so much.
constexpr double kLongestRowMm = 380; ///< Of 10 s at 25 mm/s, with much to spare.
constexpr double kLongRowMm = 200; ///< Of 10 s at 25 mm/s, with columns cut off.
constexpr double kNarrowPulseSpeed = 42; ///< mm/s; slower pages print no pulse so wide.
constexpr double kRowS = 10; ///< Of most rows.
constexpr double kSpeedAgreement = 0.12;
constexpr std::size_t kLeastChestPulses = 2;
constexpr double kHalfFrom = 0.42, kHalfTo = 0.58; ///< Of the other rows' pulses.

double nearestGain(double mmPerMv)
{
    return *std::ranges::min_element(
        kUsualGains, {}, [mmPerMv](double gain) { return std::abs(std::log(mmPerMv / gain)); });
}

/// Length of a whole row, in paper.
double rowLengthMm(const InkMap& map, const PageLayout& layout)
{
    double widest = 0;
    for (const PrintedStretch& stretch : layout.stretches)
        widest = std::max(widest, (stretch.right - stretch.left) / map.pxPerMm);
    return layout.stretches.back().isRhythm || layout.columns == 1 ? widest
                                                                   : widest * layout.columns;
}

/// Does a row hold nothing but chest leads?
bool isChestRow(const PageLayout& layout, int row)
{
    return std::ranges::none_of(layout.stretches, [row](const PrintedStretch& stretch) {
        return stretch.row == row && !isChest(stretch.lead);
    });
}

/// Of pulses of two heights, which are no chest leads' halves, the more frequent.
void keepMajority(std::vector<double>& heights)
{
    std::vector<double> best;
    for (const double model : heights) {
        std::vector<double> alike;
        std::ranges::copy_if(heights, std::back_inserter(alike),
            [model](double height) { return std::abs(height - model) < 0.2 * model; });
        if (alike.size() > best.size())
            best = std::move(alike);
    }
    heights = std::move(best);
}

} // namespace

PageScale measureScale(const InkMap& map, const PagePrint& print, const PageLayout& layout)
{
    const double rowMm = rowLengthMm(map, layout);
    PageScale scale;
    scale.mmPerS = rowMm > kLongestRowMm ? 50 : 25;
    std::vector<double> heights, chestHeights, widths;
    for (const Pulse& pulse : print.pulses) {
        (isChestRow(layout, pulse.row) ? chestHeights : heights)
            .push_back(pulse.heightPx / map.pxPerMm);
        widths.push_back(pulse.widthPx() / map.pxPerMm);
    }
    bool isHalved = false;
    scale.isChestSure = chestHeights.size() >= kLeastChestPulses && !heights.empty();
    if (scale.isChestSure) {
        const double share = median(chestHeights) / median(heights);
        isHalved = share > kHalfFrom && share < kHalfTo;
    }
    if (!isHalved)
        heights.insert(heights.end(), chestHeights.begin(), chestHeights.end());
    keepMajority(heights);
    if (heights.empty())
        return scale;
    const std::size_t count = heights.size();
    const double height = median(std::move(heights));
    const double gain = nearestGain(height / kPulseMv);
    const double off = std::abs(height / gain - kPulseMv);
    if (off > (count > 1 ? kMostPulseOff : kMostLonePulseOff))
        return scale; // a step of another kind, or one that was not seen whole
    scale.isKnown = true;
    scale.mmPerMv = gain;
    if (isHalved)
        scale.chestMmPerMv = gain / 2;
    scale.pulseMv = height / gain;
    if (count >= 2 && off > kPulseAccuracy && off < kMostStretch)
        scale.stretch = *scale.pulseMv;
    const double pulseSpeed = median(std::move(widths)) / kPulseS;
    // Some machines print narrow pulses, so a narrow one alone does not mean a slow paper.
    if (pulseSpeed > kNarrowPulseSpeed && rowMm > kLongRowMm)
        scale.mmPerS = 50;
    scale.isSpeedSure = std::abs(pulseSpeed - scale.mmPerS) < kSpeedAgreement * scale.mmPerS
        && std::abs(rowMm - kRowS * scale.mmPerS) < kSpeedAgreement * kRowS * scale.mmPerS;
    return scale;
}

QList<Warning> believePrint(PageScale& scale, const PrintedScale& printed)
{
    const PageScale measured = scale;
    if (!measured.isSpeedSure)
        scale.mmPerS = printed.mmPerS.value_or(scale.mmPerS);
    if (!measured.isKnown) {
        scale.mmPerMv = printed.mmPerMv.value_or(scale.mmPerMv);
        scale.isKnown = printed.mmPerMv || printed.mmPerS;
    }
    if (!measured.isChestSure && printed.mmPerMv == scale.mmPerMv)
        scale.chestMmPerMv = printed.chestMmPerMv;
    if (measured.isKnown) {
        const double printedSpeed = printed.mmPerS.value_or(measured.mmPerS);
        const double printedGain = printed.mmPerMv.value_or(measured.mmPerMv);
        const bool chestDiffers
            = printed.chestMmPerMv && printed.chestMmPerMv != scale.chestMmPerMv;
        if (printedSpeed == measured.mmPerS && printedGain == measured.mmPerMv && !chestDiffers)
            return {};
        return {{u"scale_differs"_s,
            QCoreApplication::translate("readPage",
                "What is printed (%1 mm/s, %2 mm/mV) differs from what rows and calibration pulses "
                "say (%3 mm/s, %4 mm/mV). %5 mm/s and the pulses' gain are used. Check them.")
                .arg(printedSpeed)
                .arg(printedGain)
                .arg(measured.mmPerS)
                .arg(measured.mmPerMv)
                .arg(scale.mmPerS)}};
    }
    const bool isPrinted = printed.mmPerMv && printed.mmPerS;
    return {{isPrinted ? u"no_calibration_pulse"_s : QString(kScaleAssumed),
        (isPrinted ? QCoreApplication::translate("readPage",
                         "No clear calibration pulse was found; %1 mm/s and %2 mm/mV are what is "
                         "printed.")
                   : QCoreApplication::translate("readPage",
                         "No clear calibration pulse was found; %1 mm/s and %2 mm/mV are assumed "
                         "where "
                         "they are not printed. Check them."))
            .arg(scale.mmPerS)
            .arg(scale.mmPerMv)}};
}

void correctScale(PageScale& scale, const PageRepair& repair)
{
    if (repair.paperSpeedMmPerS) {
        scale.mmPerS = *repair.paperSpeedMmPerS;
        scale.isSpeedSure = true;
    }
    if (repair.gainMmPerMv) {
        if (scale.pulseMv)
            scale.pulseMv = *scale.pulseMv * scale.mmPerMv / *repair.gainMmPerMv;
        scale.mmPerMv = *repair.gainMmPerMv;
        scale.chestMmPerMv.reset();
        scale.stretch = 1;
    }
    scale.isKnown = scale.isKnown || (repair.paperSpeedMmPerS && repair.gainMmPerMv);
}

} // namespace ecgscan
