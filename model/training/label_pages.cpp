// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/label_pages.h"

#include "model/synthesis/dice.h"
#include "model/trace/label_picture.h"
#include "model/training/tracer_pages.h"

#include <algorithm>

namespace ecgscan {

namespace {

constexpr std::uint64_t kLabelStream = 81;
constexpr double kScaleError = 0.02; ///< Standard deviation of what flattening may leave.
constexpr double kTurned = 0.2; ///< Share of the examples that do not stand upright.

/// left, top: of the part within the whole.
LabelPicture cutPicture(const LabelPicture& whole, int left, int top)
{
    LabelPicture part {kLabelExampleRows, kLabelExampleColumns, {}};
    part.planes.assign(
        static_cast<std::size_t>(kLabelChannels) * kLabelExampleRows * kLabelExampleColumns, 0.f);
    const int rows = std::min(kLabelExampleRows, whole.rows - top);
    const int columns = std::min(kLabelExampleColumns, whole.columns - left);
    for (int plane = 0; plane < kLabelChannels; ++plane) {
        for (int row = 0; row < rows; ++row) {
            const auto from = whole.planes.begin()
                + (static_cast<std::ptrdiff_t>(plane) * whole.rows + top + row) * whole.columns
                + left;
            std::copy_n(from, columns,
                part.planes.begin()
                    + (static_cast<std::ptrdiff_t>(plane) * kLabelExampleRows + row)
                        * kLabelExampleColumns);
        }
    }
    return part;
}

} // namespace

std::vector<LabelExample> cutLabelExamples(const DrawnPage& page, int count, unsigned seed)
{
    Dice dice(seed, kLabelStream);
    const InkMap map = inkOf(page, 1 + kScaleError * dice.normal());
    const double scale = kLabelPxPerMm / map.pxPerMm;
    const LabelPicture upright = labelPicture(map);
    std::vector<LabelExample> examples;
    for (int k = 0; k < count; ++k) {
        const bool isTurned = dice.chance(kTurned);
        const LabelPicture whole
            = isTurned ? labelPicture(turned(map, 1 + static_cast<int>(dice.below(3)))) : upright;
        const auto anyStart = [&](int all, int part) {
            return static_cast<int>(
                dice.below(static_cast<std::size_t>(std::max(0, all - part)) + 1));
        };
        const int left = anyStart(whole.columns, kLabelExampleColumns);
        const int top = anyStart(whole.rows, kLabelExampleRows);
        LabelExample example {cutPicture(whole, left, top), {}};
        const QRectF area(0, 0, kLabelExampleColumns, kLabelExampleRows);
        for (std::size_t lead = 0; lead < page.names.size() && !isTurned; ++lead) {
            const QRectF& name = page.names[lead];
            const QPointF corner = scale * (name.topLeft() + kPixelCentre) - QPointF(left, top);
            const QRectF box(corner, scale * name.size());
            if (!name.isNull() && box.intersects(area))
                example.names.push_back({page.truth.leads[lead].lead, box});
        }
        examples.push_back(std::move(example));
    }
    return examples;
}

} // namespace ecgscan
