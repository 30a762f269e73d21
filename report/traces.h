// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"

class QPainter;

namespace ecgscan {

/// Every traced stretch in the colour of its lead, with the lead's name at its beginning. The
/// painter's coordinates are pixels of the picture that the analysis was made from, its font is
/// changed. Needs a QGuiApplication (fonts).
void drawTraces(QPainter& painter, const Analysis& analysis);

} // namespace ecgscan
