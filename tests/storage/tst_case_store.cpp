// SPDX-License-Identifier: GPL-3.0-or-later
// What every CaseStore promises, tried on the one in SQLite.
#include "storage/audit.h"
#include "storage/database.h"
#include "storage/labelled_cases.h"
#include "storage/sqlite_case_store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

Analysis analysed()
{
    Analysis analysis;
    analysis.page.found = true;
    analysis.page.layout = u"3x4"_s;
    analysis.embedding = {1, 2, 3};
    analysis.model = ModelInfo {u"m"_s, u"ab"_s, u"cpu"_s};
    analysis.findings.push_back(
        {u"AFIB"_s, u"x"_s, u"SCP-ECG"_s, 0.75, 0.5, Decision::present, {}, 0.75});
    return analysis;
}

} // namespace

class TestCaseStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void reopeningShowsEverything();
    void movedFileIsFoundByItsHash();
    void takenBackReviewIsUnknown();
    void callsAreCarriedOutInOrder();
    void adoptedHeadComesAndGoes();
    void strangeTextIsKeptAsItIs_data();
    void strangeTextIsKeptAsItIs();
    void auditChainsAndHoldsNoPatient();
    void auditCannotBeChanged();
    void labelledCasesForLearning();
    void aDamagedAnalysisCostsNoVerdicts();
    void strangeNumbersAreUnknown();
    void aCaseThatIsGoneIsNoSuccess();
    void unwritablePlaceIsAnError();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void TestCaseStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"data/ecgscan.sqlite"_s);
}

void TestCaseStore::reopeningShowsEverything()
{
    CaseFields fields {u"P-17"_s, 54, Sex::female, QDate(2026, 1, 2)};
    {
        SqliteCaseStore store(m_file);
        const CaseId id = store.openCase({u"/a/page.png"_s, 2}, u"hash"_s).result()->id;
        QVERIFY(id.isValid());
        QVERIFY(store.saveFields(id, fields).result());
        QVERIFY(store.saveNote(id, u"a note"_s).result());
        QVERIFY(store.saveAnalysis(id, analysed()).result());
        QVERIFY(store.saveReview(id, u"AFIB"_s, Verdict::rejected).result());
        QVERIFY(store.saveReview(id, u"MI"_s, Verdict::added).result());
    }
    SqliteCaseStore store(m_file);
    const auto again = store.openCase({u"/a/page.png"_s, 2}, u"hash"_s).result();
    QVERIFY(again);
    QVERIFY(again->fields == fields);
    QCOMPARE(again->note, u"a note"_s);
    QCOMPARE(again->reviews.size(), 2);
    QCOMPARE(again->reviews.at(0).code, u"AFIB"_s);
    QCOMPARE(again->reviews.at(0).verdict, Verdict::rejected);
    QVERIFY(again->reviews.at(0).decidedAt.isValid());
    QVERIFY(again->analysis);
    QCOMPARE(again->analysis->findings.front().probability, 0.75);
    const auto list = store.list().result();
    QCOMPARE(list->size(), 1);
    QCOMPARE(list->front().reviewCount, 2);
    QVERIFY(list->front().hasAnalysis);
    QVERIFY(list->front().isEcg);
    // Nobody else on this computer may read it.
    QCOMPARE(
        QFile::permissions(m_file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestCaseStore::movedFileIsFoundByItsHash()
{
    SqliteCaseStore store(m_file);
    const auto first = store.openCase({u"/a/page.png"_s, 1}, u"hash"_s).result();
    const auto moved = store.openCase({u"/b/renamed.png"_s, 1}, u"hash"_s).result();
    QCOMPARE(moved->id, first->id);
    QCOMPARE(moved->page.file, u"/b/renamed.png"_s);
    QVERIFY(!(store.openCase({u"/a/page.png"_s, 2}, u"hash"_s).result()->id == first->id));
}

void TestCaseStore::takenBackReviewIsUnknown()
{
    SqliteCaseStore store(m_file);
    const CaseId id = store.openCase({u"p"_s, 1}, u"h"_s).result()->id;
    QVERIFY(store.saveReview(id, u"MI"_s, Verdict::accepted).result());
    QVERIFY(store.saveReview(id, u"MI"_s, std::nullopt).result());
    QVERIFY(store.load(id).result()->reviews.isEmpty());
}

void TestCaseStore::callsAreCarriedOutInOrder()
{
    SqliteCaseStore store(m_file);
    const CaseId id = store.openCase({u"p"_s, 1}, u"h"_s).result()->id;
    QFuture<Status> last;
    for (int i = 0; i <= 50; ++i)
        last = store.saveNote(id, QString::number(i));
    QVERIFY(last.result());
    QCOMPARE(store.load(id).result()->note, u"50"_s);
}

void TestCaseStore::adoptedHeadComesAndGoes()
{
    SqliteCaseStore store(m_file);
    QVERIFY(!*store.adoptedHead().result());
    QVERIFY(store.adoptHead(AdoptedHead {u"/runs/1"_s, u"cd"_s}).result());
    QCOMPARE((*store.adoptedHead().result())->folder, u"/runs/1"_s);
    QVERIFY(store.adoptHead(std::nullopt).result());
    QVERIFY(!*store.adoptedHead().result());
}

void TestCaseStore::strangeTextIsKeptAsItIs_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("SQL") << u"'; DROP TABLE cases; --"_s;
    QTest::newRow("quotes") << u"\"'`"_s;
    QTest::newRow("markup") << u"<img src=file:///etc/passwd>"_s;
    QTest::newRow("right to left") << u"\u202Eabc \u05D0"_s;
    QTest::newRow("large") << QString(1 << 20, u'x');
    QTest::newRow("empty") << u""_s;
}

void TestCaseStore::strangeTextIsKeptAsItIs()
{
    QFETCH(QString, text);
    SqliteCaseStore store(m_file);
    const CaseId id = store.openCase({text, 1}, text).result()->id;
    QVERIFY(store.saveNote(id, text).result());
    QVERIFY(store.saveFields(id, {text, {}, Sex::unknown, {}}).result());
    QCOMPARE(store.saveReview(id, text, Verdict::added).result().has_value(), !text.isEmpty());
    const auto record = store.load(id).result();
    QVERIFY(record);
    QCOMPARE(record->note, text);
    QCOMPARE(record->fields.patientId, text);
    if (!text.isEmpty())
        QCOMPARE(record->reviews.front().code, text);
    QVERIFY(!record->fields.ageYears && !record->fields.recordedOn);
}

void TestCaseStore::auditChainsAndHoldsNoPatient()
{
    {
        SqliteCaseStore store(m_file);
        const CaseId id = store.openCase({u"/home/SECRET-PATH/p.png"_s, 1}, u"h"_s).result()->id;
        QVERIFY(store.saveFields(id, {u"SECRET-ID"_s, 77, Sex::male, QDate(1950, 5, 5)}).result());
        QVERIFY(store.saveNote(id, u"SECRET-NOTE"_s).result());
        QVERIFY(store.saveReview(id, u"MI"_s, Verdict::accepted).result());
    }
    auto database = Database::open(m_file);
    QVERIFY(database);
    QVERIFY(verifyAudit(**database));
    auto rows = (*database)->run(u"SELECT action || subject || detail FROM audit ORDER BY id"_s);
    QStringList all;
    while (rows->next())
        all.append(rows->value(0).toString());
    QCOMPARE(all.size(), 4);
    QVERIFY(!all.join(u' ').contains(u"SECRET"));
    QVERIFY(all.last().contains(u"MI accepted"));
}

void TestCaseStore::auditCannotBeChanged()
{
    {
        SqliteCaseStore store(m_file);
        (void)store.openCase({u"p"_s, 1}, u"h"_s).result();
        (void)store.openCase({u"p"_s, 2}, u"h"_s).result();
    }
    auto database = Database::open(m_file);
    QVERIFY(!(*database)->run(u"UPDATE audit SET action = 'x'"_s));
    QVERIFY(!(*database)->run(u"DELETE FROM audit"_s));
    // Someone who drops the triggers is found out by the chain.
    QVERIFY((*database)->run(u"DROP TRIGGER audit_is_not_changed"_s));
    QVERIFY((*database)->run(u"UPDATE audit SET action = 'x' WHERE id = 1"_s));
    const Status verified = verifyAudit(**database);
    QVERIFY(!verified);
    QCOMPARE(verified.error().code, Errc::corrupt);
}

void TestCaseStore::labelledCasesForLearning()
{
    {
        SqliteCaseStore store(m_file);
        const CaseId named = store.openCase({u"a"_s, 1}, u"a"_s).result()->id;
        QVERIFY(store.saveFields(named, {u"P1"_s, {}, Sex::unknown, {}}).result());
        QVERIFY(store.saveAnalysis(named, analysed()).result());
        QVERIFY(store.saveReview(named, u"AFIB"_s, Verdict::accepted).result());
        const CaseId unnamed = store.openCase({u"b"_s, 1}, u"b"_s).result()->id;
        QVERIFY(store.saveAnalysis(unnamed, analysed()).result());
        QVERIFY(store.saveReview(unnamed, u"AFIB"_s, Verdict::rejected).result());
        const CaseId unread = store.openCase({u"c"_s, 1}, u"c"_s).result()->id;
        QVERIFY(store.saveAnalysis(unread, analysed()).result());
    }
    const auto cases = labelledCases(m_file);
    QVERIFY(cases);
    QCOMPARE(cases->size(), std::size_t(2));
    QCOMPARE(cases->at(0).patientKey, u"P1"_s);
    QCOMPARE(cases->at(1).patientKey, u"case:2"_s);
    QCOMPARE(cases->at(0).embedding.size(), std::size_t(3));
    QVERIFY(!labelledCases(m_folder->filePath(u"none.sqlite"_s)));
}

void TestCaseStore::aDamagedAnalysisCostsNoVerdicts()
{
    CaseId id;
    {
        SqliteCaseStore store(m_file);
        id = store.openCase({u"/a/page.png"_s, 1}, u"hash"_s).result()->id;
        QVERIFY(store.saveAnalysis(id, analysed()).result());
        QVERIFY(store.saveReview(id, u"AFIB"_s, Verdict::rejected).result());
    }
    {
        auto database = Database::open(m_file);
        QVERIFY((*database)->run(u"UPDATE analyses SET document = x'0102'"_s));
    }
    QCOMPARE(labelledCases(m_file)->size(), std::size_t(0)); // the others still count
    SqliteCaseStore store(m_file);
    const auto record = store.load(id).result();
    QVERIFY(record);
    QVERIFY(!record->analysis); // and so is made again
    QCOMPARE(record->reviews.size(), 1);
}

/// A file that someone wrote by hand, or that a later version with more verdicts wrote.
void TestCaseStore::strangeNumbersAreUnknown()
{
    CaseId id;
    {
        SqliteCaseStore store(m_file);
        id = store.openCase({u"/a/page.png"_s, 1}, u"hash"_s).result()->id;
        QVERIFY(store.saveAnalysis(id, analysed()).result());
        QVERIFY(store.saveReview(id, u"AFIB"_s, Verdict::rejected).result());
        QVERIFY(store.saveReview(id, u"MI"_s, Verdict::added).result());
    }
    {
        auto database = Database::open(m_file);
        QVERIFY((*database)->run(u"PRAGMA ignore_check_constraints = ON"_s));
        QVERIFY((*database)->run(u"UPDATE cases SET sex = 77"_s));
        QVERIFY((*database)->run(u"UPDATE reviews SET verdict = 9 WHERE code = 'MI'"_s));
        // Claims to be nearly 4 GB when unpacked.
        QVERIFY((*database)->run(u"UPDATE analyses SET document = x'F0000000789C03'"_s));
    }
    SqliteCaseStore store(m_file);
    const auto record = store.load(id).result();
    QVERIFY(record);
    QCOMPARE(record->fields.sex, Sex::unknown);
    QCOMPARE(record->reviews.size(), 1);
    QVERIFY(!record->analysis);
}

void TestCaseStore::aCaseThatIsGoneIsNoSuccess()
{
    SqliteCaseStore store(m_file);
    const CaseId id = store.openCase({u"/a/page.png"_s, 1}, u"hash"_s).result()->id;
    const CaseId gone {id.value + 1};
    for (const Status& status :
        {store.saveNote(gone, u"lost?"_s).result(), store.saveFields(gone, {}).result()}) {
        QVERIFY(!status);
        QCOMPARE(status.error().code, Errc::notFound);
    }
    QVERIFY(!store.saveReview(gone, u"AFIB"_s, Verdict::added).result());
}

void TestCaseStore::unwritablePlaceIsAnError()
{
    SqliteCaseStore store(u"/proc/ecgscan/no.sqlite"_s);
    const auto opened = store.openCase({u"p"_s, 1}, u"h"_s).result();
    QVERIFY(!opened);
    QVERIFY(!opened.error().message.isEmpty());
}

QTEST_GUILESS_MAIN(TestCaseStore)
#include "tst_case_store.moc"
