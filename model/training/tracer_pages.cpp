// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/tracer_pages.h"
#include "model/core/print_layout.h"

#include "model/core/quantile.h"
#include "model/synthesis/damage.h"
#include "model/synthesis/dice.h"
#include "model/trace/trace_strip.h"

#include <QFontDatabase>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

enum Stream : std::uint64_t { kStyleStream = 51, kDamageStream, kEcgStream, kCutStream };

constexpr double kMmPerInch = 25.4;
constexpr double kThinnestDots = 0.7; ///< Of a pen that leaves a line.

/// Families with the letters of lead names. The default font stays likely.
QString anyFont(Dice& dice)
{
    static const QStringList kFamilies = [] {
        QStringList families = QFontDatabase::families(QFontDatabase::Latin);
        families.removeIf([](const QString& name) {
            return name.contains(u"symbol"_s, Qt::CaseInsensitive)
                || name.contains(u"dingbat"_s, Qt::CaseInsensitive)
                || name.contains(u"math"_s, Qt::CaseInsensitive);
        });
        return families;
    }();
    if (kFamilies.isEmpty() || dice.chance(0.3))
        return u"DejaVu Sans"_s;
    return kFamilies.at(
        static_cast<qsizetype>(dice.below(static_cast<std::size_t>(kFamilies.size()))));
}

QColor anyInk(Dice& dice)
{
    if (dice.chance(0.6))
        return QColor::fromHsv(0, 0, static_cast<int>(dice.between(0, 70)));
    const int hue = static_cast<int>(dice.between(190, 290)); // blue to violet
    return QColor::fromHsv(
        hue, static_cast<int>(dice.between(30, 200)), static_cast<int>(dice.between(20, 130)));
}

/// From hardly visible to nearly as dark as the ink.
QColor anyGrid(Dice& dice)
{
    const int hue
        = static_cast<int>(dice.chance(0.6) ? dice.between(0, 30) : dice.between(30, 359));
    const bool isGrey = dice.chance(0.15);
    const int value = static_cast<int>(dice.between(110, 250));
    return QColor::fromHsv(hue, isGrey ? 0 : static_cast<int>(dice.between(20, 210)),
        isGrey ? std::max(value, 150) : value);
}

/// Mostly as in books.
NameSpelling anySpelling(Dice& dice)
{
    return dice.chance(0.7) ? NameSpelling::usual
                            : dice.pick({NameSpelling::capitals, NameSpelling::capitals,
                                  NameSpelling::small, NameSpelling::latin, NameSpelling::chestC});
}

/// What machines and readers write above the traces; names of leads among it are no labels.
QString anyStatement(Dice& dice)
{
    return dice.pick({u"Vent. rate 71 BPM"_s, u"PR interval 160 ms"_s, u"QRS duration 92 ms"_s,
        u"QT/QTc 392/410 ms"_s, u"P-R-T axes 53 34 60"_s, u"SINUS RHYTHM"_s,
        u"Atrial fibrillation"_s, u"T wave inversion in V1-V3"_s, u"Q waves in II, III, aVF"_s,
        u"ST elevation in I, aVL, V6"_s, u"RV5/SV1 1.35/0.82 mV"_s, u"Sokolow-Lyon V1 + V5"_s,
        u"Unconfirmed"_s, u"Dept. III"_s, u"Voltage criteria for LVH (V5)"_s,
        u"25 mm/s 10 mm/mV 150 Hz"_s});
}

/// The plain print of common software: 5 mm lines in red, thick bars between the columns, names
/// right below the start of the trace, which begins at the foot of its pulse.
void imitateSoftware(PageStyle& style, Dice& dice)
{
    style.grid = dice.chance(0.5) ? GridStyle::coarseLinesOnly : GridStyle::fineLines;
    style.gridColour = QColor::fromHsv(static_cast<int>(dice.between(0, 12)),
        static_cast<int>(dice.between(60, 180)), static_cast<int>(dice.between(130, 240)));
    style.coarseLineMm = dice.between(0.1, 0.35);
    style.penMm = dice.between(0.25, 0.75);
    style.ink = QColor::fromHsv(0, 0, static_cast<int>(dice.between(0, 50)));
    style.pulse = PulseSide::left;
    style.pulseGapMm = 0;
    style.separator = Separator::bar;
    style.gapMm = 0;
    style.names = NamePlace::below;
    style.nameMm = dice.between(2.2, 4.5);
    style.nameShiftMm = dice.between(-1, 4);
    style.nameLeftMm = dice.between(-1, 2);
}

PageStyle trainingStyle(unsigned seed)
{
    Dice dice(seed, kStyleStream);
    PageStyle style = randomStyle(seed);
    const QStringList layouts
        = printLayoutIds(dice.chance(0.25) ? LayoutChoice::all : LayoutChoice::common);
    style.layout
        = layouts.at(static_cast<qsizetype>(dice.below(static_cast<std::size_t>(layouts.size()))));
    style.dpi = dice.pick({dice.between(65, 110), dice.between(100, 140), dice.between(140, 300),
        dice.between(140, 300), dice.between(140, 300), dice.between(140, 300)});
    style.speedMmPerS = dice.chance(0.15) ? 50 : 25;
    style.gainMmPerMv = dice.pick({10.0, 10.0, 10.0, 10.0, 10.0, 5.0, 20.0, 20.0});
    style.penMm = dice.chance(0.25) ? dice.between(0.8, 1.3) * kMmPerInch / style.dpi
                                    : dice.between(0.12, 0.7);
    style.ink = anyInk(dice);
    style.gridColour = anyGrid(dice);
    style.fineShare = dice.between(0, 0.9);
    style.coarseLineMm = dice.between(0.1, 0.45);
    style.fineLineMm = dice.between(0.05, 0.2);
    style.fontFamily = anyFont(dice);
    style.nameMm = dice.between(1.8, 4.5);
    style.spelling = anySpelling(dice);
    style.nameShiftMm = dice.chance(0.6) ? dice.between(0, 7) : 0;
    style.nameLeftMm = dice.between(-1, 2.5);
    style.pulseGapMm = dice.chance(0.3) ? 0 : dice.between(0.5, 5);
    style.rowMm = dice.chance(0.5) ? 0 : dice.between(9, 36);
    style.scribbles = dice.chance(0.5) ? static_cast<int>(dice.below(12)) : 0;
    style.stamp = dice.chance(0.12);
    style.joined = dice.chance(0.08);
    style.smooth = !dice.chance(0.12);
    style.corners = dice.pick({Qt::RoundJoin, Qt::RoundJoin, Qt::BevelJoin, Qt::MiterJoin});
    style.marksSeed = seed;
    for (QStringList* texts : {&style.text.left, &style.text.middle, &style.text.right}) {
        while (dice.chance(0.4))
            texts->append(anyStatement(dice));
    }
    if (dice.chance(0.45))
        imitateSoftware(style, dice);
    style.barMm = dice.chance(0.4) ? style.penMm : dice.between(0.5, 1.6);
    style.barHeightMm = dice.between(4, 14);
    return style;
}

/// What flattening leaves: the print's own faults, and small errors of the geometry.
Damage trainingDamage(unsigned seed, double dpi)
{
    Dice dice(seed, kDamageStream);
    Damage damage;
    const double px = dpi / 200; // blur is worse where there are more pixels
    damage.rotationDeg = 0.25 * dice.normal();
    damage.perspective = dice.between(0, 0.003);
    damage.bend = dice.between(0, 0.0015);
    damage.folds = dice.chance(0.25) ? 1 : 0;
    damage.shadow = dice.chance(0.4) ? dice.between(0, 0.9) : 0;
    damage.warmth = dice.between(-0.6, 1);
    damage.blurPx = dice.chance(0.25) ? 0 : px * dice.between(0.2, 2);
    damage.sharpen = dice.chance(0.4) ? dice.between(0.3, 2) : 0;
    damage.motionPx = dice.chance(0.1) ? px * dice.between(1, 4) : 0;
    damage.noise = dice.chance(0.3) ? 0 : dice.between(0, 12);
    damage.fade = dice.chance(0.2) ? dice.between(0.2, 0.75) : 0;
    damage.bleedThrough = dice.chance(0.1) ? dice.between(0.05, 0.3) : 0;
    damage.moire = dice.chance(0.1) ? dice.between(0.2, 1) : 0;
    damage.grey = dice.chance(0.25);
    damage.bilevel = dice.chance(0.06);
    damage.jpegQuality = dice.chance(0.6) ? static_cast<int>(dice.between(30, 97)) : 0;
    return damage;
}

/// Larger, smaller, upside down, narrower, sharper by noise, off their row, wandering: what
/// recordings of patients have too rarely.
void vary(Ecg& ecg, unsigned seed)
{
    Dice dice(seed, kEcgStream);
    ecg.sampleRateHz *= std::clamp(std::exp(0.12 * dice.normal()), 0.8, 1.25);
    const double factor = std::exp(0.5 * dice.normal()) * (dice.chance(0.2) ? -1 : 1);
    const double noise = dice.chance(0.2) ? dice.between(0, 0.05) : 0;
    const double offsetMv = dice.chance(0.35) ? 0.6 : 0.05;
    const double wanderMv = dice.chance(0.2) ? dice.between(0.1, 0.8) : 0;
    const double wanderHz = dice.between(0.1, 0.5);
    for (std::vector<float>& lead : ecg.leads) {
        const double own = factor * dice.between(0.7, 1.4);
        const double offset = offsetMv * dice.normal();
        const double phase = dice.between(0, 2 * std::numbers::pi);
        for (std::size_t k = 0; k < lead.size(); ++k) {
            const double s = static_cast<double>(k) / ecg.sampleRateHz;
            const double drift
                = offset + wanderMv * std::sin(2 * std::numbers::pi * wanderHz * s + phase);
            lead[k] = static_cast<float>(
                own * static_cast<double>(lead[k]) + drift + noise * dice.normal());
        }
    }
}

/// The pens of the page's rows in flat pixels.
class PenRows {
public:
    explicit PenRows(const DrawnPage& page)
        : m_page(page)
    {
    }

    int count() const
    {
        return m_page.rows.empty() ? 0 : 1 + *std::ranges::max_element(m_page.rows);
    }

    /// Median y, first and last x; nullopt where nothing of the row was printed.
    struct Extent {
        double y, left, right;
    };
    std::optional<Extent> extent(int row) const
    {
        std::vector<double> heights;
        Extent extent {0, 1e9, -1e9};
        forEach(row, [&](const std::vector<QPointF>& path) {
            for (const QPointF& point : path) {
                heights.push_back(point.y());
                extent.left = std::min(extent.left, point.x());
                extent.right = std::max(extent.right, point.x());
            }
        });
        if (heights.empty())
            return std::nullopt;
        extent.y = median(std::move(heights));
        return extent;
    }

    /// The first or last x of one of its stretches, where print and neighbours are near.
    double anEnd(int row, Dice& dice) const
    {
        std::vector<double> ends;
        forEach(row, [&](const std::vector<QPointF>& path) {
            if (!path.empty())
                ends.insert(ends.end(), {path.front().x(), path.back().x()});
        });
        return ends.at(dice.below(ends.size()));
    }

    std::vector<float> pen(int row, const StripPlace& place) const
    {
        std::vector<float> y(static_cast<std::size_t>(place.columns), kMissing);
        forEach(row, [&](const std::vector<QPointF>& path) {
            for (std::size_t k = 0; k + 1 < path.size(); ++k) {
                const double x0 = place.stripX(path[k].x()), x1 = place.stripX(path[k + 1].x());
                const double y0 = place.stripY(path[k].y()), y1 = place.stripY(path[k + 1].y());
                if (x1 - x0 > kTracerPxPerMm) // the pen was up
                    continue;
                for (int x = std::max(0, static_cast<int>(std::ceil(x0)));
                    x <= x1 && x < place.columns; ++x) {
                    const double share = x1 > x0 ? (x - x0) / (x1 - x0) : 0;
                    const double at = y0 + share * (y1 - y0);
                    const bool isInside = at >= 0 && at <= place.rows - 1;
                    y[static_cast<std::size_t>(x)] = isInside ? static_cast<float>(at) : kMissing;
                }
            }
        });
        return y;
    }

private:
    template <class Visit> void forEach(int row, const Visit& visit) const
    {
        for (std::size_t k = 0; k < m_page.rows.size(); ++k) {
            if (m_page.rows[k] == row)
                visit(m_page.truth.leads[k].pathPx);
        }
    }

    const DrawnPage& m_page;
};

/// The picture ends here: what lies left or right of the column is blank, as beyond a page.
void cutAway(TracerExample& example, int column, bool left)
{
    const int from = left ? 0 : column, to = left ? column : example.strip.columns;
    const auto columns = static_cast<std::ptrdiff_t>(example.strip.columns);
    for (auto row = example.strip.planes.begin(); row != example.strip.planes.end(); row += columns)
        std::fill(row + from, row + to, 0.f);
    std::fill(example.penY.begin() + from, example.penY.begin() + to, kMissing);
}

} // namespace

DrawnPage drawTrainingPage(Ecg ecg, unsigned seed)
{
    vary(ecg, seed);
    const PageStyle style = trainingStyle(seed);
    return damaged(drawPage(ecg, style), trainingDamage(seed, style.dpi), seed);
}

DrawnPage drawWornPage(const Ecg& ecg, double dpi, unsigned seed)
{
    PageStyle style = trainingStyle(seed);
    style.penMm = std::max(style.penMm, kThinnestDots * kMmPerInch / dpi);
    style.dpi = dpi;
    return damaged(drawPage(ecg, style), trainingDamage(seed, dpi), seed);
}

InkMap inkOf(const DrawnPage& page, double scaleError)
{
    FlatPage flat;
    flat.rgb = cv::Mat(page.image.height(), page.image.width(), CV_8UC3,
        const_cast<uchar*>(page.image.constBits()),
        static_cast<std::size_t>(page.image.bytesPerLine()));
    flat.pxPerMm = page.truth.page.pxPerMm.value_or(8) * scaleError;
    return makeInkMap(flat);
}

std::vector<TracerExample> cutExamples(
    const DrawnPage& page, const ExampleSize& size, int count, unsigned seed)
{
    Dice dice(seed, kCutStream);
    const InkMap map = inkOf(page, std::exp(0.02 * dice.normal()));
    const PenRows rows(page);
    std::vector<TracerExample> examples;
    for (int k = 0; k < count; ++k) {
        const int row
            = static_cast<int>(dice.below(static_cast<std::size_t>(std::max(1, rows.count()))));
        const auto extent = rows.extent(row);
        if (!extent)
            continue;
        const double widthPx = size.columns / kTracerPxPerMm * map.pxPerMm;
        const double left = dice.chance(0.4)
            ? rows.anEnd(row, dice) - dice.between(0.2, 0.8) * widthPx
            : dice.between(extent->left - 0.3 * widthPx,
                  std::max(extent->left, extent->right - 0.7 * widthPx));
        const double offMm = (dice.chance(0.15) ? 4 : 1.2) * dice.normal();
        const StripPlace place = placeStrip(map.pxPerMm, left, extent->y + offMm * map.pxPerMm,
            size.columns / kTracerPxPerMm, size.rows / kTracerPxPerMm);
        examples.push_back({cutStrip(map, place), rows.pen(row, place)});
        if (dice.chance(0.12))
            cutAway(examples.back(), static_cast<int>(dice.between(0.05, 0.95) * size.columns),
                dice.chance(0.7));
    }
    return examples;
}

} // namespace ecgscan
