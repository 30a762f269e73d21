// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/storage_thread.h"

#include "storage/cases.h"

#include <QCoreApplication>
#include <QObject>

#include <exception>

namespace ecgscan {

namespace {

constexpr int kIndexedAtATime = 8; ///< About 20 ms between two calls of the window.

} // namespace

/// The database and the object whose event queue is the order of the calls.
class StorageThread::Worker : public QObject {
public:
    explicit Worker(QString file)
        : m_file(std::move(file))
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
                const auto done = Cases(*m_database).indexOlderAnalyses(kIndexedAtATime);
                if (done && *done > 0)
                    indexLater();
            },
            Qt::QueuedConnection);
    }

    QString m_file;
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

void StorageThread::run(
    std::function<void(Database&)> work, std::function<void(const Error&)> failed)
{
    // A database that someone tampered with may still ask for more memory than there is.
    const auto guarded
        = [worker = m_worker.get(), work = std::move(work), failed = std::move(failed)] {
              try {
                  const auto database = worker->database();
                  if (database)
                      work(**database);
                  else
                      failed(database.error());
              } catch (const std::exception& exception) {
                  worker->close(); // rolls back what was begun; the next call opens it again
                  failed({Errc::internal,
                      QCoreApplication::translate(
                          "Storage", "The database could not be read or written. Try again."),
                      QString::fromLocal8Bit(exception.what())});
              }
          };
    QMetaObject::invokeMethod(m_worker.get(), guarded, Qt::QueuedConnection);
}

} // namespace ecgscan
