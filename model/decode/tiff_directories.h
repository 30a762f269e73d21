// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <QByteArray>

#include <vector>

namespace ecgscan::decode {

/// Where the pages of a TIFF file begin: the offsets of its image file directories, without those
/// of reduced copies (previews). Classic and BigTIFF, both byte orders (TIFF 6.0, section 2).
/// libtiff's own count is quadratic in the pages and does not stop at a limit.
/// Errors: corrupt (a chain that leaves the file or comes back to itself), tooLarge (more than
/// kMostPages pages, or than a preview for each).
[[nodiscard]] Result<std::vector<quint64>> tiffDirectories(const QByteArray& bytes);

} // namespace ecgscan::decode
