// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backups.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QScopeGuard>
#include <QUuid>

#include <cstdio>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcBackups, "ecgscan.backups")

constexpr int kChangesBetween = 100;
constexpr int kMost = 10;
constexpr qint64 kLargestBytes = 300LL << 20;

Error cannotWrite(const QString& detail)
{
    return {Errc::io,
        QCoreApplication::translate("Storage",
            "The backup can't be written there. Check the permissions of the folder, or choose "
            "another place."),
        detail};
}

/// Beside a database: no two are the same, so none is ever replaced.
QString asideOf(const QString& file)
{
    return u"%1.before-restore-%2"_s.arg(
        file, QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmsszzz"_s));
}

} // namespace

Status backUp(Database& database, const QString& file)
{
    const QString part
        = u"%1.%2.part"_s.arg(file, QUuid::createUuid().toString(QUuid::Id128).left(8));
    const auto tidy = qScopeGuard([&part] { QFile::remove(part); });
    if (const auto done = database.run(u"VACUUM INTO ?"_s, {part}); !done) {
        if (!QFileInfo(QFileInfo(file).absolutePath()).isWritable())
            return tl::make_unexpected(cannotWrite(done.error().detail));
        return tl::make_unexpected(done.error());
    }
    QFile whole(part);
    if (!whole.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || std::rename(QFile::encodeName(part).constData(), QFile::encodeName(file).constData())
            != 0)
        return tl::make_unexpected(cannotWrite(u"rename"_s));
    return {};
}

Status checkBackup(const QString& backup)
{
    ECGSCAN_TRY(const std::unique_ptr<Database> source,
        Database::open(backup, Database::Access::readOnlyAnyVersion));
    // SQLite's own check of all pages and indices.
    ECGSCAN_TRY(QSqlQuery row, source->run(u"PRAGMA quick_check(1)"_s));
    if (row.next() && row.value(0).toString() == u"ok")
        return {};
    return fail(Errc::corrupt,
        QCoreApplication::translate("Storage",
            "This backup is damaged, so nothing was restored from it. Choose another one."),
        row.value(0).toString().left(120));
}

Status restore(Database& database, const QString& file, const QString& backup)
{
    ECGSCAN_TRY(const std::unique_ptr<Database> source,
        Database::open(backup, Database::Access::readOnlyAnyVersion));
    ECGSCAN_CHECK(backUp(database, asideOf(file)));
    return database.replaceBy(*source);
}

Status restoreInPlaceOfDamaged(const QString& file, const QString& backup)
{
    const QString aside = asideOf(file);
    const QString whole = aside + u".part"_s;
    const auto tidy = qScopeGuard([&whole] { QFile::remove(whole); });
    if (!QFile::copy(backup, whole)
        || !QFile::setPermissions(whole, QFile::ReadOwner | QFile::WriteOwner))
        return tl::make_unexpected(cannotWrite(u"copy"_s));
    for (const QString& suffix : {u"-wal"_s, u"-shm"_s, QString()})
        QFile::rename(file + suffix, aside + suffix); // the first two may not be there
    if (!QFile::rename(whole, file))
        return tl::make_unexpected(cannotWrite(u"rename"_s));
    return {};
}

AutomaticBackups::AutomaticBackups(const QString& databaseFile)
    : m_file(databaseFile)
    , m_folder(QFileInfo(databaseFile).absoluteDir().filePath(u"backups"_s))
{
}

void AutomaticBackups::beforeChange(Database& database)
{
    if (m_changes++ % kChangesBetween != 0 || QFileInfo(m_file).size() > kLargestBytes)
        return;
    const QDir folder(m_folder);
    const QString name = u"ecgscan-%1.sqlite"_s.arg(
        QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmsszzz"_s));
    Status status;
    if (folder.mkpath(u"."_s))
        status = backUp(database, folder.filePath(name));
    else
        status = tl::make_unexpected(cannotWrite(u"no folder"_s));
    if (!status)
        qCWarning(lcBackups).noquote() << "no backup:" << status.error().detail;
    prune();
}

QStringList AutomaticBackups::list() const
{
    QStringList files;
    const QFileInfoList found = QDir(m_folder).entryInfoList(
        {u"ecgscan-*.sqlite"_s}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QFileInfo& file : found)
        files.append(file.absoluteFilePath());
    return files;
}

void AutomaticBackups::prune() const
{
    const QStringList old = list().mid(kMost);
    for (const QString& file : old)
        QFile::remove(file);
}

} // namespace ecgscan
