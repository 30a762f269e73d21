// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/decode_file.h"

#include <libheif/heif.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;

namespace ecgscan::decode {

namespace {

using Context = std::unique_ptr<heif_context, decltype(&heif_context_free)>;
using Handle = std::unique_ptr<const heif_image_handle, decltype(&heif_image_handle_release)>;

Error errorOf(const heif_error& error)
{
    const QString detail = u"libheif error %1.%2"_s.arg(error.code).arg(error.subcode);
    if (error.code == heif_error_Memory_allocation_error
        || error.subcode == heif_suberror_Security_limit_exceeded)
        return tooLarge(detail);
    if (error.code == heif_error_Unsupported_feature
        || error.code == heif_error_Unsupported_filetype)
        return unsupportedVariant(detail);
    return damaged(detail);
}

/// The pictures that are not parts or previews of others, the one the file calls its main one
/// first.
std::vector<heif_item_id> pagesOf(heif_context* context)
{
    std::vector<heif_item_id> ids(
        static_cast<std::size_t>(heif_context_get_number_of_top_level_images(context)));
    heif_context_get_list_of_top_level_image_IDs(context, ids.data(), static_cast<int>(ids.size()));
    heif_item_id primary = 0;
    heif_context_get_primary_image_ID(context, &primary);
    std::ranges::stable_partition(ids, [primary](heif_item_id id) { return id == primary; });
    return ids;
}

Result<QImage> pixels(const heif_image_handle* handle)
{
    // Rotation and mirroring of the container are applied by libheif; the EXIF orientation beside
    // them says the same once more and is not looked at.
    const std::unique_ptr<heif_decoding_options, decltype(&heif_decoding_options_free)> options(
        heif_decoding_options_alloc(), heif_decoding_options_free);
    options->convert_hdr_to_8bit = 1;
    heif_image* decoded = nullptr;
    const heif_error error = heif_decode_image(
        handle, &decoded, heif_colorspace_RGB, heif_chroma_interleaved_RGB, options.get());
    const std::unique_ptr<heif_image, decltype(&heif_image_release)> owner(
        decoded, heif_image_release);
    if (error.code != heif_error_Ok)
        return tl::make_unexpected(errorOf(error));
    int stride = 0;
    const uchar* plane = heif_image_get_plane_readonly(decoded, heif_channel_interleaved, &stride);
    const int width = heif_image_get_width(decoded, heif_channel_interleaved);
    const int height = heif_image_get_height(decoded, heif_channel_interleaved);
    ECGSCAN_CHECK(checkSize(width, height)); // the coded picture may contradict its container
    if (!plane || stride < width * 3)
        return tl::make_unexpected(damaged(u"HEIC without pixels"_s));
    QImage image(width, height, QImage::Format_RGB888);
    if (image.isNull())
        return tl::make_unexpected(tooLarge(u"no memory for the pixels"_s));
    for (int y = 0; y < height; ++y)
        std::memcpy(image.scanLine(y), plane + static_cast<std::ptrdiff_t>(y) * stride,
            static_cast<std::size_t>(width) * 3);
    return image;
}

} // namespace

Result<Picture> readHeic(const QByteArray& bytes, const PageRequest& request)
{
    const Context context(heif_context_alloc(), heif_context_free);
    if (const heif_error error = heif_context_read_from_memory_without_copy(
            context.get(), bytes.constData(), static_cast<std::size_t>(bytes.size()), nullptr);
        error.code != heif_error_Ok)
        return tl::make_unexpected(errorOf(error));
    const auto ids = pagesOf(context.get());
    ECGSCAN_CHECK(checkPage(request.page, static_cast<qint64>(ids.size())));
    heif_image_handle* raw = nullptr;
    if (const heif_error error = heif_context_get_image_handle(
            context.get(), ids[static_cast<std::size_t>(request.page) - 1], &raw);
        error.code != heif_error_Ok)
        return tl::make_unexpected(errorOf(error));
    const Handle handle(raw, heif_image_handle_release);
    const QSize size(heif_image_handle_get_width(raw), heif_image_handle_get_height(raw));
    ECGSCAN_CHECK(checkSize(size.width(), size.height()));
    Picture picture {static_cast<int>(ids.size()), size, std::nullopt, {}};
    if (request.factsOnly)
        return picture;
    ECGSCAN_TRY(QImage image, pixels(raw));
    picture.image = finished(std::move(image), request);
    return picture;
}

} // namespace ecgscan::decode
