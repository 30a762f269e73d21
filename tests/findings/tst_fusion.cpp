// SPDX-License-Identifier: GPL-3.0-or-later
// Two opinions become one.
#include "model/core/logit.h"
#include "model/findings/fusion.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace ecgscan;

namespace {

/// Cases that one tower judges well and the other one by chance.
struct Opinions {
    std::vector<double> good, blind;
    std::vector<int> truth;
};

Opinions opinions(int count)
{
    std::mt19937 random(3);
    std::normal_distribution<double> noise;
    Opinions out;
    for (int i = 0; i < count; ++i) {
        out.truth.push_back(i % 3 == 0 ? 1 : 0);
        out.good.push_back(sigmoid((out.truth.back() == 1 ? 1.5 : -1.5) + noise(random)));
        out.blind.push_back(sigmoid(noise(random)));
    }
    return out;
}

} // namespace

class TestFusion : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theBetterTowerCountsMore();
    void withoutExperienceBothCount();
    void unknownTruthsAreLeftOut();
    void contradictions();
};

void TestFusion::theBetterTowerCountsMore()
{
    const Opinions o = opinions(600);
    QVERIFY(fitFusion(o.good, o.blind, o.truth).pageShare < 0.3);
    QVERIFY(fitFusion(o.blind, o.good, o.truth).pageShare > 0.7);
}

void TestFusion::withoutExperienceBothCount()
{
    const Fusion fusion = fitFusion({}, {}, {});
    QCOMPARE(fusion.pageShare, 0.5);
    QVERIFY(std::abs(fusion.probability(0.9, 0.1) - 0.5) < 1e-6);
    QVERIFY(std::abs(fusion.probability(0.8, 0.8) - 0.8) < 1e-6);
}

void TestFusion::unknownTruthsAreLeftOut()
{
    Opinions o = opinions(60);
    const Fusion before = fitFusion(o.good, o.blind, o.truth);
    for (int i = 0; i < 60; ++i) {
        o.good.push_back(0.01);
        o.blind.push_back(0.99);
        o.truth.push_back(-1);
    }
    const Fusion after = fitFusion(o.good, o.blind, o.truth);
    QCOMPARE(after.pageShare, before.pageShare);
    QCOMPARE(after.calibration.offset, before.calibration.offset);
}

void TestFusion::contradictions()
{
    QVERIFY(contradict(0.9, 0.1, 0.5));
    QVERIFY(contradict(0.1, 0.9, 0.5));
    QVERIFY(!contradict(0.9, 0.6, 0.5));
    QVERIFY(!contradict(0.52, 0.1, 0.5)); // one is not sure
    QVERIFY(!contradict(0.9, 0.4, 0.2)); // the threshold counts, not a half
}

QTEST_GUILESS_MAIN(TestFusion)
#include "tst_fusion.moc"
