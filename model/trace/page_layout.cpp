// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/page_layout.h"

#include "model/core/quantile.h"
#include "model/trace/row_span.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace ecgscan {

namespace {

constexpr double kLeastShiftMm = 1.2; ///< Names are placed no more evenly than this.
constexpr double kNameBeforeMm = 14; ///< A name begins at most this far before its stretch
constexpr double kNameBehindMm = 13; ///< and behind its start.
constexpr double kCroppedMm = 25; ///< The same where the last column may be cut off.
constexpr std::array kUsualRowsMm = {250.0, 500.0}; ///< 10 s at 25 and 50 mm/s.
constexpr double kEvenShare = 0.012;
constexpr float kReadable = 0.55f, kSurelyReadable = 0.75f;
/// The only names of a page of strips cannot be taken for another row's.
constexpr float kReadableAlone = 0.4f;
constexpr std::size_t kStripRows = 2;
constexpr double kRarePenalty = 0.3; ///< A rare layout needs names that say so.
constexpr double kBreakWeight = 0.5; ///< Columns whose pen goes on are none.
constexpr double kUsualBreaks = 0.35; ///< Half of what columns have: some are joined.
constexpr double kSeparated = 0.4; ///< What separators are worth; QRS complexes may look like them.
constexpr double kLookMm = 1.5; ///< To either side of a border.
constexpr double kAsideMm = 9; ///< From it, within a column.
constexpr double kUnexplained = 0.5; ///< Names that it leaves unexplained speak against it.

class LayoutFinder {
public:
    LayoutFinder(const InkMap& map, const PagePrint& print)
        : m_map(map)
        , m_print(print)
        , m_spans(rowSpans(map, print))
    {
        double spacing = map.px(60);
        for (std::size_t k = 1; k < print.rows.size(); ++k)
            spacing = std::min(spacing, print.rows[k].middleY() - print.rows[k - 1].middleY());
        m_reachY = 0.62 * std::max(spacing, map.px(12));
    }

    std::optional<PageLayout> best(const std::vector<PrintLayout>& layouts) const
    {
        std::optional<PageLayout> best;
        double bestFit = 0, commonBreaks = 0;
        for (const PrintLayout& kind : layouts) {
            if (kind.allRows() != m_print.rows.size())
                continue;
            PageLayout layout = laidOut(kind);
            if (!kind.isCommon)
                layout.score -= kRarePenalty + kUnexplained * unexplained(layout);
            // Pens that are lifted where a common layout has borders speak against a single column.
            const bool isOneColumn = !kind.isCommon && kind.columns == 1;
            const double fit
                = layout.score - (isOneColumn ? kBreakWeight * std::max(0.0, commonBreaks) : 0);
            if (!best || fit > bestFit + 0.02) {
                best = std::move(layout);
                bestFit = fit;
                commonBreaks = kind.isCommon ? breaksAtBorders(*best) : commonBreaks;
            }
        }
        return best;
    }

private:
    /// Does a pen go on through x in this row? Only ink that is connected nearby counts.
    bool goesOn(int rowIndex, double x) const
    {
        const TraceRow& row = m_print.rows[static_cast<std::size_t>(rowIndex)];
        const double half = m_map.px(kLookMm);
        const int top = cvFloor(row.at(x) - m_reachY), bottom = cvCeil(row.at(x) + m_reachY);
        const cv::Rect window
            = cv::Rect(cv::Point(cvRound(x - half), top), cv::Point(cvRound(x + half) + 1, bottom))
            & cv::Rect({}, m_map.ink.size());
        if (window.width < 3 || window.height < 3)
            return true;
        cv::Mat written;
        cv::compare(m_map.ink(window), kWritten, written, cv::CMP_GT);
        cv::Mat1i labels;
        cv::connectedComponents(written, labels, 8, CV_32S);
        const auto nearest = [&](int column, double y) {
            int label = 0;
            double best = window.height;
            for (int k = 0; k < window.height; ++k) {
                if (labels(k, column) > 0 && std::abs(window.y + k - y) < best) {
                    best = std::abs(window.y + k - y);
                    label = labels(k, column);
                }
            }
            return label;
        };
        const int before = nearest(0, row.at(x - half));
        return before > 0 && before == nearest(window.width - 1, row.at(x + half));
    }

    /// Share of the rows in which the pen was lifted between the columns, less that at places where
    /// it was not: -1..1; 0 for a single column.
    double breaksAtBorders(const PageLayout& layout) const
    {
        double borders = 0, broken = 0, brokenElsewhere = 0;
        for (const PrintedStretch& stretch : layout.stretches) {
            // A separator joins what it stands between.
            const bool isHidden
                = std::ranges::any_of(layout.separators, [&](const UprightStroke& tick) {
                      return std::abs(tick.x - stretch.left) < m_map.px(kLookMm);
                  });
            if (stretch.isRhythm || stretch.column == 0 || isHidden)
                continue;
            ++borders;
            broken += goesOn(stretch.row, stretch.left) ? 0 : 1;
            for (const double aside : {-kAsideMm, kAsideMm})
                brokenElsewhere += goesOn(stretch.row, stretch.left + m_map.px(aside)) ? 0 : 0.5;
        }
        return borders > 0 ? (broken - brokenElsewhere) / borders - kUsualBreaks
                           : (layout.separators.empty() ? 0 : kSeparated);
    }

    /// Words whose left edge is where the name of a stretch that starts here would be.
    std::vector<const PrintedWord*> wordsNear(
        std::size_t row, double left, double behindMm = kNameBehindMm) const
    {
        std::vector<const PrintedWord*> words;
        for (const PrintedWord& word : m_print.words) {
            const double dx = (word.box.x - left) / m_map.pxPerMm;
            const double y = word.box.y + word.box.height / 2.0;
            if (dx > -kNameBeforeMm && dx < behindMm
                && std::abs(y - m_print.rows[row].at(word.box.x)) < m_reachY)
                words.push_back(&word);
        }
        return words;
    }

    float scoreOf(const PrintedWord& word, Lead lead) const
    {
        const float own = word.score[static_cast<std::size_t>(index(lead))];
        const float least = m_print.rows.size() <= kStripRows ? kReadableAlone : kReadable;
        return own >= least && own > word.bestScore() - 0.1f ? own : 0.f;
    }

    /// The word that reads as this lead, if there is one.
    const PrintedWord* nameFor(
        std::size_t row, double left, Lead lead, double behindMm = kNameBehindMm) const
    {
        const PrintedWord* best = nullptr;
        for (const PrintedWord* word : wordsNear(row, left, behindMm)) {
            if (scoreOf(*word, lead) > (best ? scoreOf(*best, lead) : 0.f))
                best = word;
        }
        return best;
    }

    double nameScore(std::size_t row, double left, Lead lead) const
    {
        if (const PrintedWord* name = nameFor(row, left, lead))
            return static_cast<double>(scoreOf(*name, lead));
        double other = 0;
        for (const PrintedWord* word : wordsNear(row, left)) {
            if (word->bestScore() > kSurelyReadable && word->best != Lead::I)
                other = -0.3;
        }
        return other;
    }

    /// Share of the words that surely are names of leads, but of none that this layout has there.
    double unexplained(const PageLayout& layout) const
    {
        double names = 0, explained = 0;
        for (const PrintedWord& word : m_print.words) {
            const bool isNear = std::ranges::any_of(m_print.rows, [&](const TraceRow& row) {
                return std::abs(word.box.y + word.box.height / 2.0 - row.at(word.box.x)) < m_reachY;
            });
            if (!isNear || word.bestScore() < kSurelyReadable || word.best == Lead::I)
                continue;
            ++names;
            const bool isExplained = std::ranges::any_of(layout.stretches,
                [&](const PrintedStretch& stretch) { return stretch.nameBox == word.box; });
            explained += isExplained ? 1 : 0;
        }
        return names > 0 ? 1 - explained / names : 0;
    }

    std::vector<std::vector<double>> evenBorders(const PrintLayout& kind) const
    {
        std::vector<std::vector<double>> borders;
        for (int row = 0; row < kind.rows; ++row) {
            const RowSpan& span = m_spans[static_cast<std::size_t>(row)];
            std::vector<double> x;
            for (int c = 0; c <= kind.columns; ++c)
                x.push_back(span.left + (span.right - span.left) * c / kind.columns);
            borders.push_back(std::move(x));
        }
        return borders;
    }

    /// Rows of 10 s at a usual speed, without gaps: their columns are as wide as each other.
    bool isEvenlyPrinted(const std::vector<std::vector<double>>& borders) const
    {
        std::vector<double> widths;
        for (const std::vector<double>& x : borders)
            widths.push_back((x.back() - x.front()) / m_map.pxPerMm);
        const double width = median(std::move(widths));
        return std::ranges::any_of(kUsualRowsMm,
            [width](double usual) { return std::abs(width - usual) < kEvenShare * usual; });
    }

    /// Moves the inner borders so that names stand as far behind them as in the first column.
    void followNames(const PrintLayout& kind, std::vector<std::vector<double>>& borders) const
    {
        const std::size_t rows = borders.size(), columns = borders[0].size() - 1;
        std::vector<std::vector<double>> offsets(columns);
        for (std::size_t c = 0; c < columns; ++c) {
            for (std::size_t r = 0; r < rows; ++r) {
                const PrintedLead& printed = kind.leads[c * rows + r];
                if (printed.isOther)
                    continue;
                if (const PrintedWord* name = nameFor(r, borders[r][c], printed.lead, kCroppedMm))
                    offsets[c].push_back(name->box.x - borders[r][c]);
            }
            std::sort(offsets[c].begin(), offsets[c].end());
        }
        if (offsets[0].empty())
            return;
        const double first = offsets[0][offsets[0].size() / 2];
        for (std::size_t c = 1; c < columns; ++c) {
            if (offsets[c].size() * 2 < rows)
                continue;
            const double shift = offsets[c][offsets[c].size() / 2] - first;
            const bool keepsOrder = std::ranges::all_of(borders,
                [&](const auto& x) { return x[c] + shift > x[c - 1] && x[c] + shift < x[c + 1]; });
            if (std::abs(shift) < m_map.px(kLeastShiftMm) || !keepsOrder)
                continue;
            for (std::size_t r = 0; r < rows; ++r)
                borders[r][c] += shift;
        }
    }

    PageLayout laidOut(const PrintLayout& kind) const
    {
        PageLayout layout;
        layout.id = kind.id;
        layout.name = kind.name;
        layout.columns = kind.columns;
        std::vector<std::vector<double>> borders = evenBorders(kind);
        if (!borders.empty() && !isEvenlyPrinted(borders))
            followNames(kind, borders);
        layout.separators = findSeparators(m_map, m_print, borders);
        double sum = 0;
        for (std::size_t k = 0; k < kind.leads.size(); ++k) {
            const int row = kind.rowOf(k), column = kind.columnOf(k);
            const auto& x = borders[static_cast<std::size_t>(row)];
            const PrintedLead printed = kind.leads[k];
            if (printed.isOther)
                continue;
            PrintedStretch stretch {printed.lead, printed.inverted, row, column,
                x[static_cast<std::size_t>(column)], x[static_cast<std::size_t>(column) + 1], false,
                {}};
            sum += nameScore(static_cast<std::size_t>(row), stretch.left, stretch.lead);
            addName(stretch, layout);
            layout.stretches.push_back(stretch);
        }
        addStrips(kind, layout, sum);
        layout.score = sum / static_cast<double>(layout.stretches.size());
        return layout;
    }

    void addName(PrintedStretch& stretch, PageLayout& layout) const
    {
        const auto row = static_cast<std::size_t>(stretch.row);
        if (const PrintedWord* name = nameFor(row, stretch.left, stretch.lead)) {
            stretch.nameBox = name->box;
            ++layout.namesRead;
        }
    }

    void addStrips(const PrintLayout& kind, PageLayout& layout, double& sum) const
    {
        int row = kind.rows - 1;
        for (const Lead usual : kind.strips) {
            ++row;
            const RowSpan& span = m_spans[static_cast<std::size_t>(row)];
            Lead best = usual;
            double bestFit = 0;
            for (const Lead lead : kLeads) {
                if (lead == Lead::I) // no rhythm strip, but what is left of a faint "II" or "III"
                    continue;
                const double prior = lead == usual ? 0.08 : 0;
                const double fit = nameScore(static_cast<std::size_t>(row), span.left, lead);
                if (fit > 0 && fit + prior > bestFit) {
                    bestFit = fit + prior;
                    best = lead;
                }
            }
            PrintedStretch stretch {best, false, row, 0, span.left, span.right, true, {}};
            addName(stretch, layout);
            layout.stretches.push_back(stretch);
            sum += bestFit;
        }
    }

    const InkMap& m_map;
    const PagePrint& m_print;
    std::vector<RowSpan> m_spans;
    double m_reachY;
};

} // namespace

std::optional<PageLayout> findLayout(
    const InkMap& map, const PagePrint& print, const std::vector<PrintLayout>& layouts)
{
    return LayoutFinder(map, print).best(layouts);
}

} // namespace ecgscan
