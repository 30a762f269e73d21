// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

/// What `ecgscan-decode` answers on its standard output: one message.h frame.
///
/// A page: {"ok":true, "page", "pages", "sha256" of the file, "kind" of the file ("png", "jpeg",
/// "tiff", "bmp", "webp", "heic", "pdf"), "dpi" of these pixels or null, "width", "height",
/// "format":"rgb888", "stride"} and a block of stride * height bytes, rows from the top.
/// A failure: {"ok":false, "page", "code":Errc, "message", "detail"}.
namespace ecgscan::decoder_answer {

using namespace Qt::StringLiterals;

inline constexpr auto kOk = "ok"_L1;
inline constexpr auto kPage = "page"_L1;
inline constexpr auto kPages = "pages"_L1;
inline constexpr auto kSha256 = "sha256"_L1;
inline constexpr auto kKind = "kind"_L1;
inline constexpr auto kDpi = "dpi"_L1;
inline constexpr auto kWidth = "width"_L1;
inline constexpr auto kHeight = "height"_L1;
inline constexpr auto kFormat = "format"_L1;
inline constexpr auto kRgb888 = "rgb888"_L1; ///< A value of kFormat.
inline constexpr auto kStride = "stride"_L1; ///< Bytes from one row to the next.
inline constexpr auto kCode = "code"_L1;
inline constexpr auto kMessage = "message"_L1;
inline constexpr auto kDetail = "detail"_L1;

} // namespace ecgscan::decoder_answer
