// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scan/line_offsets.h"

#include "model/core/quantile.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace ecgscan {

namespace {

constexpr int kReach = 5; ///< Lines to either side that say how the paper bends.
constexpr int kFewestLines = 7;
constexpr std::size_t kFewestCrossings = 8; ///< Of a line, that must be known.
constexpr double kMostCells = 0.03; ///< 0.15 mm: half a dot at 85 dots an inch.
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// What a sequence has beyond the parabola through each value's neighbours; NaN: not known.
std::vector<double> roughness(const std::vector<double>& values)
{
    const int count = static_cast<int>(values.size());
    std::vector<double> rough(values.size(), kUnknown);
    for (int at = 0; at < count; ++at) {
        cv::Matx33d normal = cv::Matx33d::zeros();
        cv::Vec3d right(0, 0, 0);
        int known = 0;
        for (int k = std::max(0, at - kReach); k < std::min(count, at + kReach + 1); ++k) {
            const double value = values[static_cast<std::size_t>(k)];
            if (!std::isfinite(value))
                continue;
            const double away = k - at;
            const cv::Vec3d powers(1, away, away * away);
            normal += powers * powers.t();
            right += powers * value;
            ++known;
        }
        if (known >= kFewestLines)
            rough[static_cast<std::size_t>(at)] = values[static_cast<std::size_t>(at)]
                - normal.solve(right, cv::DECOMP_CHOLESKY)[0];
    }
    return rough;
}

/// The offset of each column as a whole, in the direction of the rows; 0 where too little is known.
std::vector<double> columnOffsets(const cv::Mat1d& offset, const cv::Mat1d& known)
{
    std::vector<std::vector<double>> rough(static_cast<std::size_t>(offset.cols));
    for (int y = 0; y < offset.rows; ++y) {
        std::vector<double> row;
        for (int x = 0; x < offset.cols; ++x)
            row.push_back(known(y, x) > 0 ? offset(y, x) : kUnknown);
        const std::vector<double> beyond = roughness(row);
        for (std::size_t x = 0; x < beyond.size(); ++x) {
            if (std::isfinite(beyond[x]))
                rough[x].push_back(beyond[x]);
        }
    }
    std::vector<double> columns;
    for (std::vector<double>& column : rough)
        columns.push_back(column.size() < kFewestCrossings ? kUnknown : median(std::move(column)));
    // Once more: what a strong bend leaves beyond the parabolas is smooth from line to line.
    columns = roughness(columns);
    for (double& column : columns) {
        if (!(std::abs(column) < kMostCells))
            column = 0;
    }
    return columns;
}

} // namespace

void removeLineOffsets(BendField& field)
{
    cv::Mat1d part[2], down, knownDown;
    cv::split(field.offset, part);
    cv::transpose(part[1], down);
    cv::transpose(field.known, knownDown);
    const std::vector<double> columns = columnOffsets(part[0], field.known);
    const std::vector<double> rows = columnOffsets(down, knownDown);
    for (int y = 0; y < field.offset.rows; ++y) {
        for (int x = 0; x < field.offset.cols; ++x)
            field.offset(y, x) -= cv::Vec2d(
                columns[static_cast<std::size_t>(x)], rows[static_cast<std::size_t>(y)]);
    }
}

} // namespace ecgscan
