// SPDX-License-Identifier: GPL-3.0-or-later
// Trust tests of the file itself: of a newer version, damaged and foreign files, locks, full disks.
#include "storage/audit.h"
#include "storage/cases.h"
#include "storage/database.h"
#include "storage/migrations.h"
#include "storage/sqlite_case_store.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
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

} // namespace

class TestDatabase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void newFileHasTheCurrentSchema();
    void migratingTwiceChangesNothing();
    void anOlderFileIsBroughtUpToDate();
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
    makeFile(file);
    {
        const auto database = Database::open(file);
        QVERIFY((*database)->run(u"DROP TABLE wave_corrections"_s));
        QVERIFY((*database)->run(u"ALTER TABLE analyses DROP COLUMN found"_s));
        QVERIFY((*database)->run(u"PRAGMA user_version = 1"_s));
    }
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
    makeFile(file);
    {
        const auto database = Database::open(file);
        for (const QString& sql :
            {u"DROP TABLE wave_corrections"_s, u"ALTER TABLE analyses DROP COLUMN found"_s,
                u"PRAGMA user_version = 1"_s,
                u"INSERT INTO cases (id, sha256, page, file, created_utc) VALUES (7, 'a', 1, 'a', '')"_s,
                u"INSERT INTO analyses VALUES (7, '', '', x'00')"_s})
            QVERIFY((*database)->run(sql));
    }
    const auto looked = Database::open(file, Database::Access::readOnly);
    QVERIFY(!looked); // who only reads changes nothing
    QCOMPARE(looked.error().code, Errc::unsupported);
    const auto database = Database::open(file);
    QVERIFY(database);
    auto row = (*database)->run(u"SELECT found FROM analyses"_s);
    QVERIFY(row && row->next());
    QCOMPARE(row->value(0).toInt(), 1);
    QVERIFY(QFile::exists(file + u".before-v%1"_s.arg(currentSchemaVersion())));
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
        QVERIFY2(!isCut || !list || !record || !audit, where.constData());
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
    if (QProcess::execute(
            u"mount"_s, {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=300k"_s, u"none"_s, disk})
        != 0)
        QSKIP("needs the right to mount a small disk");
    const auto unmount = qScopeGuard([&] { QProcess::execute(u"umount"_s, {disk}); });
    int kept = 0;
    {
        SqliteCaseStore store(disk + u"/a.sqlite"_s);
        const CaseId id = store.openCase({u"p"_s, 1}, u"h"_s).result()->id;
        Status last;
        for (; kept < 10000; ++kept) {
            last = store.saveReview(id, u"CODE-%1"_s.arg(kept), Verdict::added).result();
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
