// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/measurements.h"

#include <QJsonObject>

namespace ecgscan {

/// The part "measurements" of ecgscan.analysis/1. Units stand in the keys. "beat_times_s" holds
/// the times of "beats" once more, for readers that want no more than those.
QJsonObject toJson(const Measurements& measurements);
/// The numbers of that part, and of one lead of "usual_beat", with their keys, in a fixed order.
using KeyedNumbers = std::vector<std::pair<QString, std::optional<double>>>;
KeyedNumbers keyedNumbers(const Measurements& measurements);
KeyedNumbers keyedNumbers(const LeadMeasurements& lead);
/// What is missing or of another kind stays unknown.
Measurements measurementsFromJson(const QJsonObject& object);

} // namespace ecgscan
