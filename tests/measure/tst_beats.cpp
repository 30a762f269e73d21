// SPDX-License-Identifier: GPL-3.0-or-later
// What each beat is, amplitudes of the usual beat, and pacing spikes.
#include "model/measure/intervals.h"
#include "model/measure/pacing_spikes.h"
#include "model/synthesis/heart.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

constexpr double kRateHz = 500;

Measurements measuredWhole(const Ecg& ecg)
{
    std::vector<LeadTrace> traces;
    Reconstruction recording;
    for (const Lead lead : kLeads) {
        LeadTrace trace;
        trace.lead = lead;
        trace.samplesMv = ecg[lead];
        traces.push_back(trace);
        recording.leadsMv[lead] = ecg[lead];
        recording.observedS[lead] = {{0.0, ecg.durationS()}};
    }
    return measure(traces, recording);
}

HeartState calmHeart()
{
    HeartState heart;
    heart.heartRateBpm = 66;
    heart.rrJitter = 0.01;
    heart.noiseMv = 0.004;
    heart.wanderMv = 0.02;
    return heart;
}

/// A triangle of that height and half width in all leads at each beat.
void addTriangles(const std::vector<double>& timesS, double heightMv, int halfSamples, Ecg& ecg)
{
    for (auto& lead : ecg.leads) {
        for (const double timeS : timesS) {
            const int middle = static_cast<int>(std::lround(timeS * kRateHz));
            for (int k = -halfSamples; k <= halfSamples; ++k) {
                const int at = middle + k;
                if (at >= 0 && at < static_cast<int>(lead.size()))
                    lead[static_cast<std::size_t>(at)]
                        += static_cast<float>(heightMv * (1 - std::abs(k) / (halfSamples + 1.0)));
            }
        }
    }
}

/// A flat ECG whose beats hold Q, R, S and T of known heights in every lead: triangles at -30, 0,
/// 30 and 250 ms from the beat.
Ecg drawnBeats(double qMv, double rMv, double sMv, double stMv, double tMv)
{
    Ecg ecg;
    for (auto& lead : ecg.leads)
        lead.assign(5000, 0.0f);
    const auto shifted = [](double byS) {
        std::vector<double> times;
        for (double t = 0.7; t < 9.6; t += 0.9)
            times.push_back(t + byS);
        return times;
    };
    addTriangles(shifted(-0.03), qMv, 6, ecg);
    addTriangles(shifted(0), rMv, 8, ecg);
    addTriangles(shifted(0.03), sMv, 6, ecg);
    addTriangles(shifted(0.26), tMv, 40, ecg);
    for (auto& lead : ecg.leads) {
        for (const double timeS : shifted(0)) {
            const int from = static_cast<int>(std::lround((timeS + 0.044) * kRateHz));
            for (int k = from; k < from + 90; ++k) // 180 ms
                lead[static_cast<std::size_t>(k)] += static_cast<float>(stMv);
        }
    }
    return ecg;
}

int count(const Measurements& m, BeatKind kind)
{
    return static_cast<int>(std::ranges::count(m.beats, kind, &Beat::kind));
}

} // namespace

class TestBeats : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCalmHeartHasOneShape();
    void ectopicBeatsAreTold();
    void fibrillatingBeatsHaveNoP();
    void amplitudesAreThoseThatWereDrawn();
    void aQrsWithoutRIsQ();
    void pacingIsRecognised_data();
    void pacingIsRecognised();
    void bothChambersArePaced();
    void spikesBoundNoWave();
    void narrowTipsAreNoSpikes();
    void reasonsStandForWhatIsMissing();
    void secondsAreThoseThatWerePrinted();
};

void TestBeats::aCalmHeartHasOneShape()
{
    const Measurements m = measuredWhole(simulateEcg(calmHeart(), 4));
    QVERIFY(m.beats.size() >= 9);
    QCOMPARE(count(m, BeatKind::ectopic), 0);
    QVERIFY(!m.isPaced());
    const auto withP = std::ranges::count_if(
        m.beats, [](const Beat& beat) { return beat.hasP == std::optional(true); });
    QVERIFY2(withP + 1 >= std::ssize(m.beats), qPrintable(QString::number(withP)));
    QVERIFY(m.rrShortestMs && m.rrLongestMs && m.rrSdMs && m.rrIrregularity);
    QVERIFY(*m.rrShortestMs <= *m.rrMs && *m.rrMs <= *m.rrLongestMs);
    QVERIFY(*m.rrIrregularity < 0.05);
    QVERIFY(m.prSdMs && m.qrsSdMs && m.qtSdMs && *m.qrsSdMs > 2 && *m.qrsSdMs < 30);
}

void TestBeats::ectopicBeatsAreTold()
{
    HeartState heart = calmHeart();
    heart.ectopy = Ectopy::trigeminy;
    const Measurements m = measuredWhole(simulateEcg(heart, 4));
    const int ectopic = count(m, BeatKind::ectopic);
    QVERIFY2(ectopic >= 2 && ectopic < std::ssize(m.beats) / 2,
        qPrintable(u"%1 of %2"_s.arg(ectopic).arg(m.beats.size())));
    const auto withP = std::ranges::count_if(m.beats, [](const Beat& beat) {
        return beat.kind == BeatKind::ectopic && beat.hasP == std::optional(true);
    });
    QVERIFY(withP <= ectopic / 2);
    QVERIFY(m.qrsMs && *m.qrsMs < 125); // that of the usual beats
}

void TestBeats::fibrillatingBeatsHaveNoP()
{
    HeartState heart = calmHeart();
    heart.rhythm = Rhythm::atrialFibrillation;
    const Measurements m = measuredWhole(simulateEcg(heart, 2));
    QVERIFY(m.rrIrregularity && *m.rrIrregularity > 0.08);
    for (const Beat& beat : m.beats)
        QVERIFY(beat.hasP != std::optional(true));
    QCOMPARE(m.notMeasurable.at(u"pr_ms"_s), u"no_p_wave"_s);
    QVERIFY(reasonText(u"no_p_wave"_s) != u"no_p_wave"_s);
}

void TestBeats::amplitudesAreThoseThatWereDrawn()
{
    const Measurements m = measuredWhole(drawnBeats(-0.15, 1.2, -0.4, 0.12, 0.35));
    QVERIFY(m.usualBeat && m.usualBeat->leads.size() == kLeadCount);
    for (const auto& [lead, measured] : m.usualBeat->leads) {
        QVERIFY(measured.qMv && measured.rMv && measured.sMv && measured.tMv && measured.stJ60Mv);
        QVERIFY2(std::abs(*measured.qMv + 0.15) < 0.02, qPrintable(QString::number(*measured.qMv)));
        QVERIFY2(std::abs(*measured.rMv - 1.2) < 0.02, qPrintable(QString::number(*measured.rMv)));
        QVERIFY2(std::abs(*measured.sMv + 0.4) < 0.02, qPrintable(QString::number(*measured.sMv)));
        QVERIFY2(std::abs(*measured.stJ60Mv - 0.12) < 0.03,
            qPrintable(QString::number(*measured.stJ60Mv)));
        QVERIFY2(*measured.tMv > 0.33 && *measured.tMv < 0.49,
            qPrintable(QString::number(*measured.tMv))); // on top of what is left of ST
    }
    // S of V1 and R of V5; R of aVL and S of V3: the same in all leads here
    QVERIFY(std::abs(m.sokolowLyonMv.value_or(0) - 1.6) < 0.03);
    QVERIFY(std::abs(m.cornellMv.value_or(0) - 1.6) < 0.03);
}

void TestBeats::aQrsWithoutRIsQ()
{
    const Measurements m = measuredWhole(drawnBeats(0, -1.1, 0, 0, 0.3));
    QVERIFY(m.usualBeat);
    const LeadMeasurements& v1 = m.usualBeat->leads.at(Lead::V1);
    QVERIFY(v1.qMv && std::abs(*v1.qMv + 1.1) < 0.02);
    QCOMPARE(v1.rMv, std::optional(0.0));
    QCOMPARE(v1.sMv, std::optional(0.0));
    QVERIFY(std::abs(m.sokolowLyonMv.value_or(0) - 1.1) < 0.03); // its depth counts as S
}

void TestBeats::pacingIsRecognised_data()
{
    QTest::addColumn<double>("spikeMv");
    QTest::addColumn<double>("beforeQrsS");
    QTest::newRow("ventricle") << 0.5 << 0.05;
    QTest::newRow("ventricle, downwards") << -0.4 << 0.06;
    QTest::newRow("atrium") << 0.4 << 0.22;
}

void TestBeats::pacingIsRecognised()
{
    QFETCH(const double, spikeMv);
    QFETCH(const double, beforeQrsS);
    const HeartState heart = calmHeart();
    Ecg ecg = simulateEcg(heart, 6);
    std::vector<double> spikes = simulatedBeatTimes(heart, 6);
    for (double& timeS : spikes)
        timeS -= beforeQrsS;
    addTriangles(spikes, spikeMv, 1, ecg);
    const Measurements m = measuredWhole(ecg);
    QVERIFY2(count(m, BeatKind::paced) + 2 >= std::ssize(spikes),
        qPrintable(QString::number(count(m, BeatKind::paced))));
    QVERIFY(m.isPaced());
    const Measurements without = measuredWhole(simulateEcg(heart, 6));
    QVERIFY(!without.isPaced() && without.pacingSpikesS.empty());
    QCOMPARE(m.beats.size(), without.beats.size());
}

void TestBeats::bothChambersArePaced()
{
    constexpr double kAtriumS = -0.2, kVentricleS = -0.05;
    const HeartState heart = calmHeart();
    Ecg ecg = simulateEcg(heart, 6);
    const std::vector<double> beats = simulatedBeatTimes(heart, 6);
    for (const double beforeS : {kAtriumS, kVentricleS}) {
        std::vector<double> spikes = beats;
        for (double& timeS : spikes)
            timeS += beforeS;
        addTriangles(spikes, 0.5, 1, ecg);
    }
    const Measurements m = measuredWhole(ecg);
    for (const double beforeS : {kAtriumS, kVentricleS}) {
        const auto found = std::ranges::count_if(m.pacingSpikesS, [&](double spikeS) {
            return std::ranges::any_of(
                beats, [&](double at) { return std::abs(spikeS - at - beforeS) < 0.01; });
        });
        QVERIFY2(found + 2 >= std::ssize(beats), qPrintable(u"%1: %2"_s.arg(beforeS).arg(found)));
    }
    QVERIFY(std::ranges::is_sorted(m.pacingSpikesS));
    // The QRS begins behind the ventricle's spike, as it does with that alone.
    QVERIFY(m.qrsMs && m.usualBeat);
    Ecg ventricleOnly = simulateEcg(heart, 6);
    std::vector<double> spikes = beats;
    for (double& timeS : spikes)
        timeS += kVentricleS;
    addTriangles(spikes, 0.5, 1, ventricleOnly);
    const Measurements alone = measuredWhole(ventricleOnly);
    QVERIFY(alone.qrsMs && std::abs(*m.qrsMs - *alone.qrsMs) <= 6);
}

void TestBeats::spikesBoundNoWave()
{
    const HeartState heart = calmHeart();
    Ecg ecg = simulateEcg(heart, 6);
    const Measurements without = measuredWhole(ecg);
    std::vector<double> spikes = simulatedBeatTimes(heart, 6);
    for (double& timeS : spikes)
        timeS -= 0.12; // between P and QRS
    addTriangles(spikes, 0.8, 1, ecg);
    const Measurements m = measuredWhole(ecg);
    QVERIFY(m.qrsMs && without.qrsMs && m.qtMs && without.qtMs);
    QVERIFY2(std::abs(*m.qrsMs - *without.qrsMs) <= 10,
        qPrintable(u"%1 %2"_s.arg(*m.qrsMs).arg(*without.qrsMs)));
    QVERIFY(std::abs(*m.qtMs - *without.qtMs) <= 12);
}

void TestBeats::narrowTipsAreNoSpikes()
{
    // 24 ms wide in all: the narrowest that a heart can do
    const Measurements m = measuredWhole(drawnBeats(0, 1.5, -0.2, 0, 0.3));
    QVERIFY(m.pacingSpikesS.empty());
    for (unsigned seed = 0; seed < 20; ++seed)
        QVERIFY2(measuredWhole(simulateEcg(randomHeart(seed), seed)).pacingSpikesS.empty(),
            qPrintable(QString::number(seed)));
}

void TestBeats::reasonsStandForWhatIsMissing()
{
    Ecg flat;
    for (auto& lead : flat.leads)
        lead.assign(5000, 0.0f);
    const Measurements nothing = measuredWhole(flat);
    for (const QString& key : {u"heart_rate_bpm"_s, u"pr_ms"_s, u"qt_ms"_s, u"cornell_mV"_s})
        QCOMPARE(nothing.notMeasurable.at(key), u"no_beats"_s);
    Ecg limbOnly = simulateEcg(calmHeart(), 3);
    for (const Lead lead : {Lead::V1, Lead::V2, Lead::V3, Lead::V4, Lead::V5, Lead::V6})
        std::ranges::fill(limbOnly[lead], kMissing);
    const Measurements limbs = measuredWhole(limbOnly);
    QVERIFY(limbs.qrsMs && !limbs.cornellMv);
    QCOMPARE(limbs.notMeasurable.at(u"cornell_mV"_s), u"lead_missing"_s);
    QVERIFY(!limbs.notMeasurable.contains(u"qrs_ms"_s));
    Ecg sideways = simulateEcg(calmHeart(), 3); // all leads were read, but I and aVF are flat
    std::ranges::fill(sideways[Lead::I], 0.0f);
    std::ranges::fill(sideways[Lead::aVF], 0.0f);
    const Measurements nowhere = measuredWhole(sideways);
    QVERIFY(nowhere.qrsMs && !nowhere.qrsAxisDeg && !nowhere.tAxisDeg);
    QCOMPARE(nowhere.notMeasurable.at(u"qrs_axis_deg"_s), u"no_direction"_s);
    QCOMPARE(nowhere.notMeasurable.at(u"t_axis_deg"_s), u"no_direction"_s);
    for (const Measurements& m : {nothing, limbs, nowhere}) {
        for (const auto& [key, reason] : m.notMeasurable)
            QVERIFY2(reasonCodes().contains(reason), qPrintable(key + u' ' + reason));
    }
}

void TestBeats::secondsAreThoseThatWerePrinted()
{
    const Ecg ecg = simulateEcg(calmHeart(), 3);
    std::vector<LeadTrace> traces;
    Reconstruction recording;
    for (const Lead lead : kLeads) {
        LeadTrace trace;
        trace.lead = lead;
        trace.startS = 2.5;
        trace.samplesMv.assign(ecg[lead].begin() + 1250, ecg[lead].begin() + 2500);
        traces.push_back(trace);
        recording.leadsMv[lead] = ecg[lead];
        recording.observedS[lead] = {{2.5, 5.0}};
    }
    const Measurements m = measure(traces, recording);
    QVERIFY(m.usualBeat);
    for (const auto& [lead, measured] : m.usualBeat->leads) {
        QVERIFY(!measured.fromS.empty());
        for (const auto& [from, to] : measured.fromS)
            QVERIFY(from >= 2.5 && to <= 5.0 && from < to);
    }
}

QTEST_GUILESS_MAIN(TestBeats)
#include "tst_beats.moc"
