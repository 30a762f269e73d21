// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_case_store.h"

#include "storage/cases.h"

namespace ecgscan {

SqliteCaseStore::SqliteCaseStore(QString file)
    : m_thread(std::move(file))
{
}

template <class Value, class Work>
QFuture<Value> SqliteCaseStore::post(Work work, StorageThread::Effect effect)
{
    return m_thread.post<Value>(
        [work = std::move(work)](Database& database) mutable {
            Cases cases(database);
            return Value(work(cases));
        },
        effect);
}

QFuture<Result<CaseRecord>> SqliteCaseStore::openCase(PageRef page, QString sha256)
{
    return post<Result<CaseRecord>>([page = std::move(page), sha256 = std::move(sha256)](
                                        Cases& cases) { return cases.open(page, sha256); });
}

QFuture<Result<CaseRecord>> SqliteCaseStore::load(CaseId id)
{
    return post<Result<CaseRecord>>([id](Cases& cases) { return cases.load(id); });
}

QFuture<Result<QList<CaseSummary>>> SqliteCaseStore::list()
{
    return post<Result<QList<CaseSummary>>>([](Cases& cases) { return cases.list(); });
}

QFuture<Status> SqliteCaseStore::saveFields(CaseId id, CaseFields fields)
{
    return post<Status>(
        [id, fields = std::move(fields)](Cases& cases) { return cases.saveFields(id, fields); });
}

QFuture<Status> SqliteCaseStore::saveNote(CaseId id, QString note)
{
    return post<Status>(
        [id, note = std::move(note)](Cases& cases) { return cases.saveNote(id, note); });
}

QFuture<Status> SqliteCaseStore::saveRepair(CaseId id, PageRepair repair)
{
    return post<Status>(
        [id, repair = std::move(repair)](Cases& cases) { return cases.saveRepair(id, repair); });
}

QFuture<Status> SqliteCaseStore::saveAnalysis(CaseId id, Analysis analysis)
{
    return post<Status>([id, analysis = std::move(analysis)](
                            Cases& cases) { return cases.saveAnalysis(id, analysis); },
        StorageThread::Effect::none); // the program's own; it can be made again
}

QFuture<Status> SqliteCaseStore::saveReview(CaseId id, FindingReview review)
{
    return post<Status>(
        [id, review = std::move(review)](Cases& cases) { return cases.saveReview(id, review); });
}

QFuture<Status> SqliteCaseStore::takeBack(CaseId id, QString code, ReaderId reader)
{
    return post<Status>([id, code = std::move(code), reader](
                            Cases& cases) { return cases.takeBack(id, code, reader); });
}

QFuture<Status> SqliteCaseStore::saveLabels(CaseId id, CaseLabels labels)
{
    return post<Status>(
        [id, labels = std::move(labels)](Cases& cases) { return cases.saveLabels(id, labels); });
}

QFuture<Status> SqliteCaseStore::backUp(QString file)
{
    return m_thread.backUp(file);
}

QFuture<Status> SqliteCaseStore::restore(QString backup)
{
    return m_thread.restore(backup);
}

QFuture<Status> SqliteCaseStore::saveCorrections(CaseId id, Corrections corrections)
{
    return post<Status>(
        [id, corrections](Cases& cases) { return cases.saveCorrections(id, corrections); });
}

QFuture<Result<std::optional<AdoptedHead>>> SqliteCaseStore::adoptedHead()
{
    return post<Result<std::optional<AdoptedHead>>>(
        [](Cases& cases) { return cases.adoptedHead(); });
}

QFuture<Status> SqliteCaseStore::adoptHead(std::optional<AdoptedHead> head)
{
    return post<Status>([head = std::move(head)](Cases& cases) { return cases.adoptHead(head); });
}

} // namespace ecgscan
