// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/findings/calibration.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace ecgscan;

namespace {

struct Sample {
    std::vector<float> logits;
    std::vector<int> truth;
};

/// Labels that follow 1 / (1 + exp(-(slope * x + offset))).
Sample drawn(int count, double slope, double offset, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> normal(0, 2);
    std::uniform_real_distribution<double> uniform;
    Sample sample;
    for (int i = 0; i < count; ++i) {
        const float x = normal(random);
        sample.logits.push_back(x);
        sample.truth.push_back(
            uniform(random) < Calibration {slope, offset}.probability(static_cast<double>(x)) ? 1
                                                                                              : 0);
    }
    return sample;
}

} // namespace

class TestCalibration : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsTheCurveThatMadeTheLabels();
    void fewCasesMoveItLittle();
    void neverTurnsRanksRound();
    void ignoresTheUnknown();
    void thresholdWithTheBestF1();
};

void TestCalibration::findsTheCurveThatMadeTheLabels()
{
    const Sample sample = drawn(20000, 0.6, -1.5, 1);
    const Calibration fit = fitCalibration(sample.logits, sample.truth);
    QVERIFY(std::abs(fit.slope - 0.6) < 0.05);
    QVERIFY(std::abs(fit.offset + 1.5) < 0.07);
}

void TestCalibration::fewCasesMoveItLittle()
{
    const Calibration none = fitCalibration({}, {});
    QCOMPARE(none.slope, 1.0);
    QCOMPARE(none.offset, 0.0);
    const Calibration one = fitCalibration({-4.0f, -4.2f, 3.0f}, {0, 0, 1});
    QVERIFY(std::abs(one.slope - 1) < 0.2);
    QVERIFY(std::abs(one.offset) < 0.5);
    // All absent: the probability falls, but not to nothing.
    const Calibration absent
        = fitCalibration(std::vector<float>(20, 0.0f), std::vector<int>(20, 0));
    QVERIFY(absent.probability(0) < 0.3 && absent.probability(0) > 0.01);
}

void TestCalibration::neverTurnsRanksRound()
{
    const Sample sample = drawn(500, -2, 0, 2); // the network is wrong throughout
    const Calibration fit = fitCalibration(sample.logits, sample.truth);
    QVERIFY(fit.slope > 0);
    double last = -1;
    for (double x = -10; x <= 10; x += 0.5) {
        const double p = fit.probability(x);
        QVERIFY(p >= last && p >= 0 && p <= 1);
        last = p;
    }
}

void TestCalibration::ignoresTheUnknown()
{
    Sample sample = drawn(300, 1, 0.5, 3);
    const Calibration before = fitCalibration(sample.logits, sample.truth);
    for (int i = 0; i < 100; ++i) {
        sample.logits.push_back(9);
        sample.truth.push_back(-1);
    }
    const Calibration after = fitCalibration(sample.logits, sample.truth);
    QCOMPARE(after.slope, before.slope);
    QCOMPARE(after.offset, before.offset);
}

void TestCalibration::thresholdWithTheBestF1()
{
    // Cut between 0.6 and 0.4: three of three found, one false: F1 6/7, the best there is.
    const std::vector<double> p {0.9, 0.8, 0.7, 0.6, 0.4, 0.3};
    const std::vector<int> truth {1, 1, 0, 1, 0, 0};
    QCOMPARE(bestF1Threshold(p, truth, 3), 0.5);
    QCOMPARE(bestF1Threshold(p, truth, 4), 0.5); // too few: the middle
    QCOMPARE(bestF1Threshold({0.09, 0.07, 0.02, 0.01}, {1, 1, 0, 0}, 2), 0.045);
    QCOMPARE(bestF1Threshold({0.9, 0.09, 0.07, 0.02}, {-1, 1, 1, 0}, 2), 0.045);
}

QTEST_APPLESS_MAIN(TestCalibration)
#include "tst_calibration.moc"
