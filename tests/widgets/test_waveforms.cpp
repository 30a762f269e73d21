// SPDX-License-Identifier: GPL-3.0-or-later
// How leads stand on the paper, at what scale, and that what was not printed looks it.
#include "widgets/ecg_paper.h"
#include "model/core/lead_layout.h"
#include "widgets/twelve_lead_view.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

constexpr float kFlatMv = 0.1F;

/// A 3x4 page with II below; of all leads ten seconds are known.
Analysis standardPage()
{
    Analysis analysis;
    analysis.page.found = true;
    Reconstruction whole {500, 10, {}, {}};
    for (const Lead lead : kLeads) {
        LeadTrace trace;
        trace.lead = lead;
        trace.startS = index(lead) / 3 * 2.5;
        trace.samplesMv.assign(1250, kFlatMv);
        analysis.leads.push_back(trace);
        whole.leadsMv[lead].assign(5000, kFlatMv);
        whole.observedS[lead] = {{trace.startS, trace.startS + 2.5}};
    }
    LeadTrace strip;
    strip.lead = Lead::II;
    strip.samplesMv.assign(5000, kFlatMv);
    analysis.leads.push_back(strip);
    whole.observedS[Lead::II] = {{0, 10}};
    analysis.reconstruction = whole;
    return analysis;
}

int samplesOf(const DrawnLeads& drawn, Lead lead, bool isPredicted)
{
    int known = 0;
    for (const DrawnTrace& each : drawn.traces) {
        if (each.trace->lead == lead && each.isPredicted == isPredicted && !each.isRhythmStrip)
            known += static_cast<int>(std::ranges::count_if(
                each.trace->samplesMv, [](float mv) { return std::isfinite(mv); }));
    }
    return known;
}

int rowOf(const DrawnLeads& drawn, Lead lead)
{
    const auto at = std::ranges::find_if(drawn.traces,
        [lead](const DrawnTrace& each) { return each.trace->lead == lead && !each.isRhythmStrip; });
    return at == drawn.traces.end() ? -1 : at->row;
}

/// Share of ink along the line of flat samples between two seconds, and how often it is broken.
struct Ink {
    double share = 0;
    int gaps = 0;
};

Ink inkAlong(TwelveLeadView& view, double baselineMm, double fromS, double toS)
{
    const QImage image = view.widget()->grab().toImage();
    const double px = view.pxPerMm() * image.devicePixelRatio();
    const int y = static_cast<int>(std::lround(image.height() - (baselineMm + 1) * px));
    Ink ink;
    bool before = true;
    int columns = 0, inked = 0;
    for (int x = static_cast<int>((10 + fromS * 25) * px); x < (10 + toS * 25) * px; ++x) {
        bool isInk = false;
        for (int dy = -2; dy <= 2; ++dy)
            isInk = isInk || image.pixelColor(x, y + dy).lightness() < 205;
        ++columns;
        inked += isInk;
        ink.gaps += before && !isInk;
        before = isInk;
    }
    ink.share = static_cast<double>(inked) / columns;
    return ink;
}

} // namespace

class TestWaveforms : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void formatsPlaceTheLeads();
    void oneLeadStandsAlone();
    void withoutPredictionsPrintedLeadsAreShown();
    void squaresStaySquare_data();
    void squaresStaySquare();
    void theScaleIsAlwaysWritten();
    void predictedIsDashed();
    void oneLeadIsLarge();
    void paperIsNeverTooLarge();
    void drawingAnewIsQuick();
};

void TestWaveforms::formatsPlaceTheLeads()
{
    const Analysis page = standardPage();
    const DrawnLeads three = drawnLeads(page, LeadFormat::threeByFour, Lead::II);
    QCOMPARE(three.rows, 4);
    const DrawnLeads six = drawnLeads(page, LeadFormat::sixByTwo, Lead::II);
    QCOMPARE(six.rows, 6);
    const DrawnLeads twelve = drawnLeads(page, LeadFormat::twelveByOne, Lead::II);
    QCOMPARE(twelve.rows, 12);
    for (const Lead lead : kLeads) {
        QCOMPARE(rowOf(three, lead), index(lead) % 3);
        QCOMPARE(rowOf(six, lead), index(lead) % 6);
        QCOMPARE(rowOf(twelve, lead), index(lead));
        // This page printed just what 3x4 shows; of what 6x2 and 12x1 show it printed less.
        QCOMPARE(samplesOf(three, lead, false), 1250);
        QCOMPARE(samplesOf(three, lead, true), 0);
        const bool hasStrip = lead == Lead::II;
        QCOMPARE(samplesOf(six, lead, false), hasStrip ? 2500 : 1250);
        QCOMPARE(samplesOf(six, lead, true), hasStrip ? 0 : 1250);
        QCOMPARE(samplesOf(twelve, lead, true), hasStrip ? 0 : 3750);
    }
    const DrawnTrace& strip = *std::ranges::find(three.traces, true, &DrawnTrace::isRhythmStrip);
    QCOMPARE(strip.row, 3);
    QCOMPARE(strip.trace->samplesMv.size(), std::size_t(5000));
    // Successive columns go on in time.
    for (const DrawnTrace& each : six.traces)
        QCOMPARE(each.trace->startS, index(each.trace->lead) < 6 ? 0.0 : 5.0);
}

void TestWaveforms::oneLeadStandsAlone()
{
    const DrawnLeads one = drawnLeads(standardPage(), LeadFormat::oneLead, Lead::V3);
    QCOMPARE(one.rows, 1);
    QCOMPARE(one.traces.size(), std::size_t(2)); // what was printed, and what was not
    for (const DrawnTrace& each : one.traces)
        QCOMPARE(each.trace->lead, Lead::V3);
}

void TestWaveforms::withoutPredictionsPrintedLeadsAreShown()
{
    Analysis page = standardPage();
    page.reconstruction.reset();
    const DrawnLeads twelve = drawnLeads(page, LeadFormat::twelveByOne, Lead::II);
    QCOMPARE(twelve.rows, 12);
    QCOMPARE(samplesOf(twelve, Lead::V1, false), 1250);
    QCOMPARE(samplesOf(twelve, Lead::II, false), 5000); // the strip
    QVERIFY(std::ranges::none_of(twelve.traces, &DrawnTrace::isPredicted));
    QVERIFY(drawnLeads({}, LeadFormat::sixByTwo, Lead::II).traces.empty());
}

void TestWaveforms::squaresStaySquare_data()
{
    QTest::addColumn<double>("mmPerS");
    QTest::addColumn<double>("mmPerMv");
    QTest::addColumn<double>("widthMm");
    QTest::addColumn<double>("heightMm");
    QTest::newRow("slow") << 12.5 << 10.0 << 140.0 << 115.0;
    QTest::newRow("usual") << 25.0 << 10.0 << 265.0 << 115.0;
    QTest::newRow("fast") << 50.0 << 5.0 << 515.0 << 115.0;
    QTest::newRow("high") << 25.0 << 20.0 << 265.0 << 215.0; // rows twice as far apart
}

void TestWaveforms::squaresStaySquare()
{
    QFETCH(const double, mmPerS);
    QFETCH(const double, mmPerMv);
    TwelveLeadView view;
    view.resize(1200, 500);
    view.setAnalysis(standardPage());
    const double usual = view.pxPerMm();
    view.setPaper(mmPerS, mmPerMv);
    QCOMPARE(view.pxPerMm(), usual); // a millimetre stays what it was
    QTEST(std::round(view.widget()->width() / view.pxPerMm()), "widthMm");
    QTEST(std::round(view.widget()->height() / view.pxPerMm()), "heightMm");
}

void TestWaveforms::theScaleIsAlwaysWritten()
{
    TwelveLeadView view;
    view.resize(900, 200);
    view.setAnalysis(standardPage());
    view.setPaper(50, 20);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const auto labels = view.findChildren<QLabel*>();
    const auto scale = std::ranges::find_if(
        labels, [&](const QLabel* label) { return label->text().startsWith(view.scaleText()); });
    QVERIFY(scale != labels.end());
    QVERIFY(view.scaleText().contains(u"50 mm/s"_s) && view.scaleText().contains(u"20 mm/mV"_s));
    QVERIFY(view.scaleText().contains(u"no filter"_s));
    QVERIFY(view.accessibleDescription().contains(view.scaleText()));
    const QRect place = (*scale)->geometry();
    QTest::keyClick(&view, Qt::Key_End); // scrolled down it is still there
    QTest::keyClick(&view, Qt::Key_PageDown);
    QVERIFY((*scale)->isVisible() && view.rect().contains(place));
    QCOMPARE((*scale)->geometry(), place);
    QVERIFY(!(*scale)->text().contains(u"dashed"_s)); // nothing on it is
    view.setFormat(LeadFormat::twelveByOne);
    QVERIFY((*scale)->text().contains(u"dashed"_s));
    view.clear();
    QVERIFY(!(*scale)->isVisible());
}

void TestWaveforms::predictedIsDashed()
{
    TwelveLeadView view;
    view.resize(1300, 700);
    view.setAnalysis(standardPage());
    view.setFormat(LeadFormat::twelveByOne);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const double heightMm = view.widget()->height() / view.pxPerMm();
    const double baselineMm = heightMm - 7.5 - 0.5 * 15; // lead I: printed until 2.5 s
    const Ink printed = inkAlong(view, baselineMm, 1, 2.4),
              predicted = inkAlong(view, baselineMm, 3, 9);
    QVERIFY2(printed.share > 0.99, qPrintable(QString::number(printed.share)));
    QVERIFY2(predicted.gaps > 20, qPrintable(QString::number(predicted.gaps)));
    QVERIFY(predicted.share < 0.9);
}

void TestWaveforms::oneLeadIsLarge()
{
    TwelveLeadView view;
    view.resize(1000, 500);
    view.setAnalysis(standardPage());
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const double usual = view.pxPerMm();
    view.setFormat(LeadFormat::oneLead);
    QVERIFY(view.pxPerMm() > 2 * usual);
    QVERIFY(view.widget()->height() <= view.viewport()->height() + 1);
    view.setFormat(LeadFormat::asPrinted);
    QCOMPARE(view.pxPerMm(), usual);
}

void TestWaveforms::paperIsNeverTooLarge()
{
    TwelveLeadView view;
    view.resize(1900, 1000);
    view.setAnalysis(standardPage());
    view.setFormat(LeadFormat::twelveByOne);
    view.setPaper(50, 20);
    for (int k = 0; k < 10; ++k)
        QTest::keyClick(&view, Qt::Key_Plus);
    QVERIFY(static_cast<double>(view.widget()->width()) * view.widget()->height() <= 24e6);
}

void TestWaveforms::drawingAnewIsQuick()
{
    TwelveLeadView view;
    view.resize(1300, 700);
    Analysis page = standardPage();
    for (auto& [lead, samples] : page.reconstruction->leadsMv)
        for (std::size_t k = 0; k < samples.size(); ++k) // as uneven as a bad trace
            samples[k] = static_cast<float>(0.3 * std::sin(0.9 * static_cast<double>(k)));
    view.setAnalysis(page);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.setFormat(LeadFormat::twelveByOne);
    view.grab();
    QElapsedTimer clock;
    clock.start();
    view.setPaper(50, 10);
    view.grab();
    qInfo("twelve leads of ten seconds at 50 mm/s: %lld ms", clock.elapsed());
    QVERIFY(clock.elapsed() < 1500); // with room for a machine that is busy
}

QTEST_MAIN(TestWaveforms)
#include "test_waveforms.moc"
