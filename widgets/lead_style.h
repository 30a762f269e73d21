// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/lead.h"

#include <QColor>
#include <QIcon>
#include <QPen>

/// How a lead is drawn over a scan. Six hues that stay apart for red-green blind readers and
/// against the paper; the chest leads repeat the hues of the limb leads with a dash, and every
/// trace is named on hovering.
namespace ecgscan {

QColor leadColor(Lead lead);

/// Cosmetic: its width is screen pixels at any zoom. Chest leads are dashed.
QPen leadPen(Lead lead, double widthPx);

/// A short line in the lead's colour and dash, for menus and buttons.
QIcon leadSwatch(Lead lead);

} // namespace ecgscan
