// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"

#include <QImage>

namespace ecgscan {

/// The page, faded, with every traced stretch drawn over it in the colour of its lead and the
/// lead's name at its beginning. page is the picture that the analysis was made from. Needs a
/// QGuiApplication (fonts).
QImage drawOverlay(const QImage& page, const Analysis& analysis);

} // namespace ecgscan
