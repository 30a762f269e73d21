// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"

#include <QSqlQuery>

#include <optional>

/// Values out of columns. A number that this version does not know is read as "unknown".
namespace ecgscan {

/// Columns patient_id, age_years, sex, recorded_on from the given one on.
CaseFields fieldsFrom(const QSqlQuery& row, int first);

/// nullopt: not a verdict that this version knows.
std::optional<Verdict> verdictFrom(int number);
Severity severityFrom(int number);
Certainty certaintyFrom(int number);
ReviewState stateFrom(int number);
PageQuality qualityFrom(int number);

} // namespace ecgscan
