// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace ecgscan::decode {

/// What is used of a picture's EXIF block (EXIF 2.32, section 4.6: the first image file directory).
struct ExifFacts {
    int orientation = 1; ///< 1..8
    std::optional<double> dpi;
};

/// block: starts at the TIFF header ("II" or "MM"). A broken block says nothing; it is no error,
/// because the pixels do not depend on it.
ExifFacts readExif(QByteArrayView block);

} // namespace ecgscan::decode
