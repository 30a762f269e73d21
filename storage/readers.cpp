// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/readers.h"

#include "model/core/scp_statement.h"
#include "storage/audit.h"
#include "storage/pbkdf2.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

/// Texts for the user.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ecgscan::Readers)
};

constexpr int kRounds = 100'000;
QByteArray newSalt()
{
    std::array<quint32, 4> words {};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return {reinterpret_cast<const char*>(words.data()), sizeof(words)};
}

Error readerGone()
{
    return {Errc::notFound, Text::tr("This reader is no longer in the database."), {}};
}

} // namespace

Readers::Readers(Database& database)
    : m_database(database)
{
}

Result<QList<Reader>> Readers::all()
{
    QList<Reader> readers;
    ECGSCAN_CHECK(m_database.forEachRow(
        u"SELECT id, name FROM readers ORDER BY name"_s, {}, [&](const QSqlQuery& row) -> Status {
            readers.append({{row.value(0).toLongLong()}, row.value(1).toString()});
            return {};
        }));
    return readers;
}

Result<Reader> Readers::add(const QString& given, const QString& pin)
{
    static const QRegularExpression kPin(u"\\A[0-9]{4,12}\\z"_s);
    Reader reader {{}, given.simplified()};
    if (reader.name.isEmpty())
        return fail(Errc::invalidArgument, Text::tr("A reader needs a name."));
    if (!kPin.match(pin).hasMatch())
        return fail(Errc::invalidArgument, Text::tr("A PIN has 4 to 12 digits."));
    const QByteArray salt = newSalt();
    const QByteArray hash = pbkdf2(pin.toUtf8(), salt, kRounds);
    ECGSCAN_CHECK(m_database.transaction([&]() -> Status {
        ECGSCAN_TRY(QSqlQuery taken,
            m_database.run(u"SELECT 1 FROM readers WHERE name = ?"_s, {reader.name}));
        if (taken.next())
            return fail(Errc::invalidArgument,
                Text::tr("There is a reader of this name. Choose another name or sign in."));
        taken.finish();
        ECGSCAN_TRY(const QSqlQuery made,
            m_database.run(u"INSERT INTO readers (name, salt, pin_hash, rounds, created_utc)"
                           " VALUES (?, ?, ?, ?, ?)"_s,
                {reader.name, salt, hash, kRounds, nowUtc()}));
        reader.id = {made.lastInsertId().toLongLong()};
        return appendAudit(m_database, {u"reader_made"_s, u"readers"_s, reader.id.value, {}});
    }));
    return reader;
}

Status Readers::checkPin(ReaderId reader, const QString& pin)
{
    ECGSCAN_TRY(QSqlQuery row,
        m_database.run(
            u"SELECT salt, pin_hash, rounds FROM readers WHERE id = ?"_s, {reader.value}));
    if (!row.next())
        return tl::make_unexpected(readerGone());
    // A file that someone else wrote must not keep this thread busy for hours.
    const int rounds = std::clamp(row.value(2).toInt(), 1, 10 * kRounds);
    if (pbkdf2(pin.toUtf8(), row.value(0).toByteArray(), rounds) != row.value(1).toByteArray())
        return fail(Errc::untrusted, Text::tr("This is not the PIN of this reader."));
    return {};
}

Result<QList<ReadingPair>> Readers::pairs(ReaderId first, ReaderId second)
{
    QList<ReadingPair> pairs;
    const int rejected = static_cast<int>(Verdict::rejected);
    ECGSCAN_CHECK(m_database.forEachRow(
        u"SELECT a.case_id, a.code, a.verdict, b.verdict, j.present FROM reviews a"
        " JOIN reviews b ON b.case_id = a.case_id AND b.code = a.code AND b.reader_id = ?"
        " LEFT JOIN adjudications j ON j.case_id = a.case_id AND j.code = a.code"
        " WHERE a.reader_id = ? ORDER BY a.case_id, a.code"_s,
        {second.value, first.value}, [&](const QSqlQuery& row) -> Status {
            ReadingPair pair {{row.value(0).toLongLong()}, row.value(1).toString(),
                row.value(2).toInt() != rejected, row.value(3).toInt() != rejected, {}};
            if (!row.value(4).isNull())
                pair.adjudicated = row.value(4).toBool();
            pairs.append(pair);
            return {};
        }));
    return pairs;
}

Status Readers::adjudicate(const Adjudication& last)
{
    const QString finding = reference(last.code);
    return m_database.transaction([&]() -> Status {
        ECGSCAN_CHECK(m_database.execute(
            u"INSERT INTO adjudications (case_id, code, present, reader_id, decided_utc)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT (case_id, code) DO UPDATE SET"
            " present = excluded.present, reader_id = excluded.reader_id,"
            " decided_utc = excluded.decided_utc"_s,
            {last.caseId.value, last.code, last.isPresent ? 1 : 0, last.by.value, nowUtc()}));
        return appendAudit(m_database,
            {u"adjudication"_s, u"cases"_s, last.caseId.value,
                u"%1 %2, reader %3"_s.arg(finding, last.isPresent ? u"present"_s : u"absent"_s)
                    .arg(last.by.value)});
    });
}

Status Readers::withdrawAdjudication(CaseId id, const QString& code)
{
    return m_database.transaction([&]() -> Status {
        ECGSCAN_CHECK(m_database.execute(
            u"DELETE FROM adjudications WHERE case_id = ? AND code = ?"_s, {id.value, code}));
        return appendAudit(
            m_database, {u"adjudication"_s, u"cases"_s, id.value, reference(code) + u" open"_s});
    });
}

Result<QList<Adjudication>> Readers::adjudicationsOf(CaseId id)
{
    QList<Adjudication> all;
    ECGSCAN_CHECK(m_database.forEachRow(
        u"SELECT code, present, reader_id FROM adjudications WHERE case_id = ? ORDER BY code"_s,
        {id.value}, [&](const QSqlQuery& row) -> Status {
            all.append(
                {id, row.value(0).toString(), row.value(1).toBool(), {row.value(2).toLongLong()}});
            return {};
        }));
    return all;
}

} // namespace ecgscan
