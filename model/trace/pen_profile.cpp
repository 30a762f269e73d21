// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/pen_profile.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

constexpr double kReachMm = 0.9; ///< From a pen's middle; its ink ends nearer.
constexpr double kBinPx = 0.25;
constexpr std::ptrdiff_t kLevelColumns = 4; ///< To either side
constexpr float kLevelPx = 1.2f; ///< within which a level pen keeps its height.
constexpr std::size_t kLeastLevel = 200; ///< Columns that make a profile.
constexpr std::ptrdiff_t kEvery = 3; ///< Of the columns is looked at.

/// Linear between the pixels; 0 outside.
double inkAt(const InkMap& map, double x, double y)
{
    const int column = cvFloor(x), row = cvFloor(y);
    if (column < 0 || row < 0 || column + 1 >= map.ink.cols || row + 1 >= map.ink.rows)
        return 0;
    const double right = x - column, down = y - row;
    const auto at = [&](int r, int c) { return static_cast<double>(map.ink(r, c)); };
    return (1 - down) * ((1 - right) * at(row, column) + right * at(row, column + 1))
        + down * ((1 - right) * at(row + 1, column) + right * at(row + 1, column + 1));
}

bool isLevel(const PenLine& pen, std::ptrdiff_t k)
{
    const auto first = pen.y.begin() + k - kLevelColumns;
    const auto last = pen.y.begin() + k + kLevelColumns + 1;
    if (!std::all_of(first, last, [](float y) { return std::isfinite(y); }))
        return false;
    const auto [low, high] = std::minmax_element(first, last);
    return *high - *low < kLevelPx;
}

} // namespace

std::optional<PenProfile> PenProfile::measured(const InkMap& map, const std::vector<PenLine>& pens)
{
    const auto bins = static_cast<std::size_t>(map.px(kReachMm) / kBinPx) + 1;
    std::vector<double> sum(bins, 0), squares(bins, 0);
    std::size_t columns = 0;
    for (const PenLine& pen : pens) {
        const auto count = static_cast<std::ptrdiff_t>(pen.y.size());
        for (std::ptrdiff_t k = kLevelColumns; k + kLevelColumns < count; k += kEvery) {
            if (!isLevel(pen, k))
                continue;
            const double x = pen.x(static_cast<std::size_t>(k));
            const auto y = static_cast<double>(pen.y[static_cast<std::size_t>(k)]);
            for (std::size_t bin = 0; bin < bins; ++bin) {
                const double off = kBinPx * static_cast<double>(bin);
                const double above = inkAt(map, x, y - off), below = inkAt(map, x, y + off);
                sum[bin] += (above + below) / 2;
                squares[bin] += (above * above + below * below) / 2;
            }
            ++columns;
        }
    }
    if (columns < kLeastLevel)
        return std::nullopt;
    PenProfile profile;
    double variance = 0;
    for (std::size_t bin = 0; bin < bins; ++bin) {
        const auto count = static_cast<double>(columns);
        variance += squares[bin] / count - std::pow(sum[bin] / count, 2);
    }
    profile.m_noise = std::sqrt(std::max(0.0, variance / static_cast<double>(bins)));
    for (const double each : sum) {
        const double ink = std::max(0.0, (each - sum.back()) / static_cast<double>(columns));
        profile.m_ink.push_back(profile.m_ink.empty() ? ink : std::min(ink, profile.m_ink.back()));
    }
    profile.m_ink.push_back(0);
    return profile;
}

double PenProfile::reachPx() const
{
    return kBinPx * static_cast<double>(m_ink.size() - 2);
}

PenProfile::Value PenProfile::at(double distancePx) const
{
    const double position = std::min(distancePx / kBinPx, static_cast<double>(m_ink.size() - 2));
    const auto low = static_cast<std::size_t>(position);
    const double step = m_ink[low + 1] - m_ink[low];
    return {m_ink[low] + (position - static_cast<double>(low)) * step, step / kBinPx};
}

} // namespace ecgscan
