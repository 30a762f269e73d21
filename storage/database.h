// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <functional>
#include <memory>

struct sqlite3;

namespace ecgscan {

/// This user's, in the program's data folder. Both programs have the same name, so the same folder.
QString usualDatabaseFile();

/// One SQLite file of this project, opened with WAL and synchronous=FULL: a statement that has
/// returned is on the disk. Belongs to the thread that opened it. The file and its companions are
/// readable by their owner alone.
class Database {
public:
    enum class Access {
        readWrite,
        readOnly, ///< Of the current schema only.
        readOnlyAnyVersion, ///< Or an older one.
    };

    /// Makes the file and its folder when they are missing, and brings an older one to the current
    /// schema after copying it to "FILE.before-vN". Errors: schemaTooNew and unsupported (a newer
    /// version's file, someone else's database: not one byte of it is touched), corrupt, io, busy,
    /// diskFull, notFound (readOnly).
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(
        const QString& file, Access access = Access::readWrite);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Prepares, binds and runs. Errors: busy, diskFull, corrupt, io.
    [[nodiscard]] Result<QSqlQuery> run(const QString& sql, const QVariantList& values = {});
    /// run() of a statement without an answer.
    [[nodiscard]] Status execute(const QString& sql, const QVariantList& values = {});
    /// Calls visit for every row until it fails. Errors: as run(), also where reading breaks off.
    [[nodiscard]] Status forEachRow(const QString& sql, const QVariantList& values,
        const std::function<Status(const QSqlQuery&)>& visit);
    /// Takes over every page of another database in one transaction (SQLite's online backup,
    /// https://www.sqlite.org/backup.html). Other programs see all of it or nothing. Errors: busy,
    /// diskFull, corrupt, io.
    [[nodiscard]] Status replaceBy(Database& source);
    /// All of work or nothing of it.
    [[nodiscard]] Status transaction(const std::function<Status()>& work);

private:
    [[nodiscard]] static Result<std::unique_ptr<Database>> connect(
        const QString& file, Access access);
    Database(QString connection, const QSqlDatabase& handle);
    sqlite3* native() const; ///< nullptr: not open.

    QString m_connection;
    QSqlDatabase m_handle;
};

} // namespace ecgscan
