// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/synthesis/page_renderer.h"

namespace ecgscan {

/// What happens to a page between the printer and the file. The default does nothing.
struct Damage {
    double rotationDeg = 0; ///< Clockwise, any angle.
    double perspective = 0; ///< How far corners move, as a share of the shorter side; 0..0.15.
    double scale = 1; ///< Picture pixels to page pixels.
    double bend
        = 0; ///< How far paper that does not lie flat moves, as a share of the side; 0..0.02.
    int folds = 0; ///< Creases, each with a kink and a change of light.
    double shadow = 0; ///< 0..1
    double warmth = 0; ///< Colour of the light: -1 blue .. 1 yellow.
    double blurPx = 0; ///< Standard deviation.
    double motionPx = 0; ///< Length of the streak that a moving hand leaves.
    double sharpen = 0; ///< 0..2: how much a camera's software overdoes it; leaves halos.
    double fade = 0; ///< 0..1: how much of its darkness old thermal paper lost, in clouds.
    double bleedThrough = 0; ///< 0..1: how much the print of another page shows from behind.
    double moire = 0; ///< 0..1: stripes, as on a photo of a screen.
    double noise = 0; ///< Standard deviation in grey levels.
    int jpegQuality = 0; ///< 1..100; 0: not compressed.
    bool grey = false;
    bool bilevel = false; ///< Black and white, as by fax.
    bool onTable = false; ///< A table round the page.
};

/// Typical damage of a flat-bed scanner or fax, and of a phone.
Damage randomScanDamage(unsigned seed);
Damage randomPhotoDamage(unsigned seed);

/// Applies it to the picture and, where it moves things, to the truth. Deterministic by seed.
/// Pixels follow the truth within 0.1 px (at the rim of a fold; elsewhere much nearer).
DrawnPage damaged(const DrawnPage& page, const Damage& damage, unsigned seed);

} // namespace ecgscan
