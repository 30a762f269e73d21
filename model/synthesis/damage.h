// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/synthesis/page_renderer.h"

namespace ecgscan {

/// What happens to a page between the printer and the file.
struct Damage {
    double rotationDeg = 0; ///< Clockwise.
    double perspective = 0; ///< How far corners move, as a share of the page; 0..0.15.
    double shadow = 0; ///< 0..1
    double blurPx = 0; ///< Radius of a box blur, applied twice.
    double noise = 0; ///< Standard deviation in grey levels.
    bool grey = false;
    bool onTable = false; ///< Brown background round the page.
};

/// Typical damage of a scanner, and of a phone.
Damage randomScanDamage(unsigned seed);
Damage randomPhotoDamage(unsigned seed);

/// Applies it to the picture and, where it moves things, to the truth. Deterministic by seed.
DrawnPage damaged(const DrawnPage& page, const Damage& damage, unsigned seed);

} // namespace ecgscan
