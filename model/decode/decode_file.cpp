// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/decode_file.h"

namespace ecgscan::decode {

namespace {

Result<Picture> read(FileKind kind, const QByteArray& bytes, const PageRequest& request)
{
    switch (kind) {
    case FileKind::png:
        return readPng(bytes, request);
    case FileKind::jpeg:
        return readJpeg(bytes, request);
    case FileKind::tiff:
        return readTiff(bytes, request);
    case FileKind::bmp:
        return readBmp(bytes, request);
    case FileKind::webp:
        return readWebp(bytes, request);
    case FileKind::heic:
        return readHeic(bytes, request);
    case FileKind::pdf:
        return readPdf(bytes, request);
    }
    return fail(Errc::internal, {}, QStringLiteral("unknown kind"));
}

} // namespace

Result<Picture> decodePage(FileKind kind, const QByteArray& bytes, const PageRequest& request)
{
    const bool manyPages
        = kind == FileKind::tiff || kind == FileKind::heic || kind == FileKind::pdf;
    if (!manyPages)
        ECGSCAN_CHECK(checkPage(request.page, 1));
    ECGSCAN_TRY(Picture picture, read(kind, bytes, request));
    if (!request.factsOnly && picture.image.isNull())
        return tl::make_unexpected(tooLarge(QStringLiteral("no memory for the pixels")));
    return picture;
}

} // namespace ecgscan::decode
