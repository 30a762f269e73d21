// SPDX-License-Identifier: GPL-3.0-or-later
// Trust test: backup and restore. A restore gives what was there; one that fails changes nothing.
#include "storage/audit.h"
#include "storage/backups.h"
#include "storage/sqlite_case_store.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

class TestBackups : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void restoringGivesWhatWasThere();
    void whatWasThereBeforeIsKept();
    void aBackupThatIsNoneChangesNothing_data();
    void aBackupThatIsNoneChangesNothing();
    void theOldestOfTenCanBeRestored();
    void aDamagedDatabaseIsReplaced();
    void theDatabaseIsNoPlaceForABackup();
    void anotherWindowSeesWhatWasRestored();
    void aPlaceThatCannotBeWrittenIsNamed();
    void theProgramKeepsTen();
    void nobodyElseMayReadThem();

private:
    QString file(const QString& name) const { return m_folder->filePath(name); }
    static CaseId openOne(CaseStore& store, const QString& hash = u"h"_s)
    {
        return store.openCase({u"p"_s, 1}, hash).result()->id;
    }
    static QString note(CaseStore& store, CaseId id)
    {
        const auto record = store.load(id).result();
        return record ? record->note : record.error().message;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestBackups::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestBackups::restoringGivesWhatWasThere()
{
    SqliteCaseStore store(file(u"db"_s));
    const CaseId id = openOne(store);
    QVERIFY(store.saveNote(id, u"before"_s).result());
    QVERIFY(store.backUp(file(u"b"_s)).result());
    QVERIFY(store.saveNote(id, u"after"_s).result());
    const CaseId second = openOne(store, u"later"_s);
    QVERIFY(store.restore(file(u"b"_s)).result());
    QCOMPARE(note(store, id), u"before"_s);
    QVERIFY(!store.load(second).result());
    QVERIFY(store.saveNote(id, u"goes on"_s).result());
    QCOMPARE(note(store, id), u"goes on"_s);
    const auto database = Database::open(file(u"b"_s), Database::Access::readOnly);
    QVERIFY(database);
    QVERIFY(verifyAudit(**database));
}

void TestBackups::whatWasThereBeforeIsKept()
{
    SqliteCaseStore store(file(u"db"_s));
    const CaseId id = openOne(store);
    QVERIFY(store.backUp(file(u"b"_s)).result());
    QVERIFY(store.saveNote(id, u"after"_s).result());
    QVERIFY(store.restore(file(u"b"_s)).result());
    const auto kept = [this] {
        return QDir(m_folder->path()).entryList({u"db.before-restore-*"_s}, QDir::Files);
    };
    QCOMPARE(kept().size(), 1);
    QVERIFY(store.restore(file(kept().constFirst())).result());
    QCOMPARE(note(store, id), u"after"_s);
    QCOMPARE(kept().size(), 2); // each its own
}

void TestBackups::aBackupThatIsNoneChangesNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no file") << QByteArray();
    QTest::newRow("text") << QByteArray("not a database");
    QTest::newRow("zeros") << QByteArray(8192, '\0');
    QTest::newRow("half") << QByteArray("half");
    QTest::newRow("damaged") << QByteArray("damaged");
}

void TestBackups::aBackupThatIsNoneChangesNothing()
{
    QFETCH(const QByteArray, bytes);
    SqliteCaseStore store(file(u"db"_s));
    const CaseId id = openOne(store);
    QVERIFY(store.saveNote(id, QString(100'000, u'n')).result());
    const QString backup = file(u"b"_s);
    if (bytes == "half" || bytes == "damaged") {
        QVERIFY(store.backUp(backup).result());
        QFile broken(backup);
        QVERIFY(broken.open(QIODevice::ReadWrite));
        if (bytes == "half") {
            QVERIFY(broken.resize(broken.size() / 2));
        } else { // pages of the tables, not their number
            QVERIFY(broken.seek(4096));
            broken.write(QByteArray(8192, '\x5a'));
        }
    } else if (!bytes.isEmpty()) {
        QFile out(backup);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(bytes);
    }
    const Status restored = store.restore(backup).result();
    QVERIFY(!restored);
    QVERIFY(!restored.error().message.isEmpty());
    QCOMPARE(note(store, id).size(), 100'000);
    QVERIFY(store.saveNote(id, u"goes on"_s).result());
}

/// Restoring makes no backup that would push it out.
void TestBackups::theOldestOfTenCanBeRestored()
{
    {
        auto database = Database::open(file(u"db"_s));
        QVERIFY(database);
        AutomaticBackups backups(file(u"db"_s));
        for (int change = 0; change < 1000; ++change)
            backups.beforeChange(**database);
        QCOMPARE(backups.list().size(), 10);
    }
    SqliteCaseStore store(file(u"db"_s));
    QVERIFY(store.restore(AutomaticBackups(file(u"db"_s)).list().constLast()).result());
}

void TestBackups::aDamagedDatabaseIsReplaced()
{
    CaseId id;
    {
        SqliteCaseStore store(file(u"db"_s));
        id = openOne(store);
        QVERIFY(store.saveNote(id, u"before"_s).result());
        QVERIFY(store.backUp(file(u"b"_s)).result());
    }
    QFile damaged(file(u"db"_s));
    QVERIFY(damaged.open(QIODevice::ReadWrite));
    damaged.write(QByteArray(8192, '\x5a'));
    damaged.close();
    SqliteCaseStore store(file(u"db"_s));
    QVERIFY(!store.list().result());
    const Status restored = store.restore(file(u"b"_s)).result();
    QVERIFY2(restored, restored ? "" : qPrintable(restored.error().message));
    QCOMPARE(note(store, id), u"before"_s);
    QVERIFY(store.saveNote(id, u"goes on"_s).result());
    QCOMPARE(QDir(m_folder->path()).entryList({u"db.before-restore-*"_s}, QDir::Files).size(), 1);
}

void TestBackups::theDatabaseIsNoPlaceForABackup()
{
    SqliteCaseStore store(file(u"db"_s));
    const CaseId id = openOne(store);
    QVERIFY(!store.backUp(file(u"db"_s)).result());
    QVERIFY(!store.backUp(file(u"db-wal"_s)).result());
    QVERIFY(store.saveNote(id, u"kept"_s).result());
    QCOMPARE(note(store, id), u"kept"_s);
}

void TestBackups::anotherWindowSeesWhatWasRestored()
{
    SqliteCaseStore store(file(u"db"_s)), other(file(u"db"_s));
    const CaseId id = openOne(store);
    QVERIFY(store.backUp(file(u"b"_s)).result());
    QVERIFY(other.saveNote(id, u"of the other window"_s).result());
    QVERIFY(store.restore(file(u"b"_s)).result());
    QCOMPARE(note(other, id), QString());
    QVERIFY(other.saveNote(id, u"again"_s).result());
    QCOMPARE(note(store, id), u"again"_s);
}

void TestBackups::aPlaceThatCannotBeWrittenIsNamed()
{
    SqliteCaseStore store(file(u"db"_s));
    openOne(store);
    const Status written = store.backUp(file(u"no such folder/b"_s)).result();
    QVERIFY(!written);
    QVERIFY(QDir(m_folder->path()).entryList({u"*.part"_s}, QDir::Files).isEmpty());
}

void TestBackups::theProgramKeepsTen()
{
    auto database = Database::open(file(u"db"_s));
    QVERIFY(database);
    AutomaticBackups backups(file(u"db"_s));
    QVERIFY(backups.list().isEmpty());
    backups.beforeChange(**database);
    QCOMPARE(backups.list().size(), 1);
    for (int change = 0; change < 99; ++change)
        backups.beforeChange(**database);
    QCOMPARE(backups.list().size(), 1);
    for (int change = 0; change < 1400; ++change)
        backups.beforeChange(**database);
    QCOMPARE(backups.list().size(), 10);
    QStringList sorted = backups.list();
    std::ranges::sort(sorted, std::greater());
    QCOMPARE(backups.list(), sorted);
    QVERIFY(Database::open(backups.list().constFirst(), Database::Access::readOnly));
}

void TestBackups::nobodyElseMayReadThem()
{
    SqliteCaseStore store(file(u"db"_s));
    const CaseId id = openOne(store);
    QVERIFY(store.saveNote(id, u"a note"_s).result());
    QVERIFY(store.backUp(file(u"b"_s)).result());
    QStringList files = AutomaticBackups(file(u"db"_s)).list();
    QCOMPARE(files.size(), 1); // by itself, before the first change
    files << file(u"b"_s);
    for (const QString& backup : std::as_const(files))
        QCOMPARE(QFile::permissions(backup)
                & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
            QFile::Permissions());
}

QTEST_GUILESS_MAIN(TestBackups)
#include "tst_backups.moc"
