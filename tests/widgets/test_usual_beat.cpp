// SPDX-License-Identifier: GPL-3.0-or-later
// Boundaries of the usual beat, moved by mouse and by key, and what is told of the numbers.
#include "tests/widgets/drag.h"
#include "widgets/boundary_handle.h"
#include "widgets/measurements_view.h"
#include "widgets/usual_beat_view.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>

using namespace ecgscan;
using namespace Qt::StringLiterals;
using enum WaveBoundary;

namespace {

Analysis measured()
{
    Analysis analysis;
    analysis.page.found = true;
    Measurements& m = analysis.measurements;
    m.heartRateBpm = 75;
    m.rrMs = 800;
    m.prMs = 160;
    m.qrsMs = 96;
    UsualBeat beat;
    beat.firstMs = -430;
    beat.pOnsetMs = -160;
    beat.pOffsetMs = -60;
    beat.qrsOffsetMs = 96;
    beat.leads[Lead::II].samplesMv.assign(550, 0.1F); // no end of T was found
    m.usualBeat = beat;
    return analysis;
}

struct Shown {
    MeasurementsView view;
    QSignalSpy moved {&view, &MeasurementsView::boundaryMoved};
    QSignalSpy reset {&view, &MeasurementsView::boundaryReset};

    bool show()
    {
        view.resize(440, 700);
        view.setAnalysis(measured());
        view.setEditable(true);
        view.show();
        view.activateWindow();
        return QTest::qWaitForWindowActive(&view);
    }
    BoundaryHandle* handle(WaveBoundary boundary) const
    {
        const auto handles = view.findChildren<BoundaryHandle*>();
        for (BoundaryHandle* each : handles)
            if (each->accessibleName() == boundaryName(boundary))
                return each;
        return nullptr;
    }
    QString text() const
    {
        QTextDocument document;
        document.setHtml(view.findChild<QLabel*>()->text());
        return document.toPlainText().simplified();
    }
    double movedMs(int move) const
    {
        return measured().measurements.usualBeat->firstMs + 1000 * moved.at(move).at(1).toDouble();
    }
};

} // namespace

class TestUsualBeat : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void draggingIsOneMove();
    void keysMoveByASample();
    void tabGoesFromOneToTheNext();
    void numbersFollowAndSayHowTheyWereGot();
    void deleteTakesBack();
    void escapeLeavesItWhereItWas();
    void whatWasNotFoundCanBePlaced();
    void nothingMovesWithoutACase();
};

void TestUsualBeat::draggingIsOneMove()
{
    Shown shown;
    QVERIFY(shown.show());
    BoundaryHandle* handle = shown.handle(qrsOnset);
    const QPoint middle = handle->rect().center();
    drag::pressed(handle, middle);
    const QPointF from = handle->mapToParent(QPointF(middle));
    for (int k = 1; k <= 10; ++k) { // the handle moves along
        drag::moved(handle, handle->mapFromParent(from - QPointF(k, 0)));
        if (k == 5)
            shown.view.resize(441, 700); // what happens beside it does not take it away
    }
    QCOMPARE(shown.moved.size(), 0);
    QVERIFY(shown.text().contains(u"by hand measured 160 ms"_s)); // as it moves
    drag::released(handle, middle);
    QCOMPARE(shown.moved.size(), 1);
    QCOMPARE(shown.moved.at(0).at(0).value<WaveBoundary>(), qrsOnset);
    const double pxPerMs = shown.view.findChild<UsualBeatView*>()->boxPx().width() / 200;
    QVERIFY2(std::abs(shown.movedMs(0) + 10 / pxPerMs) < 5,
        qPrintable(QString::number(shown.movedMs(0))));
}

void TestUsualBeat::keysMoveByASample()
{
    Shown shown;
    QVERIFY(shown.show());
    BoundaryHandle* handle = shown.handle(qrsOffset);
    handle->setFocus();
    QTest::keyClick(handle, Qt::Key_Right);
    QCOMPARE(shown.moved.size(), 1);
    QVERIFY(std::abs(shown.movedMs(0) - 98) < 1e-6);
    QTest::keyClick(handle, Qt::Key_Left, Qt::ShiftModifier); // from 98: nothing was kept
    QVERIFY(std::abs(shown.movedMs(1) - 88) < 1e-6);
    for (int k = 0; k < 100; ++k)
        QTest::keyPress(handle, Qt::Key_Left); // held down: not before the QRS begins
    QTest::keyRelease(handle, Qt::Key_Left);
    QCOMPARE(shown.moved.size(), 3);
    QVERIFY(shown.movedMs(2) > 0);
}

void TestUsualBeat::tabGoesFromOneToTheNext()
{
    Shown shown;
    QVERIFY(shown.show());
    shown.handle(pOnset)->setFocus();
    for (const WaveBoundary next : {qrsOnset, qrsOffset, tOffset}) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(shown.handle(next)));
    }
}

void TestUsualBeat::numbersFollowAndSayHowTheyWereGot()
{
    Shown shown;
    QVERIFY(shown.show());
    QVERIFY(!shown.text().contains(u"by hand"_s));
    Corrections corrections;
    corrections[qrsOffset] = correctionS(*measured().measurements.usualBeat, 120);
    shown.view.setCorrections(corrections);
    QVERIFY2(shown.text().contains(u"120 ms by hand measured 96 ms"_s), qPrintable(shown.text()));
    QVERIFY(shown.text().contains(u"160 ms"_s));
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(shown.handle(qrsOffset));
    QCOMPARE(face->text(QAccessible::Name), u"QRS end"_s);
    QCOMPARE(face->text(QAccessible::Value), u"120 ms, corrected by hand; measured 96 ms"_s);
    shown.view.setAnalysis(measured()); // another analysis of the page
    QVERIFY(shown.text().contains(u"120 ms by hand"_s));
}

void TestUsualBeat::deleteTakesBack()
{
    Shown shown;
    QVERIFY(shown.show());
    QTest::keyClick(shown.handle(pOnset), Qt::Key_Delete);
    QCOMPARE(shown.reset.size(), 0); // there is nothing to take back
    Corrections corrections;
    corrections[pOnset] = correctionS(*measured().measurements.usualBeat, -150);
    shown.view.setCorrections(corrections);
    QTest::keyClick(shown.handle(pOnset), Qt::Key_Delete);
    QCOMPARE(shown.reset.size(), 1);
    QCOMPARE(shown.reset.at(0).at(0).value<WaveBoundary>(), pOnset);
}

void TestUsualBeat::escapeLeavesItWhereItWas()
{
    Shown shown;
    QVERIFY(shown.show());
    BoundaryHandle* handle = shown.handle(qrsOnset);
    QTest::keyPress(handle, Qt::Key_Left);
    QTest::keyClick(handle, Qt::Key_Escape);
    QTest::keyRelease(handle, Qt::Key_Left);
    QCOMPARE(shown.moved.size(), 0);
    QCOMPARE(handle->ms(), 0.0);
    QVERIFY(!shown.text().contains(u"by hand"_s));
}

void TestUsualBeat::whatWasNotFoundCanBePlaced()
{
    Shown shown;
    QVERIFY(shown.show());
    BoundaryHandle* handle = shown.handle(tOffset);
    QVERIFY(handle->isVisible());
    QCOMPARE(handle->accessibleDescription(), u"not measured"_s);
    QTest::keyClick(handle, Qt::Key_Left);
    QCOMPARE(shown.moved.at(0).at(0).value<WaveBoundary>(), tOffset);
}

void TestUsualBeat::nothingMovesWithoutACase()
{
    Shown shown;
    QVERIFY(shown.show());
    shown.view.setEditable(false);
    QTest::keyClick(shown.handle(qrsOnset), Qt::Key_Left);
    QCOMPARE(shown.moved.size(), 0);
    QVERIFY(!shown.handle(tOffset)->isVisible());
}

QTEST_MAIN(TestUsualBeat)
#include "test_usual_beat.moc"
