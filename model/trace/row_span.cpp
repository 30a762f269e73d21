// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/row_span.h"

#include "model/core/quantile.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

constexpr double kPulseGapMm = 8; ///< Trace begins at most this far behind its pulse.
constexpr double kNameGapMm = 30; ///< Where its name stands between them: so far.
constexpr double kNameInRowMm = 3; ///< Such a name's middle lies so near the row.
constexpr float kReadableName = 0.55f;
constexpr double kAgreementMm = 4; ///< Rows end together within this.
constexpr double kTailMm = 8; ///< Trace goes on at most this far behind the end of its row
constexpr double kTailReachMm = 18; ///< and this far from the baseline.
constexpr double kTickReachMm = 3.5; ///< Ticks stand at most this far from the expected border.

/// Is there ink this near the baseline in this column?
bool inked(const InkMap& map, const TraceRow& row, int x, double reachMm = 6)
{
    const int base = cvRound(row.at(x)), reach = map.wholePx(reachMm);
    for (int y = std::max(0, base - reach); y <= std::min(map.ink.rows - 1, base + reach); ++y) {
        if (map.ink(y, x) > kWritten)
            return true;
    }
    return false;
}

/// Is this column part of a lead's name that stands in the row?
bool inName(const PagePrint& print, const InkMap& map, const TraceRow& row, int x)
{
    return std::ranges::any_of(print.words, [&](const PrintedWord& word) {
        const double y = word.box.y + word.box.height / 2.0;
        return x >= word.box.x - 1 && x <= word.box.br().x && word.bestScore() > kReadableName
            && std::abs(y - row.at(x)) < map.px(kNameInRowMm);
    });
}

/// Beside a pulse, away from it: the first ink after a gap, names left out, or the pulse's own edge
/// where the trace starts there. step: 1 or -1.
double traceBeside(
    const InkMap& map, const PagePrint& print, const TraceRow& row, double edge, int step)
{
    const int gap = std::max(3, map.wholePx(0.6));
    const int near = map.wholePx(kPulseGapMm), far = map.wholePx(kNameGapMm);
    int white = 0, inkNear = 0;
    for (int away = 1; away < far; ++away) {
        const int x = cvRound(edge) + step * away;
        if (x < 0 || x >= map.ink.cols || (away >= near && 2 * inkNear > near))
            break;
        const bool ink = !inName(print, map, row, x) && inked(map, row, x);
        if (ink && white >= gap)
            return x;
        white = ink ? 0 : white + 1;
        inkNear += ink && away < near ? 1 : 0;
    }
    return edge;
}

/// Where rows begin (or end). Where some rows have a pulse, only those are sure: a row whose pulse
/// was not found would begin with it. Else the ends that most rows agree on are, since faint ink
/// shortens a row and notes lengthen it.
class RowEdge {
public:
    explicit RowEdge(double agreementPx)
        : m_agreementPx(agreementPx)
    {
    }
    void add(double x, bool hasPulse)
    {
        m_x.push_back(x);
        m_hasPulse.push_back(hasPulse);
    }
    /// Those off the edge are put on it.
    std::vector<double> straightened(double tolerance) const
    {
        std::vector<double> sure;
        for (const std::size_t k : sureRows())
            sure.push_back(m_x[k]);
        const double edge = median(std::move(sure));
        std::vector<double> out = m_x;
        for (double& x : out) {
            if (std::abs(x - edge) > tolerance)
                x = edge;
        }
        return out;
    }

private:
    std::vector<std::size_t> sureRows() const
    {
        std::vector<std::size_t> best;
        for (std::size_t k = 0; k < m_x.size(); ++k) {
            if (m_hasPulse[k])
                best.push_back(k);
        }
        if (!best.empty())
            return best;
        for (std::size_t model = 0; model < m_x.size(); ++model) {
            std::vector<std::size_t> group;
            for (std::size_t k = 0; k < m_x.size(); ++k) {
                if (std::abs(m_x[k] - m_x[model]) < m_agreementPx)
                    group.push_back(k);
            }
            if (group.size() > best.size())
                best = std::move(group);
        }
        return best;
    }

    double m_agreementPx;
    std::vector<double> m_x;
    std::vector<bool> m_hasPulse;
};

/// Goes on from the end of a row while there is ink near it: after a step the trace lies off the
/// baseline.
double lastInk(const InkMap& map, const TraceRow& row)
{
    const int gap = std::max(3, map.wholePx(0.6));
    const int end = std::min(map.ink.cols, cvFloor(row.right + map.px(kTailMm)));
    int last = cvFloor(row.right);
    for (int x = last; x < end && x - last <= gap; ++x) {
        if (inked(map, row, x, kTailReachMm))
            last = x;
    }
    return last + 1;
}

struct Tick {
    int row, column;
    UprightStroke stroke;
    double above; ///< Of its top over the baseline.
};

bool isPartOfWord(const UprightStroke& stroke, const std::vector<PrintedWord>& words)
{
    const cv::Point2d middle(stroke.x, (stroke.top + stroke.bottom) / 2);
    return std::any_of(words.begin(), words.end(), [&](const PrintedWord& word) {
        return word.best != Lead::I && cv::Rect2d(word.box).contains(middle);
    });
}

std::vector<Tick> tickCandidates(
    const InkMap& map, const PagePrint& print, const std::vector<std::vector<double>>& borders)
{
    std::vector<Tick> ticks;
    const double reach = map.px(kTickReachMm), tall = map.px(9);
    for (std::size_t r = 0; r < borders.size(); ++r) {
        for (std::size_t c = 1; c + 1 < borders[r].size(); ++c) {
            const double x = borders[r][c], base = print.rows[r].at(x);
            const cv::Rect area(cv::Point(cvFloor(x - reach), cvFloor(base - tall)),
                cv::Point(cvCeil(x + reach), cvCeil(base + tall)));
            for (const UprightStroke& stroke : findUprights(map, area, map.px(1.7))) {
                if (stroke.bottom - stroke.top < 1.7 * tall && stroke.top < base
                    && !isPartOfWord(stroke, print.words))
                    ticks.push_back(
                        {static_cast<int>(r), static_cast<int>(c), stroke, base - stroke.top});
            }
        }
    }
    return ticks;
}

} // namespace

std::vector<RowSpan> rowSpans(const InkMap& map, const PagePrint& print)
{
    RowEdge left(map.px(kAgreementMm)), right(map.px(kAgreementMm));
    for (std::size_t k = 0; k < print.rows.size(); ++k) {
        const TraceRow& row = print.rows[k];
        const auto pulse = std::ranges::find(print.pulses, static_cast<int>(k), &Pulse::row);
        const bool has = pulse != print.pulses.end();
        const bool atLeft = has && pulse->left - row.left < row.right - pulse->right;
        left.add(atLeft ? traceBeside(map, print, row, pulse->right, 1) : row.left, atLeft);
        right.add(
            has && !atLeft ? traceBeside(map, print, row, pulse->left, -1) : lastInk(map, row),
            has && !atLeft);
    }
    const std::vector<double> from = left.straightened(map.px(1.5));
    const std::vector<double> to = right.straightened(map.px(1.5));
    std::vector<RowSpan> spans;
    for (std::size_t k = 0; k < from.size(); ++k)
        spans.push_back({from[k], to[k]});
    return spans;
}

std::vector<UprightStroke> findSeparators(
    const InkMap& map, const PagePrint& print, std::vector<std::vector<double>>& borders)
{
    const std::vector<Tick> ticks = tickCandidates(map, print, borders);
    std::vector<const Tick*> best;
    for (const Tick& model : ticks) {
        std::vector<const Tick*> group;
        const auto shift = [&](const Tick& tick) {
            return tick.stroke.x
                - borders[static_cast<std::size_t>(tick.row)]
                         [static_cast<std::size_t>(tick.column)];
        };
        for (const Tick& tick : ticks) {
            const double height = tick.stroke.bottom - tick.stroke.top;
            const double modelHeight = model.stroke.bottom - model.stroke.top;
            if (std::abs(height - modelHeight) < map.px(0.6)
                && std::abs(tick.above - model.above) < map.px(1.5)
                && std::abs(tick.stroke.widthPx - model.stroke.widthPx) < map.px(0.4)
                && std::abs(shift(tick) - shift(model)) < map.px(1.2))
                group.push_back(&tick);
        }
        if (group.size() > best.size())
            best = std::move(group);
    }
    std::size_t cells = 0;
    for (const auto& row : borders)
        cells += row.size() > 2 ? row.size() - 2 : 0;
    std::vector<UprightStroke> out;
    if (cells == 0 || best.size() * 2 < cells || best.size() < 2)
        return out;
    for (const Tick* tick : best) {
        borders[static_cast<std::size_t>(tick->row)][static_cast<std::size_t>(tick->column)]
            = tick->stroke.x;
        out.push_back(tick->stroke);
    }
    return out;
}

} // namespace ecgscan
