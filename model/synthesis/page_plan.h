// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/print_layout.h"
#include "model/synthesis/page_style.h"

#include <QRectF>
#include <QSizeF>

#include <vector>

namespace ecgscan {

/// A part of one lead on its place.
struct Stretch {
    PrintedLead printed;
    double startS = 0, durationS = 10;
    int row = 0;
    double leftMm = 0; ///< Where it begins on the page.
};

/// Where everything of a page lies, in millimetres from the page's top left corner. Columns are
/// printed one after the other in time; a strip prints all 10 s.
struct PagePlan {
    std::vector<Stretch> stretches; ///< Columns first, then strips.
    std::vector<double> baselinesMm; ///< One a row.
    double rowMm = 0;
    QRectF gridMm;
    QSizeF pageMm;
    double traceLeftMm = 0, traceRightMm = 0;
    double pulseLeftMm = 0; ///< Of the rising edge; only meaningful when there is a pulse.
};

inline constexpr double kPulseWidthMm = 5;

PagePlan planPage(const PageStyle& style);

} // namespace ecgscan
