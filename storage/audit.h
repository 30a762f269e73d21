// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "storage/database.h"

#include <QString>

namespace ecgscan {

/// One thing that was done. detail holds codes, versions and hashes; never what a patient is
/// called, or a path.
struct AuditEntry {
    QString action; ///< "review", "note", "fields" ...
    QString subject; ///< The table.
    qint64 subjectId = 0;
    QString detail;
};

/// The time of now, as rows hold it.
QString nowUtc();
/// What the audit log calls a finding: a code of SCP-ECG as it is; a reader's own words might name
/// a patient.
QString reference(const QString& code);

/// Appends a row whose hash covers the row before it. Call it inside the transaction of the change
/// itself.
[[nodiscard]] Status appendAudit(Database& database, const AuditEntry& entry);

/// Whether every row still has the hash it was written with. Errors: corrupt (names the first bad
/// row), io.
[[nodiscard]] Status verifyAudit(Database& database);

} // namespace ecgscan
