// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/lead_tracing.h"

#include "model/core/ecg.h"
#include "model/core/quantile.h"
#include "model/trace/cubic.h"
#include "model/trace/pen_line.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ecgscan {

namespace {

constexpr double kSampleRateHz = 500;
constexpr double kPathStepMm = 0.125; ///< Between points of the path that is drawn.
constexpr double kBridgeMm = 0.6; ///< Gaps up to this length are filled by a straight line.
constexpr double kPulsePenMm = 0.4; ///< Ink this near a pulse's line is part of it.
constexpr double kSameLead = 0.85; ///< Correlation of two prints of one lead
constexpr double kClearlyLess = 0.08; ///< and how much less it is for another one.
constexpr double kSurelySameLead = 0.92; ///< The same against a printed name
constexpr double kMuchLess = 0.2; ///< that does not fit.
constexpr std::ptrdiff_t kMostLag = 50; ///< Samples; borders between columns are not exact.
constexpr double kOddS = 0.05; ///< For each column before; by more it was meant.
constexpr double kMaxFootOffsetMm = 2.5; ///< Of the dwelling level from the pulse's foot.

/// Pearson's r over the time that both were printed, the best within some columns of the page.
/// nullopt: too little of either was read.
std::optional<double> correlation(const LeadTrace& strip, const LeadTrace& stretch)
{
    const auto count = static_cast<std::ptrdiff_t>(stretch.samplesMv.size());
    const auto start
        = static_cast<std::ptrdiff_t>(std::lround((stretch.startS - strip.startS) * kSampleRateHz));
    std::optional<double> best;
    for (std::ptrdiff_t lag = -kMostLag; lag <= kMostLag; lag += 5) {
        double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
        for (std::ptrdiff_t k = 0; k < count; ++k) {
            const std::ptrdiff_t at = start + k + lag;
            if (at < 0 || at >= static_cast<std::ptrdiff_t>(strip.samplesMv.size()))
                continue;
            const auto a = static_cast<double>(strip.samplesMv[static_cast<std::size_t>(at)]);
            const auto b = static_cast<double>(stretch.samplesMv[static_cast<std::size_t>(k)]);
            if (!std::isfinite(a) || !std::isfinite(b))
                continue;
            ++n;
            x += a;
            y += b;
            xx += a * a;
            yy += b * b;
            xy += a * b;
        }
        const double spread = (n * xx - x * x) * (n * yy - y * y);
        if (n > 0.5 * static_cast<double>(count) && spread > 0)
            best = std::max(best.value_or(-1), (n * xy - x * y) / std::sqrt(spread));
    }
    return best;
}

/// Makes the samples of one stretch out of the pen's line.
class LeadSampler {
public:
    LeadSampler(const InkMap& map, const PagePrint& print, const PageScale& scale)
        : m_map(map)
        , m_print(print)
        , m_scale(scale)
    {
    }

    LeadTrace sampled(const PrintedStretch& stretch, PenLine line) const
    {
        bridge(line);
        LeadTrace out;
        out.lead = stretch.lead;
        out.inverted = stretch.inverted;
        out.sampleRateHz = kSampleRateHz;
        const double zero = zeroLevel(stretch, line);
        addSamples(stretch, line, zero, out);
        return out;
    }

private:
    void bridge(PenLine& line) const
    {
        std::vector<float>& y = line.y;
        const auto longest = static_cast<std::size_t>(m_map.px(kBridgeMm) / line.stepPx);
        std::size_t last = y.size();
        for (std::size_t k = 0; k < y.size(); ++k) {
            if (!std::isfinite(y[k]))
                continue;
            if (last < k && k - last > 1 && k - last <= longest) {
                for (std::size_t j = last + 1; j < k; ++j) {
                    const float share = static_cast<float>(j - last) / static_cast<float>(k - last);
                    y[j] = y[last] + share * (y[k] - y[last]);
                    if (!line.sd.empty())
                        line.sd[j] = std::max(line.sd[last], line.sd[k]);
                }
            }
            last = k;
        }
    }

    double zeroLevel(const PrintedStretch& stretch, const PenLine& line) const
    {
        const std::optional<float> level = medianOfKnown(line.y);
        const TraceRow& row = m_print.rows[static_cast<std::size_t>(stretch.row)];
        if (!level)
            return row.at((stretch.left + stretch.right) / 2);
        const auto dwelling = static_cast<double>(*level);
        for (const Pulse& pulse : m_print.pulses) {
            if (pulse.row == stretch.row
                && std::abs(pulse.footY - dwelling) < m_map.px(kMaxFootOffsetMm))
                return pulse.footY;
        }
        return dwelling;
    }

    /// y at x, and its standard deviation where that is known.
    struct Point {
        float y = kMissing, sd = kMissing;
    };
    static Point pointAt(const PenLine& line, double x)
    {
        const double position = (x - line.left) / line.stepPx;
        const auto count = static_cast<std::ptrdiff_t>(line.y.size());
        const auto low = static_cast<std::ptrdiff_t>(std::floor(position));
        if (low < 0 || low + 1 >= count)
            return {};
        const auto share = static_cast<float>(position - static_cast<double>(low));
        const auto y = [&](std::ptrdiff_t k) { return line.y[static_cast<std::size_t>(k)]; };
        const float from = y(low), to = y(low + 1);
        const float before = low > 0 && std::isfinite(y(low - 1)) ? y(low - 1) : 2 * from - to;
        const float after
            = low + 2 < count && std::isfinite(y(low + 2)) ? y(low + 2) : 2 * to - from;
        Point point {cubic(before, from, to, after, share), kMissing};
        if (!line.sd.empty()) {
            const auto k = static_cast<std::size_t>(low);
            point.sd = (1 - share) * line.sd[k] + share * line.sd[k + 1];
        }
        return point;
    }

    void addSamples(
        const PrintedStretch& stretch, const PenLine& line, double zero, LeadTrace& out) const
    {
        const double pxPerS = m_scale.mmPerS * m_map.pxPerMm;
        const double pxPerMv = m_scale.printedMmPerMv(stretch.lead) * m_map.pxPerMm;
        const int count = cvRound((stretch.right - stretch.left) / pxPerS * kSampleRateHz);
        out.samplesMv.reserve(static_cast<std::size_t>(std::max(0, count)));
        for (int k = 0; k < count; ++k) {
            const Point point = pointAt(line, stretch.left + k / kSampleRateHz * pxPerS);
            out.samplesMv.push_back(
                static_cast<float>((zero - static_cast<double>(point.y)) / pxPerMv));
            if (!line.sd.empty())
                out.sdMv.push_back(static_cast<float>(static_cast<double>(point.sd) / pxPerMv));
        }
        const double step = m_map.px(kPathStepMm);
        for (double x = stretch.left; x < stretch.right; x += step) {
            const float y = pointAt(line, x).y;
            out.pathPx.push_back(
                std::isfinite(y) ? QPointF(x, static_cast<double>(y)) : kPathBreak);
        }
    }

    const InkMap& m_map;
    const PagePrint& m_print;
    const PageScale& m_scale;
};

/// How much of the row was printed before this stretch, without the gaps; flat pixels.
double printedBefore(const PageLayout& layout, const PrintedStretch& stretch)
{
    double width = 0;
    for (const PrintedStretch& other : layout.stretches) {
        if (other.row == stretch.row && other.column < stretch.column)
            width += other.right - other.left;
    }
    return width;
}

} // namespace

std::vector<LeadTrace> sampleLeads(const InkMap& map, const PagePrint& print,
    const PageLayout& layout, const PageScale& scale, std::vector<PenLine> pens)
{
    Q_ASSERT(pens.size() == layout.stretches.size());
    const LeadSampler sampler(map, print, scale);
    std::vector<LeadTrace> leads;
    for (std::size_t k = 0; k < pens.size(); ++k) {
        const PrintedStretch& stretch = layout.stretches[k];
        LeadTrace lead = sampler.sampled(stretch, std::move(pens[k]));
        if (stretch.column > 0) {
            const double seconds = printedBefore(layout, stretch) / (scale.mmPerS * map.pxPerMm);
            // Columns of 2.5 or 5 s are printed on whole samples.
            const double even = std::round(seconds / 1.25) * 1.25;
            lead.startS = std::abs(seconds - even) < kOddS * stretch.column ? even : seconds;
        }
        leads.push_back(std::move(lead));
    }
    return leads;
}

void eraseLabels(
    InkMap& map, const PrintMarks& marks, const PagePrint& print, const PageLayout& layout)
{
    const cv::Rect page({}, map.ink.size());
    for (const PrintedStretch& stretch : layout.stretches) {
        const cv::Rect& name = stretch.nameBox;
        for (int y = name.y; y < name.y + name.height; ++y) {
            for (int x = name.x; x < name.x + name.width; ++x) {
                const int label = marks.labels(y, x);
                if (label == 0)
                    continue;
                const cv::Rect& letter = marks.marks[static_cast<std::size_t>(label)].box;
                if ((letter & name) == letter) // the pixel and its blurred rim
                    map.ink(cv::Rect(x - 1, y - 1, 3, 3) & page).setTo(0);
            }
        }
    }
    for (const UprightStroke& tick : layout.separators) {
        const cv::Point first(cvFloor(tick.x - tick.widthPx / 2 - 1), cvFloor(tick.top - 1));
        const cv::Point last(cvCeil(tick.x + tick.widthPx / 2 + 2), cvCeil(tick.bottom + 2));
        map.ink(cv::Rect(first, last) & page).setTo(0);
    }
    const double pen = map.px(kPulsePenMm);
    for (const Pulse& pulse : print.pulses) {
        const cv::Point first(
            cvFloor(pulse.left - pen), cvFloor(pulse.footY - pulse.heightPx - pen));
        const cv::Point last(cvCeil(pulse.right + pen), cvCeil(pulse.footY - pen));
        map.ink(cv::Rect(first, last) & page).setTo(0);
    }
}

void nameStripsByShape(
    const PageLayout& layout, const PageScale& scale, std::vector<LeadTrace>& leads)
{
    for (std::size_t strip = 0; strip < leads.size(); ++strip) {
        if (!layout.stretches[strip].isRhythm)
            continue;
        double best = 0;
        std::optional<double> named; // nullopt: nothing of that lead to compare with
        Lead likest = leads[strip].lead;
        for (std::size_t k = 0; k < leads.size(); ++k) {
            if (layout.stretches[k].isRhythm || leads[k].inverted)
                continue;
            const std::optional<double> likeness = correlation(leads[strip], leads[k]);
            if (leads[k].lead == leads[strip].lead)
                named = likeness;
            if (likeness && *likeness > best) {
                best = *likeness;
                likest = leads[k].lead;
            }
        }
        // An upright stroke reads as "I" wherever it comes from.
        const bool isSurelyNamed
            = layout.stretches[strip].isNamed() && leads[strip].lead != Lead::I;
        const bool contradicted = isSurelyNamed
            ? named && best > kSurelySameLead && *named < best - kMuchLess
            : best > kSameLead && named.value_or(0) < best - kClearlyLess;
        if (contradicted)
            rename(leads[strip], likest, scale);
    }
}

void rename(LeadTrace& trace, Lead lead, const PageScale& scale)
{
    const auto factor
        = static_cast<float>(scale.printedMmPerMv(trace.lead) / scale.printedMmPerMv(lead));
    trace.lead = lead;
    for (std::vector<float>* values : {&trace.samplesMv, &trace.sdMv}) {
        for (float& value : *values)
            value *= factor;
    }
}

} // namespace ecgscan
