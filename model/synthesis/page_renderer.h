// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/core/ecg.h"

#include <QColor>
#include <QImage>
#include <QString>

namespace ecgscan {

enum class GridStyle { fineLines, coarseLinesOnly, dots };
enum class PulseSide { left, right, none };
enum class Separator { none, tick, dottedLine };

/// How a page is printed. Lengths in millimetres of paper.
struct PageStyle {
    QString layout = QStringLiteral("3x4+1"); ///< 3x4, 3x4+1, 3x4+3, 6x2, 6x2+1, 12x1
    double speedMmPerS = 25;
    double gainMmPerMv = 10;
    double dpi = 200;
    double penMm = 0.3;
    GridStyle grid = GridStyle::fineLines;
    QColor gridColour = QColor(240, 150, 150);
    QColor ink = QColor(20, 20, 25);
    QColor paper = QColor(255, 252, 250);
    PulseSide pulse = PulseSide::left;
    Separator separator = Separator::tick;
    bool namesAbove = true; ///< false: below the baseline.
    double nameMm = 3; ///< Height of the letters.
    QString fontFamily = QStringLiteral("DejaVu Sans");
    bool header = true;
    double marginMm = 8; ///< White paper round the grid.
};

/// A drawn page and what is on it: leads with samples and paths, geometry, layout. Path and corners
/// in pixels of image.
struct DrawnPage {
    QImage image; ///< Format_RGB888
    Analysis truth;
};

/// A plausible style for a seed. Same seed, same style.
PageStyle randomStyle(unsigned seed);

/// Prints the first 10 s. Missing samples are not printed. Needs a QGuiApplication (fonts).
/// Deterministic.
DrawnPage drawPage(const Ecg& ecg, const PageStyle& style);

} // namespace ecgscan
