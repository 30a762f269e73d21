// SPDX-License-Identifier: GPL-3.0-or-later
// PDF by Poppler, which draws pages and nothing else: scripts, links, attachments and forms are
// never run or followed.
#include "model/core/file_limits.h"
#include "model/decode/decode_file.h"
#include "model/decode/pdf_images.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <memory>

#include <poppler-qt6.h>

using namespace Qt::StringLiterals;

namespace ecgscan::decode {

namespace {

constexpr double kPointsPerInch = 72;

/// The resolution at which the one image that fills the page keeps its own pixels, or an even
/// fraction of them; nullopt when the page is no such scan.
std::optional<double> scanDpi(QSizeF inches, const PdfImages& images)
{
    if (!images.scanSize)
        return std::nullopt;
    QSizeF scan = *images.scanSize;
    if ((scan.width() > scan.height()) != (inches.width() > inches.height()))
        scan.transpose(); // the page is turned
    constexpr double kSameShape = 0.02;
    const double shapes = scan.width() / scan.height() / (inches.width() / inches.height());
    if (std::abs(shapes - 1) > kSameShape)
        return std::nullopt;
    constexpr double kMostDpi = 320;
    constexpr double kLeastDpi = 150; // what else is drawn on the page stays readable
    constexpr double kSmallPx = 3000;
    const double longest = std::max(inches.width(), inches.height());
    double dpi = scan.width() / inches.width();
    while (dpi > kMostDpi)
        dpi /= 2;
    while (dpi < kLeastDpi && dpi * 2 * longest <= kSmallPx)
        dpi *= 2;
    return dpi;
}

/// For a page of lines: A4 and Letter 225 dpi (9 px a millimetre), smaller 300, larger less.
double drawingDpi(QSizeF inches)
{
    const double longest = std::max(inches.width(), inches.height());
    if (longest <= 8)
        return 300;
    if (longest <= 14.5)
        return 225;
    return std::clamp(3400 / longest, 72.0, 200.0);
}

double chooseDpi(QSizeF inches, const PdfImages& images)
{
    constexpr double kMostRenderedPixels = 40'000'000;
    const double dpi = scanDpi(inches, images).value_or(drawingDpi(inches));
    return std::min(dpi, std::sqrt(kMostRenderedPixels / (inches.width() * inches.height())));
}

QSize pixelSize(QSizeF inches, double dpi)
{
    return {static_cast<int>(std::lround(inches.width() * dpi)),
        static_cast<int>(std::lround(inches.height() * dpi))};
}

/// Poppler repairs a file whose end is missing and draws what is left; half an ECG must not pass.
bool hasEnd(const QByteArray& bytes)
{
    constexpr qsizetype kTail = 4096;
    const QByteArrayView tail = QByteArrayView(bytes).last(std::min(bytes.size(), kTail));
    return tail.contains("%%EOF") || tail.contains("startxref");
}

Result<QSizeF> pageInches(const Poppler::Page& page)
{
    constexpr double kMostPoints = 14'400; // 200 inches: the format's own limit
    const QSizeF points = page.pageSizeF();
    const double least = std::min(points.width(), points.height());
    const double most = std::max(points.width(), points.height());
    if (!std::isfinite(most) || most > kMostPoints)
        return tl::make_unexpected(tooLarge(u"page of %1 pt"_s.arg(most)));
    if (!(least >= 1))
        return tl::make_unexpected(damaged(u"page of %1 pt"_s.arg(least)));
    return points / kPointsPerInch;
}

Result<std::unique_ptr<Poppler::Document>> load(const QByteArray& bytes)
{
    Poppler::setDebugErrorFunction([](const QString&, const QVariant&) { }, {});
    auto document = Poppler::Document::loadFromData(bytes);
    if (!document)
        return tl::make_unexpected(damaged(u"PDF does not load"_s));
    // With an owner's password alone Poppler opens it, but the rights that it grants are the
    // owner's.
    if (document->isLocked() || document->isEncrypted())
        return fail(Errc::unsupported,
            QCoreApplication::translate("Decode",
                "The PDF file is encrypted. Please print it to a new PDF file, or save it without "
                "a password, and open that."),
            u"encrypted"_s);
    return document;
}

} // namespace

Result<Picture> readPdf(const QByteArray& bytes, const PageRequest& request)
{
    ECGSCAN_TRY(const auto document, load(bytes));
    ECGSCAN_CHECK(checkPage(request.page, document->numPages()));
    const auto page = document->page(request.page - 1);
    if (!page)
        return tl::make_unexpected(damaged(u"PDF page does not load"_s));
    ECGSCAN_TRY(const QSizeF inches, pageInches(*page));
    if (!hasEnd(bytes))
        return tl::make_unexpected(damaged(u"PDF without an end"_s));
    const PdfImages images = pdfImages(bytes);
    if (images.mostPixels > 4 * kMostPixels) // a bilevel scan at 1200 dpi is more than 1 *
        return tl::make_unexpected(tooLarge(u"image of %1 pixels"_s.arg(images.mostPixels)));

    const double dpi = chooseDpi(inches, images);
    const QSize size = pixelSize(inches, dpi);
    ECGSCAN_CHECK(checkSize(size.width(), size.height()));
    Picture picture {document->numPages(), size, dpi, {}};
    if (request.factsOnly)
        return picture;
    document->setRenderHint(Poppler::Document::Antialiasing);
    document->setRenderHint(Poppler::Document::TextAntialiasing);
    const int side = std::max(size.width(), size.height());
    const double scale
        = request.maxSidePx > 0 && request.maxSidePx < side ? 1.0 * request.maxSidePx / side : 1;
    const QSize wanted = pixelSize(inches, dpi * scale).expandedTo({1, 1});
    QImage image
        = page->renderToImage(dpi * scale, dpi * scale, 0, 0, wanted.width(), wanted.height());
    if (image.size() != wanted) // Poppler's way to say that it could not
        return tl::make_unexpected(damaged(u"PDF page does not render"_s));
    picture.image = finished(std::move(image), request);
    return picture;
}

} // namespace ecgscan::decode
