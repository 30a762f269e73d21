// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nets/tracer_strip.h"
#include "model/trace/ink_map.h"

namespace ecgscan {

/// Where a strip lies on its flat page. Strip and flat pixels both have their centres at whole
/// coordinates; the strip's upper left edge is left, top on the flat page.
struct StripPlace {
    double left = 0, top = 0; ///< Flat pixels, of the edge (half a pixel before the first centre).
    double scale = 1; ///< Strip pixels to a flat pixel.
    int rows = 0, columns = 0; ///< Multiples of kTracerAlignment.

    double flatX(double x) const { return left - 0.5 + (x + 0.5) / scale; }
    double flatY(double y) const { return top - 0.5 + (y + 0.5) / scale; }
    double stripX(double x) const { return (x + 0.5 - left) * scale - 0.5; }
    double stripY(double y) const { return (y + 0.5 - top) * scale - 0.5; }
};

/// A strip of that size whose middle row lies at flat row y and whose first column begins at flat
/// x left; both sides are rounded up to what the network takes.
StripPlace placeStrip(double pxPerMm, double left, double middleY, double widthMm, double heightMm);

/// Beyond the page a strip is blank.
TracerStrip cutStrip(const InkMap& map, const StripPlace& place);

} // namespace ecgscan
