// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/trace_place.h"
#include "widgets/repair_overlay.h"
#include "widgets/repair_panel.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGraphicsView>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

/// Two stretches of 2.5 s, 400 picture pixels long, one behind the other.
Analysis twoStretches()
{
    Analysis analysis;
    analysis.page.found = true;
    analysis.page.paperSpeedMmPerS = 25;
    analysis.page.gainMmPerMv = 10;
    analysis.page.layout = u"1x2"_s;
    for (const Lead lead : {Lead::I, Lead::II}) {
        LeadTrace trace;
        trace.lead = lead;
        trace.startS = lead == Lead::I ? 0 : 2.5;
        trace.samplesMv.assign(1250, 0);
        for (int k = 0; k < 1250; ++k)
            trace.pathPx.emplace_back((lead == Lead::I ? 0 : 400) + 400.0 * k / 1249, 150);
        analysis.leads.push_back(trace);
    }
    return analysis;
}

template <class Widget> Widget* named(const RepairPanel& panel, const QString& name)
{
    const auto widgets = panel.findChildren<Widget*>();
    for (Widget* widget : widgets)
        if (widget->accessibleName() == name)
            return widget;
    return nullptr;
}

QPushButton* button(const RepairPanel& panel, const QString& text)
{
    const auto buttons = panel.findChildren<QPushButton*>();
    for (QPushButton* button : buttons)
        if (button->text() == text)
            return button;
    return nullptr;
}

/// As a person chooses an entry: by its text, with the signal that only people cause.
void choose(QComboBox* box, const QString& text)
{
    box->setCurrentIndex(box->findText(text));
    Q_EMIT box->activated(box->currentIndex());
}

struct View {
    QGraphicsScene scene {0, 0, 800, 300};
    QGraphicsView view {&scene};
    RepairOverlay overlay {&view};

    View()
    {
        view.resize(820, 320);
        view.show();
        view.setTransform(QTransform::fromScale(0.9, 0.9));
    }
    QPoint at(double x, double y) const { return view.mapFromScene(QPointF(x, y) + kPixelCentre); }
    void drag(QPoint from, QPoint to)
    {
        QTest::mousePress(&overlay, Qt::LeftButton, {}, from);
        for (int k = 1; k <= 10; ++k)
            QTest::mouseMove(&overlay, from + (to - from) * k / 10);
        QTest::mouseRelease(&overlay, Qt::LeftButton, {}, to);
    }
};

} // namespace

class TestRepair : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void speedGainAndLayout();
    void namesOfStretches();
    void partsByNumbers();
    void correctionsAreTakenBack();
    void cornersByMouse();
    void cornersOfAZoomedPage();
    void cornersByKeys();
    void partsByMouse();
    void escapeGivesNothingOn();
};

void TestRepair::speedGainAndLayout()
{
    RepairPanel panel;
    panel.setAnalysis(twoStretches());
    QSignalSpy edited(&panel, &RepairPanel::repairEdited);
    QCOMPARE(named<QComboBox>(panel, u"Gain"_s)->currentText(), u"As read: 10 mm/mV"_s);
    choose(named<QComboBox>(panel, u"Gain"_s), u"5 mm/mV"_s);
    QCOMPARE(edited.size(), 1);
    const auto repair = edited.takeFirst().at(0).value<PageRepair>();
    QCOMPARE(repair.gainMmPerMv, std::optional(5.0));
    QVERIFY(!repair.paperSpeedMmPerS);
    panel.setRepair(repair);
    QCOMPARE(named<QComboBox>(panel, u"Gain"_s)->currentText(), u"5 mm/mV"_s);
    choose(named<QComboBox>(panel, u"Paper speed"_s), u"50 mm/s"_s);
    const auto both = edited.takeFirst().at(0).value<PageRepair>();
    QCOMPARE(both.gainMmPerMv, std::optional(5.0));
    QCOMPARE(both.paperSpeedMmPerS, std::optional(50.0));
    choose(named<QComboBox>(panel, u"Layout"_s), u"6x2"_s);
    QCOMPARE(edited.takeFirst().at(0).value<PageRepair>().layout, u"6x2"_s);
    choose(named<QComboBox>(panel, u"Gain"_s), u"As read"_s);
    QVERIFY(edited.takeFirst().at(0).value<PageRepair>().isEmpty());
}

void TestRepair::namesOfStretches()
{
    RepairPanel panel;
    const Analysis analysis = twoStretches();
    panel.setAnalysis(analysis);
    QSignalSpy edited(&panel, &RepairPanel::repairEdited);
    panel.chooseStretch(1);
    QCOMPARE(named<QComboBox>(panel, u"Name of the stretch"_s)->currentText(), u"II"_s);
    choose(named<QComboBox>(panel, u"Name of the stretch"_s), u"-aVR"_s);
    const auto repair = edited.takeFirst().at(0).value<PageRepair>();
    const TraceRepair& renamed = repair.traces.at(0);
    QCOMPARE(renamed.kind, TraceRepair::Kind::rename);
    QCOMPARE(nearestStretch(analysis.leads, renamed.atPx, 1), std::optional(std::size_t(1)));
    QCOMPARE(renamed.name, Lead::aVR);
    QVERIFY(renamed.inverted);
    panel.setRepair(repair); // another word on the same stretch takes its place
    choose(named<QComboBox>(panel, u"Name of the stretch"_s), u"V1"_s);
    const auto again = edited.takeFirst().at(0).value<PageRepair>();
    QCOMPARE(again.traces.size(), std::size_t(1));
    QCOMPARE(again.traces.at(0).name, Lead::V1);
    choose(named<QComboBox>(panel, u"Name of the stretch"_s), u"no lead"_s);
    QCOMPARE(
        edited.takeFirst().at(0).value<PageRepair>().traces.at(1).kind, TraceRepair::Kind::remove);
}

void TestRepair::partsByNumbers()
{
    RepairPanel panel;
    const Analysis analysis = twoStretches();
    panel.setAnalysis(analysis);
    panel.chooseStretch(1);
    QSignalSpy edited(&panel, &RepairPanel::repairEdited);
    named<QDoubleSpinBox>(panel, u"From"_s)->setValue(3);
    named<QDoubleSpinBox>(panel, u"To"_s)->setValue(3.5);
    panel.setAnalysis(analysis); // read anew: what was typed stays
    button(panel, u"&Erase these seconds"_s)->click();
    const auto erased = edited.takeFirst().at(0).value<PageRepair>().traces.at(0);
    QCOMPARE(erased.kind, TraceRepair::Kind::erase);
    QVERIFY(std::abs(timeAt(analysis.leads[1], erased.fromPx) - 3.0) < 0.01);
    QVERIFY(std::abs(timeAt(analysis.leads[1], erased.toPx) - 3.5) < 0.01);
    named<QDoubleSpinBox>(panel, u"To"_s)->setValue(2.5); // no part
    button(panel, u"&Erase these seconds"_s)->click();
    QCOMPARE(edited.size(), 0);
    named<QDoubleSpinBox>(panel, u"Shift of the baseline"_s)->setValue(0.1);
    QCOMPARE(edited.takeFirst().at(0).value<PageRepair>().traces.at(0).byMv, 0.1);
    panel.chooseStretch(0); // another one: all of it
    QCOMPARE(named<QDoubleSpinBox>(panel, u"From"_s)->value(), 0.0);
}

void TestRepair::correctionsAreTakenBack()
{
    RepairPanel panel;
    const Analysis analysis = twoStretches();
    PageRepair repair;
    repair.gainMmPerMv = 20;
    repair.traces.resize(2);
    repair.traces[0].kind = TraceRepair::Kind::remove;
    repair.traces[0].atPx = {100, 150};
    repair.traces[1].atPx = {600, 150};
    panel.setAnalysis(analysis);
    panel.setRepair(repair);
    QSignalSpy edited(&panel, &RepairPanel::repairEdited);
    auto* made = named<QListWidget>(panel, u"Corrections that were made"_s);
    QCOMPARE(made->count(), 2);
    QVERIFY2(made->item(0)->text().startsWith(u"I, "_s), qPrintable(made->item(0)->text()));
    QVERIFY2(made->item(1)->text().startsWith(u"II, "_s), qPrintable(made->item(1)->text()));
    made->setCurrentRow(0);
    button(panel, u"Take &back"_s)->click();
    const auto left = edited.takeFirst().at(0).value<PageRepair>();
    QCOMPARE(left.traces.size(), std::size_t(1));
    QCOMPARE(left.traces.at(0).atPx, QPointF(600, 150));
    panel.setRepair(left); // nothing is selected any more
    button(panel, u"Take &back"_s)->click();
    QVERIFY(edited.takeFirst().at(0).value<PageRepair>().isEmpty());
}

void TestRepair::cornersByMouse()
{
    View v;
    const QSignalSpy moved(&v.overlay, &RepairOverlay::cornersMoved);
    v.overlay.moveCorners({QPointF(50, 40), QPointF(700, 40), QPointF(700, 250), QPointF(50, 250)});
    v.drag(v.at(700, 40), v.at(650, 60));
    QCOMPARE(moved.size(), 1);
    const auto corners = moved.at(0).at(0).value<std::array<QPointF, 4>>();
    QVERIFY(std::abs(corners[1].x() - 650) < 2 && std::abs(corners[1].y() - 60) < 2);
    QCOMPARE(corners[0], QPointF(50, 40));
    v.drag(v.at(300, 150), v.at(350, 150)); // between the corners
    QCOMPARE(moved.size(), 1);
}

/// The view scrolls what lies on its viewport: the handles stay on their corners.
void TestRepair::cornersOfAZoomedPage()
{
    View v;
    const QSignalSpy moved(&v.overlay, &RepairOverlay::cornersMoved);
    v.overlay.moveCorners({QPointF(50, 40), QPointF(700, 40), QPointF(700, 250), QPointF(50, 250)});
    v.view.setTransform(QTransform::fromScale(3, 3));
    v.view.centerOn(700, 250);
    QCoreApplication::processEvents();
    QCOMPARE(v.overlay.pos(), QPoint());
    v.drag(v.at(700, 250), v.at(650, 230));
    QCOMPARE(moved.size(), 1);
    const auto corners = moved.at(0).at(0).value<std::array<QPointF, 4>>();
    QVERIFY(std::abs(corners[2].x() - 650) < 1 && std::abs(corners[2].y() - 230) < 1);
}

void TestRepair::cornersByKeys()
{
    View v;
    const QSignalSpy moved(&v.overlay, &RepairOverlay::cornersMoved);
    v.overlay.moveCorners({QPointF(50, 40), QPointF(700, 40), QPointF(700, 250), QPointF(50, 250)});
    QVERIFY(v.overlay.accessibleDescription().contains(u"top left"_s));
    QTest::keyClick(&v.overlay, Qt::Key_Tab);
    QTest::keyClick(&v.overlay, Qt::Key_Tab);
    QVERIFY(v.overlay.accessibleDescription().contains(u"bottom right"_s));
    QTest::keyClick(&v.overlay, Qt::Key_Return); // nothing was moved
    QCOMPARE(moved.size(), 0);
    QTest::keyClick(&v.overlay, Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(&v.overlay, Qt::Key_Up);
    QTest::keyClick(&v.overlay, Qt::Key_Return);
    QCOMPARE(moved.size(), 1);
    const auto corners = moved.at(0).at(0).value<std::array<QPointF, 4>>();
    QVERIFY(std::abs(corners[2].x() - (700 - 10 / 0.9)) < 0.01);
    QVERIFY(std::abs(corners[2].y() - (250 - 1 / 0.9)) < 0.01);
}

void TestRepair::partsByMouse()
{
    View v;
    const Analysis analysis = twoStretches();
    const QSignalSpy erased(&v.overlay, &RepairOverlay::partErased);
    const QSignalSpy drawn(&v.overlay, &RepairOverlay::partDrawn);
    v.overlay.choosePart(RepairOverlay::Part::erase, analysis.leads[1]);
    v.drag(v.at(480, 150), v.at(640, 140)); // of 400..800, which is 2.5 to 5 s
    QCOMPARE(erased.size(), 1);
    QCOMPARE(nearestStretch(analysis.leads, erased.at(0).at(0).toPointF(), 1),
        std::optional(std::size_t(1)));
    QVERIFY(std::abs(erased.at(0).at(1).toPointF().x() - 480) < 2);
    QVERIFY(std::abs(erased.at(0).at(2).toPointF().x() - 640) < 2);
    QCOMPARE(drawn.size(), 0);
    v.overlay.choosePart(RepairOverlay::Part::redraw, analysis.leads[1]);
    v.drag(v.at(640, 130), v.at(480, 150));
    QCOMPARE(drawn.size(), 1);
    QVERIFY(drawn.at(0).at(1).value<std::vector<QPointF>>().size() > 5);
    QTest::mouseClick(&v.overlay, Qt::LeftButton, {}, v.at(500, 150)); // no part
    QCOMPARE(drawn.size(), 1);
}

void TestRepair::escapeGivesNothingOn()
{
    View v;
    const QSignalSpy stopped(&v.overlay, &RepairOverlay::stopped);
    const QSignalSpy moved(&v.overlay, &RepairOverlay::cornersMoved);
    v.overlay.moveCorners({QPointF(50, 40), QPointF(700, 40), QPointF(700, 250), QPointF(50, 250)});
    QTest::keyClick(&v.overlay, Qt::Key_Left);
    QTest::keyClick(&v.overlay, Qt::Key_Escape);
    QVERIFY(v.overlay.isHidden());
    QCOMPARE(stopped.size(), 1);
    QCOMPARE(moved.size(), 0);
}

QTEST_MAIN(TestRepair)
#include "test_repair.moc"
