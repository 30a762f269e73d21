// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/ink_extent.h"

#include "model/core/quantile.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ecgscan {

namespace {

constexpr double kPageS = 10;
constexpr double kOutsideMm = 8; ///< A row may end this far behind what was thought,
constexpr double kInsideMm = 25; ///< or before it.
constexpr double kSteadyMm = 3; ///< A pen that is down stays down for so long,
constexpr double kSteadyShare = 0.85; ///< but for single columns.
constexpr double kAgreeMm = 1.5;
constexpr double kMostRows = 0.6; ///< That must agree.
constexpr double kStepMm = 0.25; ///< Of the search,
constexpr double kReachMm = 4; ///< which goes this far about the end that was seen
constexpr double kWidestGapMm = 18; ///< and to this gap.
constexpr double kFineMm = 0.5; ///< An end may be set right by so much, once the columns are known.
constexpr double kPaperMm = 0.4; ///< Beyond an end that is to be believed there is no ink so far.
constexpr double kLeastJumpMm = 0.4; ///< Of the pen, from one lead to the next.
constexpr double kNoPen = 1e9;
constexpr double kLeastInked = 0.9; ///< Of the stretches, for a choice to explain the page.
constexpr double kLeastCutMm = 2.5; ///< Less is the inaccuracy of an edge.
constexpr double kNameBeforeMm = 1; ///< A name stands at most so far before the trace.
constexpr double kMarginMm = 10; ///< Beside the columns, where ink counts as left out.
constexpr double kLeftOutWeight = 0.5; ///< Names stand there too;
constexpr double kFootWeight = 0.25; ///< before a start behind a pulse, that pulse's foot.
constexpr double kGapPenalty = 0.2; ///< Of a millimetre's ink, for each millimetre of gap.

/// One row's ink, summed.
class Row {
public:
    Row(const RowInk& ink, double pxPerMm)
        : m_ink(ink)
        , m_steady(std::max<std::ptrdiff_t>(
              1, static_cast<std::ptrdiff_t>(kSteadyMm * pxPerMm / ink.stepPx)))
    {
        Q_ASSERT(ink.y.size() == ink.inked.size());
        m_sum.push_back(0);
        for (const bool inked : ink.inked)
            m_sum.push_back(m_sum.back() + (inked ? 1 : 0));
    }

    double stepPx() const { return m_ink.stepPx; }
    /// Pixels with ink between two x.
    double inked(double from, double to) const
    {
        return sum(index(from), index(to)) * m_ink.stepPx;
    }
    std::optional<double> start(double from, double to) const
    {
        for (std::ptrdiff_t k = index(from); k < index(to); ++k) {
            if (isInked(k) && isSteady(k, k + m_steady))
                return x(k);
        }
        return std::nullopt;
    }
    /// Between the two columns where the pen leaps by more than that, from one level to another.
    std::optional<double> jump(double from, double to, double least) const
    {
        std::optional<double> found;
        for (std::ptrdiff_t k = index(from); k < index(to); ++k) {
            const double leap = step(k);
            if (leap > least && step(k - 2) + step(k - 1) + step(k + 1) + step(k + 2) < leap / 2) {
                found = x(k) + stepPx() / 2;
                least = leap;
            }
        }
        return found;
    }
    /// Behind the last column with ink.
    std::optional<double> end(double from, double to) const
    {
        for (std::ptrdiff_t k = index(from); k > index(to); --k) {
            if (isInked(k) && isSteady(k - m_steady + 1, k + 1))
                return x(k + 1);
        }
        return std::nullopt;
    }

private:
    /// Of the pen from one column to the next; endless where there is none.
    double step(std::ptrdiff_t k) const
    {
        if (k < 0 || k + 1 >= count() || !isInked(k) || !isInked(k + 1))
            return kNoPen;
        const auto at = static_cast<std::size_t>(k);
        return std::abs(static_cast<double>(m_ink.y[at + 1] - m_ink.y[at]));
    }
    std::ptrdiff_t count() const { return static_cast<std::ptrdiff_t>(m_ink.inked.size()); }
    std::ptrdiff_t index(double x) const
    {
        return std::clamp<std::ptrdiff_t>(
            std::lround((x - m_ink.left) / m_ink.stepPx), 0, count() - 1);
    }
    double x(std::ptrdiff_t k) const { return m_ink.left + static_cast<double>(k) * m_ink.stepPx; }
    bool isInked(std::ptrdiff_t k) const { return m_ink.inked[static_cast<std::size_t>(k)]; }
    int sum(std::ptrdiff_t from, std::ptrdiff_t to) const
    {
        const auto at = [&](std::ptrdiff_t k) {
            return m_sum[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(k, 0, count()))];
        };
        return at(to) - at(from);
    }
    bool isSteady(std::ptrdiff_t from, std::ptrdiff_t to) const
    {
        return sum(from, to) >= kSteadyShare * static_cast<double>(m_steady);
    }

    const RowInk& m_ink;
    std::ptrdiff_t m_steady;
    std::vector<int> m_sum;
};

/// The same edge in all rows. nullopt: too few of so many rows agree.
std::optional<double> settled(const std::vector<double>& x, double tolerance, std::size_t rows)
{
    if (x.empty())
        return std::nullopt;
    const double edge = median(x);
    const auto agreeing
        = std::ranges::count_if(x, [&](double one) { return std::abs(one - edge) < tolerance; });
    if (static_cast<double>(agreeing) < kMostRows * static_cast<double>(rows))
        return std::nullopt;
    return edge;
}

class ExtentFitter {
public:
    ExtentFitter(PageLayout& layout, const std::vector<RowInk>& inks, const ExtentHints& hints)
        : m_layout(layout)
        , m_pxPerMm(hints.pxPerMm)
        , m_columnPx(kPageS / layout.columns * hints.secondMm * hints.pxPerMm)
        , m_pagePx(kPageS * hints.secondMm * hints.pxPerMm)
        , m_startIsSure(hints.startIsSure)
    {
        for (const RowInk& ink : inks)
            m_rows.emplace_back(ink, hints.pxPerMm);
    }

    void fit()
    {
        const auto right = endOfRows();
        const auto edge = m_startIsSure ? startOfRows() : right;
        auto columns = edge ? bestColumns(*edge) : std::nullopt;
        if (!columns)
            return moveOuterEnds(right);
        columns->shift += fineShift(*columns, *edge);
        place(*columns, *edge);
        if (!m_startIsSure)
            undoCutAtLeft();
    }

private:
    struct Columns {
        double shift = 0; ///< Of the edge from where it was seen.
        double gap = 0;
    };

    double px(double mm) const { return mm * m_pxPerMm; }
    const Row& rowOf(const PrintedStretch& stretch) const
    {
        return m_rows[static_cast<std::size_t>(stretch.row)];
    }
    bool isLast(const PrintedStretch& s) const
    {
        return !s.isRhythm && s.column == m_layout.columns - 1;
    }
    static bool isFirst(const PrintedStretch& s) { return s.isRhythm || s.column == 0; }

    /// Where the last column ends.
    std::optional<double> endOfRows() const
    {
        std::vector<double> ends;
        std::size_t rows = 0;
        for (const PrintedStretch& s : m_layout.stretches) {
            if (!isLast(s))
                continue;
            ++rows;
            if (const auto x = rowOf(s).end(s.right + px(kOutsideMm), s.right - px(kInsideMm)))
                ends.push_back(*x);
        }
        return settled(ends, px(kAgreeMm), rows);
    }

    /// Where the rows were thought to begin.
    double startOfRows() const
    {
        std::vector<double> starts;
        for (const PrintedStretch& s : m_layout.stretches) {
            if (isFirst(s))
                starts.push_back(s.left);
        }
        return median(std::move(starts));
    }

    /// Where a column begins. edge: the start or the end of the rows.
    double leftOf(const Columns& columns, double edge, int column) const
    {
        const double x = edge + columns.shift;
        if (m_startIsSure)
            return x + column * (m_columnPx + columns.gap);
        const int left = m_layout.columns - column;
        return x - left * m_columnPx - (left - 1) * columns.gap;
    }

    std::optional<Columns> bestColumns(double edge) const
    {
        std::optional<Columns> best;
        double bestScore = 0;
        const double widest = m_layout.columns > 1 ? px(kWidestGapMm) : 0;
        for (double shift = -px(kReachMm); shift <= px(kReachMm); shift += px(kStepMm)) {
            for (double gap = 0; gap <= widest; gap += px(kStepMm)) {
                const double value = score({shift, gap}, edge);
                if (!best || value > bestScore) {
                    best = {shift, gap};
                    bestScore = value;
                }
            }
        }
        return best && inkedShare(*best, edge) >= kLeastInked ? best : std::nullopt;
    }

    /// How far the pens begin, end and jump from where the columns were searched in steps; pixels.
    double fineShift(const Columns& columns, double edge) const
    {
        std::vector<double> off;
        for (const PrintedStretch& s : m_layout.stretches) {
            if (s.isRhythm)
                continue;
            const Row& row = rowOf(s);
            const double left = leftOf(columns, edge, s.column), right = left + m_columnPx;
            const double half = row.stepPx() / 2; // a pen that ends is seen up to a column later
            const auto start = row.start(left - px(kFineMm), left + px(kFineMm));
            if (start && row.inked(*start - px(kPaperMm), *start) < 1)
                off.push_back(*start - half - left);
            const auto end = row.end(right + px(kFineMm), right - px(kFineMm));
            if (end && row.inked(*end, *end + px(kPaperMm)) < 1)
                off.push_back(*end - half - right);
            if (s.column > 0 && columns.gap <= 0) {
                if (const auto jump
                    = row.jump(left - px(kFineMm), left + px(kFineMm), px(kLeastJumpMm)))
                    off.push_back(*jump - left);
            }
        }
        return off.empty() ? 0 : median(std::move(off));
    }

    double insideOf(const Columns& columns, double edge, const PrintedStretch& s) const
    {
        const double left = leftOf(columns, edge, s.column);
        return rowOf(s).inked(left, left + m_columnPx);
    }

    double score(const Columns& columns, double edge) const
    {
        double inside = 0, before = 0,
               from = 0; // ink within the columns, before them, from there on
        for (const PrintedStretch& s : m_layout.stretches) {
            if (s.isRhythm)
                continue;
            inside += insideOf(columns, edge, s);
            if (isLast(s)) {
                const double left = leftOf(columns, edge, 0);
                before += rowOf(s).inked(left - px(kMarginMm), left);
                from += rowOf(s).inked(
                    left, leftOf(columns, edge, s.column) + m_columnPx + px(kMarginMm));
            }
        }
        const double rows = static_cast<double>(m_rows.size());
        return inside - kLeftOutWeight * (from - inside)
            - (m_startIsSure ? kFootWeight : kLeftOutWeight) * before
            - kGapPenalty * rows * columns.gap * (m_layout.columns - 1);
    }

    double inkedShare(const Columns& columns, double edge) const
    {
        double inside = 0, whole = 0;
        for (const PrintedStretch& s : m_layout.stretches) {
            if (!s.isRhythm) {
                inside += insideOf(columns, edge, s);
                whole += m_columnPx;
            }
        }
        return whole > 0 ? inside / whole : 0;
    }

    void place(const Columns& columns, double edge)
    {
        for (PrintedStretch& s : m_layout.stretches) {
            s.left = leftOf(columns, edge, s.isRhythm ? 0 : s.column);
            s.right = s.left + (s.isRhythm ? m_pagePx : m_columnPx);
        }
    }

    /// Where the rows' first ink is: at most so far into their first stretch.
    std::optional<double> firstInk(double insidePx) const
    {
        std::vector<double> starts;
        std::size_t rows = 0;
        for (const PrintedStretch& s : m_layout.stretches) {
            if (!isFirst(s))
                continue;
            ++rows;
            if (const auto x
                = rowOf(s).start(s.left - px(kOutsideMm), std::min(s.left + insidePx, s.right)))
                starts.push_back(*x);
        }
        return settled(starts, px(kAgreeMm), rows);
    }

    /// Ten seconds before the end lie left of the first ink, so the picture cuts the page off: at
    /// the left, or, where the names stand behind the starts that follow from its first ink, at the
    /// right.
    void undoCutAtLeft()
    {
        const auto start = firstInk(m_pagePx);
        if (!start)
            return;
        std::vector<double> cuts;
        for (const PrintedStretch& s : m_layout.stretches) {
            if (isFirst(s))
                cuts.push_back(*start - s.left);
        }
        const double cut = median(std::move(cuts));
        std::size_t names = 0, namesInPlace = 0;
        for (const PrintedStretch& s : m_layout.stretches) {
            names += s.isNamed() ? 1 : 0;
            namesInPlace += s.isNamed() && s.nameBox.x > s.left + cut - px(kNameBeforeMm) ? 1 : 0;
        }
        if (cut < px(kLeastCutMm) || names < 2 || 2 * namesInPlace <= names)
            return;
        for (PrintedStretch& s : m_layout.stretches) {
            s.left += cut;
            s.right += cut;
        }
    }

    void moveOuterEnds(std::optional<double> right)
    {
        const auto left = firstInk(px(kInsideMm));
        for (PrintedStretch& s : m_layout.stretches) {
            if (left && isFirst(s) && *left < s.right)
                s.left = *left;
            if (right && (isLast(s) || s.isRhythm) && *right > s.left)
                s.right = *right;
        }
    }

    PageLayout& m_layout;
    double m_pxPerMm;
    double m_columnPx, m_pagePx;
    bool m_startIsSure;
    std::vector<Row> m_rows;
};

} // namespace

void fitToInk(PageLayout& layout, const std::vector<RowInk>& inks, const ExtentHints& hints)
{
    ExtentFitter(layout, inks, hints).fit();
}

} // namespace ecgscan
