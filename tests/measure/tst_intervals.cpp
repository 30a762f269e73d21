// SPDX-License-Identifier: GPL-3.0-or-later
// Intervals and axes of simulated hearts, of prints of them, of nonsense, and of LUDB.
#include "exchange/ludb.h"
#include "model/measure/heart_rate.h"
#include "model/measure/intervals.h"
#include "model/synthesis/heart.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

struct Reading {
    std::vector<LeadTrace> traces;
    Reconstruction recording;
};

/// What a page that prints these leads from..to seconds would be read as.
void addStretch(const Ecg& ecg, Lead lead, double fromS, double toS, Reading& reading)
{
    const auto from = static_cast<std::size_t>(fromS * ecg.sampleRateHz);
    const auto to = static_cast<std::size_t>(toS * ecg.sampleRateHz);
    LeadTrace trace;
    trace.lead = lead;
    trace.startS = fromS;
    trace.samplesMv.assign(ecg[lead].begin() + static_cast<std::ptrdiff_t>(from),
        ecg[lead].begin() + static_cast<std::ptrdiff_t>(to));
    reading.traces.push_back(std::move(trace));
    auto& whole = reading.recording.leadsMv[lead];
    whole.resize(ecg.size(), kMissing);
    for (std::size_t k = from; k < to; ++k)
        whole[k] = ecg[lead][k];
    reading.recording.observedS[lead].emplace_back(fromS, toS);
}

Reading wholeReading(const Ecg& ecg)
{
    Reading reading;
    for (const Lead lead : kLeads)
        addStretch(ecg, lead, 0, ecg.durationS(), reading);
    return reading;
}

/// Three rows of four columns and lead II as a strip.
Reading usualPrint(const Ecg& ecg)
{
    Reading reading;
    for (int k = 0; k < static_cast<int>(kLeadCount); ++k) {
        const Lead lead = kLeads[static_cast<std::size_t>(k)];
        if (lead != Lead::II)
            addStretch(ecg, lead, 2.5 * (k / 3), 2.5 * (k / 3 + 1), reading);
    }
    addStretch(ecg, Lead::II, 0, 10, reading);
    return reading;
}

Measurements measured(const Reading& reading)
{
    return measure(reading.traces, reading.recording);
}

HeartState calmHeart(double bpm)
{
    HeartState heart;
    heart.heartRateBpm = bpm;
    heart.rrJitter = 0.01;
    heart.noiseMv = 0.004;
    heart.wanderMv = 0.02;
    return heart;
}

bool saysNothing(const Measurements& m)
{
    return !m.prMs && !m.qrsMs && !m.qtMs && !m.pMs && !m.qtcBazettMs && !m.qtcFridericiaMs
        && !m.qtcFraminghamMs && !m.qtcHodgesMs && !m.pAxisDeg && !m.qrsAxisDeg && !m.tAxisDeg;
}

} // namespace

class TestIntervals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCalmHeart_data();
    void aCalmHeart();
    void aWideQrsIsWider();
    void theAxisIsTheHearts_data();
    void theAxisIsTheHearts();
    void printsSayTheSame();
    void gainChangesNoInterval();
    void fibrillatingAtriaHaveNoPr();
    void correctionsAgreeAtSixty();
    void nonsenseSaysNothing();
    void aRaisedStTurnsNoTAxis();
    void oneLeadHasNoAxis();
    void ludbAgreesWithItsReaders();
};

void TestIntervals::aCalmHeart_data()
{
    QTest::addColumn<double>("bpm");
    QTest::newRow("slow") << 50.0;
    QTest::newRow("usual") << 72.0;
    QTest::newRow("fast") << 105.0;
}

void TestIntervals::aCalmHeart()
{
    QFETCH(const double, bpm);
    const Measurements m = measured(wholeReading(simulateEcg(calmHeart(bpm), 5)));
    QVERIFY(m.heartRateBpm && std::abs(*m.heartRateBpm - bpm) < 2);
    QVERIFY2(
        m.prMs && *m.prMs > 110 && *m.prMs < 210, qPrintable(QString::number(m.prMs.value_or(0))));
    QVERIFY2(m.qrsMs && *m.qrsMs > 70 && *m.qrsMs < 125,
        qPrintable(QString::number(m.qrsMs.value_or(0))));
    QVERIFY2(m.qtMs && *m.qtcFridericiaMs > 330 && *m.qtcFridericiaMs < 490,
        qPrintable(QString::number(m.qtMs.value_or(0))));
    QVERIFY(m.pMs && *m.pMs < *m.prMs);
}

void TestIntervals::aWideQrsIsWider()
{
    HeartState heart = calmHeart(70);
    const double usual = measured(wholeReading(simulateEcg(heart, 3))).qrsMs.value_or(0);
    heart.conduction = VentricularConduction::leftBundle;
    const double wide = measured(wholeReading(simulateEcg(heart, 3))).qrsMs.value_or(0);
    QVERIFY2(wide > usual + 25, qPrintable(u"%1 %2"_s.arg(usual).arg(wide)));
}

void TestIntervals::theAxisIsTheHearts_data()
{
    QTest::addColumn<double>("axis");
    for (const double axis : {-20.0, 15.0, 45.0, 80.0})
        QTest::newRow(qPrintable(QString::number(axis))) << axis;
}

void TestIntervals::theAxisIsTheHearts()
{
    QFETCH(const double, axis);
    HeartState heart = calmHeart(70);
    heart.qrsAxisDeg = axis;
    const Measurements m = measured(wholeReading(simulateEcg(heart, 8)));
    QVERIFY(m.qrsAxisDeg);
    // the first and last parts of the QRS point elsewhere than its axis
    QVERIFY2(std::abs(std::remainder(*m.qrsAxisDeg - axis, 360)) < 20,
        qPrintable(QString::number(*m.qrsAxisDeg)));
}

void TestIntervals::printsSayTheSame()
{
    for (unsigned seed = 1; seed < 9; ++seed) {
        const Ecg ecg = simulateEcg(calmHeart(55 + 6.0 * seed), seed);
        const Measurements whole = measured(wholeReading(ecg)), print = measured(usualPrint(ecg));
        QVERIFY(whole.qrsMs && print.qrsMs && whole.qrsAxisDeg);
        QVERIFY2(whole.prMs && print.prMs && whole.qtMs && print.qtMs,
            qPrintable(QString::number(seed)));
        QVERIFY(std::abs(*whole.prMs - *print.prMs) <= 12);
        QVERIFY(std::abs(*whole.qrsMs - *print.qrsMs) <= 10);
        QVERIFY(std::abs(*whole.qtMs - *print.qtMs) <= 16);
        QVERIFY(print.qrsAxisDeg && std::abs(*whole.qrsAxisDeg - *print.qrsAxisDeg) < 6);
    }
}

void TestIntervals::gainChangesNoInterval()
{
    Ecg ecg = simulateEcg(calmHeart(70), 4);
    const Measurements once = measured(wholeReading(ecg));
    for (auto& lead : ecg.leads) {
        for (float& sample : lead)
            sample *= 1.7f;
    }
    const Measurements louder = measured(wholeReading(ecg));
    QVERIFY(once.prMs && once.qrsMs && once.qtMs && once.qrsAxisDeg && louder.qrsAxisDeg);
    QCOMPARE(louder.prMs, once.prMs);
    QCOMPARE(louder.qrsMs, once.qrsMs);
    QCOMPARE(louder.qtMs, once.qtMs);
    QVERIFY(std::abs(*louder.qrsAxisDeg - *once.qrsAxisDeg) < 0.01);
}

void TestIntervals::fibrillatingAtriaHaveNoPr()
{
    int silent = 0;
    for (unsigned seed = 0; seed < 10; ++seed) {
        HeartState heart = calmHeart(85);
        heart.rhythm = Rhythm::atrialFibrillation;
        const Measurements m = measured(wholeReading(simulateEcg(heart, seed)));
        silent += m.prMs || m.pMs || m.pAxisDeg ? 0 : 1;
    }
    QVERIFY2(silent >= 9, qPrintable(QString::number(silent)));
}

void TestIntervals::correctionsAgreeAtSixty()
{
    HeartState heart = calmHeart(60);
    heart.rrJitter = 0;
    const Measurements m = measured(wholeReading(simulateEcg(heart, 2)));
    QVERIFY(m.qtMs && m.rrMs);
    for (const auto& corrected :
        {m.qtcBazettMs, m.qtcFridericiaMs, m.qtcFraminghamMs, m.qtcHodgesMs})
        QVERIFY(corrected && std::abs(*corrected - *m.qtMs) < 0.02 * *m.qtMs);
    const Measurements fast = measured(wholeReading(simulateEcg(calmHeart(100), 2)));
    QVERIFY(fast.qtcBazettMs > fast.qtcFridericiaMs && fast.qtcFridericiaMs > fast.qtMs);
    QVERIFY(std::abs(*fast.qtcHodgesMs - (*fast.qtMs + 1.75 * (60000 / *fast.rrMs - 60))) < 1e-9);
}

void TestIntervals::nonsenseSaysNothing()
{
    std::mt19937 random(1);
    std::normal_distribution<float> noise(0, 0.3f);
    Ecg flat, loud;
    for (std::size_t lead = 0; lead < kLeadCount; ++lead) {
        flat.leads[lead].assign(5000, 0.0f);
        for (int k = 0; k < 5000; ++k)
            loud.leads[lead].push_back(noise(random));
    }
    QVERIFY(saysNothing(measured(wholeReading(flat))));
    QVERIFY(saysNothing(measured(wholeReading(loud))));
    QVERIFY(saysNothing(measureIntervals({}, {})));
    // even with beats that somebody claims to have found
    Measurements claimed;
    claimed.heartRateBpm = 75;
    claimed.rrMs = 800;
    for (int k = 0; k < 12; ++k)
        claimed.beats.push_back({0.5 + 0.8 * k, BeatKind::unread, {}});
    QVERIFY(saysNothing(measureIntervals(wholeReading(flat).recording, claimed)));
    QVERIFY(saysNothing(measureIntervals(wholeReading(loud).recording, claimed)));
    Ecg gaps = simulateEcg(calmHeart(75), 1);
    for (auto& lead : gaps.leads)
        std::fill(lead.begin() + 200, lead.end(), kMissing); // 0.4 s are left
    QVERIFY(saysNothing(measureIntervals(wholeReading(gaps).recording, claimed)));
    Reading second; // one second: no two beats
    const Ecg ecg = simulateEcg(calmHeart(60), 1);
    for (const Lead lead : kLeads)
        addStretch(ecg, lead, 4, 5, second);
    QVERIFY(saysNothing(measured(second)));
}

/// A raised ST segment and an upright T point the same way: about the level of the J point, the
/// area of T would say the opposite.
void TestIntervals::aRaisedStTurnsNoTAxis()
{
    HeartState heart = calmHeart(70);
    heart.infarct = Wall::inferior;
    heart.infarctAge = InfarctAge::acute;
    const Measurements m = measured(wholeReading(simulateEcg(heart, 3)));
    QVERIFY(m.tAxisDeg);
    QVERIFY2(*m.tAxisDeg > 30 && *m.tAxisDeg < 150, qPrintable(QString::number(*m.tAxisDeg)));
}

void TestIntervals::oneLeadHasNoAxis()
{
    Reading strip;
    addStretch(simulateEcg(calmHeart(70), 6), Lead::II, 0, 10, strip);
    const Measurements m = measured(strip);
    QVERIFY(m.qrsMs && m.qtMs);
    QVERIFY(!m.qrsAxisDeg && !m.pAxisDeg && !m.tAxisDeg);
}

void TestIntervals::ludbAgreesWithItsReaders()
{
    const QString data = qEnvironmentVariable("ECGSCAN_DATA");
    if (data.isEmpty())
        QSKIP("ECGSCAN_DATA names no folder of recordings");
    const auto names = ludbRecords(data);
    QVERIFY(names && names->size() >= 50);
    double sum = 0, squares = 0, n = 0;
    for (const QString& name : *names) {
        const auto record = readLudb(data, name);
        QVERIFY(record);
        const std::vector<GlobalBeat> beats = globalBeats(*record);
        QVERIFY2(beats.size() >= 2, qPrintable(name));
        std::vector<double> marked;
        for (const GlobalBeat& beat : beats)
            marked.push_back(1000 * (beat.qrsOffsetS - beat.qrsOnsetS));
        std::ranges::sort(marked);
        const Measurements m = measured(wholeReading(record->ecg));
        QVERIFY2(m.qrsMs, qPrintable(name));
        const double error = *m.qrsMs - marked[marked.size() / 2];
        sum += error;
        squares += error * error;
        ++n;
    }
    const double mean = sum / n, sd = std::sqrt(squares / n - mean * mean);
    QVERIFY2(std::abs(mean) < 8 && sd < 14, qPrintable(u"mean %1 sd %2"_s.arg(mean).arg(sd)));
}

QTEST_GUILESS_MAIN(TestIntervals)
#include "tst_intervals.moc"
