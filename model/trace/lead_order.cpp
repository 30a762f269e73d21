// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/lead_order.h"

#include "model/core/ecg.h"
#include "model/core/quantile.h"
#include "model/trace/limb_plane.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

constexpr int kColumns = 2000; ///< Points along a row.
constexpr double kBorder = 0.015; ///< Of a row, beside borders that are not known well.
constexpr std::size_t kLeastLeads = 3; ///< That a law is about.
constexpr int kLeastColumns = 100; ///< Of a group with all its leads.
constexpr double kLawless = 0.1; ///< Explained, as it were, of chest leads alone.
constexpr double kUsualMisfit = 0.03; ///< Of leads in their right order, on a middling page.
/// A better order explains so many times more, and so much of the page.
constexpr double kMuchBetter = 1.5, kLeastBetter = 0.1;
/// Misfit of leads that cannot be limb leads, and of those that can be nothing else.
constexpr double kWrong = 0.2, kSurelyRight = 0.012;

/// y along each row of the page at kColumns places, up to scale and offset; NaN where nothing is.
std::vector<std::vector<float>> rowsOf(const PageLayout& layout, const std::vector<PenLine>& pens)
{
    int count = 0;
    for (const PrintedStretch& stretch : layout.stretches)
        count = std::max(count, stretch.row + 1);
    std::vector<double> left(static_cast<std::size_t>(count), 1e9), right(left.size(), -1e9);
    std::vector<int> columns(left.size(), 0);
    for (const PrintedStretch& stretch : layout.stretches) {
        const auto row = static_cast<std::size_t>(stretch.row);
        left[row] = std::min(left[row], stretch.left);
        right[row] = std::max(right[row], stretch.right);
        columns[row]
            = stretch.isRhythm ? layout.columns : std::max(columns[row], stretch.column + 1);
    }
    // Behind them may stand leads that are none of the twelve.
    for (std::size_t row = 0; row < left.size(); ++row) {
        if (columns[row] > 0)
            right[row] = left[row] + (right[row] - left[row]) * layout.columns / columns[row];
    }
    std::vector<std::vector<float>> rows(left.size(), std::vector<float>(kColumns, kMissing));
    for (std::size_t k = 0; k < pens.size(); ++k) {
        const auto row = static_cast<std::size_t>(layout.stretches[k].row);
        for (int x = 0; x < kColumns; ++x) {
            const double at = left[row] + (x + 0.5) * (right[row] - left[row]) / kColumns;
            const double point = (at - pens[k].left) / pens[k].stepPx;
            const auto low = static_cast<std::ptrdiff_t>(std::floor(point));
            if (low < 0 || low + 1 >= static_cast<std::ptrdiff_t>(pens[k].y.size()))
                continue;
            const auto index = static_cast<std::size_t>(low);
            const auto share = static_cast<float>(point - std::floor(point));
            const float y = std::lerp(pens[k].y[index], pens[k].y[index + 1], share);
            if (std::isfinite(y))
                rows[row][static_cast<std::size_t>(x)] = y;
        }
    }
    return rows;
}

struct Energy {
    double all = 0, unexplained = 0;
    double columns = 0; ///< Of rows that were tested.
};

/// One lead of a group, by column of the group, its median taken off.
struct GroupLead {
    LimbPlane plane;
    std::vector<float> y;
};

std::vector<float> withoutMedian(std::vector<float> y)
{
    const float level = medianOfKnown(y).value_or(0);
    for (float& value : y)
        value -= level;
    return y;
}

/// Adds what the best sums of two leads leave of a group.
void addGroup(const std::vector<GroupLead>& group, Energy& energy)
{
    if (group.size() < kLeastLeads)
        return;
    double a = 0, b = 0, d = 0;
    for (const GroupLead& lead : group) {
        a += lead.plane.i * lead.plane.i;
        b += lead.plane.i * lead.plane.ii;
        d += lead.plane.ii * lead.plane.ii;
    }
    const double determinant = a * d - b * b;
    Energy sum;
    for (std::size_t x = 0; x < group.front().y.size(); ++x) {
        double u = 0, v = 0, square = 0;
        for (const GroupLead& lead : group) {
            const auto y = static_cast<double>(lead.y[x]);
            u += lead.plane.i * y;
            v += lead.plane.ii * y;
            square += y * y;
        }
        if (!std::isfinite(square))
            continue;
        const double explained = (d * u * u - 2 * b * u * v + a * v * v) / determinant;
        sum.all += square;
        sum.unexplained += std::max(0.0, square - explained);
        sum.columns += static_cast<double>(group.size());
    }
    if (sum.columns < static_cast<double>(kLeastColumns * group.size()))
        return;
    energy.all += sum.all;
    energy.unexplained += sum.unexplained;
    energy.columns += sum.columns;
}

Energy energyOf(const std::vector<std::vector<float>>& rows, const PrintLayout& layout, bool turned)
{
    Energy energy;
    for (int column = 0; column < layout.columns; ++column) {
        const int place = turned ? layout.columns - 1 - column : column;
        const double width = static_cast<double>(kColumns) / layout.columns;
        const auto first = static_cast<std::ptrdiff_t>(place * width + kBorder * kColumns);
        const auto last = static_cast<std::ptrdiff_t>((place + 1) * width - kBorder * kColumns);
        std::vector<GroupLead> group;
        for (std::size_t k = 0; k < layout.leads.size(); ++k) {
            const PrintedLead& printed = layout.leads[k];
            const auto plane = limbPlane(printed.lead, printed.inverted);
            if (layout.columnOf(k) != column || printed.isOther || !plane)
                continue;
            const auto row = static_cast<std::size_t>(layout.rowOf(k));
            const std::vector<float>& y = rows[turned ? rows.size() - 1 - row : row];
            group.push_back({*plane, withoutMedian({y.begin() + first, y.begin() + last})});
        }
        addGroup(group, energy);
    }
    return energy;
}

std::optional<double> misfitOf(const Energy& energy)
{
    return energy.all > 0 ? std::optional(energy.unexplained / energy.all) : std::nullopt;
}

/// Whether the lead laws say something of a layout.
bool hasLaws(const PrintLayout& layout)
{
    std::vector<std::size_t> limbLeads(static_cast<std::size_t>(layout.columns), 0);
    for (std::size_t k = 0; k < layout.leads.size(); ++k) {
        if (!layout.leads[k].isOther && !isChest(layout.leads[k].lead))
            ++limbLeads[static_cast<std::size_t>(layout.columnOf(k))];
    }
    return std::ranges::any_of(limbLeads, [](std::size_t count) { return count >= kLeastLeads; });
}

/// Whether most of the leads that another order would rename bear their printed names.
bool isNamed(const PageLayout& taken, const PrintLayout& other, bool turned)
{
    const bool isCutAlike = !turned && other.columns == taken.columns;
    int renamed = 0, named = 0;
    for (const PrintedStretch& stretch : taken.stretches) {
        if (stretch.isRhythm)
            continue;
        const auto k = static_cast<std::size_t>(stretch.column * other.rows + stretch.row);
        if (isCutAlike && stretch.row < other.rows && k < other.leads.size()
            && other.leads[k].lead == stretch.lead && other.leads[k].inverted == stretch.inverted)
            continue;
        ++renamed;
        named += stretch.isNamed() ? 1 : 0;
    }
    return 2 * named > renamed;
}

} // namespace

OrderCheck checkOrder(
    const PageLayout& taken, const std::vector<PenLine>& pens, const std::vector<PrintLayout>& all)
{
    const std::vector<std::vector<float>> rows = rowsOf(taken, pens);
    const double everything = static_cast<double>(rows.size()) * kColumns;
    const auto explained = [&](const Energy& energy) {
        const auto misfit = misfitOf(energy);
        return misfit ? energy.columns / everything * kUsualMisfit / (kUsualMisfit + *misfit) : 0;
    };
    OrderCheck check;
    double own = kLawless, most = 0, leastMisfit = 1;
    const PrintLayout* lawless = nullptr; // of chest leads alone
    for (const PrintLayout& layout : all) {
        if (layout.allRows() != rows.size())
            continue;
        for (const bool turned : {false, true}) {
            const Energy energy = energyOf(rows, layout, turned);
            const auto misfit = misfitOf(energy);
            const double explains = explained(energy);
            const bool isTaken = !turned && layout.id == taken.id;
            if (isTaken)
                check.misfit = misfit;
            if (isTaken && misfit)
                own = explains;
            if (isTaken || isNamed(taken, layout, turned))
                continue;
            if (!turned && !hasLaws(layout) && !lawless)
                lawless = &layout;
            if (misfit && explains > most) {
                most = explains;
                leastMisfit = *misfit;
                check.better = LeadOrder {&layout, turned};
            }
        }
    }
    if (most < kMuchBetter * own || most - own < kLeastBetter)
        check.better.reset();
    if (check.misfit > kWrong && lawless && (!check.better || leastMisfit > kSurelyRight))
        check.better = LeadOrder {lawless, false};
    return check;
}

} // namespace ecgscan
