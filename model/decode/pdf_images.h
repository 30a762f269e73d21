// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSize>

#include <optional>

namespace ecgscan::decode {

/// What the image dictionaries of a PDF say. They always stand in plain text, because an image is a
/// stream and streams can't be packed into others (ISO 32000-1, 7.5.7). A JPEG 2000 picture states
/// its size in its own bytes (ITU-T T.800, A.5.1), and those count for what is drawn.
struct PdfImages {
    /// Of every image that is large enough to be a scanned page (500 px a side), when all agree.
    std::optional<QSize> scanSize;
    qint64 mostPixels = 0; ///< Of the largest image.
};

PdfImages pdfImages(const QByteArray& bytes);

} // namespace ecgscan::decode
