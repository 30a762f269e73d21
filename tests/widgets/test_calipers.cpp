// SPDX-License-Identifier: GPL-3.0-or-later
// Calipers over the leads and over a page seen askew, by mouse and by key.
#include "tests/widgets/drag.h"
#include "widgets/caliper_overlay.h"
#include "widgets/page_view.h"
#include "widgets/printed_trace.h"
#include "widgets/twelve_lead_view.h"

#include <QAccessible>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

constexpr double kRrS = 0.8, kFirstRS = 0.35;

double mvAt(double seconds)
{
    const double phase = std::fmod(seconds, kRrS);
    const auto wave
        = [phase](double at, double width) { return std::exp(-std::pow((phase - at) / width, 2)); };
    return 1.2 * wave(kFirstRS, 0.012) + 0.25 * wave(0.62, 0.05);
}

/// Ten seconds of II and, above, 2.5 s each of I, V1 and V4, drawn through `toPicture`, which maps
/// mm of a page at 25 mm/s and 10 mm/mV.
template <class ToPicture> Analysis page(ToPicture toPicture)
{
    Analysis analysis;
    analysis.page.found = true;
    analysis.page.paperSpeedMmPerS = 25;
    analysis.page.gainMmPerMv = 10;
    const auto add = [&](Lead lead, double startS, double seconds, double baselineMm) {
        LeadTrace trace;
        trace.lead = lead;
        trace.startS = startS;
        const int count = static_cast<int>(seconds * 500);
        for (int k = 0; k < count; ++k) {
            const double at = startS + k / 500.0;
            trace.samplesMv.push_back(static_cast<float>(mvAt(at)));
            if (k % 3 == 0)
                trace.pathPx.push_back(
                    toPicture(QPointF(20 + at * 25, baselineMm - 10 * mvAt(at))) - kPixelCentre);
        }
        analysis.leads.push_back(std::move(trace));
    };
    for (const auto& [lead, column] : {std::pair(Lead::I, 0), std::pair(Lead::V1, 2)})
        add(lead, column * 2.5, 2.5, 40);
    add(Lead::II, 0, 9.999, 90);
    return analysis;
}

QPointF flat(QPointF mm)
{
    return mm * 8;
}

/// As a camera sees it that is held askew: turned by ten degrees, and farther away to the right.
QPointF askew(QPointF mm)
{
    const double far = 1 + 0.0008 * mm.x();
    const double turn = 10 * 3.14159265 / 180;
    const QPointF turned(mm.x() * std::cos(turn) - mm.y() * std::sin(turn),
        mm.x() * std::sin(turn) + mm.y() * std::cos(turn));
    return QPointF(200, 0) + 8 * turned / far;
}

struct Leads {
    TwelveLeadView view;
    CaliperOverlay* calipers = view.calipers();

    bool show()
    {
        view.resize(1300, 500);
        view.setAnalysis(page(flat));
        view.show();
        view.activateWindow();
        const bool isShown = QTest::qWaitForWindowActive(&view);
        calipers->setActive(true);
        return isShown;
    }
    /// Of the strip, which is the second of two rows.
    QPointF at(double seconds, double mv) const
    {
        const double heightMm = view.widget()->height() / view.pxPerMm();
        const double baselineMm = heightMm - topMm() - 1.5 * 25;
        return QPointF(view.widget()->pos())
            + QPointF((10 + seconds * 25) * view.pxPerMm(),
                (heightMm - baselineMm - mv * 10) * view.pxPerMm());
    }
    double topMm() const { return 7.5; }
    void measure(QPointF from, QPointF to, Qt::KeyboardModifiers keys = {}) const
    {
        drag::pressed(calipers, from, keys);
        drag::moved(calipers, (from + to) / 2, keys);
        drag::moved(calipers, to, keys);
        drag::released(calipers, to, keys);
    }
};

} // namespace

class TestCalipers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void timeRateAndVoltageAreTold();
    void endsSnapToThePeaks();
    void altLetsThemBeWhereTheyAre();
    void snapsToPeakEdgeAndRest();
    void anEndIsDraggedAgain();
    void keysMakeAndMoveIt();
    void itIsReadAloud();
    void escapePutsItAway();
    void theWheelStillScrolls();
    void predictedTimeIsNamed();
    void aPageSeenAskewIsMeasuredInItsMillimetres();
    void anotherPrintedScaleIsTold();
    void aPageWithoutScaleIsNotMeasured();
    void marksMarchOut();
    void draggingIsSmooth();
};

void TestCalipers::timeRateAndVoltageAreTold()
{
    CaliperFrame frame;
    QCOMPARE(caliperText({{1, 0.1}, {1.412, 0.45}}, frame), u"412 ms   146/min   0.35 mV"_s);
    QCOMPARE(caliperText({{1.412, 0}, {1, -0.12}}, frame), u"412 ms   146/min   −0.12 mV"_s);
    QCOMPARE(caliperText({{1, 0}, {1, 0.002}}, frame), u"0 ms   0.00 mV"_s);
    frame.mmPerS = 25;
    frame.mmPerMv = 10;
    QVERIFY(caliperText({{1, 0.1}, {1.412, 0.45}}, frame).endsWith(u"printed 10.3 × 3.5 mm"_s));
}

void TestCalipers::endsSnapToThePeaks()
{
    Leads leads;
    QVERIFY(leads.show());
    leads.measure(
        leads.at(kFirstRS, 1.2) + QPointF(5, 4), leads.at(kFirstRS + kRrS, 1.2) + QPointF(-6, 3));
    const auto& caliper = leads.calipers->caliper();
    QVERIFY(caliper);
    QVERIFY(std::abs(caliper->seconds() - kRrS) < 0.0021); // to a sample
    QVERIFY(std::abs(caliper->mv()) < 0.005);
    QVERIFY2(leads.calipers->text().startsWith(u"II: 800 ms   75/min"_s),
        qPrintable(leads.calipers->text()));
}

void TestCalipers::altLetsThemBeWhereTheyAre()
{
    Leads leads;
    QVERIFY(leads.show());
    leads.measure(leads.at(kFirstRS, 1.2) + QPointF(5, 4),
        leads.at(kFirstRS + kRrS, 1.2) + QPointF(-6, 3), Qt::AltModifier);
    const double pxPerS = 25 * leads.view.pxPerMm();
    QVERIFY(std::abs(leads.calipers->caliper()->seconds() - (kRrS - 11 / pxPerS)) < 0.001);
    QVERIFY(leads.calipers->caliper()->mv() > 0);
}

void TestCalipers::snapsToPeakEdgeAndRest()
{
    const LeadTrace trace = page(flat).leads.back();
    const QSizeF reach(0.02, 0.2);
    const auto peak = snapped(trace, {kFirstRS + 0.004, 1.15}, reach);
    QVERIFY(peak && std::abs(peak->x() - kFirstRS) < 1e-6);
    // The upstroke is steepest where the bell's second derivative is 0.
    const double steepS = kFirstRS - 0.012 / std::sqrt(2.0);
    const auto edge = snapped(trace, {steepS - 0.003, mvAt(steepS)}, reach);
    QVERIFY(edge && std::abs(edge->x() - steepS) <= 0.002);
    const auto rest = snapped(trace, {0.1, 0.08}, reach);
    QVERIFY(rest && rest->x() == 0.1 && std::abs(rest->y()) < 0.01);
    QVERIFY(!snapped(trace, {0.1, 0.9}, reach)); // nothing is near
    QVERIFY(!snapped(trace, {kFirstRS, 0.3}, {0.0001, 0.2})); // a wave is no level of rest
}

void TestCalipers::anEndIsDraggedAgain()
{
    Leads leads;
    QVERIFY(leads.show());
    leads.measure(leads.at(1, 0.7), leads.at(1.5, 0.7), Qt::AltModifier);
    const QPointF to = leads.calipers->caliper()->to;
    leads.measure(leads.at(1, 0.7) + QPointF(2, 2), leads.at(0.9, 0.7), Qt::AltModifier);
    QCOMPARE(leads.calipers->caliper()->to, to);
    QVERIFY(std::abs(leads.calipers->caliper()->seconds() - 0.6) < 0.01);
}

void TestCalipers::keysMakeAndMoveIt()
{
    Leads leads;
    QVERIFY(leads.show());
    CaliperOverlay* calipers = leads.calipers;
    calipers->setFocus();
    QVERIFY(!calipers->caliper());
    QTest::keyClick(calipers, Qt::Key_Right);
    QVERIFY(calipers->caliper());
    const double before = calipers->caliper()->seconds();
    QTest::keyClick(calipers, Qt::Key_Right);
    QVERIFY(std::abs(calipers->caliper()->seconds() - before - 0.002) < 1e-9); // one sample
    QTest::keyClick(calipers, Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(std::abs(calipers->caliper()->seconds() - before - 0.022) < 1e-9);
    QTest::keyClick(calipers, Qt::Key_Tab); // the other end
    QVERIFY(calipers->hasFocus());
    QTest::keyClick(calipers, Qt::Key_Left);
    QVERIFY(std::abs(calipers->caliper()->seconds() - before - 0.024) < 1e-9);
    QTest::keyClick(calipers, Qt::Key_Up);
    QVERIFY(std::abs(calipers->caliper()->mv() + 0.1 / leads.view.pxPerMm()) < 1e-6); // a pixel
}

void TestCalipers::itIsReadAloud()
{
    Leads leads;
    QVERIFY(leads.show());
    leads.measure(leads.at(1, 0.7), leads.at(1.5, 0.7), Qt::AltModifier);
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(leads.calipers);
    QCOMPARE(face->text(QAccessible::Name), u"Calipers"_s);
    QCOMPARE(face->text(QAccessible::Value), leads.calipers->text());
    QVERIFY(face->text(QAccessible::Value).contains(u"ms"_s));
}

void TestCalipers::escapePutsItAway()
{
    Leads leads;
    QVERIFY(leads.show());
    const QSignalSpy dismissed(leads.calipers, &CaliperOverlay::dismissed);
    QTest::keyClick(leads.calipers, Qt::Key_Escape);
    QCOMPARE(dismissed.size(), 1);
    leads.calipers->setActive(false);
    QVERIFY(!leads.calipers->isVisible());
}

void TestCalipers::theWheelStillScrolls()
{
    Leads leads;
    QVERIFY(leads.show());
    const double before = leads.view.pxPerMm();
    QWheelEvent wheel({300, 200}, leads.calipers->mapToGlobal(QPointF(300, 200)), {}, {0, 120},
        Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(leads.calipers, &wheel);
    QVERIFY(leads.view.pxPerMm() > before);
    QTest::keyClick(leads.calipers, Qt::Key_0); // keys that are not its own are the view's
    QCOMPARE(leads.view.pxPerMm(), before);
}

void TestCalipers::predictedTimeIsNamed()
{
    Leads leads;
    QVERIFY(leads.show());
    Analysis analysis = page(flat);
    Reconstruction whole {500, 10, {}, {}};
    whole.leadsMv[Lead::II].assign(5000, 0.3F);
    whole.observedS[Lead::II] = {{0, 5}};
    analysis.reconstruction = whole;
    leads.view.setAnalysis(analysis);
    leads.view.setFormat(LeadFormat::oneLead);
    CaliperOverlay* calipers = leads.calipers;
    const double y = leads.view.widget()->height() / 2.0;
    const auto x = [&](double s) { return (10 + s * 25) * leads.view.pxPerMm(); };
    leads.measure({x(0.4), y}, {x(0.9), y}, Qt::AltModifier);
    QVERIFY(!calipers->text().contains(u"predicted"_s));
    calipers->setFocus();
    for (int k = 0; k < 300; ++k)
        QTest::keyClick(calipers, Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY2(calipers->text().contains(u"predicted"_s), qPrintable(calipers->text()));
}

void TestCalipers::aPageSeenAskewIsMeasuredInItsMillimetres()
{
    PageView view;
    view.resize(1200, 800);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.setPage(std::make_shared<const ImagePyramid>(QImage(2200, 1400, QImage::Format_RGB32)));
    view.setAnalysis(page(askew));
    CaliperOverlay* calipers = view.calipers();
    calipers->setActive(true);
    const auto at = [&](double seconds, double mv) {
        return QPointF(
            view.viewportTransform().map(askew(QPointF(20 + seconds * 25, 90 - 10 * mv))));
    };
    // At the near end and at the far end of the strip, and over all of it.
    for (const auto& [from, to] : {std::pair(0.5, 1.1), std::pair(8.6, 9.2), std::pair(0.5, 9.2)}) {
        calipers->clear();
        drag::pressed(calipers, at(from, 0.5), Qt::AltModifier);
        drag::moved(calipers, at(to, 1.0), Qt::AltModifier);
        const auto& caliper = calipers->caliper();
        QVERIFY(caliper);
        QVERIFY2(std::abs(caliper->seconds() - (to - from)) < 0.012,
            qPrintable(QString::number(caliper->seconds())));
        QVERIFY2(std::abs(caliper->mv() - 0.5) < 0.03, qPrintable(QString::number(caliper->mv())));
    }
    QVERIFY2(calipers->text().contains(u" mm"_s), qPrintable(calipers->text()));
    // An arrow key is a pixel of the screen.
    calipers->setFocus();
    const QPointF before = calipers->caliper()->to;
    QTest::keyClick(calipers, Qt::Key_Right);
    const double pxPerS = (at(9.2, 0) - at(9.1, 0)).x() * 10;
    QVERIFY(std::abs((calipers->caliper()->to.x() - before.x()) * pxPerS - 1) < 0.15);
}

void TestCalipers::anotherPrintedScaleIsTold()
{
    Analysis half = page(flat);
    half.page.paperSpeedMmPerS = 50;
    half.page.chestGainMmPerMv = 5;
    const auto chest = PrintedTrace::of(half.leads.at(1), half.page);
    QVERIFY(chest && half.leads.at(1).lead == Lead::V1);
    QCOMPARE(chest->mmPerMv(), 5.0);
    QCOMPARE(chest->mmPerS(), 50.0);
    half.leads.at(0).samplesMv.assign(1250, 0.2F); // a flat line: the gain of the print
    half.page.paperSpeedMmPerS = 25;
    for (QPointF& point : half.leads.at(0).pathPx)
        point.setY(flat({0, 38}).y());
    const auto line = PrintedTrace::of(half.leads.at(0), half.page);
    QVERIFY(line);
    const QPointF value = line->toValue(flat({20 + 25, 28}));
    QVERIFY2(std::abs(value.x() - 1) < 0.01 && std::abs(value.y() - 1.2) < 0.02,
        qPrintable(QString::number(value.y())));
    QVERIFY(std::hypot(line->toScene(value).x() - flat({45, 28}).x(),
                line->toScene(value).y() - flat({45, 28}).y())
        < 0.5);
}

void TestCalipers::aPageWithoutScaleIsNotMeasured()
{
    Analysis analysis = page(flat);
    analysis.page.paperSpeedMmPerS.reset();
    PageView view;
    view.resize(800, 600);
    view.setPage(std::make_shared<const ImagePyramid>(QImage(2200, 1400, QImage::Format_RGB32)));
    view.setAnalysis(analysis);
    view.calipers()->setActive(true);
    drag::pressed(view.calipers(), {200, 200});
    drag::moved(view.calipers(), {300, 200});
    QVERIFY(!view.calipers()->caliper());
}

void TestCalipers::marksMarchOut()
{
    Leads leads;
    QVERIFY(leads.show());
    leads.measure(leads.at(3, 0.7), leads.at(3.8, 0.7), Qt::AltModifier);
    const auto inkAt = [&](double seconds) {
        const QImage image = leads.calipers->grab().toImage();
        const QPointF px = leads.at(seconds, 0.7) * image.devicePixelRatio();
        bool strong = false;
        for (int dx = -2; dx <= 2; ++dx) {
            const QColor colour = image.pixelColor(px.toPoint() + QPoint(dx, 8));
            strong = strong || (colour.red() < 130 && colour.blue() > colour.red() + 30);
        }
        return strong;
    };
    QVERIFY(!inkAt(4.6) && !inkAt(2.2));
    leads.calipers->setMarching(true);
    for (const double seconds : {4.6, 5.4, 8.6, 2.2, 0.6})
        QVERIFY2(inkAt(seconds), qPrintable(QString::number(seconds)));
    QVERIFY(!inkAt(5.0));
}

/// U12: what moves keeps to the frames of a screen.
void TestCalipers::draggingIsSmooth()
{
    Leads leads;
    QVERIFY(leads.show());
    leads.calipers->setMarching(true);
    leads.measure(leads.at(3, 0.7), leads.at(3.8, 0.7));
    drag::pressed(leads.calipers, leads.at(3.8, 0.7));
    QElapsedTimer clock;
    clock.start();
    constexpr int kFrames = 60;
    for (int k = 0; k < kFrames; ++k) {
        drag::moved(leads.calipers, leads.at(3.8 + k * 0.01, 0.7));
        leads.calipers->repaint();
    }
    const double ms = static_cast<double>(clock.nsecsElapsed()) / 1e6 / kFrames;
    qInfo("one step of a dragged caliper: %.2f ms", ms);
    QVERIFY(ms < 50); // 16.7 ms is a frame; a busy machine takes longer
}

QTEST_MAIN(TestCalipers)
#include "test_calipers.moc"
