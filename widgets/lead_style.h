// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/lead.h"

#include <QColor>
#include <QIcon>
#include <QPen>

/// How a lead is drawn over a scan: one colour a lead, apart from each other and from the paper.
/// For red-green blind readers the limb leads stay apart among themselves, and so do the chest
/// leads, which are dashed; every trace is named on hovering.
namespace ecgscan {

QColor leadColor(Lead lead);

/// Cosmetic: its width is screen pixels at any zoom. Chest leads are dashed.
QPen leadPen(Lead lead, double widthPx);

/// A short line in the lead's colour and dash, for menus and buttons.
QIcon leadSwatch(Lead lead);

} // namespace ecgscan
