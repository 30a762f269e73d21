// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"

#include <QPointF>
#include <QSizeF>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

/// Calipers measure between two points of one lead. A point is a value: x in seconds on the page's
/// common time axis, y in mV. (0.5, 1.2) of a lead that is drawn at 25 mm/s and 10 mm/mV lies
/// 12.5 mm behind the start and 12 mm above the lead's zero line.
namespace ecgscan {

/// How one lead lies on what is drawn (the canvas: mm of paper, or pixels of a picture).
struct CaliperFrame {
    std::shared_ptr<const LeadTrace> trace; ///< Never null.
    std::function<QPointF(QPointF)> toCanvas; ///< From a value.
    std::function<QPointF(QPointF)> toValue; ///< From the canvas; its inverse.
    double stepS = 0; ///< Of an arrow key; 0: a pixel of the screen.
    double mmPerS = 0, mmPerMv = 0; ///< Of the print, whose millimetres are told; 0: not told.
    bool isPredicted = false; ///< The lead was not printed here.
};

struct Caliper {
    QPointF from, to;

    double seconds() const { return to.x() - from.x(); }
    double mv() const { return to.y() - from.y(); }
};

/// "412 ms   146/min   0.35 mV", in millimetres of the print where the frame knows it.
QString caliperText(const Caliper& caliper, const CaliperFrame& frame);

/// The nearest of peak, steepest edge and level of rest within reach of a value; nullopt: none.
/// A peak is the highest of its surroundings and 0.15 mV or more off the level of rest, which is
/// the lead's median; an edge rises or falls by 10 mV a second or more.
std::optional<QPointF> snapped(const LeadTrace& trace, QPointF value, QSizeF reach);

} // namespace ecgscan
