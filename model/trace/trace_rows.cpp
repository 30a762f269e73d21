// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/trace_rows.h"

#include "model/core/quantile.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

constexpr double kCellWidthMm = 1;
constexpr double kCellHeightMm = 0.5;
constexpr double kFlatRunMm = 1.2; ///< A pen stroke that is higher in one column is steep.
constexpr double kMostTiltMm = 0.6; ///< Of a frame's line over its length.
constexpr int kMaxStep = 3; ///< Cells a row may climb from one column of cells to the next.
constexpr float kStepCost = 0.35f; ///< For each cell climbed, in columns of full ink.
constexpr int kMaxRows = 14;
constexpr double kBorderMm = 3; ///< A row this near the upper or lower border is a frame.
constexpr int kBridgeMm = 15; ///< Gaps of a row that are no longer are part of it,
constexpr int kColumnGapMm = 32, kShortestColumnMm = 45; ///< and those between long parts.
constexpr double kHalfRowMm = 4.5; ///< Rows are never closer than twice this.

/// How much a connected piece of ink looks like a trace: letters are narrow, frames are long and
/// without any height.
float traceLikeness(const Mark& mark, const InkMap& map)
{
    const double widthMm = mark.box.width / map.pxPerMm;
    const double heightMm = mark.box.height / map.pxPerMm;
    if (widthMm > 30 && heightMm < std::min(widthMm * 0.01, kMostTiltMm) + 0.6)
        return 0;
    return static_cast<float>(std::clamp((widthMm - 2.5) / 3, 0.0, 1.0));
}

/// Share of the pixel columns of each cell in which a flat stroke passes.
cv::Mat1f dwellCells(const InkMap& map, const PrintMarks& marks)
{
    std::vector<float> likeness(marks.marks.size(), 0.f);
    for (std::size_t k = 1; k < likeness.size(); ++k)
        likeness[k] = traceLikeness(marks.marks[k], map);
    const double cellWidth = map.px(kCellWidthMm), cellHeight = map.px(kCellHeightMm);
    cv::Mat1f cells(
        cvCeil(map.ink.rows / cellHeight) + 1, cvCeil(map.ink.cols / cellWidth) + 1, 0.f);
    cv::Mat1i columns;
    cv::transpose(marks.labels, columns);
    const double flat = map.px(kFlatRunMm);
    for (int x = 0; x < columns.rows; ++x) {
        const int* label = columns[x];
        const int cellX = cvFloor(x / cellWidth);
        for (int y = 0; y < columns.cols; ++y) {
            if (label[y] == 0)
                continue;
            const int first = y;
            while (y + 1 < columns.cols && label[y + 1] != 0)
                ++y;
            const float weight
                = likeness[static_cast<std::size_t>(label[first])] / static_cast<float>(cellWidth);
            const double length = y - first + 1;
            if (length <= flat) {
                cells(cvFloor((first + y) / 2.0 / cellHeight), cellX) += weight;
                continue;
            }
            const auto shared = static_cast<float>(weight * flat / length);
            for (int cellY = cvFloor(first / cellHeight); cellY <= cvFloor(y / cellHeight); ++cellY)
                cells(cellY, cellX) += shared;
        }
    }
    return cells;
}

struct CellPath {
    std::vector<int> y;
    float score = 0;
};

/// The path from the left edge to the right with the most ink.
CellPath bestPath(const cv::Mat1f& field)
{
    cv::Mat1f sum = field.clone();
    cv::Mat1b from(field.size(), static_cast<uchar>(kMaxStep));
    for (int x = 1; x < field.cols; ++x) {
        for (int y = 0; y < field.rows; ++y) {
            float best = -1;
            for (int step = -kMaxStep; step <= kMaxStep; ++step) {
                const int before = y + step;
                if (before < 0 || before >= field.rows)
                    continue;
                const float value
                    = sum(before, x - 1) - kStepCost * static_cast<float>(std::abs(step));
                if (value > best) {
                    best = value;
                    from(y, x) = static_cast<uchar>(step + kMaxStep);
                }
            }
            sum(y, x) = field(y, x) + std::max(0.f, best);
        }
    }
    CellPath path;
    path.y.resize(static_cast<std::size_t>(field.cols));
    cv::Point last;
    double score = 0;
    cv::minMaxLoc(sum.col(field.cols - 1), nullptr, &score, nullptr, &last);
    path.score = static_cast<float>(score);
    int y = last.y;
    for (int x = field.cols - 1; x >= 0; --x) {
        path.y[static_cast<std::size_t>(x)] = y;
        y = std::clamp(y + from(y, x) - kMaxStep, 0, field.rows - 1);
    }
    return path;
}

/// Ink within 2 mm of the path, by column of cells, at most 1.
std::vector<float> inkAlong(const cv::Mat1f& cells, const std::vector<int>& path)
{
    std::vector<float> out(path.size());
    const int reach = cvRound(2 / kCellHeightMm);
    for (int x = 0; x < cells.cols; ++x) {
        float sum = 0;
        const int y = path[static_cast<std::size_t>(x)];
        for (int k = std::max(0, y - reach); k <= std::min(cells.rows - 1, y + reach); ++k)
            sum += cells(k, x);
        out[static_cast<std::size_t>(x)] = std::min(1.f, sum);
    }
    return out;
}

/// Longest stretch in which windows of 9 mm are mostly inked, and how much of it is inked.
void setExtent(TraceRow& row, const std::vector<float>& ink)
{
    const int count = static_cast<int>(ink.size());
    std::vector<char> busy(ink.size(), 0);
    for (int x = 0; x < count; ++x) {
        float sum = 0;
        int cells = 0;
        for (int k = std::max(0, x - 4); k <= std::min(count - 1, x + 4); ++k, ++cells)
            sum += ink[static_cast<std::size_t>(k)];
        busy[static_cast<std::size_t>(x)] = sum > 0.4f * static_cast<float>(cells);
    }
    struct Part {
        int first, last;
        int length() const { return last - first + 1; }
    };
    std::vector<Part> parts;
    for (int x = 0; x < count; ++x) {
        if (!busy[static_cast<std::size_t>(x)])
            continue;
        const bool goesOn = !parts.empty() && x - parts.back().last <= kBridgeMm;
        if (goesOn)
            parts.back().last = x;
        else
            parts.push_back({x, x});
    }
    // Between long parts, which are columns, a name may stand.
    for (std::size_t k = 1; k < parts.size();) {
        const bool isOneRow = parts[k].first - parts[k - 1].last <= kColumnGapMm
            && std::min(parts[k].length(), parts[k - 1].length()) >= kShortestColumnMm;
        if (isOneRow) {
            parts[k - 1].last = parts[k].last;
            parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(k));
        } else {
            ++k;
        }
    }
    const auto longest = std::ranges::max_element(parts, {}, &Part::length);
    const int bestFirst = longest == parts.end() ? 0 : longest->first;
    const int bestLength = longest == parts.end() ? 0 : longest->length();
    int first = bestFirst, last = bestFirst + bestLength - 1;
    while (first < last && ink[static_cast<std::size_t>(first)] < 0.3f)
        ++first;
    while (last > first && ink[static_cast<std::size_t>(last)] < 0.3f)
        --last;
    float inked = 0;
    for (int x = first; x <= last; ++x)
        inked += ink[static_cast<std::size_t>(x)] > 0.3f ? 1.f : 0.f;
    row.left = first * row.stepPx;
    row.right = (last + 1) * row.stepPx;
    row.coverage = bestLength > 0 ? static_cast<double>(inked) / (last - first + 1) : 0;
}

void suppress(cv::Mat1f& field, const std::vector<int>& path)
{
    const double sigma = kHalfRowMm / kCellHeightMm;
    for (int x = 0; x < field.cols; ++x) {
        for (int y = 0; y < field.rows; ++y) {
            const double away = (y - path[static_cast<std::size_t>(x)]) / sigma;
            if (std::abs(away) < 1.6)
                field(y, x) *= static_cast<float>(1 - std::exp(-0.5 * std::pow(away, 4)));
        }
    }
}

TraceRow makeRow(const InkMap& map, const std::vector<int>& path)
{
    TraceRow row;
    row.stepPx = map.px(kCellWidthMm);
    row.baseline.reserve(path.size());
    for (const int y : path)
        row.baseline.push_back(static_cast<float>((y + 0.5) * map.px(kCellHeightMm) - 0.5));
    return row;
}

} // namespace

double TraceRow::at(double x) const
{
    const double k = std::clamp(x / stepPx - 0.5, 0.0, static_cast<double>(baseline.size() - 1));
    const auto low = static_cast<std::size_t>(k);
    const std::size_t high = std::min(low + 1, baseline.size() - 1);
    const double share = k - static_cast<double>(low);
    return (1 - share) * static_cast<double>(baseline[low])
        + share * static_cast<double>(baseline[high]);
}

double TraceRow::level(double from, double to) const
{
    std::vector<float> within;
    for (double x = from; x <= to; x += stepPx)
        within.push_back(static_cast<float>(at(x)));
    if (within.empty())
        return at(from);
    return static_cast<double>(median(std::move(within)));
}

std::vector<TraceRow> findRows(const InkMap& map, const PrintMarks& marks)
{
    const cv::Mat1f cells = dwellCells(map, marks);
    cv::Mat1f field;
    cv::GaussianBlur(cells, field, {1, 13}, 0.1, 1 / kCellHeightMm, cv::BORDER_CONSTANT);
    cv::blur(field, field, {7, 1}, {-1, -1}, cv::BORDER_CONSTANT);
    field *= std::sqrt(2 * CV_PI) / kCellHeightMm;
    std::vector<TraceRow> rows;
    float strongest = 0;
    for (int k = 0; k < kMaxRows; ++k) {
        const CellPath path = bestPath(field);
        strongest = std::max(strongest, path.score);
        if (path.score < 0.3f * strongest || path.score < 20)
            break;
        TraceRow row = makeRow(map, path.y);
        setExtent(row, inkAlong(cells, path.y));
        const double y = row.middleY();
        const bool isFrame = std::min(y, map.ink.rows - y) < map.px(kBorderMm);
        if (row.coverage > 0.6 && !isFrame)
            rows.push_back(std::move(row));
        suppress(field, path.y);
    }
    double longest = 0;
    for (const TraceRow& row : rows)
        longest = std::max(longest, row.right - row.left);
    std::erase_if(rows, [&](const TraceRow& row) { return row.right - row.left < 0.45 * longest; });
    std::sort(rows.begin(), rows.end(),
        [](const TraceRow& a, const TraceRow& b) { return a.middleY() < b.middleY(); });
    return rows;
}

} // namespace ecgscan
