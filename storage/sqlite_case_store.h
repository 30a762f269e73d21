// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case_store.h"

#include <QThread>

#include <memory>

namespace ecgscan {

/// CaseStore in one SQLite file, with a thread of its own. The file is opened with the first call,
/// so that making a store costs nothing; when it can't be opened every call gives that error. The
/// destructor waits for queued calls.
class SqliteCaseStore : public CaseStore {
public:
    explicit SqliteCaseStore(QString file);
    ~SqliteCaseStore() override;

    QFuture<Result<CaseRecord>> openCase(PageRef page, QString sha256) override;
    QFuture<Result<CaseRecord>> load(CaseId id) override;
    QFuture<Result<QList<CaseSummary>>> list() override;
    QFuture<Status> saveFields(CaseId id, CaseFields fields) override;
    QFuture<Status> saveNote(CaseId id, QString note) override;
    QFuture<Status> saveRepair(CaseId id, PageRepair repair) override;
    QFuture<Status> saveAnalysis(CaseId id, Analysis analysis) override;
    QFuture<Status> saveReview(CaseId id, QString code, std::optional<Verdict> verdict) override;
    QFuture<Status> backUp(QString file) override;
    QFuture<Status> restore(QString backup) override;
    QFuture<Status> saveCorrections(CaseId id, Corrections corrections) override;
    QFuture<Result<std::optional<AdoptedHead>>> adoptedHead() override;
    QFuture<Status> adoptHead(std::optional<AdoptedHead> head) override;

private:
    class Worker;
    /// In the storage thread, in the order of the calls.
    template <class Value, class Work> QFuture<Value> run(Work work);
    /// The same with the cases of the open database.
    template <class Value, class Work> QFuture<Value> post(Work work);

    QThread m_thread;
    std::unique_ptr<Worker> m_worker; ///< Lives in m_thread.
};

} // namespace ecgscan
