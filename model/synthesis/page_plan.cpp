// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/synthesis/page_plan.h"

#include "model/core/print_layout.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

constexpr double kRecordingS = 10;
constexpr double kSideMm = 5; ///< Grid beside the traces.
constexpr double kTextLineMm = 5;

/// Tall enough for the largest QRS complexes to seldom reach the next row, low enough for a sheet.
double rowHeightMm(const PageStyle& style, int rows)
{
    if (style.rowMm > 0)
        return style.rowMm;
    return std::clamp(150.0 / rows, 15.0, 36.0) * std::clamp(style.gainMmPerMv / 10, 1.0, 1.6);
}

double headerMm(const PageText& text)
{
    const auto lines = std::max({text.left.size(), text.middle.size(), text.right.size()});
    return lines > 0 ? 7 + kTextLineMm * static_cast<double>(lines) : 4;
}

} // namespace

PagePlan planPage(const PageStyle& style)
{
    const PrintLayout* layout = findPrintLayout(style.layout);
    Q_ASSERT(layout);
    const int columns = layout->columns;
    const auto allRows = static_cast<int>(layout->allRows());
    const double columnS = kRecordingS / columns;
    const double nameRoomMm = style.names == NamePlace::left ? 4 * style.nameMm : 0;

    PagePlan plan;
    plan.rowMm = rowHeightMm(style, allRows);
    const double gridLeft = style.marginMm;
    plan.traceLeftMm = gridLeft + kSideMm + nameRoomMm
        + (style.pulse == PulseSide::left ? kPulseWidthMm + style.pulseGapMm : 0);
    plan.traceRightMm
        = plan.traceLeftMm + kRecordingS * style.speedMmPerS + (columns - 1) * style.gapMm;
    plan.pulseLeftMm = style.pulse == PulseSide::left ? gridLeft + kSideMm : plan.traceRightMm + 2;
    const double gridRight
        = plan.traceRightMm + kSideMm + (style.pulse == PulseSide::right ? kPulseWidthMm + 3 : 0);
    const double top = style.marginMm + headerMm(style.text);
    const double bottom = top + plan.rowMm * (allRows + 0.1) + (style.text.footer ? 10 : 2);
    plan.gridMm = QRectF(gridLeft, style.marginMm, std::ceil((gridRight - gridLeft) / 5) * 5,
        std::ceil((bottom - style.marginMm) / 5) * 5);
    plan.pageMm
        = QSizeF(plan.gridMm.right() + style.marginMm, plan.gridMm.bottom() + style.marginMm);
    for (int row = 0; row < allRows; ++row)
        plan.baselinesMm.push_back(top + (row + 0.6) * plan.rowMm);

    for (std::size_t k = 0; k < layout->leads.size(); ++k) {
        const int column = layout->columnOf(k);
        plan.stretches.push_back({layout->leads[k], column * columnS, columnS, layout->rowOf(k),
            plan.traceLeftMm + column * (columnS * style.speedMmPerS + style.gapMm)});
    }
    int row = layout->rows;
    for (const Lead strip : layout->strips)
        plan.stretches.push_back({{strip}, 0, kRecordingS, row++, plan.traceLeftMm});
    return plan;
}

} // namespace ecgscan
