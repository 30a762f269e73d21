// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/decode/make_files.h"

#include <QBuffer>
#include <QFile>
#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <memory>

#include <libheif/heif.h>
#include <tiffio.h>

namespace ecgscan::testing {

namespace {

constexpr int kColumns = 4;
constexpr int kRows = 3;

QRgb chequerColour(int column, int row)
{
    constexpr int kSteps[] = {30, 100, 170, 240};
    return qRgb(kSteps[column], kSteps[3 - row], kSteps[(column + row) % 4]);
}

using Tiff = std::unique_ptr<TIFF, decltype(&TIFFClose)>;

void setCommon(TIFF* tiff, const TiffPage& page)
{
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, static_cast<quint32>(page.image.width()));
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, static_cast<quint32>(page.image.height()));
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    TIFFSetField(tiff, TIFFTAG_ORIENTATION, page.orientation);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 16);
    if (page.preview)
        TIFFSetField(tiff, TIFFTAG_SUBFILETYPE, FILETYPE_REDUCEDIMAGE);
    if (page.dpi > 0) {
        TIFFSetField(tiff, TIFFTAG_XRESOLUTION, static_cast<double>(page.dpi));
        TIFFSetField(tiff, TIFFTAG_YRESOLUTION, static_cast<double>(page.dpi));
        TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    }
}

void setForm(TIFF* tiff, TiffPage::Form form)
{
    using Form = TiffPage::Form;
    const bool grey = form == Form::grey16;
    const bool bilevel = form == Form::bilevelG4;
    const bool cmyk = form == Form::cmyk;
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, bilevel ? 1 : grey ? 16 : 8);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, bilevel || grey ? 1 : cmyk ? 4 : 3);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC,
        bilevel    ? PHOTOMETRIC_MINISWHITE
            : grey ? PHOTOMETRIC_MINISBLACK
            : cmyk ? PHOTOMETRIC_SEPARATED
                   : PHOTOMETRIC_RGB);
    TIFFSetField(
        tiff, TIFFTAG_COMPRESSION, bilevel ? COMPRESSION_CCITTFAX4 : COMPRESSION_ADOBE_DEFLATE);
    if (cmyk)
        TIFFSetField(tiff, TIFFTAG_INKSET, INKSET_CMYK);
}

/// One row as the form stores it.
QByteArray rowOf(const QImage& image, int y, TiffPage::Form form)
{
    const uchar* line = image.constScanLine(y);
    const auto width = static_cast<qsizetype>(image.width());
    QByteArray row;
    switch (form) {
    case TiffPage::Form::rgb:
    case TiffPage::Form::tiledRgb:
        return QByteArray(reinterpret_cast<const char*>(line), width * 3);
    case TiffPage::Form::cmyk:
        for (qsizetype i = 0; i < width * 3; ++i) {
            row.append(static_cast<char>(255 - line[i]));
            if (i % 3 == 2)
                row.append('\0');
        }
        return row;
    case TiffPage::Form::grey16:
        row.resize(width * 2);
        for (int x = 0; x < image.width(); ++x) {
            const auto value = static_cast<quint16>(qGray(image.pixel(x, y)) * 257);
            std::memcpy(row.data() + x * 2, &value, 2); // libtiff swaps it where needed
        }
        return row;
    case TiffPage::Form::bilevelG4:
        row.fill('\0', (width + 7) / 8);
        for (int x = 0; x < image.width(); ++x) {
            if (qGray(image.pixel(x, y)) < 128)
                row[x / 8] = static_cast<char>(row[x / 8] | (0x80 >> (x % 8)));
        }
        return row;
    }
    return row;
}

bool writeTiles(TIFF* tiff, const QImage& image)
{
    constexpr int kTile = 64;
    TIFFSetField(tiff, TIFFTAG_TILEWIDTH, kTile);
    TIFFSetField(tiff, TIFFTAG_TILELENGTH, kTile);
    for (int y = 0; y < image.height(); y += kTile) {
        for (int x = 0; x < image.width(); x += kTile) {
            QByteArray tile;
            const QImage part = image.copy(x, y, kTile, kTile);
            for (int row = 0; row < kTile; ++row)
                tile += rowOf(part, row, TiffPage::Form::rgb);
            if (TIFFWriteTile(
                    tiff, tile.data(), static_cast<quint32>(x), static_cast<quint32>(y), 0, 0)
                < 0)
                return false;
        }
    }
    return true;
}

bool writePage(TIFF* tiff, const TiffPage& page)
{
    setCommon(tiff, page);
    setForm(tiff, page.form);
    if (page.form == TiffPage::Form::tiledRgb) {
        if (!writeTiles(tiff, page.image))
            return false;
    } else {
        for (int y = 0; y < page.image.height(); ++y) {
            QByteArray row = rowOf(page.image, y, page.form);
            if (TIFFWriteScanline(tiff, row.data(), static_cast<quint32>(y)) < 0)
                return false;
        }
    }
    return TIFFWriteDirectory(tiff) != 0;
}

} // namespace

QImage chequer(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB888);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const QRgb colour = chequerColour(x * kColumns / width, y * kRows / height);
            uchar* pixel = image.scanLine(y) + x * 3;
            pixel[0] = static_cast<uchar>(qRed(colour));
            pixel[1] = static_cast<uchar>(qGreen(colour));
            pixel[2] = static_cast<uchar>(qBlue(colour));
        }
    }
    return image;
}

int chequerDifference(const QImage& image, const QSize& size)
{
    if (image.size() != size)
        return 255;
    int worst = 0;
    for (int row = 0; row < kRows; ++row) {
        for (int column = 0; column < kColumns; ++column) {
            const QRgb is = image.pixel((2 * column + 1) * size.width() / (2 * kColumns),
                (2 * row + 1) * size.height() / (2 * kRows));
            const QRgb wanted = chequerColour(column, row);
            worst = std::max({worst, std::abs(qRed(is) - qRed(wanted)),
                std::abs(qGreen(is) - qGreen(wanted)), std::abs(qBlue(is) - qBlue(wanted))});
        }
    }
    return worst;
}

QByteArray encoded(const QImage& image, const char* format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, format, quality) ? bytes : QByteArray();
}

QImage storedFor(const QImage& upright, int orientation)
{
    // The EXIF standard names the side of the scene at the first stored row and column.
    const int right = upright.width() - 1;
    const int bottom = upright.height() - 1;
    const bool turned = orientation >= 5;
    const QSize size = turned ? upright.size().transposed() : upright.size();
    QImage stored(size, QImage::Format_RGB888);
    for (int r = 0; r < size.height(); ++r) {
        for (int c = 0; c < size.width(); ++c) {
            const QPoint at = orientation == 2 ? QPoint(right - c, r)
                : orientation == 3             ? QPoint(right - c, bottom - r)
                : orientation == 4             ? QPoint(c, bottom - r)
                : orientation == 5             ? QPoint(r, c)
                : orientation == 6             ? QPoint(right - r, c)
                : orientation == 7             ? QPoint(right - r, bottom - c)
                : orientation == 8             ? QPoint(r, bottom - c)
                                               : QPoint(c, r);
            stored.setPixel(c, r, upright.pixel(at));
        }
    }
    return stored;
}

QByteArray withExif(const QByteArray& jpeg, int orientation, int dpi, bool bigEndian)
{
    QByteArray tiff(bigEndian ? "MM" : "II");
    const auto add = [&](auto value) {
        char bytes[sizeof value];
        bigEndian ? qToBigEndian(value, bytes) : qToLittleEndian(value, bytes);
        tiff.append(bytes, sizeof value);
    };
    const auto addEntry = [&](quint16 tag, quint16 type, quint32 value) {
        add(tag);
        add(type);
        add(quint32 {1});
        if (type == 3) { // a SHORT stands in the first half of its field
            add(static_cast<quint16>(value));
            add(quint16 {0});
        } else {
            add(value);
        }
    };
    add(quint16 {42});
    add(quint32 {8});
    add(quint16 {3});
    constexpr quint32 kAfterDirectory = 8 + 2 + 3 * 12 + 4;
    addEntry(0x0112, 3, static_cast<quint32>(orientation));
    addEntry(0x011A, 5, kAfterDirectory);
    addEntry(0x0128, 3, 2);
    add(quint32 {0});
    add(static_cast<quint32>(dpi));
    add(quint32 {dpi > 0 ? 1U : 0U});

    QByteArray marker("\xff\xe1\0\0", 4);
    qToBigEndian(static_cast<quint16>(2 + 6 + tiff.size()), marker.data() + 2);
    return jpeg.first(2) + marker + QByteArray("Exif\0\0", 6) + tiff + jpeg.sliced(2);
}

bool writeTiff(const QString& path, const std::vector<TiffPage>& pages, const char* mode)
{
    const Tiff tiff(TIFFOpen(QFile::encodeName(path).constData(), mode), TIFFClose);
    return tiff && std::ranges::all_of(pages, [&](const TiffPage& page) {
        return writePage(tiff.get(), page);
    });
}

QByteArray heic(const QImage& image, bool turned)
{
    const std::unique_ptr<heif_context, decltype(&heif_context_free)> context(
        heif_context_alloc(), heif_context_free);
    heif_encoder* rawEncoder = nullptr;
    if (heif_context_get_encoder_for_format(context.get(), heif_compression_HEVC, &rawEncoder).code
        != heif_error_Ok)
        return {};
    const std::unique_ptr<heif_encoder, decltype(&heif_encoder_release)> encoder(
        rawEncoder, heif_encoder_release);
    heif_encoder_set_lossy_quality(rawEncoder, 95);
    heif_image* raw = nullptr;
    heif_image_create(
        image.width(), image.height(), heif_colorspace_RGB, heif_chroma_interleaved_RGB, &raw);
    const std::unique_ptr<heif_image, decltype(&heif_image_release)> picture(
        raw, heif_image_release);
    heif_image_add_plane(raw, heif_channel_interleaved, image.width(), image.height(), 8);
    int stride = 0;
    uchar* plane = heif_image_get_plane(raw, heif_channel_interleaved, &stride);
    for (int y = 0; y < image.height(); ++y)
        std::memcpy(plane + static_cast<std::ptrdiff_t>(y) * stride, image.constScanLine(y),
            static_cast<std::size_t>(image.width()) * 3);
    const std::unique_ptr<heif_encoding_options, decltype(&heif_encoding_options_free)> options(
        heif_encoding_options_alloc(), heif_encoding_options_free);
    if (turned)
        options->image_orientation = heif_orientation_rotate_90_cw;
    if (heif_context_encode_image(context.get(), raw, rawEncoder, options.get(), nullptr).code
        != heif_error_Ok)
        return {};
    QByteArray bytes;
    heif_writer writer {1, [](heif_context*, const void* data, std::size_t size, void* target) {
                            static_cast<QByteArray*>(target)->append(
                                static_cast<const char*>(data), static_cast<qsizetype>(size));
                            return heif_error {heif_error_Ok, heif_suberror_Unspecified, ""};
                        }};
    heif_context_write(context.get(), &writer, &bytes);
    return bytes;
}

QByteArray pdfOf(const QList<QByteArray>& objects, const QByteArray& trailer)
{
    QByteArray file("%PDF-1.4\n");
    QByteArray table("0000000000 65535 f \n");
    for (qsizetype i = 0; i < objects.size(); ++i) {
        table += QByteArray::number(file.size()).rightJustified(10, '0') + " 00000 n \n";
        file += QByteArray::number(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const QByteArray size = QByteArray::number(objects.size() + 1);
    const QByteArray start = QByteArray::number(file.size());
    return file + "xref\n0 " + size + "\n" + table + "trailer\n<</Size " + size + "/Root 1 0 R"
        + trailer + ">>\nstartxref\n" + start + "\n%%EOF\n";
}

QByteArray pdfStream(const QByteArray& content, const QByteArray& keys)
{
    return "<</Length " + QByteArray::number(content.size()) + keys + ">>\nstream\n" + content
        + "\nendstream";
}

QByteArray pdfPages(const QList<QSizeF>& sizes, const QByteArray& pageKeys)
{
    QByteArray kids;
    QList<QByteArray> objects {"<</Type/Catalog/Pages 2 0 R>>", {}, pdfStream("0 0 72 72 re f")};
    for (const QSizeF& size : sizes) {
        objects.append("<</Type/Page/Parent 2 0 R/Contents 3 0 R/MediaBox[0 0 "
            + QByteArray::number(size.width(), 'f') + ' ' + QByteArray::number(size.height(), 'f')
            + ']' + pageKeys + ">>");
        kids += QByteArray::number(objects.size()) + " 0 R ";
    }
    objects[1]
        = "<</Type/Pages/Kids[" + kids + "]/Count " + QByteArray::number(sizes.size()) + ">>";
    return pdfOf(objects);
}

QByteArray pdfScan(const QImage& image, QSizeF points)
{
    QByteArray pixels;
    for (int y = 0; y < image.height(); ++y)
        pixels.append(reinterpret_cast<const char*>(image.constScanLine(y)), image.width() * 3);
    const QByteArray width = QByteArray::number(points.width());
    const QByteArray height = QByteArray::number(points.height());
    constexpr qsizetype kQtLengthPrefix = 4; // before the zlib stream
    return pdfOf({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[4 0 R]/Count 1>>",
        pdfStream(width + " 0 0 " + height + " 0 0 cm /Scan Do"),
        "<</Type/Page/Parent 2 0 R/Contents 3 0 R/MediaBox[0 0 " + width + ' ' + height
            + "]/Resources<</XObject<</Scan 5 0 R>>>>>>",
        pdfStream(qCompress(pixels).sliced(kQtLengthPrefix),
            "/Type/XObject/Subtype/Image/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode"
            "/Width "
                + QByteArray::number(image.width()) + "/Height "
                + QByteArray::number(image.height()))});
}

} // namespace ecgscan::testing
