// SPDX-License-Identifier: GPL-3.0-or-later
// What every CaseStore promises, tried on the one in SQLite and on the fake of the window's tests.
#include "model/core/analysis_json.h"
#include "storage/sqlite_case_store.h"
#include "tests/storage/analysed.h"
#include "tests/ui/fake_store.h"

#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

class TestCaseStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();
    void reopeningShowsEverything();
    void casesAreListedAsTheyWereMade();
    void movedFileIsFoundByItsHash();
    void thereIsOneReviewACode();
    void takenBackReviewIsUnknown();
    void correctionsSurviveAnAnalysisAndARestart();
    void callsAreCarriedOutInOrder();
    void gradesOfAFindingAreKept();
    void readersHaveVerdictsOfTheirOwn();
    void labelsOfACaseAreKept();
    void adoptedHeadComesAndGoes();
    void strangeTextIsKeptAsItIs_data();
    void strangeTextIsKeptAsItIs();
    void aReviewNeedsACode();
    void aCaseThatIsGoneIsNoSuccess();

private:
    /// As after a restart of the program; the fake keeps what it has.
    void reopen();
    CaseId openOne() { return m_store->openCase({u"p"_s, 1}, u"h"_s).result()->id; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CaseStore> m_store;
};

void TestCaseStore::initTestCase_data()
{
    QTest::addColumn<bool>("isFake");
    QTest::newRow("sqlite") << false;
    QTest::newRow("fake") << true;
}

void TestCaseStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    reopen();
}

void TestCaseStore::cleanup()
{
    m_store.reset();
}

void TestCaseStore::reopen()
{
    QFETCH_GLOBAL(const bool, isFake);
    if (isFake) {
        if (!m_store)
            m_store = std::make_unique<fakes::FakeStore>();
        return;
    }
    m_store.reset();
    m_store = std::make_unique<SqliteCaseStore>(m_folder->filePath(u"data/ecgscan.sqlite"_s));
}

void TestCaseStore::reopeningShowsEverything()
{
    const CaseFields fields {u"P-17"_s, 54, Sex::female, QDate(2026, 1, 2)};
    const PageRef page {u"/a/page.png"_s, 2};
    const CaseId id = m_store->openCase(page, u"hash"_s).result()->id;
    QVERIFY(id.isValid());
    QVERIFY(m_store->saveFields(id, fields).result());
    QVERIFY(m_store->saveNote(id, u"a note"_s).result());
    PageRepair repair;
    repair.gainMmPerMv = 5;
    repair.traces.emplace_back().kind = TraceRepair::Kind::remove;
    QVERIFY(m_store->saveRepair(id, repair).result());
    QVERIFY(m_store->saveAnalysis(id, analysed()).result());
    QVERIFY(m_store->saveReview(id, {u"AFIB"_s, Verdict::rejected}).result());
    reopen();
    for (const auto& again :
        {m_store->openCase(page, u"hash"_s).result(), m_store->load(id).result()}) {
        QVERIFY(again);
        QCOMPARE(again->id, id);
        QCOMPARE(again->page, page);
        QCOMPARE(again->sha256, u"hash"_s);
        QVERIFY(again->fields == fields);
        QCOMPARE(again->note, u"a note"_s);
        QVERIFY(again->repair == repair);
        QCOMPARE(again->reviews.size(), 1);
        QCOMPARE(again->reviews.at(0).code, u"AFIB"_s);
        QCOMPARE(again->reviews.at(0).verdict, Verdict::rejected);
        QVERIFY(again->reviews.at(0).decidedAt.isValid());
        QVERIFY(again->analysis);
        QCOMPARE(toJson(*again->analysis), toJson(analysed()));
    }
}

void TestCaseStore::casesAreListedAsTheyWereMade()
{
    QVERIFY(m_store->list().result()->isEmpty());
    for (int k = 0; k < 12; ++k)
        QVERIFY(m_store->openCase({u"%1.png"_s.arg(k), 1}, QString::number(100 - k)).result());
    const CaseId id = m_store->openCase({u"0.png"_s, 1}, u"100"_s).result()->id; // no second one
    QVERIFY(m_store->saveAnalysis(id, analysed()).result());
    QVERIFY(m_store->saveReview(id, {u"AFIB"_s, Verdict::rejected}).result());
    QVERIFY(m_store->saveFields(id, {u"P-17"_s, {}, Sex::male, {}}).result());
    const auto list = m_store->list().result();
    QVERIFY(list);
    QCOMPARE(list->size(), 12);
    for (int k = 0; k < 12; ++k) {
        const CaseSummary& row = list->at(k);
        QCOMPARE(row.page.file, u"%1.png"_s.arg(k));
        QCOMPARE(row.sha256, QString::number(100 - k));
        QCOMPARE(row.reviewCount, k == 0 ? 1 : 0);
        QCOMPARE(row.hasAnalysis, k == 0);
        QCOMPARE(row.isEcg, k == 0);
        QCOMPARE(row.fields.patientId, k == 0 ? u"P-17"_s : QString());
    }
    Analysis nothing;
    QVERIFY(m_store->saveAnalysis(id, nothing).result());
    QVERIFY(m_store->list().result()->front().hasAnalysis);
    QVERIFY(!m_store->list().result()->front().isEcg);
}

void TestCaseStore::movedFileIsFoundByItsHash()
{
    const auto first = m_store->openCase({u"/a/page.png"_s, 1}, u"hash"_s).result();
    const auto moved = m_store->openCase({u"/b/renamed.png"_s, 1}, u"hash"_s).result();
    QCOMPARE(moved->id, first->id);
    QCOMPARE(moved->page.file, u"/b/renamed.png"_s);
    QCOMPARE(m_store->load(first->id).result()->page.file, u"/b/renamed.png"_s);
    QVERIFY(m_store->openCase({u"/a/page.png"_s, 2}, u"hash"_s).result()->id != first->id);
    QVERIFY(m_store->openCase({u"/b/renamed.png"_s, 1}, u"other"_s).result()->id != first->id);
}

void TestCaseStore::thereIsOneReviewACode()
{
    const CaseId id = openOne();
    QVERIFY(m_store->saveReview(id, {u"MI"_s, Verdict::added}).result());
    QVERIFY(m_store->saveReview(id, {u"AFIB"_s, Verdict::rejected}).result());
    QVERIFY(m_store->saveReview(id, {u"MI"_s, Verdict::accepted}).result());
    const auto reviews = m_store->load(id).result()->reviews;
    QCOMPARE(reviews.size(), 2);
    QCOMPARE(reviews.at(0).code, u"AFIB"_s);
    QCOMPARE(reviews.at(0).verdict, Verdict::rejected);
    QCOMPARE(reviews.at(1).code, u"MI"_s);
    QCOMPARE(reviews.at(1).verdict, Verdict::accepted);
}

void TestCaseStore::takenBackReviewIsUnknown()
{
    const CaseId id = openOne();
    QVERIFY(m_store->saveReview(id, {u"MI"_s, Verdict::accepted}).result());
    QVERIFY(m_store->takeBack(id, u"MI"_s, {}).result());
    QVERIFY(m_store->load(id).result()->reviews.isEmpty());
    QVERIFY(m_store->takeBack(id, u"MI"_s, {}).result()); // and stays so
}

void TestCaseStore::gradesOfAFindingAreKept()
{
    const CaseId id = openOne();
    FindingReview review {u"AFIB"_s, Verdict::accepted, {}, Severity::moderate, Certainty::probable,
        u"since 2019?"_s};
    QVERIFY(m_store->saveReview(id, review).result());
    reopen();
    QVERIFY(m_store->load(id).result()->reviews.at(0).saysSameAs(review));
    review.severity = Severity::unsaid;
    review.remark.clear();
    QVERIFY(m_store->saveReview(id, review).result());
    QCOMPARE(m_store->load(id).result()->reviews.size(), 1);
    QVERIFY(m_store->load(id).result()->reviews.at(0).saysSameAs(review));
}

void TestCaseStore::readersHaveVerdictsOfTheirOwn()
{
    const CaseId id = openOne();
    const auto say = [&](const QString& code, Verdict verdict, qint64 reader) {
        return m_store->saveReview(id, {.code = code, .verdict = verdict, .reader = {reader}})
            .result();
    };
    QVERIFY(say(u"MI"_s, Verdict::rejected, 2));
    QVERIFY(say(u"MI"_s, Verdict::accepted, 0));
    QVERIFY(say(u"AFIB"_s, Verdict::added, 2));
    auto reviews = m_store->load(id).result()->reviews;
    QCOMPARE(reviews.size(), 3); // in the order of code and reader
    QCOMPARE(reviews.at(1).reader, ReaderId {0});
    QCOMPARE(reviews.at(1).verdict, Verdict::accepted);
    QCOMPARE(reviews.at(2).reader, ReaderId {2});
    QCOMPARE(reviews.at(2).verdict, Verdict::rejected);
    QVERIFY(m_store->takeBack(id, u"MI"_s, {2}).result());
    reviews = m_store->load(id).result()->reviews;
    QCOMPARE(reviews.size(), 2);
    QCOMPARE(reviews.at(1).reader, ReaderId {0});
}

void TestCaseStore::labelsOfACaseAreKept()
{
    const CaseId id = openOne();
    QCOMPARE(m_store->load(id).result()->labels, CaseLabels {});
    CaseLabels labels {
        ReviewState::needsSecondReader, PageQuality::poor, true, {u"audit"_s, u"Ward 3"_s}};
    QVERIFY(m_store->saveLabels(id, labels).result());
    reopen();
    QCOMPARE(m_store->load(id).result()->labels, labels);
    QCOMPARE(m_store->list().result()->at(0).state, ReviewState::needsSecondReader);
    labels = {ReviewState::done, PageQuality::good, false, {u"audit"_s}};
    QVERIFY(m_store->saveLabels(id, labels).result());
    QCOMPARE(m_store->load(id).result()->labels, labels);
}

void TestCaseStore::correctionsSurviveAnAnalysisAndARestart()
{
    const CaseId id = openOne();
    QVERIFY(m_store->load(id).result()->corrections.isEmpty());
    Corrections corrections;
    corrections[WaveBoundary::qrsOnset] = 0.4234567891;
    corrections[WaveBoundary::tOffset] = 0.85;
    QVERIFY(m_store->saveCorrections(id, corrections).result());
    QVERIFY(m_store->saveAnalysis(id, analysed()).result());
    reopen();
    QVERIFY(m_store->load(id).result()->corrections == corrections);
    corrections[WaveBoundary::qrsOnset].reset(); // taken back
    QVERIFY(m_store->saveCorrections(id, corrections).result());
    QVERIFY(m_store->load(id).result()->corrections == corrections);
    QVERIFY(!m_store->saveCorrections({999}, corrections).result());
}

void TestCaseStore::callsAreCarriedOutInOrder()
{
    const CaseId id = openOne();
    QFuture<Status> last;
    for (int i = 0; i <= 50; ++i)
        last = m_store->saveNote(id, QString::number(i));
    QVERIFY(last.result());
    QCOMPARE(m_store->load(id).result()->note, u"50"_s);
}

void TestCaseStore::adoptedHeadComesAndGoes()
{
    QVERIFY(!*m_store->adoptedHead().result());
    QVERIFY(m_store->adoptHead(AdoptedHead {u"/runs/1"_s, u"cd"_s}).result());
    QVERIFY(m_store->adoptHead(AdoptedHead {u"/runs/2"_s, u"ef"_s}).result());
    reopen();
    const auto head = *m_store->adoptedHead().result();
    QVERIFY(head);
    QCOMPARE(head->folder, u"/runs/2"_s);
    QCOMPARE(head->sha256, u"ef"_s);
    QVERIFY(m_store->adoptHead(std::nullopt).result());
    QVERIFY(!*m_store->adoptedHead().result());
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
    const CaseId id = m_store->openCase({text, 1}, text).result()->id;
    QVERIFY(m_store->saveNote(id, text).result());
    QVERIFY(m_store->saveFields(id, {text, {}, Sex::unknown, {}}).result());
    if (!text.isEmpty())
        QVERIFY(m_store->saveReview(id, {text, Verdict::added}).result());
    const auto record = m_store->load(id).result();
    QVERIFY(record);
    QCOMPARE(record->page.file, text);
    QCOMPARE(record->sha256, text);
    QCOMPARE(record->note, text);
    QCOMPARE(record->fields.patientId, text);
    if (!text.isEmpty())
        QCOMPARE(record->reviews.front().code, text);
    QVERIFY(!record->fields.ageYears && !record->fields.recordedOn);
}

void TestCaseStore::aReviewNeedsACode()
{
    const CaseId id = openOne();
    const Status refused = m_store->saveReview(id, {{}, Verdict::added}).result();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Errc::invalidArgument);
    QVERIFY(m_store->load(id).result()->reviews.isEmpty());
}

void TestCaseStore::aCaseThatIsGoneIsNoSuccess()
{
    const CaseId id = openOne();
    const CaseId gone {id.value + 1};
    const auto refused = [](const char* call, const auto& result) {
        QVERIFY2(!result, call);
        QVERIFY2(result.error().code == Errc::notFound, call);
        QVERIFY2(!result.error().message.isEmpty(), call);
    };
    refused("load", m_store->load(gone).result());
    refused("saveNote", m_store->saveNote(gone, u"lost?"_s).result());
    refused("saveFields", m_store->saveFields(gone, {}).result());
    refused("saveAnalysis", m_store->saveAnalysis(gone, analysed()).result());
    refused("saveReview", m_store->saveReview(gone, {u"AFIB"_s, Verdict::added}).result());
    refused("saveLabels", m_store->saveLabels(gone, {}).result());
    refused("take back", m_store->takeBack(gone, u"AFIB"_s, {}).result());
    // Nothing of it came to another case.
    QCOMPARE(m_store->list().result()->size(), 1);
    const auto record = m_store->load(id).result();
    QVERIFY(record->note.isEmpty() && record->reviews.isEmpty() && !record->analysis);
}

QTEST_GUILESS_MAIN(TestCaseStore)
#include "tst_case_store.moc"
