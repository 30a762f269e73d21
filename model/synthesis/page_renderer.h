// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/core/ecg.h"
#include "model/synthesis/page_style.h"

#include <QImage>
#include <QRectF>

#include <vector>

namespace ecgscan {

/// A drawn page and what is on it, as the analysis that a perfect reader would give: printed
/// stretches with samples and paths, geometry, layout. Paths and corners in pixels of image, the
/// centre of its first pixel at (0, 0). A path has one point for each sample that is not NaN.
struct DrawnPage {
    QImage image; ///< Format_RGB888
    Analysis truth;
    std::vector<int> rows; ///< Of each entry of truth.leads, from the top.
    std::vector<QRectF> names; ///< Boxes of their names' letters; null: not printed.
};

/// Prints the first 10 s. Missing samples are not printed, nor is what leaves the grid; both are
/// NaN in the truth. Needs a QGuiApplication (fonts). Deterministic, up to the fonts installed.
DrawnPage drawPage(const Ecg& ecg, const PageStyle& style);

} // namespace ecgscan
