// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decode/picture.h"
#include "model/decode/source_file.h"

namespace ecgscan::decode {

/// Decodes one page of a file's bytes. Everything here runs on bytes nobody vouches for: call it
/// inside the sandbox only. Pixel sizes are checked before anything is decoded.
/// Errors: corrupt, unsupported (encrypted, a variant that is not known), tooLarge,
/// invalidArgument (no such page).
[[nodiscard]] Result<Picture> decodePage(
    FileKind kind, const QByteArray& bytes, const PageRequest& request);

/// One function a format; decodePage() chooses. Those of formats that hold one page (PNG, BMP,
/// WebP, JPEG) leave request.page to it.
[[nodiscard]] Result<Picture> readPng(const QByteArray& bytes, const PageRequest& request);
[[nodiscard]] Result<Picture> readBmp(const QByteArray& bytes, const PageRequest& request);
[[nodiscard]] Result<Picture> readWebp(const QByteArray& bytes, const PageRequest& request);
[[nodiscard]] Result<Picture> readJpeg(const QByteArray& bytes, const PageRequest& request);
[[nodiscard]] Result<Picture> readTiff(const QByteArray& bytes, const PageRequest& request);
[[nodiscard]] Result<Picture> readHeic(const QByteArray& bytes, const PageRequest& request);
[[nodiscard]] Result<Picture> readPdf(const QByteArray& bytes, const PageRequest& request);

} // namespace ecgscan::decode
