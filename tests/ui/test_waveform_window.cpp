// SPDX-License-Identifier: GPL-3.0-or-later
// Leads, calipers, wave boundaries and the page's picture in the window, by keys alone.
#include "tests/ui/fake_service.h"
#include "tests/ui/fake_store.h"
#include "ui/main_window.h"
#include "ui/review_session.h"
#include "widgets/boundary_handle.h"
#include "widgets/measurements_view.h"
#include "widgets/page_view.h"
#include "widgets/twelve_lead_view.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

/// The engine's answer, with a usual beat.
class BeatService : public fakes::FakeService {
public:
    QFuture<Result<Analysis>> analyze(const PageRef& page, const PageRepair& repair = {}) override
    {
        ++analyzed;
        Analysis analysis = fakes::sampleAnalysis(page);
        analysis.source.sha256 = hashOf(page);
        analysis.repair = repair;
        UsualBeat beat;
        beat.firstMs = -430;
        beat.pOnsetMs = -160;
        beat.pOffsetMs = -60;
        beat.qrsOffsetMs = 96;
        beat.tOffsetMs = 400;
        beat.leads[Lead::II].samplesMv = fakes::beats(1.1, 1);
        analysis.measurements.usualBeat = beat;
        analysis.measurements.qrsMs = 96;
        return QtFuture::makeReadyFuture(Result<Analysis>(analysis));
    }
};

struct Desk {
    QTemporaryDir folder;
    BeatService engine;
    fakes::FakeStore store;
    std::unique_ptr<MainWindow> window;

    Desk() { show(); }
    void show()
    {
        window.reset();
        window = std::make_unique<MainWindow>(WindowFiles {folder.filePath(u"desktop.ini"_s),
            folder.filePath(u"cases.sqlite"_s), u"/bin/false"_s, folder.path(), {}});
        window->connectTo(&engine, &store);
        window->show();
    }
    bool open()
    {
        window->openPaths({folder.filePath(u"a.png"_s)});
        return QTest::qWaitForWindowActive(window.get()) && QTest::qWaitFor([this] {
            return window->session()->analysis() && !window->session()->isBusy()
                && part<PageView>()->hasPage();
        });
    }
    template <class T> T* part() const { return window->findChild<T*>(); }
    void key(int key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QWidget* at = QApplication::focusWidget() ? QApplication::focusWidget() : window.get();
        QTest::keyClick(at, static_cast<Qt::Key>(key), modifiers);
    }
    QAction* action(const QString& start) const
    {
        const auto actions = window->findChildren<QAction*>();
        const auto at = std::ranges::find_if(actions, [&](const QAction* each) {
            return QString(each->text()).remove(u'&').startsWith(start);
        });
        return at == actions.end() ? nullptr : *at;
    }
};

} // namespace

class TestWaveformWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keysChooseFormatSpeedAndGain();
    void choicesAreThereAtTheNextStart();
    void calipersByKeysAlone();
    void aBoundaryIsMovedUndoneAndKept();
    void thePictureIsChangedByKeys();
};

void TestWaveformWindow::keysChooseFormatSpeedAndGain()
{
    Desk desk;
    QVERIFY(desk.open());
    auto* leads = desk.part<TwelveLeadView>();
    QCOMPARE(leads->format(), LeadFormat::asPrinted);
    for (const LeadFormat format : {LeadFormat::threeByFour, LeadFormat::sixByTwo,
             LeadFormat::twelveByOne, LeadFormat::oneLead, LeadFormat::asPrinted}) {
        desk.key(Qt::Key_W);
        QCOMPARE(leads->format(), format);
    }
    desk.key(Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(leads->format(), LeadFormat::sixByTwo);
    desk.key(Qt::Key_S);
    desk.key(Qt::Key_G);
    QVERIFY(leads->scaleText().contains(u"50 mm/s   20 mm/mV"_s));
    desk.key(Qt::Key_S);
    QVERIFY2(leads->scaleText().contains(u"12.5 mm/s"_s), qPrintable(leads->scaleText()));
    desk.key(Qt::Key_N); // one lead large, the one after II
    QCOMPARE(leads->format(), LeadFormat::oneLead);
    QVERIFY(leads->accessibleDescription().startsWith(u"III "_s));
    desk.key(Qt::Key_N, Qt::ShiftModifier);
    QVERIFY(leads->accessibleDescription().startsWith(u"II "_s));
}

void TestWaveformWindow::choicesAreThereAtTheNextStart()
{
    Desk desk;
    QVERIFY(desk.open());
    desk.key(Qt::Key_2, Qt::ControlModifier);
    desk.key(Qt::Key_G);
    desk.key(Qt::Key_T, Qt::ShiftModifier);
    desk.show();
    QVERIFY(desk.open());
    QCOMPARE(desk.part<TwelveLeadView>()->format(), LeadFormat::threeByFour);
    QVERIFY(desk.part<TwelveLeadView>()->scaleText().contains(u"20 mm/mV"_s));
    QCOMPARE(desk.part<PageView>()->traceOpacity(), 0.65);
    QVERIFY(desk.action(u"Leads in 3"_s)->isChecked());
}

void TestWaveformWindow::calipersByKeysAlone()
{
    Desk desk;
    QVERIFY(desk.open());
    auto* leads = desk.part<TwelveLeadView>();
    QVERIFY(!desk.action(u"March out"_s)->isEnabled());
    desk.key(Qt::Key_C);
    QVERIFY(leads->calipers()->hasFocus());
    desk.key(Qt::Key_Right);
    QVERIFY(leads->calipers()->caliper());
    QVERIFY(leads->calipers()->text().contains(u"400 ms   150/min"_s));
    desk.key(Qt::Key_M);
    QVERIFY(desk.action(u"March out"_s)->isChecked());
    desk.key(Qt::Key_Escape);
    QVERIFY(!leads->calipers()->isVisible() && !desk.part<PageView>()->calipers()->isVisible());
    QVERIFY(!desk.action(u"Calipers"_s)->isChecked());
    QVERIFY(leads->hasFocus()); // where keys went before
    desk.part<PageView>()->setFocus();
    desk.key(Qt::Key_C);
    QVERIFY(desk.part<PageView>()->calipers()->hasFocus());
    desk.key(Qt::Key_Right);
    const QString text = desk.part<PageView>()->calipers()->text();
    QVERIFY2(text.contains(u"printed 10.0 ×"_s), qPrintable(text)); // 400 ms at 25 mm/s
    desk.key(Qt::Key_C);
    QVERIFY(!desk.part<PageView>()->calipers()->isVisible());
}

void TestWaveformWindow::aBoundaryIsMovedUndoneAndKept()
{
    Desk desk;
    QVERIFY(desk.open());
    const auto handle = [&desk] {
        const auto handles = desk.window->findChildren<BoundaryHandle*>();
        return *std::ranges::find(handles, u"QRS onset"_s, &BoundaryHandle::accessibleName);
    };
    const auto numbers
        = [&desk] { return desk.part<MeasurementsView>()->findChild<QLabel*>()->text(); };
    handle()->setFocus();
    desk.key(Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(numbers().contains(u"106 ms"_s) && numbers().contains(u"by hand"_s));
    QVERIFY(handle()->hasFocus()); // to go on
    QCOMPARE(desk.window->session()->undoGroup()->undoText(), u"move of QRS onset"_s);
    desk.key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!numbers().contains(u"by hand"_s));
    desk.key(Qt::Key_Left, Qt::ShiftModifier);
    desk.key(Qt::Key_F5); // another analysis
    QTRY_COMPARE(desk.engine.analyzed, 2);
    QTRY_VERIFY(!desk.window->session()->isBusy());
    QVERIFY(numbers().contains(u"by hand"_s));
    desk.show(); // another start
    QVERIFY(desk.open());
    QVERIFY(numbers().contains(u"106 ms"_s) && numbers().contains(u"by hand"_s));
    handle()->setFocus();
    desk.key(Qt::Key_Delete);
    QVERIFY(!numbers().contains(u"by hand"_s));
}

void TestWaveformWindow::thePictureIsChangedByKeys()
{
    Desk desk;
    QVERIFY(desk.open());
    auto* page = desk.part<PageView>();
    desk.key(Qt::Key_I);
    QVERIFY(page->tone().isInverted);
    desk.key(Qt::Key_Up, Qt::AltModifier);
    desk.key(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(page->tone().brightness, 10);
    QCOMPARE(page->tone().contrast, 10);
    desk.key(Qt::Key_0, Qt::AltModifier);
    QCOMPARE(page->tone(), PictureTone());
    QVERIFY(!desk.action(u"Invert"_s)->isChecked());
    desk.key(Qt::Key_R, Qt::ControlModifier);
    QVERIFY(page->transform().m12() > 0); // to the right is down
    desk.key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(std::abs(page->transform().m12()) < 1e-9);
    desk.key(Qt::Key_B);
    QVERIFY(desk.action(u"Blink"_s)->isChecked());
}

QTEST_MAIN(TestWaveformWindow)
#include "test_waveform_window.moc"
