// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"

namespace ecgscan {

/// Tables of cases as CSV (UTF-8, C locale): a head, then the lines of one case after the other.
/// name: what the case is called in its other files. Unknown numbers are empty cells; text that a
/// spreadsheet would take for a formula is guarded.
namespace case_tables {

/// A line a statement that was predicted or that a reader judged; where several judged it, one
/// each.
QByteArray findingsHead();
QByteArray findingsOf(const QString& name, const CaseRecord& record);

/// A line a case; the keys of ecgscan.analysis/1 are the columns. remarks: codes of what lies
/// outside of published limits.
QByteArray measurementsHead();
QByteArray measurementsOf(const QString& name, const CaseRecord& record);

} // namespace case_tables

} // namespace ecgscan
