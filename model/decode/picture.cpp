// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/picture.h"

#include "model/core/file_limits.h"

#include <QCoreApplication>
#include <QPainter>
#include <QTransform>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ecgscan::decode {

Error damaged(const QString& detail)
{
    return {Errc::corrupt,
        QCoreApplication::translate("Decode",
            "The file is cut off or damaged. Please copy or scan it again from its source."),
        detail};
}

Error tooLarge(const QString& detail)
{
    return {Errc::tooLarge,
        QCoreApplication::translate("Decode",
            "The page is too large: at most %1 megapixels, %2 pixels to a side and 1.5 GB of "
            "memory "
            "are allowed. Please scan it at 300 dpi or less, or save it smaller.")
            .arg(kMostPixels / 1'000'000)
            .arg(kMostSidePx),
        detail};
}

Error tooManyPages()
{
    return {Errc::tooLarge,
        QCoreApplication::translate("Decode",
            "The file has too many pages (more than %1). Please split it into smaller files.")
            .arg(kMostPages),
        u"more than %1 pages"_s.arg(kMostPages)};
}

Error unsupportedVariant(const QString& detail)
{
    return {Errc::unsupported,
        QCoreApplication::translate("Decode",
            "The file uses a rare variant of its format. Please save it as PNG and open that."),
        detail};
}

Status checkSize(qint64 width, qint64 height)
{
    if (width < 1 || height < 1)
        return tl::make_unexpected(damaged(u"size %1 x %2"_s.arg(width).arg(height)));
    if (width > kMostSidePx || height > kMostSidePx || width * height > kMostPixels)
        return tl::make_unexpected(tooLarge(u"size %1 x %2"_s.arg(width).arg(height)));
    return {};
}

Status checkPage(int page, qint64 pages)
{
    if (pages < 1)
        return tl::make_unexpected(damaged(u"no page"_s));
    if (pages > kMostPages)
        return tl::make_unexpected(tooManyPages());
    if (page < 1 || page > pages)
        return fail(Errc::invalidArgument,
            QCoreApplication::translate(
                "Decode", "The file has no page %1. Please choose a page from 1 to %2.")
                .arg(page)
                .arg(pages),
            u"page %1 of %2"_s.arg(page).arg(pages));
    return {};
}

QImage upright(QImage image, int orientation)
{
    const QTransform quarter = QTransform().rotate(90);
    switch (orientation) {
    case 2:
        return image.mirrored(true, false);
    case 3:
        return image.mirrored(true, true);
    case 4:
        return image.mirrored(false, true);
    case 5: // rows become columns
        return image.transformed(quarter).mirrored(true, false);
    case 6:
        return image.transformed(quarter);
    case 7:
        return image.transformed(quarter).mirrored(false, true);
    case 8:
        return image.transformed(QTransform().rotate(270));
    default:
        return image;
    }
}

QSize uprightSize(QSize size, int orientation)
{
    return orientation >= 5 && orientation <= 8 ? size.transposed() : size;
}

QImage finished(QImage image, const PageRequest& request)
{
    if (image.hasAlphaChannel()) {
        QImage onWhite(image.size(), QImage::Format_RGB888);
        if (onWhite.isNull())
            return {};
        onWhite.fill(Qt::white);
        QPainter(&onWhite).drawImage(0, 0, image);
        image = std::move(onWhite);
    }
    const int side = request.maxSidePx;
    if (side > 0 && std::max(image.width(), image.height()) > side)
        image = image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return std::move(image).convertToFormat(QImage::Format_RGB888);
}

std::optional<double> statedDpi(double dpi)
{
    constexpr double kUnknown = 72;
    if (!std::isfinite(dpi) || dpi < 1 || dpi > 10'000 || std::abs(dpi - kUnknown) < 0.5)
        return std::nullopt;
    return dpi;
}

} // namespace ecgscan::decode
