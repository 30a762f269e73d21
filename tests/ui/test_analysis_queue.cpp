// SPDX-License-Identifier: GPL-3.0-or-later
// The work list is analysed without being selected; pages come by the clipboard and a folder.
#include "tests/ui/fake_service.h"
#include "tests/ui/fake_store.h"
#include "ui/analysis_queue.h"
#include "ui/incoming_pages.h"
#include "ui/page_list_model.h"
#include "ui/queue_status.h"

#include <QFile>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include <algorithm>

using namespace ecgscan;
using namespace Qt::StringLiterals;
using fakes::FakeService;
using fakes::FakeStore;

namespace {

struct List {
    FakeService engine;
    FakeStore store;
    PageListModel pages;
    AnalysisQueue queue {&pages};
    QueueStatus status {&queue, &pages};

    explicit List(int files)
    {
        queue.connectTo(&engine, &store);
        QStringList names;
        for (int k = 0; k < files; ++k)
            names << u"/pages/%1.png"_s.arg(k);
        pages.addFiles(names);
    }
    void lookUp() { pages.setSummaries(*store.list().result()); }
    int analysed() const { return pages.tally().analysed; }
};

} // namespace

class TestAnalysisQueue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWholeListIsAnalysed();
    void nothingIsAnalysedBeforeTheDatabaseWasAsked();
    void whatIsKeptIsNotAnalysedAgain();
    void aKnownPictureKeepsItsAnalysis();
    void everyPageOfAFileIsAnalysed();
    void thePageUnderReviewComesFirst();
    void pauseStopsAtOnce();
    void failuresAreNamedAndTriedAgain();
    void anotherListEndsTheWork();
    void aDeadEngineFailsOnePageOnly();
    void picturesArePasted();
    void newFilesOfAFolderArrive();
};

void TestAnalysisQueue::theWholeListIsAnalysed()
{
    List list(4);
    list.lookUp();
    QTRY_COMPARE(list.analysed(), 4);
    QCOMPARE(list.store.cases.size(), 4);
    QVERIFY(std::ranges::all_of(
        list.store.cases, [](const CaseRecord& record) { return record.analysis.has_value(); }));
    QTest::qWait(150);
    QVERIFY(!list.status.isVisibleTo(nullptr)); // nothing is left to say
    QCOMPARE(list.engine.analyzed, 4);
}

void TestAnalysisQueue::nothingIsAnalysedBeforeTheDatabaseWasAsked()
{
    List list(2);
    QTest::qWait(250);
    QCOMPARE(list.engine.analyzed, 0);
    list.lookUp();
    QTRY_COMPARE(list.analysed(), 2);
}

void TestAnalysisQueue::whatIsKeptIsNotAnalysedAgain()
{
    List list(3);
    const CaseId id = list.store.openCase({u"/pages/1.png"_s, 1}, u"x"_s).result()->id;
    (void)list.store.saveAnalysis(id, fakes::sampleAnalysis({u"/pages/1.png"_s, 1}));
    list.lookUp();
    QTRY_COMPARE(list.analysed(), 3);
    QCOMPARE(list.engine.analyzed, 2);
}

void TestAnalysisQueue::aKnownPictureKeepsItsAnalysis()
{
    List list(2);
    const PageRef page {u"/pages/1.png"_s, 1};
    const CaseId id
        = list.store.openCase({u"/elsewhere.png"_s, 1}, list.engine.hashOf(page)).result()->id;
    Analysis corrected = fakes::sampleAnalysis(page);
    corrected.page.layout = u"corrected"_s;
    (void)list.store.saveAnalysis(id, corrected);
    list.lookUp();
    QTRY_COMPARE(list.analysed(), 2);
    QCOMPARE(list.store.load(id).result()->analysis->page.layout, u"corrected"_s);
}

void TestAnalysisQueue::everyPageOfAFileIsAnalysed()
{
    List list(1);
    list.engine.pagesOfAnalysis = 3;
    list.lookUp();
    QTRY_COMPARE(list.analysed(), 3);
    QCOMPARE(list.pages.rowCount(), 3);
}

void TestAnalysisQueue::thePageUnderReviewComesFirst()
{
    List list(3);
    list.engine.held = true;
    list.lookUp();
    QTRY_COMPARE(list.engine.analyzed, 1);
    list.queue.setHeld(true); // the reader opened a page
    list.queue.setPageUnderReview(PageRef {u"/pages/0.png"_s, 1});
    list.engine.release();
    QTRY_COMPARE(list.engine.cancelled, 1);
    QTest::qWait(150);
    QCOMPARE(list.engine.analyzed, 1);
    QCOMPARE(list.analysed(), 0);
    list.queue.setHeld(false);
    QTRY_COMPARE(list.analysed(), 2); // the page under review is the session's
    QCOMPARE(list.store.cases.size(), 2);
}

void TestAnalysisQueue::pauseStopsAtOnce()
{
    List list(5);
    list.engine.delayMs = 30;
    list.lookUp();
    QTRY_VERIFY(list.analysed() >= 1);
    list.queue.setPaused(true);
    const int before = list.analysed();
    QVERIFY2(list.status.text().contains(u"paused"_s), qPrintable(list.status.text()));
    QTest::qWait(150);
    QCOMPARE(list.analysed(), before);
    list.queue.setPaused(false);
    QTRY_COMPARE(list.analysed(), 5);
}

void TestAnalysisQueue::failuresAreNamedAndTriedAgain()
{
    List list(3);
    list.engine.analyzeError = Error {Errc::corrupt, u"The file is damaged."_s, {}};
    list.lookUp();
    QTRY_COMPARE(list.pages.tally().failed, 3);
    QTRY_COMPARE(list.status.text(), u"0 of 3 analysed, 3 failed"_s);
    QCOMPARE(list.engine.analyzed, 3); // not for ever
    QCOMPARE(list.pages.failures().at(1).reason, u"The file is damaged."_s);
    list.status.showFailures();
    const auto* table = list.status.window()->findChild<QTableWidget*>();
    QVERIFY(table);
    QCOMPARE(table->rowCount(), 3);
    QCOMPARE(table->item(0, 0)->text(), u"0.png"_s);
    QCOMPARE(table->item(0, 1)->text(), u"The file is damaged."_s);
    list.engine.analyzeError.reset();
    list.queue.retryFailed();
    QTRY_COMPARE(list.analysed(), 3);
    QVERIFY(list.pages.failures().isEmpty());
}

void TestAnalysisQueue::anotherListEndsTheWork()
{
    List list(3);
    list.engine.held = true;
    list.lookUp();
    QTRY_COMPARE(list.engine.analyzed, 1);
    list.pages.clear();
    list.engine.release();
    QTest::qWait(150);
    QCOMPARE(list.store.cases.size(), 0);
    list.pages.addFiles({u"/other/1.png"_s});
    list.lookUp();
    QTRY_COMPARE(list.analysed(), 1);
}

void TestAnalysisQueue::aDeadEngineFailsOnePageOnly()
{
    List list(4);
    list.engine.held = true;
    list.lookUp();
    QTRY_COMPARE(list.engine.analyzed, 1);
    list.engine.analyzeError = Error {Errc::internal, u"The engine ended."_s, {}};
    Q_EMIT list.engine.engineLost(false);
    list.engine.release();
    QTRY_COMPARE(list.pages.tally().failed, 1);
    QTest::qWait(150);
    QCOMPARE(list.engine.analyzed, 1);
    list.engine.analyzeError.reset();
    list.engine.start();
    QTRY_COMPARE(list.analysed(), 3);
}

void TestAnalysisQueue::picturesArePasted()
{
    const QTemporaryDir folder;
    IncomingPages incoming(folder.filePath(u"pasted"_s));
    const QSignalSpy pasted(&incoming, &IncomingPages::pasted);
    const QSignalSpy problems(&incoming, &IncomingPages::problem);
    QMimeData text;
    text.setText(u"no picture"_s);
    incoming.paste(text);
    QCOMPARE(problems.size(), 1);
    QImage picture(300, 200, QImage::Format_RGB32);
    picture.fill(QColor(250, 230, 230));
    picture.setPixelColor(17, 5, Qt::black);
    QMimeData image;
    image.setImageData(picture);
    incoming.paste(image);
    QTRY_COMPARE(pasted.size(), 1);
    const QString file = pasted.at(0).at(0).toStringList().constFirst();
    QVERIFY(file.startsWith(folder.filePath(u"pasted"_s)) && file.endsWith(u".png"));
    QCOMPARE(QImage(file).convertToFormat(QImage::Format_RGB32), picture);
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(u"/pages/a.png"_s), QUrl(u"https://example.org/b.png"_s)});
    incoming.paste(files);
    QCOMPARE(pasted.size(), 2);
    QCOMPARE(pasted.at(1).at(0).toStringList(), QStringList {u"/pages/a.png"_s});
}

void TestAnalysisQueue::newFilesOfAFolderArrive()
{
    const QTemporaryDir folder;
    const auto write = [&](const QString& name, const QByteArray& bytes) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::Append));
        file.write(bytes);
    };
    write(u"old.png"_s, "x");
    IncomingPages incoming(folder.path());
    const QSignalSpy arrived(&incoming, &IncomingPages::arrived);
    incoming.watchFolder(folder.path());
    QTest::qWait(400); // it has looked
    write(u"new.png"_s, "half");
    write(u"notes.txt"_s, "no page");
    QTest::qWait(500);
    write(u"new.png"_s, "whole");
    QTRY_COMPARE(arrived.size(), 1);
    QCOMPARE(arrived.at(0).at(0).toStringList(), QStringList {folder.filePath(u"new.png"_s)});
    QCOMPARE(QFile(folder.filePath(u"new.png"_s)).size(), 9);
    incoming.watchFolder({});
    write(u"later.png"_s, "x");
    QTest::qWait(900);
    QCOMPARE(arrived.size(), 1);
}

QTEST_MAIN(TestAnalysisQueue)
#include "test_analysis_queue.moc"
