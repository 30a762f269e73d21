// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/library.h"
#include "model/core/readers.h"
#include "storage/storage_thread.h"

namespace ecgscan {

/// CaseLibrary in the database of a thread, which outlives this.
class SqliteLibrary : public CaseLibrary {
public:
    explicit SqliteLibrary(StorageThread& thread);

    QFuture<Result<QList<CaseId>>> search(LibraryQuery query) override;
    QFuture<Result<QList<LibraryRow>>> rows(QList<CaseId> ids, ReaderId reader) override;
    QFuture<Result<std::optional<PageRef>>> earlierOfPatient(CaseId id) override;
    QFuture<Result<QStringList>> tags() override;
    QFuture<Result<QList<SiteLabel>>> siteLabels() override;
    QFuture<Status> saveSiteLabel(SiteLabel label) override;

private:
    StorageThread& m_thread;
};

/// ReaderStore in the database of a thread, which outlives this.
class SqliteReaders : public ReaderStore {
public:
    explicit SqliteReaders(StorageThread& thread);

    QFuture<Result<QList<Reader>>> readers() override;
    QFuture<Result<Reader>> addReader(QString name, QString pin) override;
    QFuture<Status> checkPin(ReaderId reader, QString pin) override;
    QFuture<Result<QList<ReadingPair>>> readingPairs(ReaderId first, ReaderId second) override;
    QFuture<Status> adjudicate(Adjudication adjudication) override;
    QFuture<Status> withdrawAdjudication(CaseId id, QString code) override;

private:
    StorageThread& m_thread;
};

} // namespace ecgscan
