// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/storage_thread.h"

#include "storage/backups.h"
#include "storage/cases.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QObject>

#include <exception>

using namespace Qt::StringLiterals;

namespace ecgscan {

namespace {

constexpr int kIndexedAtATime = 8; ///< About 20 ms between two calls of the window.

Error failedInside(const std::exception& exception)
{
    return {Errc::internal,
        QCoreApplication::translate(
            "Storage", "The database could not be read or written. Try again."),
        QString::fromLocal8Bit(exception.what())};
}

} // namespace

/// The database and the object whose event queue is the order of the calls.
class StorageThread::Worker : public QObject {
public:
    explicit Worker(QString file)
        : m_file(std::move(file))
        , m_backups(m_file)
    {
    }

    Result<Database*> database()
    {
        if (!m_database) {
            ECGSCAN_TRY(m_database, Database::open(m_file));
            indexLater();
        }
        return m_database.get();
    }

    void beforeChange()
    {
        if (m_database)
            m_backups.beforeChange(*m_database);
    }

    Status backUpTo(const QString& file)
    {
        const auto present = database();
        if (!present)
            return tl::make_unexpected(present.error());
        const QString own = QFileInfo(m_file).canonicalFilePath();
        const QString target = QFileInfo(file).canonicalFilePath(); // empty where there is none
        if (target == own || target == own + u"-wal" || target == own + u"-shm")
            return fail(Errc::invalidArgument,
                QCoreApplication::translate(
                    "Storage", "This is the database itself. Choose another name for the backup."));
        return ecgscan::backUp(**present, file);
    }

    Status restoreFrom(const QString& backup)
    {
        ECGSCAN_CHECK(checkBackup(backup));
        const auto present = database();
        Status status = present ? ecgscan::restore(**present, m_file, backup)
                                : Status(tl::make_unexpected(present.error()));
        close(); // the next call opens it again: it may be of an older version
        if (!status && status.error().code == Errc::corrupt)
            status = restoreInPlaceOfDamaged(m_file, backup);
        return status;
    }

    void close() { m_database.reset(); }

private:
    /// Behind the calls that wait already. What fails is tried again after the next start.
    void indexLater()
    {
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (!m_database)
                    return;
                try {
                    const auto done = Cases(*m_database).indexOlderAnalyses(kIndexedAtATime);
                    if (done && *done > 0)
                        indexLater();
                } catch (const std::exception&) { // an analysis that unpacks to more than there is
                    close();
                }
            },
            Qt::QueuedConnection);
    }

    QString m_file;
    AutomaticBackups m_backups;
    std::unique_ptr<Database> m_database;
};

StorageThread::StorageThread(QString file)
    : m_worker(std::make_unique<Worker>(std::move(file)))
{
    m_thread.setObjectName(QStringLiteral("storage"));
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

StorageThread::~StorageThread()
{
    QMetaObject::invokeMethod(m_worker.get(), [this] {
        m_worker->close();
        m_thread.quit();
    });
    m_thread.wait();
}

QFuture<Status> StorageThread::ask(std::function<Status(Worker&)> work)
{
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    QMetaObject::invokeMethod(
        m_worker.get(),
        [promise, worker = m_worker.get(), work = std::move(work)] {
            try {
                promise->addResult(work(*worker));
            } catch (const std::exception& exception) {
                worker->close();
                promise->addResult(Status(tl::make_unexpected(failedInside(exception))));
            }
            promise->finish();
        },
        Qt::QueuedConnection);
    return promise->future();
}

QFuture<Status> StorageThread::backUp(const QString& file)
{
    return ask([file](Worker& worker) { return worker.backUpTo(file); });
}

QFuture<Status> StorageThread::restore(const QString& backup)
{
    return ask([backup](Worker& worker) { return worker.restoreFrom(backup); });
}

void StorageThread::run(
    Effect effect, std::function<void(Database&)> work, std::function<void(const Error&)> failed)
{
    // A database that someone tampered with may still ask for more memory than there is.
    const auto guarded
        = [effect, worker = m_worker.get(), work = std::move(work), failed = std::move(failed)] {
              try {
                  const auto database = worker->database();
                  if (effect == Effect::readersChange)
                      worker->beforeChange();
                  if (database)
                      work(**database);
                  else
                      failed(database.error());
              } catch (const std::exception& exception) {
                  worker->close(); // rolls back what was begun; the next call opens it again
                  failed(failedInside(exception));
              }
          };
    QMetaObject::invokeMethod(m_worker.get(), guarded, Qt::QueuedConnection);
}

} // namespace ecgscan
