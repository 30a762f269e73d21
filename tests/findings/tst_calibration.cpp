// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/findings/calibration.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace ecgscan;

class TestCalibration : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsTheTruth();
    void fewPositivesHardlyMoveIt();
    void ranksNeverTurn();
    void unknownIsLeftOut();
    void thresholdOfBestF1();
};

void TestCalibration::findsTheTruth()
{
    std::mt19937 random(3);
    std::normal_distribution<float> logit(-1, 2);
    std::uniform_real_distribution<double> uniform;
    std::vector<float> logits;
    std::vector<int> truth;
    for (int i = 0; i < 20000; ++i) {
        logits.push_back(logit(random));
        truth.push_back(
            uniform(random) < 1 / (1 + std::exp(-(0.6 * static_cast<double>(logits.back()) - 0.5)))
                ? 1
                : 0);
    }
    const Calibration fit = fitCalibration(logits, truth);
    QVERIFY2(std::abs(fit.slope - 0.6) < 0.05, qPrintable(QString::number(fit.slope)));
    QVERIFY2(std::abs(fit.offset + 0.5) < 0.08, qPrintable(QString::number(fit.offset)));
}

void TestCalibration::fewPositivesHardlyMoveIt()
{
    const Calibration none = fitCalibration({}, {});
    QCOMPARE(none.slope, 1.0);
    QCOMPARE(none.offset, 0.0);
    const Calibration few = fitCalibration({-3, -2, 3}, {0, 0, 1});
    QVERIFY(std::abs(few.slope - 1) < 0.5);
    QVERIFY(std::abs(few.offset) < 1);
}

void TestCalibration::ranksNeverTurn()
{
    const Calibration fit
        = fitCalibration({3, 2, 1, -1, -2, -3, 3, 2, -3, -2}, {0, 0, 0, 1, 1, 1, 0, 0, 1, 1});
    QVERIFY(fit.slope > 0);
    QVERIFY(fit.probability(2) > fit.probability(1));
}

void TestCalibration::unknownIsLeftOut()
{
    const Calibration with = fitCalibration({1, -1, 5, 5, 5}, {1, 0, -1, -1, -1});
    const Calibration without = fitCalibration({1, -1}, {1, 0});
    QCOMPARE(with.slope, without.slope);
    QCOMPARE(with.offset, without.offset);
}

void TestCalibration::thresholdOfBestF1()
{
    const std::vector<double> p {0.9, 0.8, 0.7, 0.4, 0.3, 0.2, 0.1};
    const std::vector<int> truth {1, 1, 1, 0, 1, 0, 0};
    const double threshold = bestF1Threshold(p, truth, 1); // all down to 0.3: F1 = 8/9
    QVERIFY(threshold > 0.2 && threshold < 0.3);
    QCOMPARE(bestF1Threshold(p, truth, 5), 0.5);
}

QTEST_GUILESS_MAIN(TestCalibration)
#include "tst_calibration.moc"
