// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/synthesis/dice.h"
#include "model/synthesis/heart.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace ecgscan;

namespace {

HeartState quiet(double rateBpm = 60)
{
    HeartState heart;
    heart.heartRateBpm = rateBpm;
    heart.noiseMv = 0;
    heart.wanderMv = 0;
    return heart;
}

double highest(const std::vector<float>& samples)
{
    return static_cast<double>(*std::ranges::max_element(samples));
}
double lowest(const std::vector<float>& samples)
{
    return static_cast<double>(*std::ranges::min_element(samples));
}

} // namespace

class TestHeart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void diceAreTheSameEverywhere();
    void limbLawsHold_data();
    void limbLawsHold();
    void seedsDecide();
    void peaksLieAtTheBeats();
    void rateIsTheRateAskedFor();
    void axisTurnsTheLimbLeads();
    void chestLeadsGoFromSToR();
    void fibrillationIsIrregular();
};

void TestHeart::diceAreTheSameEverywhere()
{
    Dice one(7, 1);
    Dice same(7, 1);
    Dice other(8, 1);
    Dice stream(7, 2);
    const double first = one.unit();
    QCOMPARE(first, same.unit());
    const double second = one.unit();
    // Neighbouring seeds must not be the same sequence a step apart.
    for (int i = 0; i < 4; ++i) {
        const double a = other.unit();
        QVERIFY(a != first && a != second && stream.unit() != a);
    }
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 20000; ++i) {
        const double x = one.normal();
        sum += x;
        squares += x * x;
    }
    QVERIFY(std::abs(sum / 20000) < 0.03);
    QVERIFY(std::abs(squares / 20000 - 1) < 0.03);
}

void TestHeart::limbLawsHold_data()
{
    QTest::addColumn<unsigned>("seed");
    for (const unsigned seed : {1U, 2U, 3U, 14U, 159U})
        QTest::addRow("seed %u", seed) << seed;
}

void TestHeart::limbLawsHold()
{
    QFETCH(const unsigned, seed);
    const Ecg ecg = simulateEcg(randomHeart(seed), seed);
    QCOMPARE(ecg.size(), std::size_t(5000));
    QCOMPARE(ecg.sampleRateHz, 500.0);
    for (std::size_t k = 0; k < ecg.size(); ++k) {
        const float one = ecg[Lead::I][k];
        const float two = ecg[Lead::II][k];
        const float three = ecg[Lead::III][k];
        QVERIFY(std::isfinite(one) && std::isfinite(ecg[Lead::V3][k]));
        QVERIFY(std::abs(one + three - two) < 1e-5F);
        QVERIFY(std::abs(ecg[Lead::aVR][k] + (one + two) / 2) < 1e-5F);
        QVERIFY(std::abs(ecg[Lead::aVL][k] - (one - three) / 2) < 1e-5F);
        QVERIFY(std::abs(ecg[Lead::aVF][k] - (two + three) / 2) < 1e-5F);
    }
}

void TestHeart::seedsDecide()
{
    const HeartState heart = randomHeart(5);
    QCOMPARE(simulateEcg(heart, 5).leads, simulateEcg(heart, 5).leads);
    QVERIFY(simulateEcg(heart, 5).leads != simulateEcg(heart, 6).leads);
    QVERIFY(randomHeart(5).heartRateBpm != randomHeart(6).heartRateBpm);
}

void TestHeart::peaksLieAtTheBeats()
{
    const HeartState heart = quiet(75);
    const Ecg ecg = simulateEcg(heart, 3);
    const std::vector<double> beats = simulatedBeatTimes(heart, 3);
    QVERIFY(beats.size() >= 11 && beats.size() <= 14);
    const double top = highest(ecg[Lead::II]);
    for (const double beat : beats) {
        QVERIFY(beat >= 0 && beat < 10);
        if (beat < 0.05 || beat > 9.95)
            continue;
        const auto at = static_cast<std::size_t>(std::lround(beat * 500));
        double peak = 0;
        for (std::size_t k = at - 8; k <= at + 8; ++k)
            peak = std::max(peak, static_cast<double>(ecg[Lead::II][k]));
        QVERIFY2(peak > 0.95 * top, qPrintable(QString::number(beat)));
    }
}

void TestHeart::rateIsTheRateAskedFor()
{
    for (const double rate : {50.0, 110.0}) {
        const std::vector<double> beats = simulatedBeatTimes(quiet(rate), 9);
        const double rr = (beats.back() - beats.front()) / static_cast<double>(beats.size() - 1);
        QVERIFY2(std::abs(60 / rr - rate) < 3, qPrintable(QString::number(60 / rr)));
    }
}

void TestHeart::axisTurnsTheLimbLeads()
{
    HeartState heart = quiet();
    heart.qrsAxisDeg = 0;
    const Ecg left = simulateEcg(heart, 1);
    heart.qrsAxisDeg = 90;
    const Ecg down = simulateEcg(heart, 1);
    QVERIFY(highest(left[Lead::I]) > 0.9 && highest(left[Lead::aVF]) < 0.5);
    QVERIFY(highest(down[Lead::aVF]) > 0.9 && highest(down[Lead::I]) < 0.5);
}

void TestHeart::chestLeadsGoFromSToR()
{
    const Ecg ecg = simulateEcg(quiet(), 1);
    QVERIFY(-lowest(ecg[Lead::V1]) > 2 * highest(ecg[Lead::V1]));
    QVERIFY(highest(ecg[Lead::V6]) > 3 * -lowest(ecg[Lead::V6]));
    QVERIFY(highest(ecg[Lead::V4]) > highest(ecg[Lead::V2]));
}

void TestHeart::fibrillationIsIrregular()
{
    const auto spread = [](bool hasPWaves) {
        HeartState heart = quiet(80);
        if (!hasPWaves)
            heart.rhythm = Rhythm::atrialFibrillation;
        const std::vector<double> beats = simulatedBeatTimes(heart, 4);
        double shortest = 10;
        double longest = 0;
        for (std::size_t i = 1; i < beats.size(); ++i) {
            shortest = std::min(shortest, beats[i] - beats[i - 1]);
            longest = std::max(longest, beats[i] - beats[i - 1]);
        }
        return longest / shortest;
    };
    QVERIFY(spread(false) > 1.4);
    QVERIFY(spread(true) < 1.25);
}

QTEST_GUILESS_MAIN(TestHeart)
#include "tst_heart.moc"
