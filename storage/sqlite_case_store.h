// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case_store.h"
#include "storage/sqlite_library.h"
#include "storage/storage_thread.h"

namespace ecgscan {

/// CaseStore in one SQLite file, with a thread of its own (see StorageThread).
class SqliteCaseStore : public CaseStore {
public:
    explicit SqliteCaseStore(QString file);

    QFuture<Result<CaseRecord>> openCase(PageRef page, QString sha256) override;
    QFuture<Result<CaseRecord>> load(CaseId id) override;
    QFuture<Result<QList<CaseSummary>>> list() override;
    QFuture<Status> saveFields(CaseId id, CaseFields fields) override;
    QFuture<Status> saveNote(CaseId id, QString note) override;
    QFuture<Status> saveRepair(CaseId id, PageRepair repair) override;
    QFuture<Status> saveAnalysis(CaseId id, Analysis analysis) override;
    QFuture<Status> saveReview(CaseId id, FindingReview review) override;
    QFuture<Status> takeBack(CaseId id, QString code, ReaderId reader) override;
    QFuture<Status> saveLabels(CaseId id, CaseLabels labels) override;
    QFuture<Status> backUp(QString file) override;
    QFuture<Status> restore(QString backup) override;
    QFuture<Status> saveCorrections(CaseId id, Corrections corrections) override;
    QFuture<Result<std::optional<AdoptedHead>>> adoptedHead() override;
    QFuture<Status> adoptHead(std::optional<AdoptedHead> head) override;
    CaseLibrary* library() override { return &m_library; }
    ReaderStore* readerStore() override { return &m_readers; }

private:
    template <class Value, class Work>
    QFuture<Value> post(Work work,
        StorageThread::Effect effect = std::is_same_v<Value, Status>
            ? StorageThread::Effect::readersChange
            : StorageThread::Effect::none);

    StorageThread m_thread;
    SqliteLibrary m_library {m_thread};
    SqliteReaders m_readers {m_thread};
};

} // namespace ecgscan
