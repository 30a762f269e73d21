// SPDX-License-Identifier: GPL-3.0-or-later
// JPEG by libjpeg itself: it says when the data ran out (Qt's plugin fills the rest with grey), it
// scales while it decodes, and it writes RGB888 at once.
#include "model/decode/decode_file.h"
#include "model/decode/exif.h"

#include <QList>

#include <csetjmp>
#include <cstdio>

#include <jpeglib.h>

#include <jerror.h>

using namespace Qt::StringLiterals;

namespace ecgscan::decode {

namespace {

struct JpegErrors {
    jpeg_error_mgr base; ///< First, so that libjpeg's pointer to it is a pointer to this.
    std::jmp_buf jump;
    bool endMissing; ///< The file ended without an end marker.
    bool dataMissing; ///< A scan ended before its last block.
};

JpegErrors& errorsOf(j_common_ptr info)
{
    return *reinterpret_cast<JpegErrors*>(info->err);
}

[[noreturn]] void onError(j_common_ptr info)
{
    std::longjmp(errorsOf(info).jump, 1);
}

void onMessage(j_common_ptr info, int level)
{
    if (level >= 0)
        return;
    errorsOf(info).endMissing |= info->err->msg_code == JWRN_JPEG_EOF;
    errorsOf(info).dataMissing |= info->err->msg_code == JWRN_HIT_MARKER;
}

/// Where decoded rows go.
struct Rows {
    uchar* data;
    std::size_t stride;
    uchar* cmyk; ///< One row of four bytes a pixel, or null.
};

void cmykToRgb(const uchar* cmyk, uchar* rgb, JDIMENSION width, bool inverted)
{
    for (JDIMENSION x = 0; x < width; ++x, cmyk += 4, rgb += 3) {
        const int black = inverted ? cmyk[3] : 255 - cmyk[3];
        for (int i = 0; i < 3; ++i)
            rgb[i] = static_cast<uchar>((inverted ? cmyk[i] : 255 - cmyk[i]) * black / 255);
    }
}

/// libjpeg leaves its functions by longjmp on an error. So each method that calls it sets its own
/// jump target and holds no object that would need a destructor.
class JpegFile {
public:
    explicit JpegFile(const QByteArray& bytes)
    {
        m_info.err = jpeg_std_error(&m_errors.base);
        m_errors.base.error_exit = onError;
        m_errors.base.emit_message = onMessage;
        m_open = open(bytes);
    }
    ~JpegFile() { jpeg_destroy_decompress(&m_info); }
    Q_DISABLE_COPY_MOVE(JpegFile)

    bool isOpen() const { return m_open; }
    const jpeg_decompress_struct& info() const { return m_info; }
    bool isCmyk() const
    {
        return m_info.jpeg_color_space == JCS_CMYK || m_info.jpeg_color_space == JCS_YCCK;
    }

    bool start(unsigned eighths)
    {
        if (setjmp(m_errors.jump) != 0)
            return false;
        m_info.scale_num = eighths;
        m_info.scale_denom = 8;
        m_info.out_color_space = isCmyk() ? JCS_CMYK : JCS_RGB;
        jpeg_start_decompress(&m_info);
        return true;
    }

    bool read(const Rows& rows)
    {
        if (setjmp(m_errors.jump) != 0)
            return false;
        while (m_info.output_scanline < m_info.output_height) {
            uchar* rgb = rows.data + m_info.output_scanline * rows.stride;
            JSAMPROW row = rows.cmyk ? rows.cmyk : rgb;
            jpeg_read_scanlines(&m_info, &row, 1);
            if (rows.cmyk)
                cmykToRgb(rows.cmyk, rgb, m_info.output_width, m_info.saw_Adobe_marker != 0);
        }
        // A scan that runs to the last block needs no end marker; a progressive picture may lack
        // whole scans.
        return !m_errors.dataMissing && !(m_errors.endMissing && m_info.progressive_mode);
    }

    Error error() const
    {
        const int code = m_errors.base.msg_code;
        const QString detail = u"libjpeg message %1"_s.arg(code);
        const bool unknownVariant = code == JERR_BAD_PRECISION || code == JERR_SOF_UNSUPPORTED
            || code == JERR_ARITH_NOTIMPL || code == JERR_CONVERSION_NOTIMPL;
        if (code == JERR_OUT_OF_MEMORY || code == JERR_IMAGE_TOO_BIG)
            return tooLarge(detail);
        return unknownVariant ? unsupportedVariant(detail) : damaged(detail);
    }

private:
    bool open(const QByteArray& bytes)
    {
        if (setjmp(m_errors.jump) != 0)
            return false;
        jpeg_create_decompress(&m_info);
        jpeg_save_markers(&m_info, JPEG_APP0 + 1, 0xFFFF);
        jpeg_mem_src(&m_info, reinterpret_cast<const uchar*>(bytes.constData()),
            static_cast<unsigned long>(bytes.size()));
        jpeg_read_header(&m_info, TRUE);
        return true;
    }

    JpegErrors m_errors {};
    jpeg_decompress_struct m_info {};
    bool m_open = false;
};

ExifFacts jpegFacts(const jpeg_decompress_struct& info)
{
    constexpr QByteArrayView kExif("Exif\0\0", 6);
    ExifFacts facts;
    for (auto* marker = info.marker_list; marker; marker = marker->next) {
        const QByteArrayView content(marker->data, static_cast<qsizetype>(marker->data_length));
        if (content.startsWith(kExif)) {
            facts = readExif(content.sliced(kExif.size()));
            break;
        }
    }
    constexpr int kPerInch = 1;
    constexpr int kPerCm = 2;
    if (info.saw_JFIF_marker && (info.density_unit == kPerInch || info.density_unit == kPerCm)) {
        const auto stated = statedDpi(info.X_density * (info.density_unit == kPerCm ? 2.54 : 1.0));
        facts.dpi = stated ? stated : facts.dpi;
    }
    return facts;
}

/// Eighths of the full size, the smallest that libjpeg scales to quickly and that is still enough.
unsigned eighthsFor(int longestSide, int maxSidePx)
{
    for (const unsigned eighths : {1U, 2U, 4U}) {
        if (maxSidePx > 0 && static_cast<qint64>(longestSide) * eighths / 8 >= maxSidePx)
            return eighths;
    }
    return 8;
}

} // namespace

Result<Picture> readJpeg(const QByteArray& bytes, const PageRequest& request)
{
    JpegFile file(bytes);
    if (!file.isOpen())
        return tl::make_unexpected(file.error());
    const auto& info = file.info();
    ECGSCAN_CHECK(checkSize(info.image_width, info.image_height));
    const QSize stored(static_cast<int>(info.image_width), static_cast<int>(info.image_height));
    const ExifFacts facts = jpegFacts(info);
    Picture picture {1, uprightSize(stored, facts.orientation), facts.dpi, {}};
    if (request.factsOnly)
        return picture;

    if (!file.start(eighthsFor(std::max(stored.width(), stored.height()), request.maxSidePx)))
        return tl::make_unexpected(file.error());
    QImage image(static_cast<int>(info.output_width), static_cast<int>(info.output_height),
        QImage::Format_RGB888);
    if (image.isNull())
        return tl::make_unexpected(tooLarge(u"no memory for the pixels"_s));
    QList<uchar> cmykRow(file.isCmyk() ? static_cast<qsizetype>(info.output_width) * 4 : 0);
    if (!file.read({image.bits(), static_cast<std::size_t>(image.bytesPerLine()),
            cmykRow.isEmpty() ? nullptr : cmykRow.data()}))
        return tl::make_unexpected(file.error());
    picture.image = upright(finished(std::move(image), request), facts.orientation);
    return picture;
}

} // namespace ecgscan::decode
