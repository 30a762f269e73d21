// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"
#include "model/core/result.h"
#include "storage/audit.h"
#include "storage/database.h"

#include <functional>
#include <optional>

namespace ecgscan {

/// The SQL of cases, one transaction a call, each with its audit row. Belongs to the database's
/// thread.
class Cases {
public:
    explicit Cases(Database& database);

    [[nodiscard]] Result<CaseRecord> open(const PageRef& page, const QString& sha256);
    [[nodiscard]] Result<CaseRecord> load(CaseId id);
    [[nodiscard]] Result<QList<CaseSummary>> list();
    [[nodiscard]] Status saveFields(CaseId id, const CaseFields& fields);
    [[nodiscard]] Status saveNote(CaseId id, const QString& note);
    [[nodiscard]] Status saveRepair(CaseId id, const PageRepair& repair);
    [[nodiscard]] Status saveAnalysis(CaseId id, const Analysis& analysis);
    [[nodiscard]] Status saveReview(CaseId id, const FindingReview& review);
    [[nodiscard]] Status takeBack(CaseId id, const QString& code, ReaderId reader);
    [[nodiscard]] Status saveLabels(CaseId id, const CaseLabels& labels);
    /// Brings analyses of earlier versions into the library, that many a call; says how many were.
    [[nodiscard]] Result<int> indexOlderAnalyses(int most);
    [[nodiscard]] Status saveCorrections(CaseId id, const Corrections& corrections);
    [[nodiscard]] Result<std::optional<AdoptedHead>> adoptedHead();
    [[nodiscard]] Status adoptHead(const std::optional<AdoptedHead>& head);

private:
    /// Work and its audit row, or nothing of either.
    [[nodiscard]] Status change(const AuditEntry& entry, const std::function<Status()>& work);
    [[nodiscard]] Status change(
        const AuditEntry& entry, const QString& sql, const QVariantList& values);
    /// nullopt: there is none, or it can't be understood.
    [[nodiscard]] Result<std::optional<Analysis>> analysisOf(CaseId id);
    [[nodiscard]] Result<QList<FindingReview>> reviewsOf(CaseId id);
    [[nodiscard]] Result<Corrections> correctionsOf(CaseId id);
    [[nodiscard]] Result<QStringList> tagsOf(CaseId id);

    Database& m_database;
};

} // namespace ecgscan
