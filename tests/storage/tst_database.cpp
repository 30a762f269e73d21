// SPDX-License-Identifier: GPL-3.0-or-later
// Trust tests of the file itself: of a newer version, damaged and foreign files, locks, full disks.
#include "model/core/analysis_json.h"
#include "storage/audit.h"
#include "storage/cases.h"
#include "storage/database.h"
#include "storage/library.h"
#include "storage/migrations.h"
#include "storage/sqlite_case_store.h"
#include "tests/storage/analysed.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <random>
#include <thread>
#include <vector>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

QByteArray readAll(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeAll(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
}

/// A database with one case in one file, no journal beside it.
void makeFile(const QString& path)
{
    auto database = Database::open(path);
    QVERIFY2(database, qPrintable(database ? QString() : database.error().message));
    QVERIFY(Cases(**database).open({u"p"_s, 1}, u"h"_s));
}

/// A database as version 2 of the schema wrote it: a judged case with an analysis, and one without.
void makeFileOfVersion2(const QString& path)
{
    {
        QSqlDatabase old = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"old"_s);
        old.setDatabaseName(path);
        QVERIFY(old.open());
        QStringList statements {u"PRAGMA application_id = %1"_s.arg(kApplicationId)};
        for (const Migration& step : migrations())
            if (step.version <= 2)
                statements << step.statements;
        statements << u"PRAGMA user_version = 2"_s
                   << u"INSERT INTO cases VALUES (7, 'hash 7', 2, '/scans/ward 3/page.pdf', 'P-7',"
                      " 61, 2, '2024-05-31', 'old scar', '2025-01-02T03:04:05.678Z')"_s
                   << u"INSERT INTO cases (id, sha256, page, file, created_utc)"
                      " VALUES (9, 'hash 9', 1, 'b.png', '2025-01-03T03:04:05.678Z')"_s
                   << u"INSERT INTO reviews VALUES (7, 'AFIB', 0, '2025-01-02T03:05:00.000Z')"_s
                   << u"INSERT INTO reviews VALUES (7, 'MI', 1, '2025-01-02T03:06:00.000Z')"_s
                   << u"INSERT INTO reviews VALUES (7, 'OURS', 2, '2025-01-02T03:07:00.000Z')"_s;
        for (const QString& statement : std::as_const(statements))
            QVERIFY2(QSqlQuery(old).exec(statement), qPrintable(statement));
        QSqlQuery analysis(old);
        analysis.prepare(u"INSERT INTO analyses VALUES (7, '', 'ab', ?, 1)"_s);
        analysis.addBindValue(
            qCompress(QJsonDocument(toJson(analysed())).toJson(QJsonDocument::Compact)));
        QVERIFY(analysis.exec());
    }
    QSqlDatabase::removeDatabase(u"old"_s);
}

} // namespace

class TestDatabase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void newFileHasTheCurrentSchema();
    void migratingTwiceChangesNothing();
    void anOlderFileIsBroughtUpToDate();
    void anOlderFileComesIntoTheLibrary();
    void manyBringItUpToDateAtOnce();
    void newerFileIsUntouched();
    void foreignFilesAreUntouched_data();
    void foreignFilesAreUntouched();
    void damageIsAnErrorNotACrash();
    void aBrokenListIsNoShorterList();
    void lockIsBusyAndLosesNothing();
    void fullDiskIsNamedAndLosesNothing();
};

void TestDatabase::newFileHasTheCurrentSchema()
{
    QTemporaryDir folder;
    auto database = Database::open(folder.filePath(u"a.sqlite"_s));
    QVERIFY(database);
    const auto number = [&](const QString& pragma) {
        auto row = (*database)->run(pragma);
        row->next();
        return row->value(0);
    };
    QCOMPARE(number(u"PRAGMA user_version"_s).toInt(), currentSchemaVersion());
    QCOMPARE(number(u"PRAGMA application_id"_s).toInt(), kApplicationId);
    QCOMPARE(number(u"PRAGMA journal_mode"_s).toString(), u"wal"_s);
    QCOMPARE(number(u"PRAGMA synchronous"_s).toInt(), 2); // FULL
    QCOMPARE(number(u"PRAGMA foreign_keys"_s).toInt(), 1);
    for (std::size_t i = 0; i < migrations().size(); ++i)
        QCOMPARE(migrations()[i].version, static_cast<int>(i) + 1);
}

void TestDatabase::migratingTwiceChangesNothing()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"a.sqlite"_s);
    makeFile(file);
    const QByteArray before = readAll(file);
    QVERIFY(Database::open(file));
    QCOMPARE(readAll(file), before);
}

void TestDatabase::manyBringItUpToDateAtOnce()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"a.sqlite"_s);
    makeFileOfVersion2(file);
    std::atomic<int> opened = 0;
    {
        std::vector<std::jthread> programs;
        for (int k = 0; k < 6; ++k)
            programs.emplace_back([&] { opened += Database::open(file) ? 1 : 0; });
    }
    QCOMPARE(opened.load(), 6);
    const QStringList left = QDir(folder.path()).entryList({u"*.before-*"_s}, QDir::Files);
    QCOMPARE(left, QStringList {u"a.sqlite.before-v%1"_s.arg(currentSchemaVersion())});
}

void TestDatabase::anOlderFileIsBroughtUpToDate()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"a.sqlite"_s);
    makeFileOfVersion2(file);
    const auto looked = Database::open(file, Database::Access::readOnly);
    QVERIFY(!looked); // who only reads changes nothing
    QCOMPARE(looked.error().code, Errc::unsupported);
    const auto database = Database::open(file);
    QVERIFY(database);
    QVERIFY(QFile::exists(file + u".before-v%1"_s.arg(currentSchemaVersion())));

    // Everything of the old file is there.
    const auto record = Cases(**database).load({7});
    QVERIFY(record);
    QCOMPARE(record->page, (PageRef {u"/scans/ward 3/page.pdf"_s, 2}));
    QVERIFY((record->fields == CaseFields {u"P-7"_s, 61, Sex::male, QDate(2024, 5, 31)}));
    QCOMPARE(record->note, u"old scar"_s);
    QCOMPARE(record->labels, CaseLabels {});
    QVERIFY(record->analysis);
    QCOMPARE(record->reviews.size(), 3);
    QCOMPARE(record->reviews.at(0).code, u"AFIB"_s);
    QCOMPARE(record->reviews.at(0).verdict, Verdict::accepted);
    QCOMPARE(record->reviews.at(0).reader, ReaderId {});
    QCOMPARE(record->reviews.at(0).decidedAt.toUTC(),
        QDateTime(QDate(2025, 1, 2), QTime(3, 5), Qt::UTC));
    QCOMPARE(record->reviews.at(1).verdict, Verdict::rejected);
    QCOMPARE(record->reviews.at(2).verdict, Verdict::added);
    QCOMPARE(Cases(**database).list()->size(), 2);
}

void TestDatabase::anOlderFileComesIntoTheLibrary()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"a.sqlite"_s);
    makeFileOfVersion2(file);
    const auto database = Database::open(file);
    Library library(**database);
    for (const QString& text : {u"page"_s, u"P-7"_s, u"scar"_s})
        QCOMPARE(*library.search({.text = text}), QList<CaseId> {{7}});
    QVERIFY(library.search({.text = u"ward"_s})->isEmpty()); // folders are not searched
    QVERIFY(library.rows({{7}}, {2})->at(0).findings.isEmpty()); // another reader sees predictions
    QCOMPARE(*Cases(**database).indexOlderAnalyses(10), 1);
    QCOMPARE(*Cases(**database).indexOlderAnalyses(10), 0);
    QCOMPARE(library.rows({{7}}, {2})->at(0).findings, QStringList {u"AFIB"_s});
    QCOMPARE(library.rows({{7}}, {})->at(0).state, ReviewState::inReview);
    QCOMPARE(library.rows({{9}}, {})->at(0).state, ReviewState::fresh);
    // Of a case that someone else took out nothing can be found.
    for (const QString& table : {u"analyses"_s, u"reviews"_s, u"predicted_findings"_s})
        QVERIFY((*database)->run(u"DELETE FROM %1 WHERE case_id = 7"_s.arg(table)));
    QVERIFY((*database)->run(u"DELETE FROM cases WHERE id = 7"_s));
    QVERIFY(library.search({.text = u"P-7"_s})->isEmpty());
    auto left = (*database)->run(u"SELECT 1 FROM case_texts WHERE rowid = 7"_s);
    QVERIFY(left && !left->next());
}

void TestDatabase::newerFileIsUntouched()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"a.sqlite"_s);
    makeFile(file);
    {
        auto database = Database::open(file);
        QVERIFY((*database)->run(u"PRAGMA user_version = %1"_s.arg(currentSchemaVersion() + 1)));
    }
    const QByteArray before = readAll(file);
    const auto opened = Database::open(file);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, Errc::schemaTooNew);
    QCOMPARE(readAll(file), before);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList {u"a.sqlite"_s});
}

void TestDatabase::foreignFilesAreUntouched_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QByteArray other(4096, '\0');
    other.replace(0, 16, QByteArray("SQLite format 3\0", 16));
    QTest::newRow("another program's database") << other << static_cast<int>(Errc::unsupported);
    QTest::newRow("text") << QByteArray("Dear reader,\n").repeated(50)
                          << static_cast<int>(Errc::corrupt);
    QTest::newRow("one byte") << QByteArray("x") << static_cast<int>(Errc::corrupt);
}

void TestDatabase::foreignFilesAreUntouched()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    QTemporaryDir folder;
    const QString file = folder.filePath(u"a.sqlite"_s);
    writeAll(file, bytes);
    const auto opened = Database::open(file);
    QVERIFY(!opened);
    QCOMPARE(static_cast<int>(opened.error().code), code);
    QCOMPARE(readAll(file), bytes);
}

/// Cut off, or with one wrong byte: an error with a name, or the case as it was saved.
void TestDatabase::damageIsAnErrorNotACrash()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"a.sqlite"_s);
    makeFile(file);
    const QByteArray whole = readAll(file);
    std::mt19937 random(4);
    const auto below = [&](qsizetype size) {
        return static_cast<qsizetype>(random() % static_cast<unsigned>(size));
    };
    const auto isNamed = [](const Error& error) {
        const QList<Errc> codes {Errc::corrupt, Errc::io, Errc::unsupported, Errc::schemaTooNew};
        return codes.contains(error.code) && !error.message.isEmpty();
    };
    for (int i = 0; i < 200; ++i) {
        QByteArray bytes = whole;
        const bool isCut = i % 2 == 0;
        const qsizetype at = 1 + below(bytes.size() - 1);
        if (isCut)
            bytes.truncate(at);
        else
            bytes[at] = static_cast<char>(random());
        const QString damaged = folder.filePath(u"d%1.sqlite"_s.arg(i));
        writeAll(damaged, bytes);
        const QByteArray where
            = (isCut ? "cut at " : "wrong at ") + QByteArray::number(static_cast<int>(at));
        const auto database = Database::open(damaged);
        if (!database) {
            QVERIFY2(isNamed(database.error()), where.constData());
            continue;
        }
        const auto list = Cases(**database).list();
        const auto record = Cases(**database).load({1});
        const auto audit = verifyAudit(**database);
        QVERIFY2(list ? list->size() == 1 : isNamed(list.error()), where.constData());
        QVERIFY2(record ? record->sha256 == u"h" : isNamed(record.error()), where.constData());
        QVERIFY2(audit || isNamed(audit.error()), where.constData());
        // What is cut off may be pages that none of them reads.
        auto check = (*database)->run(u"PRAGMA quick_check"_s);
        const bool isWhole = check && check->next() && check->value(0).toString() == u"ok";
        const bool lostSomething
            = isCut && whole.mid(at).count('\0') < static_cast<qsizetype>(whole.size() - at);
        QVERIFY2(!lostSomething || !list || !record || !audit || !isWhole, where.constData());
    }
}

void TestDatabase::aBrokenListIsNoShorterList()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"a.sqlite"_s);
    {
        auto database = Database::open(file);
        Cases cases(**database);
        for (int i = 0; i < 400; ++i)
            QVERIFY(cases.open({u"/pages/%1.png"_s.arg(i), 1}, u"hash %1"_s.arg(i, 60)));
        QCOMPARE(cases.list()->size(), 400);
    }
    const QByteArray whole = readAll(file);
    int broken = 0;
    for (qsizetype at = 4096; at + 4096 <= whole.size(); at += 4096) { // one page after the other
        writeAll(file, QByteArray(whole).replace(at, 4096, QByteArray(4096, '\x7f')));
        const auto database = Database::open(file);
        if (!database)
            continue;
        const auto list = Cases(**database).list();
        if (list)
            QCOMPARE(list->size(), 400);
        else
            QCOMPARE(list.error().code, Errc::corrupt);
        broken += list ? 0 : 1;
    }
    QVERIFY2(broken > 3, QByteArray::number(broken).constData());
}

void TestDatabase::lockIsBusyAndLosesNothing()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"a.sqlite"_s);
    SqliteCaseStore store(file);
    const CaseId id = store.openCase({u"p"_s, 1}, u"h"_s).result()->id;
    auto other = Database::open(file);
    QVERIFY((*other)->run(u"BEGIN IMMEDIATE"_s));
    QElapsedTimer clock;
    clock.start();
    QFuture<Status> saved = store.saveNote(id, u"waits"_s);
    QVERIFY2(clock.elapsed() < 50, "the caller must not wait for the lock");
    QVERIFY(!saved.result());
    QCOMPARE(saved.result().error().code, Errc::busy);
    QVERIFY((*other)->run(u"ROLLBACK"_s));
    QVERIFY(store.saveNote(id, u"works again"_s).result());
    QCOMPARE(store.load(id).result()->note, u"works again"_s);
}

void TestDatabase::fullDiskIsNamedAndLosesNothing()
{
    QTemporaryDir folder;
    const QString disk = folder.filePath(u"disk"_s);
    QDir().mkpath(disk);
    if (QProcess::execute(u"mount"_s, {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=1m"_s, u"none"_s, disk})
        != 0)
        QSKIP("needs the right to mount a small disk");
    const auto unmount = qScopeGuard([&] { QProcess::execute(u"umount"_s, {disk}); });
    int kept = 0;
    {
        SqliteCaseStore store(disk + u"/a.sqlite"_s);
        const CaseId id = store.openCase({u"p"_s, 1}, u"h"_s).result()->id;
        Status last;
        for (; kept < 10000; ++kept) {
            last = store.saveReview(id, {u"CODE-%1"_s.arg(kept), Verdict::added}).result();
            if (!last)
                break;
        }
        QVERIFY(!last);
        QCOMPARE(last.error().code, Errc::diskFull);
        QVERIFY(kept > 10);
        QCOMPARE(store.load(id).result()->reviews.size(), kept);
    }
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
