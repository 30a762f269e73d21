// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

namespace ecgscan {

/// How a picture is shown; the picture itself is never changed.
struct PictureTone {
    int brightness = 0; ///< -100 (all black) to 100 (all white).
    int contrast = 0; ///< -100 (all grey) to 100 (black and white).
    bool isInverted = false;

    bool operator==(const PictureTone&) const = default;
};

/// Of a channel value 0..255: first contrast about the middle, then brightness, then inverted.
int toned(int value, const PictureTone& tone);

/// All three channels alike. Opaque RGB32.
QImage toned(const QImage& image, const PictureTone& tone);

} // namespace ecgscan
