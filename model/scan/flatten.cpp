// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scan/flatten.h"

#include "model/core/analysis.h"
#include "model/scan/lattice_fit.h"
#include "model/scan/page_cut.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <exception>

namespace ecgscan {

namespace {

constexpr int kWorkSidePx = 1600;
constexpr int kMostSeeds = 4;
constexpr int kFewestColumns = 8; ///< Cells of 5 mm, of the longer side.
constexpr int kFewestRows = 4;
constexpr double kLeastCoverage = 0.3;
constexpr double kGoodCoverage = 0.6; ///< No need to try another seed.
constexpr double kCellMm = 5;

tl::unexpected<Error> noGrid(const QString& detail)
{
    return fail(Errc::noEcg,
        QCoreApplication::translate("Scan",
            "No ECG paper was found on this picture. Take the picture again with the whole page in "
            "view and the grid lines in focus, or scan it."),
        detail);
}

tl::unexpected<Error> stopped()
{
    return fail(Errc::cancelled, QCoreApplication::translate("Scan", "Reading was cancelled."));
}

/// Quality of a sheet for choosing between seeds.
double worth(const GridSheet& sheet)
{
    return sheet.nodeCount() * sheet.coverage();
}

bool isPage(const GridSheet& sheet)
{
    const cv::Size size = sheet.extent().size();
    return std::max(size.width, size.height) >= kFewestColumns
        && std::min(size.width, size.height) >= kFewestRows && sheet.coverage() >= kLeastCoverage;
}

std::optional<GridSheet> bestSheet(const LineResponse& response, const Task& task)
{
    std::optional<GridSheet> best;
    const std::vector<GridSeed> seeds = findGridSeeds(response);
    const std::size_t tries = std::min<std::size_t>(seeds.size(), kMostSeeds);
    for (std::size_t k = 0; k < tries && !task.cancelled(); ++k) {
        const auto sheet = GridSheet::fit(growLattice(response, seeds[k], task), response, task);
        if (sheet && isPage(*sheet) && (!best || worth(*sheet) > worth(*best)))
            best = sheet;
        if (best && best->coverage() >= kGoodCoverage)
            break;
    }
    return best;
}

Result<FlatPage> flattenPixels(const cv::Mat& rgb, const Task& task)
{
    task.progress(0, QCoreApplication::translate("Scan", "Finding the paper"));
    const LineResponse response = lineResponse(rgb, kWorkSidePx);
    if (task.cancelled())
        return stopped();
    const auto sheet = bestSheet(response, task);
    if (task.cancelled())
        return stopped();
    if (!sheet)
        return noGrid(QStringLiteral("no lattice of grid lines"));

    task.progress(60, QCoreApplication::translate("Scan", "Straightening the page"));
    FlatPage page;
    page.originalPxPerMm = sheet->cellPx() / response.scale / kCellMm;
    page.pxPerMm = std::clamp(page.originalPxPerMm, 4.0, 12.0);
    page.gridConfidence = std::min(1.0, sheet->coverage() / 0.9);
    const PageCut cut(rgb, *sheet, response);
    const FlatNet net = cut.net(page.pxPerMm);
    page.map = PageMap(net.nodes, net.stepPx);
    page.rgb = resample(rgb, net, cut.paperColour());
    task.progress(100, QCoreApplication::translate("Scan", "Straightening the page"));
    return page;
}

} // namespace

Result<FlatPage> flatten(const QImage& image, const Task& task)
{
    if (image.isNull() || image.width() < 64 || image.height() < 64)
        return noGrid(QStringLiteral("picture smaller than 64 px"));
    try {
        const QImage rgb = image.convertToFormat(QImage::Format_RGB888);
        // Only read through: the const_cast is what cv::Mat asks for to borrow pixels.
        const cv::Mat pixels(rgb.height(), rgb.width(), CV_8UC3,
            const_cast<uchar*>(rgb.constBits()), static_cast<std::size_t>(rgb.bytesPerLine()));
        return flattenPixels(pixels, task);
    } catch (const std::exception& exception) {
        return fail(Errc::internal,
            QCoreApplication::translate(
                "Scan", "The page could not be straightened. Try again with a smaller picture."),
            QString::fromUtf8(exception.what()));
    }
}

QImage onlyWithin(const QImage& image, const std::array<QPointF, 4>& cornersPx)
{
    QPainterPath outside;
    outside.addRect(image.rect());
    QPolygonF paper;
    for (const QPointF& corner : cornersPx)
        paper << corner + kPixelCentre;
    paper << paper.front();
    outside.addPolygon(paper); // odd and even: what lies in both stays
    QImage masked = image.convertToFormat(QImage::Format_RGB32);
    QPainter painter(&masked);
    painter.fillPath(outside, Qt::black);
    painter.end();
    return masked.convertToFormat(QImage::Format_RGB888);
}

} // namespace ecgscan
