// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/scan/flat_page.h"

#include <opencv2/core.hpp>

namespace ecgscan {

/// How much of each pixel of a flat page is written ink (trace, letters, pulses), with paper,
/// shadows and the printed grid taken away.
struct InkMap {
    cv::Mat1f ink; ///< 0 paper .. 1 pen
    cv::Mat3b density; ///< Darkness of each channel against the paper: 0 paper .. 255 black.
    double pxPerMm = 8;

    double px(double mm) const { return mm * pxPerMm; }
    int wholePx(double mm) const { return cvRound(mm * pxPerMm); }
};

/// Paper colour: closing over 2.5 mm, so that shadows and tables are paper and only thin marks
/// stay. Ink and grid are told apart by colour (the channel weights that hold the darkest marks and
/// suppress the second moment of all the others: the form of Capon's filter, Proc. IEEE 1969, here
/// without negative weights) and, where the colour says nothing, by the grid's 5 mm period (own
/// method: a line counts as grid where it comes back 5 and 10 mm beside itself).
InkMap makeInkMap(const FlatPage& page);

/// The same ink on the page turned clockwise.
InkMap turned(const InkMap& map, int quarterTurns);

} // namespace ecgscan
