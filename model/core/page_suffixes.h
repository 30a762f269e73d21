// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace ecgscan {

/// How the names of files end that the decoder can open, in lower case. What a file is, its first
/// bytes say; this is for looking through folders.
inline QStringList pageSuffixes()
{
    using namespace Qt::StringLiterals;
    return {u"png"_s, u"jpg"_s, u"jpeg"_s, u"tif"_s, u"tiff"_s, u"bmp"_s, u"webp"_s, u"heic"_s,
        u"heif"_s, u"pdf"_s};
}

} // namespace ecgscan
