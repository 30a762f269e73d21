// SPDX-License-Identifier: GPL-3.0-or-later
// Intervals between wave boundaries that a person moved, beside what was measured.
#include "model/core/corrections.h"

#include <QtTest>

#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;
using enum WaveBoundary;

namespace {

Measurements measuredBeat()
{
    Measurements m;
    m.rrMs = 800;
    m.pMs = 100;
    m.prMs = 160;
    m.prSdMs = 5;
    m.qrsMs = 96;
    m.qrsSdMs = 4;
    m.qtMs = 400;
    m.qrsAxisDeg = 45;
    UsualBeat beat;
    beat.firstMs = -430;
    beat.pOnsetMs = -160;
    beat.pOffsetMs = -60;
    beat.qrsOffsetMs = 96;
    beat.tOffsetMs = 400;
    beat.leads[Lead::II].samplesMv.assign(550, 0);
    m.usualBeat = beat;
    return m;
}

Corrections at(const UsualBeat& beat, WaveBoundary boundary, double ms)
{
    Corrections corrections;
    corrections[boundary] = correctionS(beat, ms);
    return corrections;
}

} // namespace

class TestCorrections : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingCorrectedIsAsMeasured();
    void anOnsetMovesAllThatBeginThere();
    void qtTakesItsCorrectionsAlong();
    void whatWasNotFoundCanBePut();
    void anotherOnsetMovesNoCorrection();
    void boundariesKeepTheirOrder();
    void withoutABeatNothingIsCorrected();
};

void TestCorrections::nothingCorrectedIsAsMeasured()
{
    const CorrectedMeasurements all = corrected(measuredBeat(), {});
    QVERIFY(all.byHand.isEmpty());
    QCOMPARE(all.values.prMs, 160.0);
    QCOMPARE(all.values.prSdMs, 5.0);
}

void TestCorrections::anOnsetMovesAllThatBeginThere()
{
    const Measurements measured = measuredBeat();
    const CorrectedMeasurements all = corrected(measured, at(*measured.usualBeat, qrsOnset, -10));
    QCOMPARE(all.values.prMs, 150.0);
    QCOMPARE(all.values.qrsMs, 106.0);
    QCOMPARE(all.values.qtMs, 410.0);
    QCOMPARE(all.values.pMs, 100.0);
    QVERIFY(!all.values.prSdMs && !all.values.qrsSdMs); // nobody knows how sure a hand is
    QCOMPARE(all.values.qrsAxisDeg, 45.0);
    QCOMPARE(all.byHand,
        QSet<QString>({u"pr_ms"_s, u"qrs_ms"_s, u"qt_ms"_s, u"qtc_bazett_ms"_s,
            u"qtc_fridericia_ms"_s, u"qtc_framingham_ms"_s, u"qtc_hodges_ms"_s}));
}

void TestCorrections::qtTakesItsCorrectionsAlong()
{
    const Measurements measured = measuredBeat();
    const Measurements m = corrected(measured, at(*measured.usualBeat, tOffset, 420)).values;
    QCOMPARE(m.qtMs, 420.0);
    QCOMPARE(*m.qtcBazettMs, 420 / std::sqrt(0.8));
    QCOMPARE(*m.qtcFridericiaMs, 420 / std::cbrt(0.8));
    QCOMPARE(*m.qtcFraminghamMs, 420 + 154 * 0.2);
    QCOMPARE(*m.qtcHodgesMs, 420 + 1.75 * 15);
    QCOMPARE(m.qrsMs, 96.0);
}

void TestCorrections::whatWasNotFoundCanBePut()
{
    Measurements measured = measuredBeat();
    measured.prMs = measured.pMs = measured.usualBeat->pOnsetMs = measured.usualBeat->pOffsetMs
        = std::nullopt;
    measured.notMeasurable = {{u"pr_ms"_s, u"no_p_wave"_s}, {u"p_ms"_s, u"no_p_wave"_s}};
    const CorrectedMeasurements all = corrected(measured, at(*measured.usualBeat, pOnset, -150));
    QCOMPARE(all.values.prMs, 150.0);
    QVERIFY(!all.values.notMeasurable.contains(u"pr_ms"_s));
    QVERIFY(!all.values.pMs); // where it ends is still not known
    QVERIFY(all.values.notMeasurable.contains(u"p_ms"_s));
}

void TestCorrections::anotherOnsetMovesNoCorrection()
{
    const Measurements measured = measuredBeat();
    Corrections corrections = at(*measured.usualBeat, qrsOnset, -10);
    corrections[qrsOffset] = correctionS(*measured.usualBeat, 90);
    Measurements again = measured; // finds the onset 20 ms later
    again.usualBeat->firstMs -= 20;
    again.usualBeat->qrsOffsetMs -= 20;
    QCOMPARE(corrected(again, corrections).values.qrsMs, 100.0);
    QVERIFY(std::abs(*boundaryMs(*again.usualBeat, corrections, qrsOnset) + 30) < 1e-9);
}

void TestCorrections::boundariesKeepTheirOrder()
{
    const UsualBeat beat = *measuredBeat().usualBeat;
    auto range = boundaryRangeMs(beat, {}, qrsOnset);
    QVERIFY(range.first > -160 && range.second < 96);
    range = boundaryRangeMs(beat, at(beat, pOnset, -100), qrsOnset);
    QVERIFY(range.first > -100);
    range = boundaryRangeMs(beat, {}, tOffset);
    QVERIFY(range.first > 96);
    QCOMPARE(range.second, -430 + 1100.0); // no farther than the beat is known
}

void TestCorrections::withoutABeatNothingIsCorrected()
{
    Measurements measured = measuredBeat();
    const Corrections corrections = at(*measured.usualBeat, tOffset, 420);
    measured.usualBeat.reset();
    const CorrectedMeasurements all = corrected(measured, corrections);
    QCOMPARE(all.values.qtMs, 400.0);
    QVERIFY(all.byHand.isEmpty());
}

QTEST_GUILESS_MAIN(TestCorrections)
#include "tst_corrections.moc"
