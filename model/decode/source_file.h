// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <QByteArray>

namespace ecgscan::decode {

/// What a file is, by its first bytes; its name says nothing.
enum class FileKind { png, jpeg, tiff, bmp, webp, heic, pdf };

/// The whole content of a regular file. path: as the system spells it, any bytes.
/// Never waits: a FIFO, a device or a folder is refused before it is opened.
/// Errors: notFound, io, unsupported (not a regular file), corrupt (empty), tooLarge (over 200 MB).
[[nodiscard]] Result<QByteArray> readSourceFile(const QByteArray& path);

/// Errors: unsupported; the message names what can be read.
[[nodiscard]] Result<FileKind> recognise(const QByteArray& bytes);

/// "png", "jpeg" ...
QString kindName(FileKind kind);

} // namespace ecgscan::decode
