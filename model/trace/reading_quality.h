// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/trace/page_layout.h"
#include "model/trace/pen_line.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace ecgscan {

/// What tells how well a stretch was read, beside its standard deviations.
struct StretchQuality {
    double misfit = 0; ///< PenLine::misfit
    double crossed = 0; ///< As crossedShares() gives it.
    double mmPerMv = 10; ///< Of its lead.
};

/// What tells how well all of a page was read.
struct PageQuality {
    double perspective = 0; ///< As perspectiveOf() gives it.
    bool isStraight = false; ///< To 0.03 degrees: no paper lay on a scanner or a table.
    std::optional<double> lawMisfit; ///< OrderCheck::misfit
    double mmPerS = 25;
    double rowGapMm = 25; ///< As rowGapMm() gives it.
};

/// For each stretch the share of its energy (about its median) that lies where another row's pen is
/// near: strokes that cross are followed worst. pens: one a stretch of the layout.
std::vector<double> crossedShares(
    const PageLayout& layout, const std::vector<PenLine>& pens, double pxPerMm);

/// How far the sides of a page's outline differ from those opposite to them: the sum of the
/// absolute logarithms of both ratios. 0: seen from straight above. cornersPx: of the page's
/// outline on the picture, as PageGeometry has them.
double perspectiveOf(const std::array<QPointF, 4>& cornersPx);
/// To 0.03 degrees; cornersPx: as above.
bool isStraight(const std::array<QPointF, 4>& cornersPx);
/// The median distance between the levels of neighbouring rows, mm; 60 where there is one row.
/// pens: one a stretch of the layout.
double rowGapMm(const PageLayout& layout, const std::vector<PenLine>& pens, double pxPerMm);

/// Predicts how well each stretch was read and sets its confidence: the share of its signal that is
/// expected to be right, 0..1 (0.5 is 3 dB, 0.9 is 10 dB, 0.99 is 20 dB of what `ecgscan evaluate
/// digitisation` measures). qualities: one a stretch. Gives the share of all signal. A linear
/// prediction in dB, fitted to 560 drawn pages of the training folds; right as long as the names
/// and the scale are.
double rateLeads(std::vector<LeadTrace>& leads, std::span<const StretchQuality> qualities,
    const PageQuality& page);

} // namespace ecgscan
