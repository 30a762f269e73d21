// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture_tone.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ecgscan {

namespace {

constexpr double kMiddle = 127.5, kMost = 255;

/// 0 at -100, 1 at 0, without a limit at 100.
double slope(int contrast)
{
    const double share = std::clamp(contrast, -100, 100) / 100.0;
    return share <= 0 ? 1 + share : 1 / std::max(1 - share, 1e-3);
}

} // namespace

int toned(int value, const PictureTone& tone)
{
    const double contrasted = kMiddle + (value - kMiddle) * slope(tone.contrast);
    const double bright = contrasted + kMost * std::clamp(tone.brightness, -100, 100) / 100.0;
    const int level = static_cast<int>(std::lround(std::clamp(bright, 0.0, kMost)));
    return tone.isInverted ? static_cast<int>(kMost) - level : level;
}

QImage toned(const QImage& image, const PictureTone& tone)
{
    QImage out = image.convertToFormat(QImage::Format_RGB32);
    if (tone == PictureTone())
        return out;
    std::array<QRgb, 256> levels;
    for (int value = 0; value < 256; ++value)
        levels[static_cast<std::size_t>(value)] = static_cast<QRgb>(toned(value, tone));
    for (int y = 0; y < out.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(out.scanLine(y));
        for (int x = 0; x < out.width(); ++x) {
            const QRgb pixel = line[x];
            line[x] = 0xff000000u | levels[(pixel >> 16) & 0xffu] << 16
                | levels[(pixel >> 8) & 0xffu] << 8 | levels[pixel & 0xffu];
        }
    }
    return out;
}

} // namespace ecgscan
