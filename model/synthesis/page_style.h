// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/lead.h"

#include <QColor>
#include <QString>
#include <QStringList>
#include <Qt>

namespace ecgscan {

enum class GridStyle { fineLines, coarseLinesOnly, dots };
enum class PulseSide { left, right, none };
enum class Separator { none, tick, bar, dottedLine };
enum class NamePlace { above, below, left };
/// "aVR V1", "AVR V1", "aVR v1", "DI DII" (Latin America), "C1" (Europe).
enum class NameSpelling { usual, capitals, small, latin, chestC };

/// What a page says beside its leads. Each list is a column of lines at the top of the page.
struct PageText {
    QStringList left, middle, right;
    bool footer = true; ///< Speed, gain and filter at the bottom.
};

/// How a page is printed. Lengths in millimetres of paper.
struct PageStyle {
    QString layout = QStringLiteral("3x4+1"); ///< One of printLayoutIds(), with its usual strips.
    double speedMmPerS = 25;
    double gainMmPerMv = 10;
    double chestGainMmPerMv = 0; ///< Of V1 to V6; 0: the same.
    double dpi = 200;
    double penMm = 0.3;

    double gainOf(Lead lead) const
    {
        return isChest(lead) && chestGainMmPerMv > 0 ? chestGainMmPerMv : gainMmPerMv;
    }

    GridStyle grid = GridStyle::fineLines;
    QColor gridColour = QColor(240, 150, 150);
    double fineShare = 0.5; ///< Strength of the 1 mm lines beside the 5 mm lines.
    double coarseLineMm = 0.22, fineLineMm = 0.13;
    QColor ink = QColor(20, 20, 25);
    QColor paper = QColor(255, 252, 250);
    double marginMm = 8; ///< Paper without a grid all round.

    double rowMm = 0; ///< From one baseline to the next; 0: chosen from rows and gain.
    double gapMm = 0; ///< Between columns.
    PulseSide pulse = PulseSide::left;
    double pulseGapMm = 3; ///< Between a pulse at the left and the trace; 0: they touch.
    Separator separator = Separator::tick;
    double barMm = 0.7, barHeightMm = 6; ///< Of Separator::bar.
    bool joined = false; ///< The pen stays down from one column to the next.
    bool smooth = true; ///< With greys at the edges of lines (antialiasing).
    Qt::PenJoinStyle corners = Qt::RoundJoin; ///< Of the pen.

    NamePlace names = NamePlace::above;
    NameSpelling spelling = NameSpelling::usual;
    double nameMm = 3; ///< Height of a capital letter.
    QString fontFamily = QStringLiteral("DejaVu Sans");
    double nameShiftMm = 0; ///< Of every name towards the trace.
    double nameLeftMm = 1.5; ///< From a stretch's start to its name, unless that is at the left.
    bool bold = false;
    int scribbles = 0; ///< Notes and marks by hand, anywhere.
    bool stamp = false;
    unsigned marksSeed = 0; ///< Where those are and what they look like.
    PageText text; ///< All empty: the grid begins right above the first row.
};

/// The default with a clinical header.
PageStyle plainStyle();

/// A plausible style for a seed; layout, speed, gain and dpi stay at their defaults. Same seed,
/// same style.
PageStyle randomStyle(unsigned seed);

} // namespace ecgscan
