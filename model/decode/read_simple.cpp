// SPDX-License-Identifier: GPL-3.0-or-later
// PNG, BMP and WebP: decoded by Qt's plugins. What the plugins are lenient about, or do not say, is
// read here: sizes before decoding, resolution, orientation, and whether all pixels are there.
#include "model/core/file_limits.h"
#include "model/decode/decode_file.h"
#include "model/decode/exif.h"

#include <QBuffer>
#include <QImageReader>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace ecgscan::decode {

namespace {

constexpr double kMetresPerInch = 0.0254;

Result<Picture> readWithQt(
    const QByteArray& bytes, const char* format, const ExifFacts& exif, const PageRequest& request)
{
    // Qt's own limit of 128 MB is less than an A4 page at 600 dpi; the limits that count here are
    // the pixels, checked below, and the address space. 16-bit RGBA takes 8 bytes a pixel.
    QImageReader::setAllocationLimit(static_cast<int>(kMostPixels * 8 / (1024 * 1024) + 1));
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setDecideFormatFromContent(false);
    reader.setAutoTransform(false);
    const QSize stored = reader.size();
    ECGSCAN_CHECK(checkSize(stored.width(), stored.height()));
    Picture picture {1, uprightSize(stored, exif.orientation), exif.dpi, {}};
    if (request.factsOnly)
        return picture;
    QImage image = reader.read();
    if (image.isNull())
        return tl::make_unexpected(damaged(u"%1 reader: error %2"_s.arg(QLatin1StringView(format))
                .arg(static_cast<int>(reader.error()))));
    picture.image = upright(finished(std::move(image), request), exif.orientation);
    return picture;
}

ExifFacts pngFacts(const QByteArray& bytes)
{
    ExifFacts facts;
    constexpr qsizetype kFirstChunk = 8;
    constexpr qsizetype kChunkFrame = 12; // length, type, CRC
    for (qsizetype at = kFirstChunk; at + kChunkFrame <= bytes.size();) {
        const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(bytes.data() + at));
        const QByteArrayView type = QByteArrayView(bytes).sliced(at + 4, 4);
        if (type == "IDAT" || length > bytes.size() - at - kChunkFrame)
            break;
        if (type == "pHYs" && length == 9 && bytes[at + 16] == 1)
            facts.dpi = statedDpi(qFromBigEndian<quint32>(bytes.data() + at + 8) * kMetresPerInch);
        if (type == "eXIf")
            facts.orientation = readExif(QByteArrayView(bytes).sliced(at + 8, length)).orientation;
        at += kChunkFrame + length;
    }
    return facts;
}

ExifFacts webpFacts(const QByteArray& bytes)
{
    constexpr qsizetype kFirstChunk = 12;
    constexpr qsizetype kChunkHeader = 8;
    for (qsizetype at = kFirstChunk; at + kChunkHeader <= bytes.size();) {
        const auto length
            = static_cast<qsizetype>(qFromLittleEndian<quint32>(bytes.data() + at + 4));
        if (length > bytes.size() - at - kChunkHeader)
            break;
        QByteArrayView content = QByteArrayView(bytes).sliced(at + kChunkHeader, length);
        if (QByteArrayView(bytes).sliced(at, 4) == "EXIF") {
            if (content.startsWith("Exif"))
                content = content.sliced(std::min<qsizetype>(6, length));
            return readExif(content);
        }
        at += kChunkHeader + length + length % 2;
    }
    return {};
}

} // namespace

Result<Picture> readPng(const QByteArray& bytes, const PageRequest& request)
{
    constexpr qsizetype kHeaderEnd = 26;
    if (bytes.size() < kHeaderEnd)
        return tl::make_unexpected(damaged(u"PNG of %1 bytes"_s.arg(bytes.size())));
    // The plugin gives no size for what libpng refuses, so that it would be called damaged.
    ECGSCAN_CHECK(checkSize(
        qFromBigEndian<quint32>(bytes.data() + 16), qFromBigEndian<quint32>(bytes.data() + 20)));
    return readWithQt(bytes, "png", pngFacts(bytes), request);
}

Result<Picture> readBmp(const QByteArray& bytes, const PageRequest& request)
{
    constexpr qsizetype kHeaderEnd = 54;
    if (bytes.size() < kHeaderEnd)
        return tl::make_unexpected(damaged(u"BMP of %1 bytes"_s.arg(bytes.size())));
    const auto u32 = [&](qsizetype at) { return qFromLittleEndian<quint32>(bytes.data() + at); };
    const auto i32 = [&](qsizetype at) { return qFromLittleEndian<qint32>(bytes.data() + at); };
    constexpr quint32 kInfoHeader = 40; // the older OS/2 header has other fields
    ExifFacts facts;
    if (u32(14) >= kInfoHeader) {
        const qint64 width = i32(18);
        const qint64 height = std::abs(static_cast<qint64>(i32(22)));
        ECGSCAN_CHECK(checkSize(width, height));
        const qint64 bitsPerPixel = qFromLittleEndian<quint16>(bytes.data() + 28);
        const quint32 compression = u32(30);
        const bool runLength = compression == 1 || compression == 2;
        const qint64 stride = (width * bitsPerPixel + 31) / 32 * 4;
        if (!runLength && u32(10) + stride * height > bytes.size())
            return tl::make_unexpected(damaged(u"BMP shorter than its pixels"_s));
        facts.dpi = statedDpi(i32(38) * kMetresPerInch);
    }
    return readWithQt(bytes, "bmp", facts, request);
}

Result<Picture> readWebp(const QByteArray& bytes, const PageRequest& request)
{
    return readWithQt(bytes, "webp", webpFacts(bytes), request);
}

} // namespace ecgscan::decode
