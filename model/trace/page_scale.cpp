// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/page_scale.h"

#include "model/core/quantile.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <initializer_list>
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
constexpr std::size_t kLeastChestPulses = 2;
constexpr double kHalfFrom = 0.42, kHalfTo = 0.58; ///< Of the other rows' pulses.

bool isChest(Lead lead)
{
    return index(lead) >= index(Lead::V1);
}

double nearestOf(double value, std::initializer_list<double> choices)
{
    return std::min(choices, [value](double a, double b) {
        return std::abs(std::log(value / a)) < std::abs(std::log(value / b));
    });
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
    if (chestHeights.size() >= kLeastChestPulses && !heights.empty()) {
        const double share = median(chestHeights) / median(heights);
        if (share > kHalfFrom && share < kHalfTo)
            scale.chestMmPerMv = 0.5;
    }
    if (!scale.chestMmPerMv)
        heights.insert(heights.end(), chestHeights.begin(), chestHeights.end());
    if (heights.empty())
        return scale;
    const std::size_t count = heights.size();
    const double height = median(std::move(heights));
    const double gain = nearestOf(height / kPulseMv, {5, 10, 20, 40});
    const double off = std::abs(height / gain - kPulseMv);
    if (off > (count > 1 ? kMostPulseOff : kMostLonePulseOff)) {
        scale.chestMmPerMv.reset();
        return scale; // a step of another kind, or one that was not seen whole
    }
    scale.isKnown = true;
    scale.mmPerMv = gain;
    if (scale.chestMmPerMv)
        scale.chestMmPerMv = gain / 2;
    scale.pulseMv = height / gain;
    if (count >= 2 && off > kPulseAccuracy && off < kMostStretch)
        scale.stretch = *scale.pulseMv;
    // Some machines print narrow pulses, so a narrow one alone does not mean a slow paper.
    if (median(std::move(widths)) / kPulseS > kNarrowPulseSpeed && rowMm > kLongRowMm)
        scale.mmPerS = 50;
    return scale;
}

QList<Warning> believePrint(PageScale& scale, const PrintedScale& printed)
{
    const PageScale measured = scale;
    scale.mmPerS = printed.mmPerS.value_or(scale.mmPerS);
    if (!measured.isKnown) {
        scale.mmPerMv = printed.mmPerMv.value_or(scale.mmPerMv);
        scale.isKnown = printed.mmPerMv || printed.mmPerS;
    }
    if (printed.chestMmPerMv && printed.mmPerMv == scale.mmPerMv)
        scale.chestMmPerMv = printed.chestMmPerMv;
    if (measured.isKnown) {
        const bool differs = scale.mmPerS != measured.mmPerS
            || printed.mmPerMv.value_or(scale.mmPerMv) != scale.mmPerMv;
        if (!differs)
            return {};
        return {{u"scale_differs"_s,
            QCoreApplication::translate("readPage",
                "The page says %1 mm/s and %2 mm/mV, but its rows and its calibration pulse say "
                "%3 mm/s and %4 mm/mV. The printed speed and the pulse's gain are used. Check "
                "them.")
                .arg(scale.mmPerS)
                .arg(printed.mmPerMv.value_or(scale.mmPerMv))
                .arg(measured.mmPerS)
                .arg(measured.mmPerMv)}};
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

} // namespace ecgscan
