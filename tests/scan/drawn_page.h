// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QPointF>

#include <functional>

/// Pages drawn by the tests, with a known way from paper to picture.
namespace ecgscan::test {

/// From millimetres on the paper to pixels of the picture.
using PaperMap = std::function<QPointF(QPointF mm)>;

struct DrawnPage {
    QSizeF paperMm {250, 160};
    QSize picturePx {2100, 1400};
    PaperMap map; ///< Paper (0, 0) is its top left corner.
    QColor table {70, 60, 50}; ///< Round the paper.
    QColor paper {250, 246, 240};
    QColor fine {250, 190, 190}; ///< 1 mm lines; invalid: none
    QColor bold {235, 120, 120}; ///< 5 mm lines; invalid: none
    double pxPerMm = 7.8; ///< For line widths.
    double marginMm = 10; ///< Of the paper round the grid.
};

/// The page with its grid, two rows of beats and some letters.
QImage draw(const DrawnPage& page);

/// Scales by pxPerMm, turns by degrees clockwise round the paper's middle, and puts that at
/// the middle of the picture.
PaperMap turnedMap(const DrawnPage& page, double degrees);

/// Where on the paper a pixel lies: the inverse of a map, by Newton's method.
QPointF onPaper(const PaperMap& map, QPointF px, QPointF guessMm);

} // namespace ecgscan::test
