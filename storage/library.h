// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/library.h"
#include "storage/database.h"

namespace ecgscan {

/// The SQL of CaseLibrary. Belongs to the database's thread.
class Library {
public:
    explicit Library(Database& database);

    [[nodiscard]] Result<QList<CaseId>> search(const LibraryQuery& query);
    [[nodiscard]] Result<QList<LibraryRow>> rows(const QList<CaseId>& ids, ReaderId reader);
    [[nodiscard]] Result<std::optional<PageRef>> earlierOfPatient(CaseId id);
    [[nodiscard]] Result<QStringList> tags();
    [[nodiscard]] Result<QList<SiteLabel>> siteLabels();
    [[nodiscard]] Status saveSiteLabel(const SiteLabel& label);

private:
    /// Of writers that do not keep the index themselves.
    [[nodiscard]] Status takeChangesOfOthers();

    Database& m_database;
};

} // namespace ecgscan
