// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/lead.h"

#include <QColor>
#include <QIcon>
#include <QPen>

/// How a lead is drawn over a scan: one colour a lead, apart from each other and from the paper,
/// and one of six dashes, so that no two limb leads and no two chest leads have the same. Two leads
/// of one dash also have colours that red-green blind readers keep apart; every trace is named on
/// hovering.
namespace ecgscan {

QColor leadColor(Lead lead);

/// Cosmetic: its width is screen pixels at any zoom.
QPen leadPen(Lead lead, double widthPx);

/// A short line in the lead's colour and dash, for menus and buttons.
QIcon leadSwatch(Lead lead);

} // namespace ecgscan
