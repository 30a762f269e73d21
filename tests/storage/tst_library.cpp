// SPDX-License-Identifier: GPL-3.0-or-later
// Search, filters and order of the library, the earlier ECG of a patient, labels of the site.
#include "model/core/library.h"
#include "storage/sqlite_case_store.h"
#include "tests/storage/analysed.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cstdlib>

using namespace ecgscan;
using namespace Qt::StringLiterals;

class TestLibrary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_store.reset(); }
    void textFindsBeginningsOfWords_data();
    void textFindsBeginningsOfWords();
    void textFollowsChanges();
    void strangeTextIsNoError_data();
    void strangeTextIsNoError();
    void findingsAreThoseOfTheReader();
    void filtersAreAndedTogether();
    void urgentComesFirstInEveryOrder();
    void columnsAreSorted();
    void rowsShowWhatIsKept();
    void theEarlierEcgIsFound();
    void siteLabelsAreKept();
    void tagsInUseAreListed();

private:
    CaseId add(const QString& file, const QString& patient = {}, const QDate& recorded = {});
    CaseLibrary& library() { return *m_store->library(); }
    QList<qint64> ids(const LibraryQuery& query);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqliteCaseStore> m_store;
};

void TestLibrary::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<SqliteCaseStore>(m_folder->filePath(u"a.sqlite"_s));
}

CaseId TestLibrary::add(const QString& file, const QString& patient, const QDate& recorded)
{
    const CaseId id = m_store->openCase({file, 1}, file).result()->id;
    CaseFields fields;
    fields.patientId = patient;
    if (recorded.isValid())
        fields.recordedOn = recorded;
    m_store->saveFields(id, fields).waitForFinished();
    return id;
}

QList<qint64> TestLibrary::ids(const LibraryQuery& query)
{
    const auto found = library().search(query).result();
    QList<qint64> numbers;
    if (found)
        for (const CaseId id : *found)
            numbers << id.value;
    else
        numbers << -1;
    return numbers;
}

void TestLibrary::textFindsBeginningsOfWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isFound");
    QTest::newRow("nothing asked") << u""_s << true;
    QTest::newRow("only signs") << u" - / \""_s << true;
    QTest::newRow("file name") << u"page_00"_s << true;
    QTest::newRow("folder") << u"scans"_s << false;
    QTest::newRow("patient") << u"p-17"_s << true;
    QTest::newRow("note, accents") << u"uberweis"_s << true;
    QTest::newRow("tag") << u"teach"_s << true;
    QTest::newRow("code") << u"afib"_s << true;
    QTest::newRow("German name") << u"Vorhofflimmern"_s << true;
    QTest::newRow("begun name") << u"vorhoffl"_s << true;
    QTest::newRow("another finding") << u"Vorhofflattern"_s << false;
    QTest::newRow("two words") << u"page teaching"_s << true;
    QTest::newRow("one of two") << u"page nothing"_s << false;
    QTest::newRow("within a word") << u"eaching"_s << false;
}

void TestLibrary::textFindsBeginningsOfWords()
{
    QFETCH(QString, text);
    QFETCH(bool, isFound);
    const CaseId id = add(u"/scans/page_0042.png"_s, u"P-17"_s);
    QVERIFY(m_store->saveNote(id, u"Überweisung vom Hausarzt"_s).result());
    QVERIFY(m_store->saveLabels(id, {{}, {}, false, {u"teaching"_s}}).result());
    QVERIFY(m_store->saveAnalysis(id, analysed()).result()); // AFIB is likely
    QCOMPARE(ids({.text = text}), isFound ? QList<qint64> {id.value} : QList<qint64> {});
}

void TestLibrary::textFollowsChanges()
{
    const CaseId id = add(u"/a/first.png"_s, u"P-1"_s);
    QVERIFY(m_store->openCase({u"/b/second.png"_s, 1}, u"/a/first.png"_s).result()); // it moved
    QVERIFY(ids({.text = u"first"_s}).isEmpty());
    QCOMPARE(ids({.text = u"second"_s}), QList<qint64> {id.value});
    QVERIFY(m_store->saveNote(id, u"alpha"_s).result());
    QVERIFY(m_store->saveNote(id, u"beta"_s).result());
    QVERIFY(ids({.text = u"alpha"_s}).isEmpty());
    QCOMPARE(ids({.text = u"beta"_s}), QList<qint64> {id.value});
    QVERIFY(m_store->saveLabels(id, {{}, {}, false, {u"gamma"_s}}).result());
    QVERIFY(m_store->saveLabels(id, {}).result());
    QVERIFY(ids({.text = u"gamma"_s}).isEmpty());
    QVERIFY(m_store->saveAnalysis(id, analysed()).result());
    QVERIFY(m_store->saveAnalysis(id, {}).result());
    QVERIFY(ids({.text = u"AFIB"_s}).isEmpty());
}

void TestLibrary::strangeTextIsNoError_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"\"", "*", "a\"b", "NEAR(a b)", "a OR", "name:x", "^a", "-x", "'; --",
             "(", "ß", "\u05D0\u202E"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestLibrary::strangeTextIsNoError()
{
    QFETCH(QString, text);
    add(u"x.png"_s);
    QVERIFY(library().search({.text = text}).result());
}

void TestLibrary::findingsAreThoseOfTheReader()
{
    const CaseId predicted = add(u"a.png"_s), said = add(u"b.png"_s), other = add(u"c.png"_s);
    QVERIFY(m_store->saveAnalysis(predicted, analysed()).result());
    QVERIFY(m_store->saveReview(said, {.code = u"AFIB"_s, .verdict = Verdict::added, .reader = {1}})
            .result());
    QVERIFY(m_store->saveReview(other, {.code = u"MI"_s, .verdict = Verdict::added, .reader = {1}})
            .result());
    const auto afib = [&](qint64 reader) {
        return ids({.findingCode = u"AFIB"_s, .isDescending = false, .reader = {reader}});
    };
    QCOMPARE(afib(1), (QList<qint64> {predicted.value, said.value}));
    QCOMPARE(afib(2), QList<qint64> {predicted.value}); // a second reader reads blind
    QCOMPARE(ids({.text = u"afib"_s, .isDescending = false, .reader = {2}}),
        QList<qint64> {predicted.value});
    QVERIFY(m_store
            ->saveReview(
                predicted, {.code = u"AFIB"_s, .verdict = Verdict::rejected, .reader = {1}})
            .result());
    QCOMPARE(afib(1), QList<qint64> {said.value});
    QCOMPARE(afib(2), QList<qint64> {predicted.value});
    QVERIFY(library().rows({predicted}, {1}).result()->at(0).findings.isEmpty());
    QCOMPARE(library().rows({predicted}, {2}).result()->at(0).findings, QStringList {u"AFIB"_s});
    QCOMPARE(library().rows({predicted}, {2}).result()->at(0).reviewCount, 0);
}

void TestLibrary::filtersAreAndedTogether()
{
    const CaseId a = add(u"a.png"_s), b = add(u"b.png"_s), c = add(u"c.png"_s);
    QVERIFY(m_store->saveLabels(a, {ReviewState::done, PageQuality::poor, true, {}}).result());
    QVERIFY(m_store->saveLabels(b, {ReviewState::done, PageQuality::good, false, {}}).result());
    QVERIFY(m_store->saveReview(c, {u"MI"_s, Verdict::accepted}).result());
    Analysis faint = analysed();
    faint.page.confidence = 0.4;
    QVERIFY(m_store->saveAnalysis(b, faint).result());
    QCOMPARE(ids({.state = ReviewState::done, .isDescending = false}),
        (QList<qint64> {a.value, b.value}));
    QCOMPARE(ids({.state = ReviewState::inReview}), QList<qint64> {c.value}); // it has a verdict
    QVERIFY(ids({.state = ReviewState::fresh}).isEmpty());
    QCOMPARE(
        ids({.state = ReviewState::done, .quality = PageQuality::good}), QList<qint64> {b.value});
    QCOMPARE(ids({.confidenceBelow = 0.5}), QList<qint64> {b.value});
    QVERIFY(ids({.confidenceBelow = 0.3}).isEmpty());
    QCOMPARE(ids({.onlyUrgent = true}), QList<qint64> {a.value});
    QCOMPARE(ids({.text = u"b"_s, .state = ReviewState::done, .confidenceBelow = 0.5}),
        QList<qint64> {b.value});
}

void TestLibrary::urgentComesFirstInEveryOrder()
{
    add(u"a.png"_s);
    const CaseId urgent = add(u"m.png"_s);
    add(u"z.png"_s);
    QVERIFY(m_store->saveLabels(urgent, {{}, {}, true, {}}).result());
    for (int order = 0; order <= static_cast<int>(LibraryOrder::confidence); ++order)
        for (const bool isDescending : {false, true})
            QCOMPARE(ids({.order = static_cast<LibraryOrder>(order), .isDescending = isDescending})
                         .value(0),
                urgent.value);
}

void TestLibrary::columnsAreSorted()
{
    const CaseId a = add(u"/z/Alpha.png"_s, u"p2"_s, QDate(2020, 1, 1));
    const CaseId b = add(u"/a/beta.png"_s, u"P1"_s, QDate(2019, 1, 1));
    const CaseId c = add(u"/m/gamma.png"_s, u"p3"_s, QDate(2021, 1, 1));
    QVERIFY(m_store->saveReview(b, {u"MI"_s, Verdict::accepted}).result());
    const auto sorted
        = [&](LibraryOrder order) { return ids({.order = order, .isDescending = false}); };
    const QList<qint64> abc {a.value, b.value, c.value}, bac {b.value, a.value, c.value};
    QCOMPARE(sorted(LibraryOrder::added), abc);
    QCOMPARE(sorted(LibraryOrder::file), abc); // by name, not by folder or capital
    QCOMPARE(sorted(LibraryOrder::patient), bac);
    QCOMPARE(sorted(LibraryOrder::recorded), bac);
    QCOMPARE(sorted(LibraryOrder::reviews).last(), b.value);
    QList<qint64> backwards = abc;
    std::ranges::reverse(backwards);
    QCOMPARE(ids({.order = LibraryOrder::file}), backwards);
}

void TestLibrary::rowsShowWhatIsKept()
{
    const CaseId id = add(u"/a/b.png"_s, u"P-1"_s, QDate(2024, 2, 29));
    const CaseLabels labels {
        ReviewState::rejected, PageQuality::unreadable, true, {u"a b"_s, u"C"_s}};
    QVERIFY(m_store->saveLabels(id, labels).result());
    Analysis analysis = analysed();
    analysis.page.confidence = 0.75;
    QVERIFY(m_store->saveAnalysis(id, analysis).result());
    QVERIFY(m_store->saveReview(id, {u"LVH"_s, Verdict::added}).result());
    const auto rows = library().rows({CaseId {999}, id}, {}).result();
    QVERIFY(rows);
    QCOMPARE(rows->size(), 1); // the other one is gone
    const LibraryRow& row = rows->at(0);
    QCOMPARE(row.id, id);
    QCOMPARE(row.page.file, u"/a/b.png"_s);
    QCOMPARE(row.fields.patientId, u"P-1"_s);
    QCOMPARE(row.labels, labels);
    QCOMPARE(row.state, ReviewState::rejected);
    QCOMPARE(row.findings, QStringList({u"LVH"_s, u"AFIB"_s}));
    QCOMPARE(row.reviewCount, 1);
    QCOMPARE(row.confidence, std::optional(0.75));
    QVERIFY(std::abs(row.addedAt.secsTo(QDateTime::currentDateTimeUtc())) < 60);
}

void TestLibrary::theEarlierEcgIsFound()
{
    const CaseId now = add(u"now.png"_s, u"P-1"_s, QDate(2024, 5, 1));
    const CaseId unnamed = add(u"unnamed.png"_s);
    add(u"later.png"_s, u"P-1"_s, QDate(2024, 6, 1));
    add(u"oldest.png"_s, u"P-1"_s, QDate(2001, 1, 1));
    add(u"other.png"_s, u"P-2"_s, QDate(2024, 4, 1));
    add(u"unnamed too.png"_s);
    const CaseId before = add(u"before.png"_s, u"P-1"_s, QDate(2024, 4, 30));
    const auto earlier = [&](CaseId id) {
        const auto page = library().earlierOfPatient(id).result();
        return page && *page ? (*page)->file : QString();
    };
    QCOMPARE(earlier(now), u"before.png"_s);
    QCOMPARE(earlier(before), u"oldest.png"_s);
    QCOMPARE(earlier(unnamed), QString());
    const CaseId undated = add(u"undated.png"_s, u"P-1"_s);
    QCOMPARE(earlier(undated), u"later.png"_s); // what was added before it, the latest recording
    QCOMPARE(earlier(now), u"before.png"_s);
}

void TestLibrary::siteLabelsAreKept()
{
    QVERIFY(library().siteLabels().result()->isEmpty());
    QVERIFY(library().saveSiteLabel({u"BRUGADA1"_s, u"Brugada type 1"_s}).result());
    QVERIFY(library().saveSiteLabel({u" ARTEFACT "_s, u" Artefact"_s}).result());
    QVERIFY(library().saveSiteLabel({u"BRUGADA1"_s, u"Brugada type 1"_s}).result()); // again
    const QList<SiteLabel> labels {
        {u"ARTEFACT"_s, u"Artefact"_s}, {u"BRUGADA1"_s, u"Brugada type 1"_s}};
    QCOMPARE(*library().siteLabels().result(), labels);
    for (const SiteLabel& bad : {SiteLabel {}, SiteLabel {u"X"_s, {}}, SiteLabel {{}, u"x"_s},
             SiteLabel {u"afib"_s, u"ours"_s}, SiteLabel {u"brugada1"_s, u"another"_s}}) {
        const auto refused = library().saveSiteLabel(bad).result();
        QVERIFY2(!refused && refused.error().code == Errc::invalidArgument, qPrintable(bad.code));
    }
    // They are found by their names.
    const CaseId id = add(u"a.png"_s);
    QVERIFY(m_store->saveReview(id, {u"BRUGADA1"_s, Verdict::added}).result());
    QCOMPARE(ids({.text = u"brugada type"_s}), QList<qint64> {id.value});
}

void TestLibrary::tagsInUseAreListed()
{
    const CaseId a = add(u"a.png"_s), b = add(u"b.png"_s);
    QVERIFY(m_store->saveLabels(a, {{}, {}, false, {u"x"_s, u"y"_s}}).result());
    QVERIFY(m_store->saveLabels(b, {{}, {}, false, {u"y"_s}}).result());
    QCOMPARE(*library().tags().result(), QStringList({u"x"_s, u"y"_s}));
    QVERIFY(m_store->saveLabels(a, {}).result());
    QCOMPARE(*library().tags().result(), QStringList {u"y"_s});
}

QTEST_GUILESS_MAIN(TestLibrary)
#include "tst_library.moc"
