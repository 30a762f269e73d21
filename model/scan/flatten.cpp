// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scan/flatten.h"

#include "model/scan/lattice_fit.h"
#include "model/scan/resample.h"

#include <QCoreApplication>

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <exception>

#include <QElapsedTimer>
namespace ecgscan {
#include <ctime>
static clock_t dbgC;
static struct {
    void start() { dbgC = clock(); }
} dbgT;
static void dbgLap(const char* what)
{
    if (getenv("DBG"))
        fprintf(stderr, "  %s cpu %.1f ms\n", what, static_cast<double>(clock() - dbgC) / 1e3);
    dbgC = clock();
}

namespace {

constexpr int kWorkSidePx = 1600;
constexpr int kMostSeeds = 4;
constexpr int kFewestColumns = 8; ///< Cells of 5 mm, of the longer side.
constexpr int kFewestRows = 4;
constexpr double kLeastCoverage = 0.3;
constexpr double kGoodCoverage = 0.6; ///< No need to try another seed.
constexpr int kMarginSteps = 3; ///< Of half a cell: 7.5 mm.
constexpr double kCellMm = 5;
constexpr double kStepMm = 2.5;

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
    dbgLap("seeds");
    const std::size_t tries = std::min<std::size_t>(seeds.size(), kMostSeeds);
    for (std::size_t k = 0; k < tries && !task.cancelled(); ++k) {
        const auto sheet = GridSheet::fit(growLattice(response, seeds[k], task), response);
        if (getenv("DBG")) {
            fprintf(stderr, "seed %.0f %.0f across %.1f %.1f down %.1f %.1f score %.2f mm %d ->",
                seeds[k].centre.x, seeds[k].centre.y, seeds[k].across.x, seeds[k].across.y,
                seeds[k].down.x, seeds[k].down.y, seeds[k].score, seeds[k].hasMillimetres);
            if (sheet)
                fprintf(stderr, "nodes %d cov %.2f contrast %.2f bend %.3f ext %dx%d\n",
                    sheet->nodeCount(), sheet->coverage(), sheet->meanContrast(), sheet->bend(),
                    sheet->extent().width, sheet->extent().height);
            else
                fprintf(stderr, "none\n");
        }
        if (sheet && isPage(*sheet) && (!best || worth(*sheet) > worth(*best)))
            best = sheet;
        if (best && best->coverage() >= kGoodCoverage)
            break;
    }
    return best;
}

/// Grid columns and rows (real numbers, one is 5 mm) that the flat page shows.
struct FlatExtent {
    double left, top, right, bottom;
};

/// The gridded area and as much of a margin as lies on the picture.
FlatExtent withMargins(const GridSheet& sheet, const LineResponse& response)
{
    const cv::Rect grid = sheet.extent();
    FlatExtent extent {
        double(grid.x), double(grid.y), double(grid.br().x - 1), double(grid.br().y - 1)};
    const FlatExtent inner = extent;
    const auto shownShare = [&](double x0, double y0, double x1, double y1) {
        int inside = 0;
        constexpr int kPoints = 40;
        for (int k = 0; k <= kPoints; ++k) {
            const double t = static_cast<double>(k) / kPoints;
            const cv::Point2d at = sheet.at(x0 + t * (x1 - x0), y0 + t * (y1 - y0));
            if (at.x >= -0.5 && at.y >= -0.5 && at.x <= response.value.cols - 0.5
                && at.y <= response.value.rows - 0.5)
                ++inside;
        }
        return static_cast<double>(inside) / (kPoints + 1);
    };
    for (int step = 1; step <= kMarginSteps; ++step) {
        const double by = step * kStepMm / kCellMm;
        const double middle = by - 0.25;
        if (shownShare(inner.left - middle, inner.top, inner.left - middle, inner.bottom) > 0.3)
            extent.left = inner.left - by;
        if (shownShare(inner.right + middle, inner.top, inner.right + middle, inner.bottom) > 0.3)
            extent.right = inner.right + by;
        if (shownShare(inner.left, inner.top - middle, inner.right, inner.top - middle) > 0.3)
            extent.top = inner.top - by;
        if (shownShare(inner.left, inner.bottom + middle, inner.right, inner.bottom + middle) > 0.3)
            extent.bottom = inner.bottom + by;
    }
    return extent;
}

FlatNet flatNet(const GridSheet& sheet, const LineResponse& response, double pxPerMm)
{
    const FlatExtent extent = withMargins(sheet, response);
    const double perStep = kStepMm / kCellMm;
    const int columns = cvRound((extent.right - extent.left) / perStep) + 1;
    const int rows = cvRound((extent.bottom - extent.top) / perStep) + 1;
    FlatNet net;
    net.stepPx = kStepMm * pxPerMm;
    net.nodes.create(rows, columns);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const cv::Point2d at = response.toOriginal(
                sheet.at(extent.left + column * perStep, extent.top + row * perStep));
            net.nodes(row, column) = {static_cast<float>(at.x), static_cast<float>(at.y)};
        }
    }
    net.size = {cvFloor((columns - 1) * net.stepPx) + 1, cvFloor((rows - 1) * net.stepPx) + 1};
    return net;
}

Result<FlatPage> flattenPixels(const cv::Mat& rgb, const Task& task)
{
    task.progress(0, QCoreApplication::translate("Scan", "Finding the paper"));
    dbgT.start();
    const LineResponse response = lineResponse(rgb, kWorkSidePx);
    dbgLap("response");
    if (task.cancelled())
        return stopped();
    const auto sheet = bestSheet(response, task);
    if (task.cancelled())
        return stopped();
    dbgLap("lattice");
    if (!sheet)
        return noGrid(QStringLiteral("no lattice of grid lines"));

    task.progress(60, QCoreApplication::translate("Scan", "Straightening the page"));
    FlatPage page;
    page.originalPxPerMm = sheet->cellPx() / response.scale / kCellMm;
    page.pxPerMm = std::clamp(page.originalPxPerMm, 4.0, 12.0);
    page.gridFound = true;
    page.gridConfidence = std::min(1.0, sheet->coverage() / 0.9);
    const FlatNet net = flatNet(*sheet, response, page.pxPerMm);
    dbgLap("net");
    page.map = PageMap(net.nodes, net.stepPx);
    page.rgb = resample(rgb, net, cv::Scalar::all(255));
    dbgLap("remap");
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

} // namespace ecgscan
