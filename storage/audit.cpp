// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/audit.h"

#include "model/core/scp_statement.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QStringList>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

struct Row {
    qint64 atUtcMs;
    AuditEntry entry;
    QString appVersion;
};

QString chainHash(const QString& before, const Row& row)
{
    const QStringList parts {before, QString::number(row.atUtcMs), row.entry.action,
        row.entry.subject, QString::number(row.entry.subjectId), row.entry.detail, row.appVersion};
    return QString::fromLatin1(
        QCryptographicHash::hash(parts.join(u'\x1f').toUtf8(), QCryptographicHash::Sha256).toHex());
}

} // namespace

QString nowUtc()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

QString reference(const QString& code)
{
    return findStatement(code) ? code : u"own label"_s;
}

Status appendAudit(Database& database, const AuditEntry& given)
{
    AuditEntry entry = given;
    if (entry.detail.isNull())
        entry.detail = u""_s; // a null string would be NULL
    ECGSCAN_TRY(
        QSqlQuery last, database.run(u"SELECT chain_sha256 FROM audit ORDER BY id DESC LIMIT 1"_s));
    const QString before = last.next() ? last.value(0).toString() : QString();
    const Row row {QDateTime::currentMSecsSinceEpoch(), entry, QStringLiteral(ECGSCAN_VERSION)};
    const auto inserted = database.run(
        u"INSERT INTO audit (at_utc_ms, action, subject, subject_id, detail, app_version, chain_sha256) VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
        {row.atUtcMs, entry.action, entry.subject, entry.subjectId, entry.detail, row.appVersion,
            chainHash(before, row)});
    if (!inserted)
        return tl::make_unexpected(inserted.error());
    return {};
}

Status verifyAudit(Database& database)
{
    QString before;
    return database.forEachRow(
        u"SELECT at_utc_ms, action, subject, subject_id, detail, app_version, chain_sha256, id FROM audit ORDER BY id"_s,
        {}, [&before](const QSqlQuery& found) -> Status {
            const Row row {found.value(0).toLongLong(),
                {found.value(1).toString(), found.value(2).toString(), found.value(3).toLongLong(),
                    found.value(4).toString()},
                found.value(5).toString()};
            if (chainHash(before, row) != found.value(6).toString())
                return fail(Errc::corrupt,
                    QCoreApplication::translate(
                        "Storage", "Row %1 of the audit log was changed after it was written.")
                        .arg(found.value(7).toLongLong()));
            before = found.value(6).toString();
            return {};
        });
}

} // namespace ecgscan
