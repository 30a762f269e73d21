// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"

#include <memory>
#include <optional>
#include <vector>

namespace ecgscan {

/// Where seconds and mV of a printed lead lie on its picture: how its pen moved for its samples,
/// fitted within a second to both sides, so that tilted, bent and receding paper is followed along
/// the lead. Where a lead hardly moves, mV are from the gain of its print on square paper. Scene
/// coordinates of page_items.h.
class PrintedTrace {
public:
    /// nullopt: without a speed, a gain, or enough of a path.
    static std::optional<PrintedTrace> of(const LeadTrace& trace, const PageGeometry& page);

    QPointF toScene(QPointF value) const;
    QPointF toValue(QPointF scene) const;
    const std::shared_ptr<const LeadTrace>& trace() const { return m_trace; }
    double mmPerS() const { return m_mmPerS; }
    double mmPerMv() const { return m_mmPerMv; }
    double squaredDistance(QPointF scene) const; ///< Of the nearest point of the path.

private:
    struct Point {
        QPointF scene;
        double seconds, mv;
    };
    /// scene = origin + (s - atS) second + mv millivolt
    struct Scale {
        double atS;
        QPointF origin, second, millivolt;
    };
    PrintedTrace() = default;
    std::optional<Scale> fitted(double atS, double halfS) const;
    Scale scaleAt(double atS) const;
    const Point& nearest(QPointF scene) const;

    std::shared_ptr<const LeadTrace> m_trace;
    std::vector<Point> m_points; ///< Ascending in time, none empty.
    double m_mmPerS = 0, m_mmPerMv = 0;
};

} // namespace ecgscan
