// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fake_service.h"
#include "tests/ui/fake_store.h"
#include "ui/page_list_model.h"
#include "ui/page_search.h"
#include "ui/review_session.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;
using fakes::FakeService;
using fakes::FakeStore;

class TestSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opensAndAnalysesOnce();
    void findingsThatWereMissingAreLookedForAgain();
    void aRepairIsReadAnewAndUndone();
    void aRepairThatWasNotReadIsReadWhenTheCaseIsOpened();
    void aRestoredBackupIsShown();
    void nothingIsRestoredWhileSomethingIsNotSaved();
    void theLastPageWins();
    void aPageOpenedEarlyIsOpenedWithTheEngine();
    void cancelKeepsThePage();
    void undoAndRedoAreSaved();
    void aMovedBoundaryIsOneUndoableChange();
    void eachCaseHasItsOwnUndo();
    void aFailedWriteIsTriedAgain();
    void whatCouldNotBeWrittenIsShownAgain();
    void analysingAgainOpensWhatCouldNotBeOpened();
    void aNewerWriteReplacesAFailedOne();
    void withoutAStoreNothingCanBeChanged();
    void adoptedHeadIsUsedFromTheStart();
    void aReplacedFileIsAnotherCase();
    void listKeepsOneRowForEachPage();
    void knownPagesAreNotListedTwice();
    void thumbnailsAreLazyAndWait();
    void foldersAreSortedByNumber();
};

namespace {

const PageRef kPage {u"/pages/a.png"_s, 1};
const PageRef kOther {u"/pages/b.png"_s, 1};

struct Setup {
    FakeService engine;
    FakeStore store;
    ReviewSession session;

    Setup() { session.connectTo(&engine, &store); }
    bool open(const PageRef& page)
    {
        session.open(page);
        return QTest::qWaitFor([this] { return session.analysis() && !session.isBusy(); });
    }
};

} // namespace

void TestSession::opensAndAnalysesOnce()
{
    Setup s;
    const QSignalSpy pixels(&s.session, &ReviewSession::pixelsReady);
    QVERIFY(s.open(kPage));
    QCOMPARE(pixels.size(), 1);
    QCOMPARE(s.engine.analyzed, 1);
    QVERIFY(s.store.cases.begin()->analysis);
    s.session.close();
    QVERIFY(s.open(kPage));
    QCOMPARE(s.engine.analyzed, 1); // the kept one is shown
    s.session.analyzeAgain();
    QTRY_COMPARE(s.engine.analyzed, 2);
}

void TestSession::findingsThatWereMissingAreLookedForAgain()
{
    Setup s;
    QVERIFY(s.open(kPage));
    s.session.close();
    s.store.cases.begin()->analysis->model.reset(); // made while the network's file was missing
    QVERIFY(s.open(kPage));
    QTRY_COMPARE(s.engine.analyzed, 2);
    QTRY_VERIFY(s.store.cases.begin()->analysis->model);
}

void TestSession::aRepairIsReadAnewAndUndone()
{
    Setup s;
    QVERIFY(s.open(kPage));
    PageRepair repair;
    repair.gainMmPerMv = 5;
    s.session.setRepair(repair, u"change of the gain"_s);
    s.session.setRepair(repair, u"change of the gain"_s); // the same again is no change
    QTRY_COMPARE(s.engine.analyzed, 2);
    QTRY_VERIFY(!s.session.isBusy());
    QVERIFY(s.session.analysis()->repair == repair);
    QVERIFY(s.store.cases.begin()->repair == repair);
    QCOMPARE(s.session.undoGroup()->undoText(), u"change of the gain"_s);

    PageRepair more = repair;
    more.paperSpeedMmPerS = 50;
    s.session.setRepair(more, u"change of the speed"_s);
    s.session.undoGroup()->undo(); // while the page is being read: the last word counts
    QTRY_VERIFY(!s.session.isBusy());
    QVERIFY(s.session.analysis()->repair == repair);
    s.session.undoGroup()->undo();
    QTRY_VERIFY(!s.session.isBusy());
    QVERIFY(s.session.analysis()->repair.isEmpty());
    QVERIFY(s.store.cases.begin()->repair.isEmpty());
}

void TestSession::aRepairThatWasNotReadIsReadWhenTheCaseIsOpened()
{
    Setup s;
    QVERIFY(s.open(kPage));
    s.session.close();
    s.store.cases.begin()->repair.layout = u"6x2"_s; // the program ended before it was read
    QVERIFY(s.open(kPage));
    QTRY_VERIFY(s.session.analysis()->repair.layout == u"6x2");
    QCOMPARE(s.engine.analyzed, 2);
}

void TestSession::aRestoredBackupIsShown()
{
    Setup s;
    QVERIFY(s.open(kPage));
    s.session.setNote(u"before"_s);
    const QSignalSpy backedUp(&s.session, &ReviewSession::backedUp);
    s.session.backUp(u"copy"_s);
    QTRY_COMPARE(backedUp.size(), 1);
    s.session.setNote(u"after"_s);
    const QSignalSpy restored(&s.session, &ReviewSession::restored);
    s.session.restore(u"copy"_s);
    QTRY_COMPARE(restored.size(), 1);
    QTRY_VERIFY(s.session.record());
    QCOMPARE(s.session.record()->note, u"before"_s);
    QVERIFY(!s.session.undoGroup()->canUndo()); // it would bring back what was replaced

    const QSignalSpy problems(&s.session, &ReviewSession::problem);
    s.session.restore(u"there is none"_s);
    QTRY_COMPARE(problems.size(), 1);
    QTRY_VERIFY(s.session.record());
    QCOMPARE(s.session.record()->note, u"before"_s);
}

void TestSession::nothingIsRestoredWhileSomethingIsNotSaved()
{
    Setup s;
    QVERIFY(s.open(kPage));
    s.session.backUp(u"copy"_s);
    s.store.writeError = Error {Errc::diskFull, u"Full."_s, {}};
    s.session.setNote(u"not saved"_s);
    QTRY_COMPARE(s.session.saves()->state(), SaveTracker::State::failed);
    const QSignalSpy problems(&s.session, &ReviewSession::problem);
    s.session.restore(u"copy"_s);
    QTRY_COMPARE(problems.size(), 1);
    QTRY_VERIFY(s.session.record());
    QCOMPARE(s.session.record()->note, u"not saved"_s);
}

void TestSession::theLastPageWins()
{
    Setup s;
    s.engine.held = true;
    const QSignalSpy pixels(&s.session, &ReviewSession::pixelsReady);
    s.session.open(kPage);
    s.session.open({u"/pages/x.png"_s, 1});
    s.session.open(kOther);
    s.engine.release();
    QTRY_VERIFY(s.session.analysis());
    QCOMPARE(pixels.size(), 1);
    QCOMPARE(s.engine.cancelled, 2);
    QCOMPARE(s.store.cases.size(), 1);
    QCOMPARE(s.session.analysis()->source.file, kOther.file);
}

void TestSession::aPageOpenedEarlyIsOpenedWithTheEngine()
{
    FakeService engine;
    FakeStore store;
    ReviewSession session;
    session.open(kPage);
    QVERIFY(!session.isBusy());
    session.connectTo(&engine, &store);
    QTRY_VERIFY(session.analysis());
}

void TestSession::cancelKeepsThePage()
{
    Setup s;
    s.engine.delayMs = 250;
    s.session.open(kPage);
    QTRY_VERIFY(s.session.record()); // open and being analysed
    s.session.cancel();
    QTRY_VERIFY(!s.session.isBusy());
    QVERIFY(s.session.page() && !s.session.analysis());
    s.session.analyzeAgain();
    QTRY_VERIFY(s.session.analysis());
}

void TestSession::undoAndRedoAreSaved()
{
    Setup s;
    QVERIFY(s.open(kPage));
    s.session.setVerdict(u"NORM"_s, Verdict::accepted);
    s.session.setVerdict(u"NORM"_s, Verdict::rejected);
    CaseFields fields;
    fields.ageYears = 64;
    s.session.setFields(fields);
    s.session.setNote(u"old scar"_s);
    QCOMPARE(s.session.undoGroup()->undoText(), u"change of the note"_s);
    const CaseRecord& kept = *s.store.cases.begin();
    QCOMPARE(kept.note, u"old scar"_s);
    s.session.undoGroup()->undo();
    QCOMPARE(kept.note, QString());
    s.session.undoGroup()->undo();
    QVERIFY(!kept.fields.ageYears);
    s.session.undoGroup()->undo();
    QCOMPARE(kept.reviews.constFirst().verdict, Verdict::accepted);
    s.session.undoGroup()->undo();
    QVERIFY(kept.reviews.isEmpty());
    for (int i = 0; i < 4; ++i)
        s.session.undoGroup()->redo();
    QCOMPARE(kept.reviews.constFirst().verdict, Verdict::rejected);
    QCOMPARE(kept.note, u"old scar"_s);
}

void TestSession::aMovedBoundaryIsOneUndoableChange()
{
    Setup s;
    QVERIFY(s.open(kPage));
    const QSignalSpy changed(&s.session, &ReviewSession::correctionsChanged);
    s.session.setBoundary(WaveBoundary::qrsOnset, 0.42);
    s.session.setBoundary(WaveBoundary::qrsOnset, 0.43);
    QCOMPARE(s.session.undoGroup()->undoText(), u"move of QRS onset"_s);
    const CaseRecord& kept = *s.store.cases.begin();
    QCOMPARE(kept.corrections[WaveBoundary::qrsOnset], 0.43);
    s.session.undoGroup()->undo();
    QCOMPARE(kept.corrections[WaveBoundary::qrsOnset], 0.42);
    s.session.setBoundary(WaveBoundary::qrsOnset, std::nullopt);
    QCOMPARE(s.session.undoGroup()->undoText(), u"taking back the move of QRS onset"_s);
    QVERIFY(kept.corrections.isEmpty());
    s.session.undoGroup()->undo();
    s.session.setBoundary(WaveBoundary::qrsOnset, 0.42); // no change, no command
    QCOMPARE(changed.size(), 5);
    s.session.analyzeAgain(); // another analysis leaves it
    QTRY_COMPARE(s.engine.analyzed, 2);
    QTRY_VERIFY(!s.session.isBusy());
    QCOMPARE(s.session.record()->corrections[WaveBoundary::qrsOnset], 0.42);
    QCOMPARE(kept.corrections[WaveBoundary::qrsOnset], 0.42);
}

void TestSession::eachCaseHasItsOwnUndo()
{
    Setup s;
    QVERIFY(s.open(kPage));
    s.session.setNote(u"first"_s);
    QVERIFY(s.open(kOther));
    QVERIFY(!s.session.undoGroup()->canUndo());
    QVERIFY(s.open(kPage));
    QCOMPARE(s.session.record()->note, u"first"_s);
    s.session.undoGroup()->undo();
    QCOMPARE(s.session.record()->note, QString());
}

void TestSession::aFailedWriteIsTriedAgain()
{
    Setup s;
    QVERIFY(s.open(kPage));
    QTRY_COMPARE(s.session.saves()->state(), SaveTracker::State::untouched);
    s.store.writeError = Error {Errc::diskFull, u"The disk is full."_s, {}};
    s.session.setNote(u"kept"_s);
    QTRY_COMPARE(s.session.saves()->state(), SaveTracker::State::failed);
    QCOMPARE(s.session.saves()->errorMessage(), u"The disk is full."_s);
    QCOMPARE(s.session.record()->note, u"kept"_s); // nothing typed is lost
    s.store.writeError.reset();
    s.session.saves()->retry();
    QTRY_COMPARE(s.session.saves()->state(), SaveTracker::State::saved);
    QCOMPARE(s.store.cases.begin()->note, u"kept"_s);
}

void TestSession::whatCouldNotBeWrittenIsShownAgain()
{
    Setup s;
    QVERIFY(s.open(kPage));
    s.store.writeError = Error {Errc::diskFull, u"The disk is full."_s, {}};
    CaseFields fields;
    fields.ageYears = 71;
    s.session.setFields(fields);
    s.session.setNote(u"not on disk"_s);
    s.session.setVerdict(u"NORM"_s, Verdict::rejected);
    s.session.setBoundary(WaveBoundary::tOffset, 0.8);
    QTRY_COMPARE(s.session.saves()->state(), SaveTracker::State::failed);
    QVERIFY(s.open(kOther));
    QVERIFY(s.session.record()->note.isEmpty());
    QVERIFY(s.open(kPage));
    QCOMPARE(s.session.record()->corrections[WaveBoundary::tOffset], 0.8);
    QCOMPARE(s.session.record()->note, u"not on disk"_s);
    QCOMPARE(s.session.record()->fields.ageYears, 71);
    QCOMPARE(s.session.record()->reviews.size(), 1);
    s.store.writeError.reset();
    s.session.saves()->retry();
    QTRY_COMPARE(s.session.saves()->state(), SaveTracker::State::saved);
    QVERIFY(s.open(kOther));
    QVERIFY(s.open(kPage));
    QCOMPARE(s.session.record()->note, u"not on disk"_s); // now from the store
}

void TestSession::analysingAgainOpensWhatCouldNotBeOpened()
{
    Setup s;
    s.store.openError = Error {Errc::busy, u"busy"_s, {}};
    QVERIFY(s.open(kPage));
    QVERIFY(!s.session.record());
    s.store.openError.reset();
    s.session.analyzeAgain();
    QTRY_VERIFY(s.session.record());
    QTRY_VERIFY(s.store.cases.begin()->analysis);
}

void TestSession::aNewerWriteReplacesAFailedOne()
{
    Setup s;
    QVERIFY(s.open(kPage));
    s.store.writeError = Error {Errc::busy, u"busy"_s, {}};
    s.session.setNote(u"old"_s);
    QTRY_COMPARE(s.session.saves()->state(), SaveTracker::State::failed);
    s.store.writeError.reset();
    s.session.setNote(u"new"_s);
    QTRY_COMPARE(s.session.saves()->state(), SaveTracker::State::saved);
    s.session.saves()->retry();
    QTest::qWait(10);
    QCOMPARE(s.store.cases.begin()->note, u"new"_s);
}

void TestSession::withoutAStoreNothingCanBeChanged()
{
    FakeService engine;
    ReviewSession session;
    session.connectTo(&engine, nullptr);
    session.open(kPage);
    QTRY_VERIFY(session.analysis());
    session.setNote(u"lost"_s);
    QVERIFY(!session.record());
    QVERIFY(!session.undoGroup()->canUndo());
}

void TestSession::adoptedHeadIsUsedFromTheStart()
{
    FakeService engine;
    FakeStore store;
    store.head = AdoptedHead {u"/heads/1"_s, u"abc"_s};
    ReviewSession session;
    session.connectTo(&engine, &store);
    QTRY_VERIFY(engine.head);
    session.adoptHead(AdoptedHead {u"/heads/2"_s, u"def"_s});
    QCOMPARE(engine.head->sha256, u"def"_s);
    QCOMPARE(store.head->folder, u"/heads/2"_s);
    QCOMPARE(session.adoptedHead()->sha256, u"def"_s);
    session.adoptHead(std::nullopt); // back to what came with the program
    QVERIFY(!engine.head && !store.head && !session.adoptedHead());
}

void TestSession::aReplacedFileIsAnotherCase()
{
    Setup s;
    QVERIFY(s.open(kPage));
    s.session.setNote(u"of the first picture"_s);
    const CaseId first = s.session.record()->id;
    const QSignalSpy told(&s.session, &ReviewSession::problem);
    s.engine.bytes = 1;
    s.session.analyzeAgain();
    QTRY_VERIFY(s.session.record() && !(s.session.record()->id == first));
    QTRY_VERIFY(s.session.analysis() && !s.session.isBusy());
    QCOMPARE(told.size(), 1);
    QVERIFY(s.session.record()->note.isEmpty());
    QCOMPARE(s.store.cases.size(), 2);
    for (const CaseRecord& record : std::as_const(s.store.cases))
        QCOMPARE(record.analysis->source.sha256, record.sha256);
}

void TestSession::listKeepsOneRowForEachPage()
{
    PageListModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.addFiles({kPage.file, kOther.file});
    model.addFiles({kPage.file});
    QCOMPARE(model.rowCount(), 2);
    model.setPageCount(kPage.file, 3);
    model.setPageCount(kPage.file, 3);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.page(2), (PageRef {kPage.file, 3}));
    QCOMPARE(model.page(3), kOther);
    CaseSummary summary;
    summary.page = kOther;
    summary.reviewCount = 2;
    summary.hasAnalysis = summary.isEcg = true;
    model.setSummaries({summary});
    QVERIFY(model.index(3).data(PageListModel::kStateTextRole).toString().contains(u'2'));
    model.setState(kPage, PageListModel::State::noEcg);
    QCOMPARE(model.index(0).data(PageListModel::kStateTextRole).toString(), u"No ECG found"_s);
}

void TestSession::knownPagesAreNotListedTwice()
{
    PageListModel model;
    model.addFiles({kPage.file, kOther.file});
    CaseSummary second, third;
    second.page = {kPage.file, 2};
    third.page = {kPage.file, 3};
    model.setSummaries({second, third});
    model.setPageCount(kPage.file, 5);
    model.setPageCount(kPage.file, 2); // nothing that is known goes away
    QCOMPARE(model.rowCount(), 6);
    for (int row = 0; row < 5; ++row)
        QCOMPARE(model.page(row), (PageRef {kPage.file, row + 1}));
    QCOMPARE(model.page(5), kOther);
}

void TestSession::thumbnailsAreLazyAndWait()
{
    FakeService engine;
    PageListModel model;
    model.addFiles({kPage.file, kOther.file});
    model.setService(&engine);
    QTest::qWait(20);
    QCOMPARE(engine.thumbnailsAsked, 0);
    model.setThumbnailsPaused(true);
    (void)model.index(1).data(Qt::DecorationRole); // as painting does
    QTest::qWait(20);
    QCOMPARE(engine.thumbnailsAsked, 0);
    model.setThumbnailsPaused(false);
    QTRY_VERIFY(!model.index(1).data(Qt::DecorationRole).value<QPixmap>().isNull());
    QCOMPARE(engine.thumbnailsAsked, 1);
}

void TestSession::foldersAreSortedByNumber()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"second patient"_s));
    for (const QString& name : {u"page10.png"_s, u"page2.PNG"_s, u"notes.txt"_s, u"page1.pdf"_s,
             u"second patient/page3.png"_s}) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    const QStringList files = findPageFiles({folder.path(), folder.filePath(u"page2.PNG"_s)});
    QCOMPARE(files.size(), 4);
    QVERIFY(files.at(0).endsWith(u"page1.pdf"_s));
    QVERIFY(files.at(2).endsWith(u"page10.png"_s));
    QVERIFY(files.at(3).endsWith(u"second patient/page3.png"_s));
}

QTEST_MAIN(TestSession)
#include "test_session.moc"
