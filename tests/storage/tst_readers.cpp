// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/readers.h"
#include "storage/database.h"
#include "storage/pbkdf2.h"
#include "storage/sqlite_case_store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

class TestReaders : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_store.reset(); }
    void keysAreThoseOfTheStandard_data();
    void keysAreThoseOfTheStandard();
    void readersAreKept();
    void namesAndPinsAreChecked_data();
    void namesAndPinsAreChecked();
    void onlyTheirOwnPinLetsReadersIn();
    void pinsAreNotInTheFile();
    void pairsAreWhatBothJudged();
    void theLastWordIsKept();

private:
    ReaderStore& readers() { return *m_store->readerStore(); }
    void say(CaseId id, const QString& code, Verdict verdict, qint64 reader)
    {
        QVERIFY(m_store->saveReview(id, {.code = code, .verdict = verdict, .reader = {reader}})
                .result());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqliteCaseStore> m_store;
};

void TestReaders::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<SqliteCaseStore>(m_folder->filePath(u"a.sqlite"_s));
}

/// The vectors of RFC 6070 with SHA-256 instead of SHA-1, as published with RFC 7914 and elsewhere.
void TestReaders::keysAreThoseOfTheStandard_data()
{
    QTest::addColumn<int>("rounds");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("1") << 1
                       << QByteArray(
                              "120fb6cffcf8b32c43e7225256c4f837a86548c92ccc35480805987cb70be17b");
    QTest::newRow("4096")
        << 4096 << QByteArray("c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a");
}

void TestReaders::keysAreThoseOfTheStandard()
{
    QFETCH(int, rounds);
    QFETCH(QByteArray, key);
    QCOMPARE(pbkdf2("password", "salt", rounds).toHex(), key);
}

void TestReaders::readersAreKept()
{
    QVERIFY(readers().readers().result()->isEmpty());
    const auto b = readers().addReader(u" Berta  B "_s, u"1234"_s).result();
    const auto a = readers().addReader(u"Anna"_s, u"999999"_s).result();
    QVERIFY(a && b && a->id != b->id);
    QVERIFY(a->id != ReaderId {}); // 0 is nobody
    const auto all = readers().readers().result();
    QCOMPARE(all->size(), 2);
    QCOMPARE(all->at(0).name, u"Anna"_s);
    QCOMPARE(all->at(1).name, u"Berta B"_s);
    QCOMPARE(all->at(1).id, b->id);
}

void TestReaders::namesAndPinsAreChecked_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("pin");
    QTest::newRow("no name") << u" "_s << u"1234"_s;
    QTest::newRow("taken") << u"anna"_s << u"1234"_s;
    QTest::newRow("short") << u"B"_s << u"123"_s;
    QTest::newRow("letters") << u"B"_s << u"12a4"_s;
    QTest::newRow("a line more") << u"B"_s << u"1234\n"_s;
}

void TestReaders::namesAndPinsAreChecked()
{
    QFETCH(QString, name);
    QFETCH(QString, pin);
    QVERIFY(readers().addReader(u"Anna"_s, u"1234"_s).result());
    const auto refused = readers().addReader(name, pin).result();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Errc::invalidArgument);
    QVERIFY(!refused.error().message.isEmpty());
    QCOMPARE(readers().readers().result()->size(), 1);
}

void TestReaders::onlyTheirOwnPinLetsReadersIn()
{
    const ReaderId anna = readers().addReader(u"Anna"_s, u"1234"_s).result()->id;
    const ReaderId berta = readers().addReader(u"Berta"_s, u"5678"_s).result()->id;
    QVERIFY(readers().checkPin(anna, u"1234"_s).result());
    QVERIFY(readers().checkPin(berta, u"5678"_s).result());
    QCOMPARE(readers().checkPin(anna, u"5678"_s).result().error().code, Errc::untrusted);
    QCOMPARE(readers().checkPin(anna, {}).result().error().code, Errc::untrusted);
    QCOMPARE(readers().checkPin({77}, u"1234"_s).result().error().code, Errc::notFound);
}

void TestReaders::pinsAreNotInTheFile()
{
    QVERIFY(readers().addReader(u"Anna"_s, u"4829150736"_s).result());
    QVERIFY(readers().addReader(u"Berta"_s, u"4829150736"_s).result());
    m_store.reset();
    QFile file(m_folder->filePath(u"a.sqlite"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.contains("Anna") && !bytes.contains("4829150736"));
    const auto database = Database::open(file.fileName());
    auto hashes = (*database)->run(u"SELECT count(DISTINCT pin_hash) FROM readers"_s);
    QVERIFY(hashes && hashes->next());
    QCOMPARE(hashes->value(0).toInt(), 2); // each has a salt of its own
}

void TestReaders::pairsAreWhatBothJudged()
{
    const CaseId a = m_store->openCase({u"a"_s, 1}, u"a"_s).result()->id;
    const CaseId b = m_store->openCase({u"b"_s, 1}, u"b"_s).result()->id;
    say(a, u"AFIB"_s, Verdict::accepted, 1);
    say(a, u"AFIB"_s, Verdict::rejected, 2);
    say(a, u"MI"_s, Verdict::added, 1); // the other one said nothing
    say(b, u"AFIB"_s, Verdict::added, 2);
    say(b, u"AFIB"_s, Verdict::accepted, 1);
    say(b, u"AFIB"_s, Verdict::rejected, 3);
    const auto pairs = readers().readingPairs({1}, {2}).result();
    QVERIFY(pairs);
    QCOMPARE(pairs->size(), 2);
    QCOMPARE(pairs->at(0).caseId, a);
    QVERIFY(pairs->at(0).first && !pairs->at(0).second && !pairs->at(0).adjudicated);
    QCOMPARE(pairs->at(1).caseId, b);
    QVERIFY(pairs->at(1).first && pairs->at(1).second); // accepted and added are both "there"
}

void TestReaders::theLastWordIsKept()
{
    const CaseId a = m_store->openCase({u"a"_s, 1}, u"a"_s).result()->id;
    say(a, u"AFIB"_s, Verdict::accepted, 1);
    say(a, u"AFIB"_s, Verdict::rejected, 2);
    QVERIFY(readers().adjudicate({a, u"AFIB"_s, true, {1}}).result());
    QVERIFY(readers().adjudicate({a, u"AFIB"_s, false, {3}}).result());
    QCOMPARE(readers().readingPairs({1}, {2}).result()->at(0).adjudicated, std::optional(false));
    QVERIFY(readers().withdrawAdjudication(a, u"AFIB"_s).result());
    QVERIFY(!readers().readingPairs({1}, {2}).result()->at(0).adjudicated);
    QVERIFY(!readers().adjudicate({{99}, u"AFIB"_s, true, {1}}).result()); // there is no such case
}

QTEST_GUILESS_MAIN(TestReaders)
#include "tst_readers.moc"
