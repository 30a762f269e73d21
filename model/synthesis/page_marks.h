// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/synthesis/page_style.h"

#include <QPainter>
#include <QRectF>

namespace ecgscan {

/// Draws what people add to a print: notes, ticks, circles and brackets by hand, and a stamp.
/// The painter draws in millimetres of paper. Where and what follows from style.marksSeed.
void drawMarks(QPainter& painter, const PageStyle& style, const QRectF& gridMm);

} // namespace ecgscan
