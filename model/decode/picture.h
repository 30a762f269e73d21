// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <QImage>
#include <QSize>

#include <optional>

namespace ecgscan::decode {

/// Which page is wanted, and how much of it.
struct PageRequest {
    int page = 1; ///< From 1.
    int maxSidePx = 0; ///< Longest side of the pixels; 0: as large as the page is.
    bool factsOnly = false; ///< Leave the pixels alone.
};

/// One page of a file, upright.
struct Picture {
    int pages = 1;
    QSize size; ///< Of the whole page in px, whatever maxSidePx asks for.
    std::optional<double> dpi; ///< At that size, as the file states it; nullopt: it does not say.
    QImage image; ///< Format_RGB888, at most maxSidePx; null when only the facts were asked for.
};

/// Errors: corrupt (a side of 0), tooLarge (over the limits of file_limits.h).
[[nodiscard]] Status checkSize(qint64 width, qint64 height);

/// Errors: invalidArgument (no such page), tooLarge (more pages than file_limits.h allows),
/// corrupt (no page at all).
[[nodiscard]] Status checkPage(int page, qint64 pages);

/// Turns and mirrors as the EXIF orientation (1..8) says; any other value leaves the picture alone.
QImage upright(QImage image, int orientation);
QSize uprightSize(QSize size, int orientation);

/// RGB888 on white, and no larger than asked for.
QImage finished(QImage image, const PageRequest& request);

/// nullopt for what no scanner writes: 0, negative, not finite, or 72, which the EXIF standard
/// prescribes for "unknown".
std::optional<double> statedDpi(double dpi);

Error damaged(const QString& detail);
Error tooLarge(const QString& detail);
Error tooManyPages();
Error unsupportedVariant(const QString& detail);

} // namespace ecgscan::decode
