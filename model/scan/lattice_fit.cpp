// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scan/lattice_fit.h"

#include "model/core/quantile.h"
#include "model/scan/bend_field.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace ecgscan {

namespace {

constexpr int kFewestNodes = 60; ///< 4 cm by 4 cm of paper.
constexpr double kMostOff = 0.08; ///< Cells between a crossing and the fit to its neighbours.
constexpr int kFewestNeighbours = 3; ///< Of eight.
constexpr double kInkReach = 0.6; ///< Cells: lines are looked for along half a cell.
constexpr double kInkFactor = 1.3; ///< Darker than the usual crossing by this: ink.
constexpr int kMargin = 4; ///< Nodes around the extent over which the bend dies away.

struct Placed {
    cv::Point2d grid;
    cv::Point2d at;
};

std::vector<Placed> placedNodes(const Lattice& lattice)
{
    std::vector<Placed> placed;
    const cv::Rect extent = lattice.extent();
    for (int row = extent.y; row < extent.br().y; ++row) {
        for (int column = extent.x; column < extent.br().x; ++column) {
            const LatticeNode& node = lattice.node(column, row);
            if (node.found)
                placed.push_back({{double(column), double(row)}, node.at});
        }
    }
    return placed;
}

/// Least squares (direct linear transform on centred, scaled coordinates).
cv::Matx33d fitHomography(const std::vector<Placed>& placed)
{
    cv::Point2d gridMean, mean;
    for (const Placed& p : placed) {
        gridMean += p.grid;
        mean += p.at;
    }
    const auto count = static_cast<double>(placed.size());
    gridMean = gridMean * (1 / count);
    mean = mean * (1 / count);
    constexpr double kGridUnit = 1.0 / 20, kUnit = 1.0 / 500;

    cv::Matx<double, 8, 8> normal = cv::Matx<double, 8, 8>::zeros();
    cv::Matx<double, 8, 1> right = cv::Matx<double, 8, 1>::zeros();
    const auto add = [&](const cv::Matx<double, 1, 8>& a, double b) {
        normal += a.t() * a;
        right += a.t() * b;
    };
    for (const Placed& p : placed) {
        const cv::Point2d g = (p.grid - gridMean) * kGridUnit, w = (p.at - mean) * kUnit;
        add({g.x, g.y, 1, 0, 0, 0, -g.x * w.x, -g.y * w.x}, w.x);
        add({0, 0, 0, g.x, g.y, 1, -g.x * w.y, -g.y * w.y}, w.y);
    }
    cv::Matx<double, 8, 1> h;
    cv::solve(normal, right, h, cv::DECOMP_SVD);
    const cv::Matx33d inner(h(0), h(1), h(2), h(3), h(4), h(5), h(6), h(7), 1);
    const cv::Matx33d toUnit(
        kGridUnit, 0, -gridMean.x * kGridUnit, 0, kGridUnit, -gridMean.y * kGridUnit, 0, 0, 1);
    const cv::Matx33d fromUnit(1 / kUnit, 0, mean.x, 0, 1 / kUnit, mean.y, 0, 0, 1);
    return fromUnit * inner * toUnit;
}

int neighbours(const Lattice& lattice, int column, int row)
{
    int count = 0;
    for (int y = -1; y <= 1; ++y) {
        for (int x = -1; x <= 1; ++x) {
            if ((x != 0 || y != 0) && lattice.covers(column + x, row + y)
                && lattice.node(column + x, row + y).found)
                ++count;
        }
    }
    return count;
}

/// Whether a crossing lies where its neighbours say. Beside a fold only those on its own side know.
bool fitsNeighbours(const Lattice& lattice, cv::Point node, const LocalGrid& mean, double most)
{
    const cv::Point2d at = lattice.node(node.x, node.y).at;
    for (const cv::Point side :
        {cv::Point(0, 0), cv::Point(1, 0), cv::Point(-1, 0), cv::Point(0, 1), cv::Point(0, -1),
            cv::Point(1, 1), cv::Point(-1, -1), cv::Point(1, -1), cv::Point(-1, 1)}) {
        const auto fit = lattice.fitSide(node, 2, side, mean);
        if (fit && cv::norm(fit->at - at) < most)
            return true;
    }
    return false;
}

/// Takes out crossings that stand alone or off the net of their neighbours.
void dropOutliers(Lattice& lattice, const LocalGrid& mean)
{
    const double cell = std::sqrt(std::abs(mean.across.cross(mean.down)));
    for (int pass = 0; pass < 4; ++pass) {
        std::vector<cv::Point> out;
        const cv::Rect extent = lattice.extent();
        for (int row = extent.y; row < extent.br().y; ++row) {
            for (int column = extent.x; column < extent.br().x; ++column) {
                const double most = kMostOff * cell * (pass == 0 ? 2 : 1);
                if (lattice.node(column, row).found
                    && (neighbours(lattice, column, row) < kFewestNeighbours
                        || !fitsNeighbours(lattice, {column, row}, mean, most)))
                    out.emplace_back(column, row);
            }
        }
        for (const cv::Point at : out)
            lattice.node(at.x, at.y).found = false;
    }
}

/// Keeps the largest connected part: what hangs on by nothing may be a table's wood.
void keepLargestPart(Lattice& lattice)
{
    const cv::Rect extent = lattice.extent();
    if (extent.empty())
        return;
    cv::Mat1b found(extent.size());
    for (int y = 0; y < extent.height; ++y) {
        for (int x = 0; x < extent.width; ++x)
            found(y, x) = lattice.node(extent.x + x, extent.y + y).found ? 255 : 0;
    }
    // A bridge one node wide does not make one sheet of two.
    cv::Mat1b core, grown;
    cv::morphologyEx(found, core, cv::MORPH_OPEN, cv::Mat1b::ones(2, 2));
    cv::Mat1i labels, stats;
    cv::Mat1d centres;
    const int count = cv::connectedComponentsWithStats(core, labels, stats, centres, 4);
    int largest = 0;
    for (int label = 1; label < count; ++label) {
        if (largest == 0 || stats(label, cv::CC_STAT_AREA) > stats(largest, cv::CC_STAT_AREA))
            largest = label;
    }
    cv::Mat1b keep(found.size(), uchar(0));
    if (largest > 0)
        keep.setTo(255, labels == largest);
    cv::dilate(keep, grown, cv::Mat1b::ones(3, 3));
    for (int y = 0; y < extent.height; ++y) {
        for (int x = 0; x < extent.width; ++x) {
            if (grown(y, x) == 0)
                lattice.node(extent.x + x, extent.y + y).found = false;
        }
    }
}

/// Columns (or rows) at the rim with hardly any crossing are not part of the page.
cv::Rect solidExtent(const Lattice& lattice)
{
    cv::Rect extent = lattice.extent();
    const auto countIn = [&](const cv::Rect& strip) {
        int count = 0;
        for (int row = strip.y; row < strip.br().y; ++row) {
            for (int column = strip.x; column < strip.br().x; ++column)
                count += lattice.node(column, row).found ? 1 : 0;
        }
        return count;
    };
    const int fewestX = std::max(3, extent.height / 10), fewestY = std::max(3, extent.width / 10);
    while (extent.width > 2 && countIn({extent.x, extent.y, 1, extent.height}) < fewestX)
        ++extent.x, --extent.width;
    while (extent.width > 2 && countIn({extent.br().x - 1, extent.y, 1, extent.height}) < fewestX)
        --extent.width;
    while (extent.height > 2 && countIn({extent.x, extent.y, extent.width, 1}) < fewestY)
        ++extent.y, --extent.height;
    while (extent.height > 2 && countIn({extent.x, extent.br().y - 1, extent.width, 1}) < fewestY)
        --extent.height;
    return extent;
}

/// The darkest place within reach.
double darknessAbout(const cv::Mat1f& darkness, cv::Point2d at, double reachPx)
{
    const int reach = cvCeil(reachPx);
    const cv::Rect box
        = cv::Rect(cvRound(at.x) - reach, cvRound(at.y) - reach, 2 * reach + 1, 2 * reach + 1)
        & cv::Rect({}, darkness.size());
    double most = 0;
    if (!box.empty())
        cv::minMaxLoc(darkness(box), nullptr, &most);
    return most;
}

/// What is as dark as the grid itself: most crossings are far from ink.
double usualDarkness(const std::vector<Placed>& placed, const cv::Mat1f& darkness, double reachPx)
{
    std::vector<double> all;
    for (const Placed& p : placed)
        all.push_back(darknessAbout(darkness, p.at, reachPx));
    return median(std::move(all));
}

/// Ink as if it were paper.
LineResponse withoutInk(const LineResponse& response, double darkest)
{
    LineResponse out = response;
    out.value = response.value.clone();
    cv::Mat ink;
    cv::compare(response.darkness, darkest, ink, cv::CMP_GT);
    cv::dilate(ink, ink, cv::Mat1b::ones(3, 3));
    out.value.setTo(0, ink);
    return out;
}

} // namespace

std::optional<GridSheet> GridSheet::fit(
    Lattice lattice, const LineResponse& response, const Task& task)
{
    if (lattice.count() < kFewestNodes)
        return {};
    GridSheet sheet;
    sheet.m_homography = fitHomography(placedNodes(lattice));
    sheet.m_extent = lattice.extent();
    const LocalGrid mean = sheet.middleGrid();
    dropOutliers(lattice, mean);
    keepLargestPart(lattice);
    if (lattice.count() < kFewestNodes)
        return {};
    lattice = growFurther(std::move(lattice), response, mean, task);
    const double reachPx = kInkReach * sheet.cellPx();
    const double paleness
        = kInkFactor * usualDarkness(placedNodes(lattice), response.darkness, reachPx);
    measureAgain(lattice, withoutInk(response, paleness), mean);
    dropOutliers(lattice, mean);
    keepLargestPart(lattice);
    const std::vector<Placed> placed = placedNodes(lattice);
    if (static_cast<int>(placed.size()) < kFewestNodes)
        return {};
    const cv::Rect extent = solidExtent(lattice);

    sheet.m_homography = fitHomography(placed);
    sheet.m_toCells = sheet.m_homography.inv();
    sheet.m_extent = extent;
    const cv::Size size(extent.width + 2 * kMargin, extent.height + 2 * kMargin);
    BendField field {
        cv::Mat2d(size, cv::Vec2d(0, 0)), cv::Mat1d(size, 0.0), cv::Mat1b(size, uchar(0))};
    for (int y = 0; y < extent.height; ++y) {
        for (int x = 0; x < extent.width; ++x) {
            const LatticeNode& node = lattice.node(extent.x + x, extent.y + y);
            if (!node.found)
                continue;
            const cv::Point2d off
                = sheet.cellsAt(node.at) - cv::Point2d(extent.x + x, extent.y + y);
            field.offset(y + kMargin, x + kMargin) = {off.x, off.y};
            field.known(y + kMargin, x + kMargin) = 1;
            field.nearInk(y + kMargin, x + kMargin)
                = darknessAbout(response.darkness, node.at, reachPx) > paleness ? 1 : 0;
            ++sheet.m_nodeCount;
        }
    }
    sheet.m_residual = smoothBend(field);
    return sheet;
}

cv::Point2d GridSheet::plane(double column, double row) const
{
    const cv::Vec3d point = m_homography * cv::Vec3d(column, row, 1);
    return {point[0] / point[2], point[1] / point[2]};
}

cv::Point2d GridSheet::cellsAt(cv::Point2d place) const
{
    const cv::Vec3d point = m_toCells * cv::Vec3d(place.x, place.y, 1);
    return {point[0] / point[2], point[1] / point[2]};
}

double GridSheet::coverage() const
{
    return static_cast<double>(m_nodeCount) / m_extent.area();
}

LocalGrid GridSheet::middleGrid() const
{
    const double column = m_extent.x + m_extent.width / 2.0,
                 row = m_extent.y + m_extent.height / 2.0;
    const cv::Point2d at = plane(column, row);
    return {at, plane(column + 1, row) - at, plane(column, row + 1) - at};
}

double GridSheet::cellPx() const
{
    const LocalGrid middle = middleGrid();
    return std::sqrt(std::abs(middle.across.cross(middle.down)));
}

cv::Point2d GridSheet::at(double column, double row) const
{
    const double x = std::clamp(column - m_extent.x + kMargin, 0.0, m_residual.cols - 1.001);
    const double y = std::clamp(row - m_extent.y + kMargin, 0.0, m_residual.rows - 1.001);
    const int x0 = static_cast<int>(x), y0 = static_cast<int>(y);
    const double fx = x - x0, fy = y - y0;
    const cv::Vec2d off = (1 - fy) * ((1 - fx) * m_residual(y0, x0) + fx * m_residual(y0, x0 + 1))
        + fy * ((1 - fx) * m_residual(y0 + 1, x0) + fx * m_residual(y0 + 1, x0 + 1));
    return plane(column + off[0], row + off[1]);
}

} // namespace ecgscan
