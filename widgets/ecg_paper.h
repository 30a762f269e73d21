// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

class QCPAxis;

/// ECG paper for plots: warm ground, a strong line every fifth fine one.
namespace ecgscan {

struct PaperColors {
    QColor ground, fine, strong, ink, text;
};
PaperColors paperColors(const QPalette& palette); ///< Dark paper for a dark palette.

/// The same hue, light enough for dark paper.
QColor onDarkPaper(const QColor& color);

/// A strong line every `strong` units of the axis, four fine ones between, no numbers.
void rulePaper(QCPAxis& axis, double strong, const PaperColors& colors);

} // namespace ecgscan
