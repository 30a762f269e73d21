// SPDX-License-Identifier: GPL-3.0-or-later
// What predicts how well a page was read, and in which direction.
#include "model/trace/reading_quality.h"

#include "model/core/ecg.h"

#include <QTest>

#include <cmath>

using namespace ecgscan;

namespace {

/// A 5 Hz wave of 0.5 mV.
LeadTrace wave(float sdMv)
{
    LeadTrace lead;
    for (int k = 0; k < 1250; ++k) {
        lead.samplesMv.push_back(0.5F * std::sin(0.0628F * static_cast<float>(k)));
        lead.sdMv.push_back(sdMv);
    }
    return lead;
}

double rated(LeadTrace lead, StretchQuality quality, const PageQuality& page = {})
{
    std::vector<LeadTrace> leads(3, wave(0.02F));
    leads.push_back(std::move(lead));
    const StretchQuality usual {0.08, 0};
    const std::vector<StretchQuality> qualities = {usual, usual, usual, quality};
    rateLeads(leads, qualities, page);
    return leads.back().confidence;
}

} // namespace

class TestReadingQuality : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatSpeaksAgainstAReading();
    void theExtremes();
    void perspective();
    void straightPages();
    void distancesOfRows();
};

void TestReadingQuality::whatSpeaksAgainstAReading()
{
    const StretchQuality usual {0.08, 0};
    const double good = rated(wave(0.02F), usual);
    QVERIFY2(good > 0.98 && good < 1, qPrintable(QString::number(good)));
    QVERIFY(rated(wave(0.1F), usual) < good);
    QVERIFY(rated(wave(0.02F), {0.2, 0}) < good);
    QVERIFY(rated(wave(0.02F), {0.08, 0.3}) < good); // strokes cross other rows
    QVERIFY(rated(wave(0.02F), usual, {0.3, false, {}}) < good);
    QVERIFY(rated(wave(0.02F), usual, {0, false, 0.1}) < good); // limb leads contradict
    QVERIFY(rated(wave(0.02F), usual, {0, true, {}}) > good);
    const double noisy = rated(wave(0.1F), usual);
    QVERIFY(rated(wave(0.1F), usual, {0, false, {}, 50, 25}) < noisy); // a faster paper
    QVERIFY(rated(wave(0.1F), {0.08, 0, 20}) < noisy); // higher waves
    QVERIFY(rated(wave(0.1F), usual, {0, false, {}, 25, 5}) < noisy); // rows run together
    QVERIFY(std::abs(rated(wave(0.02F), {0, 0}) - good) < 1e-9); // not known: as the others
    LeadTrace torn = wave(0.02F);
    std::fill(torn.samplesMv.begin(), torn.samplesMv.begin() + 200, kMissing);
    QVERIFY(rated(torn, usual) < good);
}

void TestReadingQuality::theExtremes()
{
    LeadTrace nothing = wave(0.02F);
    nothing.samplesMv.assign(nothing.samplesMv.size(), kMissing);
    QCOMPARE(rated(nothing, {0.08, 0}), 0.0);
    std::vector<LeadTrace> none;
    QCOMPARE(rateLeads(none, {}, {}), 0.0);
    LeadTrace byInk = wave(0.02F);
    byInk.sdMv.clear();
    QVERIFY(rated(byInk, {0, 0}) > 0);
}

void TestReadingQuality::perspective()
{
    QCOMPARE(perspectiveOf({QPointF(0, 0), {30, 0}, {30, 20}, {0, 20}}), 0.0);
    QCOMPARE(perspectiveOf({QPointF(0, 0), {0, 0}, {0, 0}, {0, 0}}), 0.0);
    QVERIFY(perspectiveOf({QPointF(0, 0), {30, 0}, {28, 20}, {2, 20}}) > 0.1);
}

void TestReadingQuality::straightPages()
{
    QVERIFY(isStraight({QPointF(0, 0), {3000, 0}, {3000, 2000}, {0, 2000}}));
    QVERIFY(
        isStraight({QPointF(0, 0), {0, 3000}, {-2000, 3000}, {-2000, 0}})); // turned by a quarter
    QVERIFY(!isStraight({QPointF(0, 0), {3000, 5}, {2997, 2005}, {-3, 2000}}));
}

void TestReadingQuality::distancesOfRows()
{
    PageLayout layout;
    std::vector<PenLine> pens;
    for (const int row : {0, 0, 1, 2}) {
        PrintedStretch stretch;
        stretch.row = row;
        layout.stretches.push_back(stretch);
        PenLine pen;
        pen.y.assign(100, static_cast<float>(row * row * 80));
        pen.y[3] = kMissing;
        pens.push_back(pen);
    }
    QCOMPARE(rowGapMm(layout, pens, 8), 30.0); // of 10 and 30 mm the upper one
    pens.resize(2);
    layout.stretches.resize(2);
    QCOMPARE(rowGapMm(layout, pens, 8), 60.0);
    pens[0].y.assign(100, kMissing); // nothing was read of it
    pens[1].y.assign(100, kMissing);
    QCOMPARE(rowGapMm(layout, pens, 8), 60.0);
}

QTEST_APPLESS_MAIN(TestReadingQuality)
#include "tst_reading_quality.moc"
