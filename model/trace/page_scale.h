// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/trace/page_layout.h"
#include "model/trace/printed_scale.h"

#include <QList>

#include <optional>

namespace ecgscan {

/// How millimetres of a page become seconds and millivolts.
struct PageScale {
    double mmPerS = 25;
    double mmPerMv = 10;
    std::optional<double> chestMmPerMv; ///< Where V1 to V6 have their own.
    std::optional<double> pulseMv; ///< Height of the calibration pulse at mmPerMv.
    /// What mm/mV are to be multiplied by: a print or a lens that stretched the page, by its pulse.
    double stretch = 1;
    /// By a pulse, or speed or gain by the print; else both are guesses.
    bool isKnown = false;
    bool isSpeedSure = false; ///< Width of the pulse and length of the rows agree.
    bool isChestSure = false; ///< Rows of chest leads have pulses of their own.

    /// How high 1 mV of this lead stands on the page.
    double printedMmPerMv(Lead lead) const
    {
        return stretch * (isChest(lead) ? chestMmPerMv.value_or(mmPerMv) : mmPerMv);
    }
};

/// By the calibration pulses; the speed also by the length of the rows, which hold 10 s. Chest
/// leads have their own gain where their rows' pulses are half as high as those of the others.
PageScale measureScale(const InkMap& map, const PagePrint& print, const PageLayout& layout);

/// What is printed: without a pulse it is believed; beside one, it says the speed, unless pulse and
/// rows agree on another, and that chest leads have half the gain, unless their own pulses differ.
/// Gives the warnings "scale_differs" where it contradicts the pulse or
/// the rows, "no_calibration_pulse", and kScaleAssumed where nothing says the scale.
QList<Warning> believePrint(PageScale& scale, const PrintedScale& printed);

/// What a person says of speed and gain, where they do. Their gain is that of all leads, and no
/// stretch of the page is reckoned with any more.
void correctScale(PageScale& scale, const PageRepair& repair);

} // namespace ecgscan
