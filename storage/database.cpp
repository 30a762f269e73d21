// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database.h"

#include "storage/migrations.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QSqlDriver>
#include <QSqlError>
#include <QStandardPaths>
#include <QUuid>
#include <QtEndian>

#include <algorithm>
#include <cerrno>
#include <sqlite3.h>
#include <unistd.h>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr QFile::Permissions kOwnerOnly = QFile::ReadOwner | QFile::WriteOwner;

/// Texts for the user.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ecgscan::Database)
};

tl::unexpected<Error> failure(int code, const QString& text)
{
    const QString detail = u"sqlite %1 %2"_s.arg(code).arg(text.left(120));
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return fail(Errc::busy,
            Text::tr(
                "The database is in use by another program. Close it there and try again; nothing "
                "was lost."),
            detail);
    case SQLITE_FULL:
        return fail(Errc::diskFull,
            Text::tr("The disk is full, so the last change is not saved. Free some space and try "
                     "again; everything before is safe."),
            detail);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return fail(Errc::corrupt,
            Text::tr(
                "The database is damaged. It was left as it is; restore a copy of it or choose "
                "another one."),
            detail);
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
        return fail(Errc::io,
            Text::tr("The database can't be written here. Check the permissions of its folder or "
                     "choose another place."),
            detail);
    default:
        return fail(
            Errc::io, Text::tr("The database could not be read or written. Try again."), detail);
    }
}

tl::unexpected<Error> failure(const QSqlError& error)
{
    return failure(error.nativeErrorCode().toInt(), error.databaseText());
}

/// What the 100-byte header of a file says.
struct Header {
    bool exists = false, isSqlite = false;
    bool isCut = false; ///< Its last page is not whole.
    quint32 userVersion = 0, applicationId = 0;
};

/// From the first 100 bytes, without SQLite, so that nothing is created beside the file.
Result<Header> readHeader(const QString& file)
{
    Header header;
    QFile in(file);
    if (!in.exists() || in.size() == 0)
        return header;
    if (!QFileInfo(file).isFile() || !in.open(QIODevice::ReadOnly))
        return fail(Errc::io,
            Text::tr("The database can't be opened. Check its permissions or choose another one."));
    const QByteArray bytes = in.read(100);
    header.exists = true;
    header.isSqlite = bytes.size() == 100 && bytes.startsWith("SQLite format 3");
    if (header.isSqlite) {
        header.userVersion = qFromBigEndian<quint32>(bytes.constData() + 60);
        header.applicationId = qFromBigEndian<quint32>(bytes.constData() + 68);
        const quint32 pageBytes = qFromBigEndian<quint16>(bytes.constData() + 16);
        header.isCut = in.size() % (pageBytes == 1 ? 65536u : std::max(pageBytes, 1u)) != 0;
    }
    return header;
}

/// After a crash the newest header may still be in the write-ahead log: a read-only connection sees
/// it and writes nothing back.
Status readHeaderBehindLog(Database& database, Header& header)
{
    for (const auto& [pragma, value] : {std::pair(u"PRAGMA user_version"_s, &header.userVersion),
             std::pair(u"PRAGMA application_id"_s, &header.applicationId)}) {
        ECGSCAN_TRY(QSqlQuery row, database.run(pragma));
        if (row.next())
            *value = row.value(0).toUInt();
    }
    return {};
}

Error tooNew()
{
    return {Errc::schemaTooNew,
        Text::tr("This database was written by a newer version of ECG-Scan. It was left as it is; "
                 "update the program."),
        {}};
}

Status checkHeader(const Header& header)
{
    if (!header.exists)
        return {};
    if (!header.isSqlite)
        return fail(Errc::corrupt,
            Text::tr(
                "This file is not a database of ECG-Scan, or it is damaged. It was left as it is; "
                "choose another one."));
    if (header.isCut)
        return fail(Errc::corrupt,
            Text::tr(
                "The database is damaged. It was left as it is; restore a copy of it or choose "
                "another one."));
    if (header.applicationId != kApplicationId)
        return fail(Errc::unsupported,
            Text::tr(
                "This database belongs to another program. It was left as it is; choose another "
                "one."));
    if (header.userVersion > static_cast<quint32>(currentSchemaVersion()))
        return tl::make_unexpected(tooNew());
    return {};
}

Status configure(Database& database, Database::Access access, bool isNew)
{
    QStringList pragmas {u"PRAGMA foreign_keys = ON"_s, u"PRAGMA trusted_schema = OFF"_s};
    // The application id comes before the log, so that a file is ours from its first page on.
    if (isNew)
        pragmas += u"PRAGMA application_id = %1"_s.arg(kApplicationId);
    if (access == Database::Access::readWrite)
        pragmas += {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s};
    for (const QString& pragma : std::as_const(pragmas)) {
        if (const auto done = database.run(pragma); !done)
            return tl::make_unexpected(done.error());
    }
    return {};
}

Status migrate(Database& database, const QString& file, quint32 from)
{
    if (from > 0 && from < static_cast<quint32>(currentSchemaVersion())) {
        const QString copy = u"%1.before-v%2"_s.arg(file).arg(currentSchemaVersion());
        if (!QFile::exists(copy)) {
            // A copy that was broken off, or that another program makes now, counts for nothing.
            const QString part
                = u"%1.%2.part"_s.arg(copy, QUuid::createUuid().toString(QUuid::Id128));
            const auto tidy = qScopeGuard([&part] { QFile::remove(part); });
            if (const auto done = database.run(u"VACUUM INTO ?"_s, {part}); !done)
                return tl::make_unexpected(done.error());
            // A second name, which never takes the place of a copy that another program finished.
            const bool kept = QFile::setPermissions(part, kOwnerOnly)
                && (::link(QFile::encodeName(part).constData(), QFile::encodeName(copy).constData())
                        == 0
                    || errno == EEXIST || QFile::copy(part, copy));
            if (!kept)
                return fail(Errc::io,
                    Text::tr(
                        "The database can't be written here. Check the permissions of its folder "
                        "or choose another place."),
                    u"copy before migration"_s);
        }
    }
    for (const Migration& step : migrations()) {
        if (static_cast<quint32>(step.version) <= from)
            continue;
        ECGSCAN_CHECK(database.transaction([&]() -> Status {
            // Another program may have got here first.
            ECGSCAN_TRY(QSqlQuery version, database.run(u"PRAGMA user_version"_s));
            if (!version.next())
                return failure(version.lastError());
            const int reached = version.value(0).toInt();
            version.finish();
            if (reached > currentSchemaVersion())
                return tl::make_unexpected(tooNew());
            if (reached >= step.version)
                return {};
            QStringList statements = step.statements;
            statements.append(u"PRAGMA user_version = %1"_s.arg(step.version));
            for (const QString& statement : std::as_const(statements)) {
                if (const auto done = database.run(statement); !done)
                    return tl::make_unexpected(done.error());
            }
            return {};
        }));
    }
    return {};
}

} // namespace

Database::Database(QString connection, const QSqlDatabase& handle)
    : m_connection(std::move(connection))
    , m_handle(handle)
{
}

Database::~Database()
{
    m_handle.close();
    m_handle = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<Database>> Database::connect(const QString& file, Access access)
{
    const QString connection = QUuid::createUuid().toString();
    QSqlDatabase handle = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
    handle.setDatabaseName(file);
    handle.setConnectOptions(access != Access::readWrite
            ? u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s
            : u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    const bool opened = handle.open();
    std::unique_ptr<Database> database(new Database(connection, handle));
    if (!opened)
        return failure(handle.lastError());
    return database;
}

QString usualDatabaseFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/ecgscan.sqlite"_s;
}

Result<std::unique_ptr<Database>> Database::open(const QString& file, Access access)
{
    ECGSCAN_TRY(Header header, readHeader(file));
    if (access != Access::readWrite && !header.exists)
        return fail(Errc::notFound, Text::tr("There is no database with this name."));
    if (header.isSqlite && QFileInfo(file + u"-wal").size() > 0) { // which mends a cut page, too
        header.isCut = false;
        ECGSCAN_TRY(const std::unique_ptr<Database> look, connect(file, Access::readOnly));
        ECGSCAN_CHECK(readHeaderBehindLog(*look, header));
    }
    ECGSCAN_CHECK(checkHeader(header));
    if (access == Access::readOnly
        && header.userVersion < static_cast<quint32>(currentSchemaVersion()))
        return fail(Errc::unsupported,
            Text::tr("This database was written by an older version of ECG-Scan. Open it once in "
                     "the window, which brings it up to date."));
    const QString folder = QFileInfo(file).absolutePath();
    if (!QDir(folder).exists() && !QDir().mkpath(folder))
        return fail(Errc::io,
            Text::tr("The folder of the database can't be made. Check the permissions or choose "
                     "another place."));
    if (!header.exists) { // nobody else's business; SQLite gives its journal the same permissions
        QFile fresh(file);
        if (!fresh.open(QIODevice::WriteOnly | QIODevice::Append, kOwnerOnly))
            return fail(Errc::io,
                Text::tr(
                    "The database can't be written here. Check the permissions of its folder or "
                    "choose another place."),
                fresh.errorString());
    }
    ECGSCAN_TRY(std::unique_ptr<Database> database, connect(file, access));
    ECGSCAN_CHECK(configure(*database, access, !header.exists));
    if (access == Access::readWrite)
        ECGSCAN_CHECK(migrate(*database, file, header.exists ? header.userVersion : 0));
    return database;
}

Result<QSqlQuery> Database::run(const QString& sql, const QVariantList& values)
{
    QSqlQuery query(m_handle);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return failure(query.lastError());
    for (const QVariant& value : values)
        query.addBindValue(value);
    if (!query.exec())
        return failure(query.lastError());
    return query;
}

Status Database::execute(const QString& sql, const QVariantList& values)
{
    const auto done = run(sql, values);
    return done ? Status() : tl::make_unexpected(done.error());
}

Status Database::forEachRow(const QString& sql, const QVariantList& values,
    const std::function<Status(const QSqlQuery&)>& visit)
{
    ECGSCAN_TRY(QSqlQuery rows, run(sql, values));
    while (rows.next())
        ECGSCAN_CHECK(visit(rows));
    if (rows.lastError().isValid())
        return failure(rows.lastError());
    return {};
}

sqlite3* Database::native() const
{
    const QVariant handle = m_handle.driver()->handle();
    return handle.isValid() ? *static_cast<sqlite3* const*>(handle.constData()) : nullptr;
}

Status Database::replaceBy(Database& source)
{
    sqlite3* target = native();
    sqlite3_backup* copy
        = target ? sqlite3_backup_init(target, "main", source.native(), "main") : nullptr;
    if (copy)
        sqlite3_backup_step(copy, -1);
    const int code = copy ? sqlite3_backup_finish(copy) : SQLITE_ERROR;
    if (code != SQLITE_OK)
        return failure(code, QString::fromUtf8(sqlite3_errstr(code)));
    return {};
}

Status Database::transaction(const std::function<Status()>& work)
{
    if (const auto begun = run(u"BEGIN IMMEDIATE"_s); !begun)
        return tl::make_unexpected(begun.error());
    Status status = work();
    if (status) {
        const auto committed = run(u"COMMIT"_s);
        if (committed)
            return {};
        status = tl::make_unexpected(committed.error());
    }
    (void)run(
        u"ROLLBACK"_s); // SQLite may have rolled back by itself: then this fails, and that is well
    return status;
}

} // namespace ecgscan
