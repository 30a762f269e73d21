// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_library.h"

#include "storage/library.h"
#include "storage/readers.h"

namespace ecgscan {

SqliteLibrary::SqliteLibrary(StorageThread& thread)
    : m_thread(thread)
{
}

QFuture<Result<QList<CaseId>>> SqliteLibrary::search(LibraryQuery query)
{
    return m_thread.post<Result<QList<CaseId>>>(
        [query = std::move(query)](Database& database) { return Library(database).search(query); });
}

QFuture<Result<QList<LibraryRow>>> SqliteLibrary::rows(QList<CaseId> ids, ReaderId reader)
{
    return m_thread.post<Result<QList<LibraryRow>>>(
        [ids = std::move(ids), reader](
            Database& database) { return Library(database).rows(ids, reader); });
}

QFuture<Result<std::optional<PageRef>>> SqliteLibrary::earlierOfPatient(CaseId id)
{
    return m_thread.post<Result<std::optional<PageRef>>>(
        [id](Database& database) { return Library(database).earlierOfPatient(id); });
}

QFuture<Result<QStringList>> SqliteLibrary::tags()
{
    return m_thread.post<Result<QStringList>>(
        [](Database& database) { return Library(database).tags(); });
}

QFuture<Result<QList<SiteLabel>>> SqliteLibrary::siteLabels()
{
    return m_thread.post<Result<QList<SiteLabel>>>(
        [](Database& database) { return Library(database).siteLabels(); });
}

QFuture<Status> SqliteLibrary::saveSiteLabel(SiteLabel label)
{
    return m_thread.post<Status>([label = std::move(label)](Database& database) {
        return Library(database).saveSiteLabel(label);
    });
}

SqliteReaders::SqliteReaders(StorageThread& thread)
    : m_thread(thread)
{
}

QFuture<Result<QList<Reader>>> SqliteReaders::readers()
{
    return m_thread.post<Result<QList<Reader>>>(
        [](Database& database) { return Readers(database).all(); });
}

QFuture<Result<Reader>> SqliteReaders::addReader(QString name, QString pin)
{
    return m_thread.post<Result<Reader>>(
        [name = std::move(name), pin = std::move(pin)](
            Database& database) { return Readers(database).add(name, pin); });
}

QFuture<Status> SqliteReaders::checkPin(ReaderId reader, QString pin)
{
    return m_thread.post<Status>(
        [reader, pin = std::move(pin)](
            Database& database) { return Readers(database).checkPin(reader, pin); },
        StorageThread::Effect::none);
}

QFuture<Result<QList<ReadingPair>>> SqliteReaders::readingPairs(ReaderId first, ReaderId second)
{
    return m_thread.post<Result<QList<ReadingPair>>>(
        [first, second](Database& database) { return Readers(database).pairs(first, second); });
}

QFuture<Status> SqliteReaders::adjudicate(Adjudication adjudication)
{
    return m_thread.post<Status>([last = std::move(adjudication)](Database& database) {
        return Readers(database).adjudicate(last);
    });
}

QFuture<Status> SqliteReaders::withdrawAdjudication(CaseId id, QString code)
{
    return m_thread.post<Status>([id, code = std::move(code)](Database& database) {
        return Readers(database).withdrawAdjudication(id, code);
    });
}

} // namespace ecgscan
