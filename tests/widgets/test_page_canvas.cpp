// SPDX-License-Identifier: GPL-3.0-or-later
// The page as it is shown: tone, turn, traces that blink and fade, rulers, overview.
#include "tests/widgets/drag.h"
#include "widgets/lead_style.h"
#include "widgets/page_overview.h"
#include "widgets/page_ruler.h"
#include "widgets/page_view.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize kPage(1600, 1000);

Analysis analysed()
{
    Analysis analysis;
    analysis.page.found = true;
    analysis.page.pxPerMm = 8;
    analysis.page.cornersPx
        = {QPointF(80, 80), QPointF(1520, 80), QPointF(1520, 920), QPointF(80, 920)};
    LeadTrace trace;
    trace.lead = Lead::I; // solid
    trace.samplesMv.assign(1250, 0.1F);
    trace.pathPx = {{200, 499.5}, {1400, 499.5}};
    analysis.leads.push_back(trace);
    return analysis;
}

struct Canvas {
    PageView view;

    bool show()
    {
        QImage page(kPage, QImage::Format_RGB32);
        page.fill(QColor(200, 180, 170));
        view.resize(818, 618); // 800 x 600 without the rulers
        view.show();
        const bool isShown = QTest::qWaitForWindowExposed(&view);
        view.setPage(std::make_shared<const ImagePyramid>(page));
        view.setAnalysis(analysed());
        return isShown;
    }
    QColor at(QPointF scene) const
    {
        const QImage shown = view.viewport()->grab().toImage();
        return shown.pixelColor(
            (QPointF(view.mapFromScene(scene)) * shown.devicePixelRatio()).toPoint());
    }
    template <class T> T* part() const { return view.findChild<T*>(); }
};

} // namespace

class TestPageCanvas : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tonesAreWhatTheySay();
    void theToneIsShownAndSaid();
    void anotherPageIsShownAsItIs();
    void turningKeepsThePageInSight();
    void zoomingATurnedPageKeepsItsTurn();
    void tracesBlinkTwiceASecond();
    void tracesFade();
    void rulersCountTheMillimetresOfThePrint();
    void theOverviewMovesThePage();
    void spaceDragsUnderTheCalipers();
    void leadsDifferInTheirDashes();
    void toningIsQuick();
    void calipersOverThePageAreSmooth();
};

void TestPageCanvas::tonesAreWhatTheySay()
{
    QCOMPARE(toned(200, {}), 200);
    QCOMPARE(toned(200, {.isInverted = true}), 55);
    QVERIFY(toned(100, {.brightness = 20}) > 140);
    QCOMPARE(toned(100, {.brightness = -100}), 0);
    QVERIFY(toned(200, {.contrast = 50}) > 240 && toned(50, {.contrast = 50}) < 10);
    QVERIFY(toned(200, {.contrast = -50}) < 170 && toned(50, {.contrast = -50}) > 80);
    for (const int contrast : {-100, -10, 10, 100}) { // nothing darker becomes lighter
        for (int value = 1; value < 256; ++value)
            QVERIFY(
                toned(value, {.contrast = contrast}) >= toned(value - 1, {.contrast = contrast}));
    }
}

void TestPageCanvas::theToneIsShownAndSaid()
{
    Canvas canvas;
    QVERIFY(canvas.show());
    const QSignalSpy changed(&canvas.view, &PageView::toneChanged);
    const auto* note = canvas.part<QLabel>();
    QVERIFY(!note->isVisible());
    QCOMPARE(canvas.at({300, 300}), QColor(200, 180, 170));
    canvas.view.setTone({.isInverted = true});
    QCOMPARE(canvas.at({300, 300}), QColor(55, 75, 85));
    QVERIFY(note->isVisible() && note->text().contains(u"inverted"_s));
    canvas.view.setTone({.brightness = 20, .contrast = -10});
    QVERIFY(note->text().contains(u"+20"_s) && note->text().contains(u"-10"_s));
    QCOMPARE(changed.size(), 2);
}

void TestPageCanvas::anotherPageIsShownAsItIs()
{
    Canvas canvas;
    QVERIFY(canvas.show());
    canvas.view.setTone({.isInverted = true});
    canvas.view.turn(1);
    const double upright = canvas.view.zoom();
    QVERIFY(canvas.show());
    QCOMPARE(canvas.view.tone(), PictureTone());
    QCOMPARE(canvas.at({300, 300}), QColor(200, 180, 170));
    QVERIFY(canvas.view.zoom() > upright); // a landscape page is wider than high again
}

void TestPageCanvas::turningKeepsThePageInSight()
{
    Canvas canvas;
    QVERIFY(canvas.show());
    const auto isInSight = [&] {
        const QRect page
            = canvas.view.mapFromScene(QRectF(QPointF(), QSizeF(kPage))).boundingRect();
        return canvas.view.viewport()->rect().adjusted(-1, -1, 1, 1).contains(page);
    };
    const QPointF corner(0, 0);
    QVERIFY(isInSight());
    canvas.view.turn(1); // the upper left corner is on the right now
    QVERIFY(isInSight());
    QVERIFY(canvas.view.mapFromScene(corner).x() > canvas.view.viewport()->width() / 2);
    QVERIFY(canvas.view.mapFromScene(corner).y() < canvas.view.viewport()->height() / 2);
    canvas.view.turn(-1);
    QVERIFY(canvas.view.mapFromScene(corner).x() < canvas.view.viewport()->width() / 2);
    canvas.view.turn(-1);
    QVERIFY(canvas.view.mapFromScene(corner).y() > canvas.view.viewport()->height() / 2);
}

void TestPageCanvas::zoomingATurnedPageKeepsItsTurn()
{
    Canvas canvas;
    QVERIFY(canvas.show());
    canvas.view.turn(1);
    const double before = canvas.view.zoom();
    canvas.view.zoomIn();
    QVERIFY(std::abs(canvas.view.zoom() / before - 1.25) < 1e-6);
    const QPointF right = canvas.view.viewportTransform().map(QPointF(1, 0))
        - canvas.view.viewportTransform().map(QPointF(0, 0));
    QVERIFY(std::abs(right.x()) < 1e-9 && right.y() > 0);
    canvas.view.actualSize();
    QVERIFY(std::abs(canvas.view.zoom() - 1) < 1e-9);
}

void TestPageCanvas::tracesBlinkTwiceASecond()
{
    Canvas canvas;
    QVERIFY(canvas.show());
    const auto isTraced = [&] { return canvas.at({800, 500}).blue() > 200; };
    QVERIFY(isTraced());
    canvas.view.setBlinking(true);
    int changes = 0;
    bool before = isTraced();
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 1100) {
        QTest::qWait(20);
        const bool now = isTraced();
        changes += now != before;
        before = now;
    }
    QVERIFY2(changes >= 2 && changes <= 5, qPrintable(QString::number(changes)));
    canvas.view.setBlinking(false);
    QVERIFY(isTraced());
}

void TestPageCanvas::tracesFade()
{
    Canvas canvas;
    QVERIFY(canvas.show());
    const int strong = canvas.at({800, 500}).red();
    canvas.view.setTraceOpacity(0.35);
    QVERIFY(canvas.at({800, 500}).red() > strong + 60);
    QCOMPARE(canvas.view.traceOpacity(), 0.35);
}

void TestPageCanvas::rulersCountTheMillimetresOfThePrint()
{
    Canvas canvas;
    QVERIFY(canvas.show());
    const auto rulers = canvas.view.findChildren<PageRuler*>();
    QCOMPARE(rulers.size(), 2);
    canvas.view.actualSize();
    const auto ticks = [&](const PageRuler* ruler) { // at the edge beside the page
        const QImage image = const_cast<PageRuler*>(ruler)->grab().toImage();
        const bool isAcross = image.width() > image.height();
        const int length = isAcross ? image.width() : image.height();
        const int thick = isAcross ? image.height() : image.width();
        std::vector<int> found;
        for (int k = 0; k < length; ++k) {
            const QColor colour
                = isAcross ? image.pixelColor(k, thick - 2) : image.pixelColor(thick - 2, k);
            if (std::abs(colour.lightness() - image.pixelColor(0, 0).lightness()) > 60)
                found.push_back(k);
        }
        return found;
    };
    for (const PageRuler* ruler : rulers) {
        const std::vector<int> lines = ticks(ruler);
        QVERIFY(lines.size() > 50);
        for (std::size_t k = 1; k < lines.size(); ++k)
            QVERIFY(std::abs(lines[k] - lines[k - 1] - 8) <= 1); // a millimetre is 8 px
    }
    canvas.view.setRulersShown(false);
    QVERIFY(!rulers.at(0)->isVisible() && !rulers.at(1)->isVisible());
    QCOMPARE(canvas.view.viewport()->pos(), QPoint(0, 0));
}

void TestPageCanvas::theOverviewMovesThePage()
{
    Canvas canvas;
    QVERIFY(canvas.show());
    auto* overview = canvas.part<PageOverview>();
    QVERIFY(!overview->isVisible()); // all of the page is
    canvas.view.actualSize();
    canvas.view.zoomIn();
    QVERIFY(overview->isVisible());
    QVERIFY(canvas.view.rect().contains(overview->geometry()));
    drag::pressed(overview, {overview->width() * 0.7, overview->height() * 0.3});
    const QPointF middle = canvas.view.mapToScene(canvas.view.viewport()->rect().center());
    QVERIFY2(std::hypot(middle.x() - 0.7 * kPage.width(), middle.y() - 0.3 * kPage.height()) < 40,
        qPrintable(u"%1, %2"_s.arg(middle.x()).arg(middle.y())));
    canvas.view.fit();
    QVERIFY(!overview->isVisible());
}

void TestPageCanvas::spaceDragsUnderTheCalipers()
{
    Canvas canvas;
    QVERIFY(canvas.show());
    canvas.view.actualSize();
    CaliperOverlay* calipers = canvas.view.calipers();
    calipers->setActive(true);
    const QPointF before = canvas.view.mapToScene(QPoint(0, 0));
    QTest::keyPress(calipers, Qt::Key_Space);
    drag::pressed(calipers, {400, 300});
    drag::moved(calipers, {350, 280});
    drag::released(calipers, {350, 280});
    QTest::keyRelease(calipers, Qt::Key_Space);
    const QPointF moved = canvas.view.mapToScene(QPoint(0, 0)) - before;
    QVERIFY(std::abs(moved.x() - 50) < 2 && std::abs(moved.y() - 20) < 2);
    QVERIFY(!calipers->caliper());
}

/// Beside its colour each lead has a dash: no two limb leads the same, no two chest leads.
void TestPageCanvas::leadsDifferInTheirDashes()
{
    for (const bool chest : {false, true}) {
        std::set<QList<double>> dashes;
        for (const Lead lead : kLeads) {
            if (isChest(lead) == chest)
                dashes.insert(leadPen(lead, 1).dashPattern());
        }
        QCOMPARE(dashes.size(), std::size_t(6));
    }
}

void TestPageCanvas::toningIsQuick()
{
    QImage screen(1920, 1080, QImage::Format_RGB32);
    screen.fill(QColor(200, 180, 170));
    QElapsedTimer clock;
    clock.start();
    const QImage shown = toned(screen, {.brightness = 10, .contrast = 10, .isInverted = true});
    qInfo("a full screen toned: %.1f ms", static_cast<double>(clock.nsecsElapsed()) / 1e6);
    QVERIFY(!shown.isNull() && clock.elapsed() < 100);
}

/// U12: on top of a picture that is toned, too.
void TestPageCanvas::calipersOverThePageAreSmooth()
{
    Canvas canvas;
    QVERIFY(canvas.show());
    Analysis analysis = analysed();
    analysis.page.paperSpeedMmPerS = 25;
    analysis.page.gainMmPerMv = 10;
    LeadTrace& trace = analysis.leads.front();
    trace.pathPx.clear();
    for (int k = 0; k < 1200; ++k)
        trace.pathPx.emplace_back(200 + k, 499.5);
    canvas.view.setAnalysis(analysis);
    canvas.view.setTone({.contrast = 20});
    CaliperOverlay* calipers = canvas.view.calipers();
    calipers->setActive(true);
    calipers->setMarching(true);
    drag::pressed(calipers, {300, 300});
    drag::moved(calipers, {340, 290});
    QVERIFY(calipers->caliper());
    QElapsedTimer clock;
    clock.start();
    constexpr int kFrames = 60;
    for (int k = 0; k < kFrames; ++k) {
        drag::moved(calipers, {340.0 + k, 290});
        calipers->repaint();
    }
    const double ms = static_cast<double>(clock.nsecsElapsed()) / 1e6 / kFrames;
    qInfo("one step of a caliper over a toned page: %.2f ms", ms);
    QVERIFY(ms < 60); // 16.7 ms is a frame; a busy machine takes longer
}

QTEST_MAIN(TestPageCanvas)
#include "test_page_canvas.moc"
