// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QString>

/// Colours and icons that follow the palette, so that dark and light come from the system.
namespace ecgscan {

bool isDark(const QPalette& palette);

/// Contrast of two opaque colours, 1..21, as WCAG 2.1 defines it.
double contrast(const QColor& a, const QColor& b);

/// Text that is less important; keeps a contrast of 4.5 or more on the base and the window colour.
QColor quietText(const QPalette& palette);

/// Tint of a piece of news: calm, never the only sign of what it means.
enum class Tone { info, warning, good };
QColor toneColor(
    const QPalette& palette, Tone tone); ///< For lines and symbols: contrast 3 or more.
QColor toneBackground(const QPalette& palette, Tone tone);

/// resources/icons/NAME.svg in the text colour of the palette. Empty when there is no such icon.
QIcon themedIcon(const QString& name, const QPalette& palette);

} // namespace ecgscan
