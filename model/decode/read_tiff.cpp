// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/file_limits.h"
#include "model/decode/decode_file.h"
#include "model/decode/tiff_directories.h"

#include <algorithm>
#include <cstring>
#include <memory>

#include <tiffio.h>

using namespace Qt::StringLiterals;

namespace ecgscan::decode {

namespace {

/// The file as libtiff asks for it: read-only, in memory.
struct MemoryFile {
    const QByteArray& bytes;
    toff_t position = 0;

    toff_t size() const { return static_cast<toff_t>(bytes.size()); }
};

MemoryFile& file(thandle_t handle)
{
    return *static_cast<MemoryFile*>(handle);
}

tmsize_t readBytes(thandle_t handle, void* target, tmsize_t size)
{
    MemoryFile& memory = file(handle);
    const toff_t left = memory.size() - std::min(memory.position, memory.size());
    const toff_t count = std::min(static_cast<toff_t>(size), left);
    std::memcpy(target, memory.bytes.constData() + memory.position, count);
    memory.position += count;
    return static_cast<tmsize_t>(count);
}

tmsize_t writeNothing(thandle_t, void*, tmsize_t)
{
    return 0;
}

toff_t seek(thandle_t handle, toff_t offset, int whence)
{
    MemoryFile& memory = file(handle);
    const toff_t base = whence == SEEK_SET ? 0
        : whence == SEEK_CUR               ? memory.position
                                           : memory.size();
    memory.position = base + offset;
    return memory.position;
}

int closeNothing(thandle_t)
{
    return 0;
}

toff_t sizeOf(thandle_t handle)
{
    return file(handle).size();
}

int map(thandle_t handle, void** base, toff_t* size)
{
    *base = const_cast<char*>(file(handle).bytes.constData()); // libtiff only reads it
    *size = file(handle).size();
    return 1;
}

void unmap(thandle_t, void*, toff_t)
{
}

int beSilent(TIFF*, void*, const char*, const char*, va_list)
{
    return 1;
}

constexpr tmsize_t kMostBytesAtOnce = 1'000'000'000;

using Tiff = std::unique_ptr<TIFF, decltype(&TIFFClose)>;

Tiff open(MemoryFile& memory)
{
    const std::unique_ptr<TIFFOpenOptions, decltype(&TIFFOpenOptionsFree)> options(
        TIFFOpenOptionsAlloc(), TIFFOpenOptionsFree);
    TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), kMostBytesAtOnce);
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), beSilent, nullptr);
    TIFFOpenOptionsSetWarningHandlerExtR(options.get(), beSilent, nullptr);
    return {TIFFClientOpenExt("page", "r", &memory, readBytes, writeNothing, seek, closeNothing,
                sizeOf, map, unmap, options.get()),
        TIFFClose};
}

std::optional<double> dpiOf(TIFF* tiff)
{
    float resolution = 0;
    quint16 unit = RESUNIT_INCH;
    TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &resolution);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_RESOLUTIONUNIT, &unit);
    if (unit == RESUNIT_NONE)
        return std::nullopt;
    return statedDpi(static_cast<double>(resolution) * (unit == RESUNIT_CENTIMETER ? 2.54 : 1));
}

/// The size of the page, and that a strip or a tile of it is not much more than the page.
Result<QSize> sizeOf(TIFF* tiff)
{
    quint32 width = 0;
    quint32 height = 0;
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height);
    ECGSCAN_CHECK(checkSize(width, height));
    const quint64 piece = TIFFIsTiled(tiff) ? TIFFTileSize64(tiff) : TIFFStripSize64(tiff);
    constexpr quint64 kMostBytesOfPieceAndPixels = 1'100'000'000;
    const quint64 pixels = quint64 {4} * width * height;
    if (piece == 0 || pixels > kMostBytesOfPieceAndPixels // 0: it is too large for 64 bits
        || piece > kMostBytesOfPieceAndPixels - pixels)
        return tl::make_unexpected(tooLarge(u"strip or tile of %1 bytes"_s.arg(piece)));
    return QSize(static_cast<int>(width), static_cast<int>(height));
}

Result<QImage> pixels(TIFF* tiff, QSize size)
{
    char why[1024] = "";
    if (!TIFFRGBAImageOK(tiff, why))
        return tl::make_unexpected(unsupportedVariant(QString::fromLatin1(why)));
    TIFFRGBAImage reader;
    const int stopOnError = 1;
    if (!TIFFRGBAImageBegin(&reader, tiff, stopOnError, why))
        return tl::make_unexpected(damaged(QString::fromLatin1(why)));
    // Rows as they are stored: what the orientation asks for comes afterwards, all of it.
    reader.req_orientation = reader.orientation;
    QImage image(
        size, reader.alpha ? QImage::Format_RGBA8888_Premultiplied : QImage::Format_RGBX8888);
    const bool read = !image.isNull()
        && TIFFRGBAImageGet(
            &reader, reinterpret_cast<quint32*>(image.bits()), reader.width, reader.height);
    TIFFRGBAImageEnd(&reader);
    if (image.isNull())
        return tl::make_unexpected(tooLarge(u"no memory for the pixels"_s));
    if (!read)
        return tl::make_unexpected(damaged(u"TIFF pixels missing"_s));
    return image;
}

} // namespace

Result<Picture> readTiff(const QByteArray& bytes, const PageRequest& request)
{
    ECGSCAN_TRY(const auto directories, tiffDirectories(bytes));
    ECGSCAN_CHECK(checkPage(request.page, static_cast<qint64>(directories.size())));
    MemoryFile memory {bytes};
    const Tiff tiff = open(memory);
    if (!tiff
        || !TIFFSetSubDirectory(
            tiff.get(), directories[static_cast<std::size_t>(request.page) - 1]))
        return tl::make_unexpected(damaged(u"TIFF directory"_s));
    ECGSCAN_TRY(const QSize stored, sizeOf(tiff.get()));
    quint16 orientation = ORIENTATION_TOPLEFT; // numbered as in EXIF
    TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_ORIENTATION, &orientation);
    Picture picture {static_cast<int>(directories.size()), uprightSize(stored, orientation),
        dpiOf(tiff.get()), {}};
    if (request.factsOnly)
        return picture;
    ECGSCAN_TRY(QImage image, pixels(tiff.get(), stored));
    picture.image = upright(finished(std::move(image), request), orientation);
    return picture;
}

} // namespace ecgscan::decode
