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

/// One stretch that a person corrected. It is known by how the machine reads it, so that the
/// correction finds it again in a later analysis.
struct TraceRepair {
    enum class Kind {
        rename, ///< The stretch is of another lead: `name`.
        remove, ///< It is no lead at all.
        erase, ///< From fromS to toS it can't be read.
        shift, ///< Its baseline lies off: byMv is added to it.
        redraw, ///< From fromS to toS the pen ran along `penPx`.
    };
    Lead lead = Lead::I; ///< As read.
    double startS = 0; ///< As read, to within kSameStretchS.
    Kind kind = Kind::erase;
    Lead name = Lead::I;
    bool inverted = false; ///< With `name`: the page prints its negative.
    double fromS = 0, toS = 0; ///< On the page's common time axis, as LeadTrace::startS.
    double byMv = 0;
    std::vector<QPointF> penPx; ///< On the original picture, from left to right, at least two.

    bool operator==(const TraceRepair&) const = default;
};

inline constexpr double kSameStretchS = 0.5; ///< Starts that are nearer are of one stretch.

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

/// Adds a correction; one of the same kind that says something else of the whole stretch is
/// replaced, and a name that is as read is none.
void add(PageRepair& repair, const TraceRepair& correction);

/// The lead as which the machine read a stretch that now has this name and start.
Lead readAs(const PageRepair& repair, Lead name, double startS);

/// As the database and the engine's messages hold it.
QJsonObject toJson(const PageRepair& repair);
/// Values that are out of range, or of another version, are left out.
PageRepair repairFromJson(const QJsonObject& object);

} // namespace ecgscan
