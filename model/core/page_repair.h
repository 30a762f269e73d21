// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/lead.h"

#include <QJsonObject>
#include <QPointF>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace ecgscan {

/// One printed stretch that a person corrected. All places are on the original picture, so a
/// correction means the same ink whatever else is corrected: speed, names, other stretches.
struct TraceRepair {
    enum class Kind {
        rename, ///< The stretch is of another lead: `name`.
        remove, ///< It is no lead at all.
        erase, ///< Between fromPx and toPx it can't be read.
        shift, ///< Its baseline lies off: byMv is added to it.
        redraw, ///< Between fromPx and toPx the pen ran along `penPx`.
    };
    Kind kind = Kind::erase;
    QPointF atPx; ///< A point of its ink, or near it.
    Lead name = Lead::I;
    bool inverted = false; ///< With `name`: the page prints its negative.
    QPointF fromPx, toPx;
    double byMv = 0;
    std::vector<QPointF> penPx; ///< At least two points.

    bool operator==(const TraceRepair&) const = default;
};

/// What a person says of a page that the machine read wrongly. It is kept apart from what was read,
/// and each analysis of the page begins from it.
struct PageRepair {
    std::optional<double> paperSpeedMmPerS; ///< 5..100
    std::optional<double> gainMmPerMv; ///< 1..80; of all leads.
    QString layout; ///< PrintLayout::id; empty: as read.
    /// Of the paper on the original picture, in the order of PageGeometry::cornersPx. What lies
    /// outside is not looked at.
    std::optional<std::array<QPointF, 4>> cornersPx;
    std::vector<TraceRepair> traces; ///< In the order in which they were made.

    bool isEmpty() const { return *this == PageRepair(); }
    bool operator==(const PageRepair&) const = default;
};

/// As the database and the engine's messages hold it.
QJsonObject toJson(const PageRepair& repair);
/// Values that are out of range, or of another version, are left out.
PageRepair repairFromJson(const QJsonObject& object);

} // namespace ecgscan
