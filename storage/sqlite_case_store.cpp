// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_case_store.h"

#include "storage/backups.h"
#include "storage/cases.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPromise>

#include <exception>

namespace ecgscan {

using namespace Qt::StringLiterals;

/// The database and the object whose event queue is the order of the calls.
class SqliteCaseStore::Worker : public QObject {
public:
    explicit Worker(QString file)
        : m_file(std::move(file))
        , m_backups(m_file)
    {
    }

    Result<Cases*> cases()
    {
        if (!m_cases) {
            ECGSCAN_TRY(m_database, Database::open(m_file));
            m_cases = std::make_unique<Cases>(*m_database);
        }
        return m_cases.get();
    }

    void beforeChange()
    {
        if (m_database)
            m_backups.beforeChange(*m_database);
    }

    Status backUpTo(const QString& file)
    {
        if (const auto there = cases(); !there)
            return tl::make_unexpected(there.error());
        const QString own = QFileInfo(m_file).canonicalFilePath();
        const QString target = QFileInfo(file).canonicalFilePath(); // empty where there is none
        if (target == own || target == own + u"-wal" || target == own + u"-shm")
            return fail(Errc::invalidArgument,
                QCoreApplication::translate(
                    "Storage", "This is the database itself. Choose another name for the backup."));
        return backUp(*m_database, file);
    }

    Status restoreFrom(const QString& backup)
    {
        ECGSCAN_CHECK(checkBackup(backup));
        const auto present = cases();
        Status status = present ? restore(*m_database, m_file, backup)
                                : Status(tl::make_unexpected(present.error()));
        close(); // the next call opens it again: it may be of an older version
        if (!status && status.error().code == Errc::corrupt)
            status = restoreInPlaceOfDamaged(m_file, backup);
        return status;
    }

    void close()
    {
        m_cases.reset();
        m_database.reset();
    }

private:
    QString m_file;
    AutomaticBackups m_backups;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Cases> m_cases;
};

SqliteCaseStore::SqliteCaseStore(QString file)
    : m_worker(std::make_unique<Worker>(std::move(file)))
{
    m_thread.setObjectName(QStringLiteral("storage"));
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

SqliteCaseStore::~SqliteCaseStore()
{
    QMetaObject::invokeMethod(m_worker.get(), [this] {
        m_worker->close();
        m_thread.quit();
    });
    m_thread.wait();
}

namespace {

/// A database that someone tampered with may still ask for more memory than there is.
template <class Value, class Worker, class Work> Value answer(Worker& worker, Work& work)
try {
    const auto cases = worker.cases();
    if constexpr (std::is_same_v<Value,
                      Status>) // what gives nothing but a status changes something
        worker.beforeChange();
    return cases ? Value(work(**cases)) : Value(tl::make_unexpected(cases.error()));
} catch (const std::exception& exception) {
    worker.close(); // rolls back what was begun; the next call opens it again
    return fail(Errc::internal,
        QCoreApplication::translate(
            "Storage", "The database could not be read or written. Try again."),
        QString::fromLocal8Bit(exception.what()));
}

} // namespace

template <class Value, class Work> QFuture<Value> SqliteCaseStore::run(Work work)
{
    auto promise = std::make_shared<QPromise<Value>>();
    promise->start();
    QMetaObject::invokeMethod(
        m_worker.get(),
        [promise, work = std::move(work)]() mutable {
            promise->addResult(work());
            promise->finish();
        },
        Qt::QueuedConnection);
    return promise->future();
}

template <class Value, class Work> QFuture<Value> SqliteCaseStore::post(Work work)
{
    return run<Value>([worker = m_worker.get(), work = std::move(work)]() mutable {
        return answer<Value>(*worker, work);
    });
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
                            Cases& cases) { return cases.saveAnalysis(id, analysis); });
}

QFuture<Status> SqliteCaseStore::saveReview(CaseId id, QString code, std::optional<Verdict> verdict)
{
    return post<Status>([id, code = std::move(code), verdict](
                            Cases& cases) { return cases.saveReview(id, code, verdict); });
}

QFuture<Status> SqliteCaseStore::backUp(QString file)
{
    return run<Status>(
        [worker = m_worker.get(), file = std::move(file)] { return worker->backUpTo(file); });
}

QFuture<Status> SqliteCaseStore::restore(QString backup)
{
    return run<Status>([worker = m_worker.get(), backup = std::move(backup)] {
        return worker->restoreFrom(backup);
    });
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
