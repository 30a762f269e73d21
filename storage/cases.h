// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"
#include "model/core/result.h"
#include "storage/audit.h"
#include "storage/database.h"

#include <optional>
#include <vector>

namespace ecgscan {

/// The SQL of cases, one transaction a call, each with its audit row. Belongs to the database's
/// thread.
class Cases {
public:
    explicit Cases(Database& database);

    Result<CaseRecord> open(const PageRef& page, const QString& sha256);
    Result<CaseRecord> load(CaseId id);
    Result<QList<CaseSummary>> list();
    Status saveFields(CaseId id, const CaseFields& fields);
    Status saveNote(CaseId id, const QString& note);
    Status saveAnalysis(CaseId id, const Analysis& analysis);
    Status saveReview(CaseId id, const QString& code, std::optional<Verdict> verdict);
    Result<std::optional<AdoptedHead>> adoptedHead();
    Status adoptHead(const std::optional<AdoptedHead>& head);

private:
    Status change(const AuditEntry& entry, const QString& sql, const QVariantList& values);
    Result<std::optional<Analysis>> analysisOf(CaseId id);
    Result<QList<FindingReview>> reviewsOf(CaseId id);

    Database& m_database;
};

} // namespace ecgscan
