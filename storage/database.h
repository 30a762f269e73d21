// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <functional>
#include <memory>

namespace ecgscan {

/// This user's, in the program's data folder. Both programs have the same name, so the same folder.
QString usualDatabaseFile();

/// One SQLite file of this project, opened with WAL and synchronous=FULL: a statement that has
/// returned is on the disk. Belongs to the thread that opened it. The file and its companions are
/// readable by their owner alone.
class Database {
public:
    enum class Access { readWrite, readOnly };

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
    /// All of work or nothing of it.
    [[nodiscard]] Status transaction(const std::function<Status()>& work);

private:
    [[nodiscard]] static Result<std::unique_ptr<Database>> connect(
        const QString& file, Access access);
    Database(QString connection, const QSqlDatabase& handle);

    QString m_connection;
    QSqlDatabase m_handle;
};

} // namespace ecgscan
