// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"

#include <optional>

/// Where a printed stretch lies on the original picture, in time.
namespace ecgscan {

/// From a correction of a stretch to the ink that it is of, at most.
inline constexpr double kRepairReachMm = 5;

/// The stretch whose ink is nearest to a point of the picture; nullopt: none is nearer than
/// reachPx.
std::optional<std::size_t> nearestStretch(
    const std::vector<LeadTrace>& leads, QPointF px, double reachPx);

/// A point of the ink in the middle of a stretch; nullopt: nothing of it was read.
std::optional<QPointF> middleOf(const LeadTrace& trace);

/// The time of a place beside the stretch, on the page's common axis, within the stretch: along the
/// straight line that runs through its ink.
double timeAt(const LeadTrace& trace, QPointF px);
/// And back: on that line.
QPointF placeAt(const LeadTrace& trace, double timeS);

} // namespace ecgscan
