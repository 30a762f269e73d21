// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"
#include "report/report_text.h"

namespace ecgscan {

QList<ReportColumn> findingColumns();

/// What is worth paper: every statement that a reader judged, the superclasses, and what is not
/// predicted to be absent. What the reader added first, then by falling probability.
struct FindingRows {
    QList<ReportRow> rows;
    int leftOut = 0; ///< Predicted to be absent, and nobody said anything of them.
};
FindingRows findingRows(const CaseRecord& record);

/// For the front: what is likely or was confirmed by the reader, and not rejected, each a line.
QStringList likelyFindings(const CaseRecord& record);

} // namespace ecgscan
