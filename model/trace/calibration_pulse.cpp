// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/calibration_pulse.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

constexpr std::size_t kLeastOtherGain = 2; ///< Rows with a gain of their own.
constexpr double kMinHeightMm = 3;
constexpr double kMaxHeightMm = 45;
constexpr double kMinWidthMm = 1.5;
constexpr double kMaxWidthMm = 12;
constexpr double kSearchMm = 26; ///< From the end of a row inwards
constexpr double kBesideMm = 30; ///< and outwards: names may stand between pulse and trace.
constexpr double kMaxGapMm = 0.5; ///< In a stroke, where a grid line was taken away.
constexpr float kInk = 0.3f;
constexpr double kMaxFootOffsetMm = 6; ///< Of the foot from the row's level.
constexpr double kLevelMm = 80; ///< Part of a row whose level a pulse's foot is compared with.

struct Run {
    int x, top, bottom;
};

/// The longest vertical run of ink in each pixel column, if it is long enough.
std::vector<Run> longRuns(const InkMap& map, const cv::Rect& area, double minHeight)
{
    std::vector<Run> runs;
    const int bridge = std::max(1, map.wholePx(kMaxGapMm));
    for (int x = area.x; x < area.x + area.width; ++x) {
        int first = -1, last = -1;
        const auto close = [&] {
            if (first >= 0 && last - first + 1 >= minHeight)
                runs.push_back({x, first, last});
        };
        for (int y = area.y; y < area.y + area.height; ++y) {
            if (map.ink(y, x) < kInk)
                continue;
            if (first < 0 || y - last > bridge + 1) {
                close();
                first = y;
            }
            last = y;
        }
        close();
    }
    return runs;
}

float inkNear(const InkMap& map, int x, int y, int reach)
{
    float most = 0;
    for (int k = std::max(0, y - reach); k <= std::min(map.ink.rows - 1, y + reach); ++k)
        most = std::max(most, map.ink(k, x));
    return most;
}

/// Share of the columns between the strokes that have ink at the height of their tops.
double flatTop(const InkMap& map, const UprightStroke& a, const UprightStroke& b)
{
    const int first = cvCeil(a.x + 1), last = cvFloor(b.x - 1);
    const double top = (a.top + b.top) / 2;
    int inked = 0;
    for (int x = first; x <= last; ++x)
        inked += inkNear(map, x, cvRound(top + map.px(0.2)), map.wholePx(0.4)) > kInk ? 1 : 0;
    return last >= first ? static_cast<double>(inked) / (last - first + 1) : 0;
}

/// A nearly horizontal line: y of its middle and its thickness.
struct Line {
    double y, thickness;
};

/// The top of a pulse, between pixels: the centre of its ink, averaged over its length.
Line flatTopLine(const InkMap& map, const UprightStroke& a, const UprightStroke& b)
{
    const int first = cvCeil(a.x + a.widthPx), last = std::max(first, cvFloor(b.x - b.widthPx));
    const double expected = (a.top + b.top) / 2;
    const int from = std::max(0, cvFloor(expected - map.px(0.4)));
    const int to = std::min(map.ink.rows - 1, cvCeil(expected + map.px(0.9)));
    double sum = 0, moment = 0, most = 0;
    for (int y = from; y <= to; ++y) {
        double ink = 0;
        for (int x = first; x <= last; ++x)
            ink += static_cast<double>(map.ink(y, x)) / (last - first + 1);
        sum += ink;
        moment += ink * y;
        most = std::max(most, ink);
    }
    if (sum <= 0)
        return {expected, 1};
    return {moment / sum, sum / most};
}

/// Where the ink of an upright stroke falls to half at its lower end, between pixels.
double strokeEnd(const InkMap& map, const UprightStroke& stroke)
{
    const auto inkAt = [&](double y) {
        float most = 0;
        const int row = std::clamp(cvRound(y), 0, map.ink.rows - 1);
        const int reach = cvCeil(stroke.widthPx / 2);
        for (int x = cvRound(stroke.x) - reach; x <= cvRound(stroke.x) + reach; ++x) {
            if (x >= 0 && x < map.ink.cols)
                most = std::max(most, map.ink(row, x));
        }
        return static_cast<double>(most);
    };
    const double half = inkAt((stroke.top + stroke.bottom) / 2) / 2;
    double inside = stroke.bottom - 2;
    while (inside > stroke.top && inkAt(inside) < half)
        --inside;
    while (inside < stroke.bottom + 2 && inkAt(inside + 1) >= half)
        ++inside;
    const double here = inkAt(inside), next = inkAt(inside + 1);
    return inside + (here > next ? (here - half) / (here - next) : 0.5);
}

/// Mean ink in the hollow of the pulse.
double inside(const InkMap& map, const UprightStroke& a, const UprightStroke& b)
{
    const cv::Point first(cvCeil(a.x + a.widthPx), cvRound(std::max(a.top, b.top) + map.px(0.9)));
    const cv::Point last(
        cvFloor(b.x - b.widthPx), cvRound(std::min(a.bottom, b.bottom) - map.px(0.9)));
    const cv::Rect hollow = cv::Rect(first, last) & cv::Rect({}, map.ink.size());
    if (last.x <= first.x || last.y <= first.y || hollow.empty())
        return 1;
    return cv::mean(map.ink(hollow))[0];
}

std::optional<Pulse> pulseOf(const InkMap& map, const UprightStroke& a, const UprightStroke& b)
{
    const double width = (b.x - a.x) / map.pxPerMm;
    if (width < kMinWidthMm || width > kMaxWidthMm || std::abs(a.top - b.top) > map.px(0.7))
        return std::nullopt;
    const double shorter = std::min(a.bottom - a.top, b.bottom - b.top);
    const double longer = std::max(a.bottom - a.top, b.bottom - b.top);
    // The trace may begin at the foot of a stroke and lengthen it.
    if (longer - shorter > std::max(map.px(1), 0.2 * longer))
        return std::nullopt;
    if (flatTop(map, a, b) < 0.85 || inside(map, a, b) > 0.12)
        return std::nullopt;
    const Line top = flatTopLine(map, a, b);
    Pulse pulse;
    pulse.left = a.x;
    pulse.right = b.x;
    // The stroke that the trace lengthens least tells where the foot is.
    const UprightStroke& clear = a.bottom - a.top < b.bottom - b.top ? a : b;
    pulse.footY = strokeEnd(map, clear) - top.thickness / 2;
    pulse.heightPx = pulse.footY - top.y;
    return pulse;
}

std::vector<Pulse> pulsesIn(const InkMap& map, double level, const cv::Rect& area)
{
    std::vector<Pulse> found;
    const std::vector<UprightStroke> strokes = findUprights(map, area, map.px(kMinHeightMm));
    for (std::size_t i = 0; i < strokes.size(); ++i) {
        for (std::size_t k = i + 1; k < strokes.size(); ++k) {
            const std::optional<Pulse> pulse = pulseOf(map, strokes[i], strokes[k]);
            if (pulse && std::abs(pulse->footY - level) < map.px(kMaxFootOffsetMm))
                found.push_back(*pulse);
        }
    }
    return found;
}

/// Pulses in rows of their own, as wide as this one and at the same side, but so many times as
/// high.
std::vector<Pulse> likeness(
    const std::vector<Pulse>& pulses, const Pulse& model, double height, double pxPerMm)
{
    std::vector<Pulse> alike;
    for (const Pulse& pulse : pulses) {
        const bool same
            = std::abs(pulse.heightPx - height * model.heightPx) < 0.08 * height * model.heightPx
            && std::abs(pulse.widthPx() - model.widthPx()) < 0.8 * pxPerMm
            && std::abs(pulse.left - model.left) < 12 * pxPerMm;
        if (same && std::ranges::find(alike, pulse.row, &Pulse::row) == alike.end())
            alike.push_back(pulse);
    }
    return alike;
}

/// Keeps the largest group of one size and side, one pulse a row, and with it those of rows that
/// have half of its gain, or twice.
std::vector<Pulse> agreeing(const std::vector<Pulse>& pulses, double pxPerMm)
{
    std::vector<Pulse> best;
    for (const Pulse& model : pulses) {
        const std::vector<Pulse> alike = likeness(pulses, model, 1, pxPerMm);
        std::vector<Pulse> group = alike;
        for (const double height : {0.5, 2.0}) {
            const std::vector<Pulse> others = likeness(pulses, model, height, pxPerMm);
            const bool isFree = std::ranges::none_of(others, [&](const Pulse& other) {
                return std::ranges::find(alike, other.row, &Pulse::row) != alike.end();
            });
            if (group.size() == alike.size() && isFree && others.size() >= kLeastOtherGain
                && others.size() <= alike.size())
                group.insert(group.end(), others.begin(), others.end());
        }
        if (group.size() > best.size())
            best = std::move(group);
    }
    return best;
}

} // namespace

std::vector<UprightStroke> findUprights(const InkMap& map, const cv::Rect& area, double minHeightPx)
{
    const cv::Rect clipped = area & cv::Rect({}, map.ink.size());
    std::vector<UprightStroke> strokes;
    std::vector<int> lastX;
    const int maxWidth = std::max(2, map.wholePx(1.5));
    for (const Run& run : longRuns(map, clipped, minHeightPx)) {
        bool joined = false;
        for (std::size_t k = 0; k < strokes.size() && !joined; ++k) {
            UprightStroke& stroke = strokes[k];
            if (lastX[k] + 1 < run.x || run.bottom < stroke.top || run.top > stroke.bottom)
                continue;
            joined = true;
            stroke.x += (run.x - lastX[k]) / 2.0;
            stroke.widthPx += run.x - lastX[k];
            lastX[k] = run.x;
            stroke.top = std::min<double>(stroke.top, run.top);
            stroke.bottom = std::max<double>(stroke.bottom, run.bottom);
        }
        if (!joined) {
            strokes.push_back({static_cast<double>(run.x), static_cast<double>(run.top),
                static_cast<double>(run.bottom), 1});
            lastX.push_back(run.x);
        }
    }
    std::erase_if(strokes, [&](const UprightStroke& s) { return s.widthPx > maxWidth; });
    return strokes;
}

std::vector<Pulse> findPulses(const InkMap& map, const std::vector<TraceRow>& rows)
{
    std::vector<Pulse> left, right;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const TraceRow& row = rows[k];
        const auto search = [&](double from, double to, double level, std::vector<Pulse>& into) {
            const cv::Rect area(cv::Point(cvFloor(from), cvFloor(level - map.px(kMaxHeightMm))),
                cv::Point(cvCeil(to), cvCeil(level + map.px(8))));
            for (Pulse pulse : pulsesIn(map, level, area)) {
                pulse.row = static_cast<int>(k);
                into.push_back(pulse);
            }
        };
        // The baseline itself may follow the top of the pulse.
        const double reach = map.px(kLevelMm);
        search(row.left - map.px(kBesideMm), row.left + map.px(kSearchMm),
            row.level(row.left, row.left + reach), left);
        search(row.right - map.px(kSearchMm), row.right + map.px(kBesideMm),
            row.level(row.right - reach, row.right), right);
    }
    const std::vector<Pulse> atLeft = agreeing(left, map.pxPerMm);
    const std::vector<Pulse> atRight = agreeing(right, map.pxPerMm);
    return atLeft.size() >= atRight.size() ? atLeft : atRight;
}

} // namespace ecgscan
