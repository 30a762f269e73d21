// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/findings_evaluation.h"
#include "model/training/metrics.h"

#include <QTest>

#include <cmath>
#include <random>

#include <limits>

using namespace ecgscan;

namespace {

Predictions oneClass(std::vector<float> scores, const std::vector<int>& truth)
{
    Predictions p;
    p.classes = {QStringLiteral("A")};
    for (std::size_t i = 0; i < scores.size(); ++i) {
        p.patients.push_back(QString::number(i));
        p.scores.push_back({scores[i]});
        p.truth.push_back({truth[i]});
    }
    return p;
}

/// Scores of a positive lie higher by `gap`; two cases a patient.
Predictions simulated(int patients, float gap, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    Predictions p;
    p.classes = {QStringLiteral("A"), QStringLiteral("B")};
    for (int i = 0; i < 2 * patients; ++i) {
        const std::vector<int> truth {static_cast<int>(random() % 2), random() % 3 == 0 ? 1 : 0};
        p.patients.push_back(QString::number(i / 2));
        p.truth.push_back(truth);
        p.scores.push_back({normal(random) + gap * static_cast<float>(truth[0]),
            normal(random) + gap * static_cast<float>(truth[1])});
    }
    return p;
}

} // namespace

class TestMetrics : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void auroc_data();
    void auroc();
    void unknownTruthDoesNotCount();
    void macroLeavesRareClassesOut();
    void brierAndSkill();
    void calibrationError();
    void drawsKeepPatientsTogether();
    void intervalHoldsTheFigure();
    void pairedDifferenceIsNarrowerThanItsParts();
    void aRankedClassCountsRepeats();
    void slopeTellsHowSureTheProbabilitiesAre_data();
    void slopeTellsHowSureTheProbabilitiesAre();
    void noSlopeWithoutBothKinds();
    void reliabilityBinsHoldAll();
};

void TestMetrics::auroc_data()
{
    QTest::addColumn<std::vector<float>>("scores");
    QTest::addColumn<std::vector<int>>("truth");
    QTest::addColumn<double>("expected"); // -1: none
    QTest::newRow("perfect") << std::vector<float> {1, 2, 3, 4} << std::vector<int> {0, 0, 1, 1}
                             << 1.0;
    QTest::newRow("upside down") << std::vector<float> {4, 3, 2, 1} << std::vector<int> {0, 0, 1, 1}
                                 << 0.0;
    // Pairs (positive, negative): 0.35>0.1, 0.35<0.4, 0.8>0.1, 0.8>0.4 -> 3 of 4.
    QTest::newRow("by hand") << std::vector<float> {0.1f, 0.4f, 0.35f, 0.8f}
                             << std::vector<int> {0, 0, 1, 1} << 0.75;
    QTest::newRow("ties count half")
        << std::vector<float> {1, 1, 1, 2} << std::vector<int> {0, 1, 0, 1} << 0.75;
    QTest::newRow("all alike") << std::vector<float> {5, 5, 5} << std::vector<int> {1, 0, 0} << 0.5;
    QTest::newRow("no negative") << std::vector<float> {1, 2} << std::vector<int> {1, 1} << -1.0;
    QTest::newRow("nothing") << std::vector<float> {} << std::vector<int> {} << -1.0;
}

void TestMetrics::auroc()
{
    QVERIFY(!ecgscan::auroc({0.2f, std::numeric_limits<float>::quiet_NaN(), 0.4f}, {0, 1, 1}));
    QFETCH(std::vector<float>, scores);
    QFETCH(std::vector<int>, truth);
    QFETCH(double, expected);
    QCOMPARE(ecgscan::auroc(scores, truth).value_or(-1), expected);
}

void TestMetrics::unknownTruthDoesNotCount()
{
    const Predictions p = oneClass({0.1f, 0.9f, 0.4f, 0.35f, 0.8f}, {0, -1, 0, 1, 1});
    QCOMPARE(aurocOfClass(p, 0).value(), 0.75);
}

void TestMetrics::macroLeavesRareClassesOut()
{
    Predictions p = oneClass({1, 2, 3, 4}, {0, 0, 1, 1});
    p.classes.push_back(QStringLiteral("B"));
    const int rare[] = {1, 0, 0, 0};
    for (std::size_t i = 0; i < 4; ++i) {
        p.scores[i].push_back(static_cast<float>(i));
        p.truth[i].push_back(rare[i]);
    }
    QCOMPARE(macroAuroc(p, {0, 1}, 1).value(), 0.5); // 1 and 0
    QCOMPARE(macroAuroc(p, {0, 1}, 2).value(), 1.0);
    QVERIFY(!macroAuroc(p, {1}, 2));
}

void TestMetrics::brierAndSkill()
{
    QCOMPARE(brier({0.5f, 1.0f}, {1, 1}), 0.125);
    // Base rate 1/2: reference 0.25; Brier 0.0625 -> skill 0.75.
    const Predictions p = oneClass({0.75f, 0.25f}, {1, 0});
    QCOMPARE(brierSkill(p, 0).value(), 0.75);
    QVERIFY(brierSkill(oneClass({1, 0}, {0, 1}), 0).value() < 0);
    QVERIFY(!brierSkill(oneClass({1, 1}, {1, 1}), 0)); // no base rate to beat
}

void TestMetrics::calibrationError()
{
    std::vector<float> scores;
    std::vector<int> truth;
    for (int i = 0; i < 1000; ++i) { // 0.05, 0.15 ... 0.95, each right that often
        const int bin = i / 100;
        scores.push_back(0.05f + 0.1f * static_cast<float>(bin));
        truth.push_back(i % 100 < 5 + 10 * bin ? 1 : 0);
    }
    QVERIFY(*expectedCalibrationError(oneClass(scores, truth), {0}) < 1e-6);
    // Scores that are all alike: right half of the time, said to be 0.3.
    std::vector<int> half;
    for (int i = 0; i < 1000; ++i)
        half.push_back(i % 2);
    QVERIFY(std::abs(*expectedCalibrationError(oneClass(std::vector<float>(1000, 0.3f), half), {0})
                - 0.2)
        < 1e-6);
    for (float& score : scores)
        score = std::min(1.0f, score + 0.05f);
    QVERIFY(std::abs(*expectedCalibrationError(oneClass(scores, truth), {0}) - 0.05) < 1e-6);
}

void TestMetrics::drawsKeepPatientsTogether()
{
    const std::vector<QString> patients {
        QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("a")};
    const auto draws = patientDraws(patients, 200, 3);
    QCOMPARE(draws.size(), std::size_t(200));
    for (const auto& draw : draws)
        QCOMPARE(std::ranges::count(draw, 0u), std::ranges::count(draw, 2u));
    QVERIFY(draws == patientDraws(patients, 200, 3));
    QVERIFY(draws != patientDraws(patients, 200, 4));
}

void TestMetrics::intervalHoldsTheFigure()
{
    const Predictions p = simulated(150, 1.2f, 5);
    EvaluationOptions options;
    options.superclasses = 1;
    options.draws = 300;
    const FindingsFigures figures = evaluateFindings(p, options);
    QCOMPARE(figures.cases, std::size_t(300));
    QCOMPARE(figures.patients, std::size_t(150));
    QCOMPARE(figures.classes.size(), std::size_t(2));
    QCOMPARE(figures.superclassAuroc.value, figures.classes[0].auroc.value);
    QVERIFY(figures.superclassAuroc.value > figures.superclassAuroc.interval->low);
    QVERIFY(figures.superclassAuroc.value < figures.superclassAuroc.interval->high);
    const double width
        = figures.superclassAuroc.interval->high - figures.superclassAuroc.interval->low;
    QVERIFY(width > 0.04 && width < 0.2);
}

void TestMetrics::pairedDifferenceIsNarrowerThanItsParts()
{
    const Predictions a = simulated(150, 1.2f, 5);
    Predictions b = a;
    std::mt19937 random(9);
    std::normal_distribution<float> normal(0, 0.4f);
    for (auto& scores : b.scores)
        scores[0] += normal(random);
    EvaluationOptions options;
    options.superclasses = 1;
    options.draws = 300;
    const Figure same = superclassDifference(a, a, options);
    QCOMPARE(same.value.value(), 0.0);
    QCOMPARE(same.interval->low, 0.0);
    const Figure loss = superclassDifference(b, a, options);
    QVERIFY(loss.value < 0);
    const Interval whole = *evaluateFindings(a, options).superclassAuroc.interval;
    QVERIFY(loss.interval->high - loss.interval->low < 0.7 * (whole.high - whole.low));
}

/// The same as sorting the drawn cases anew, ties and unknown truths among them.
void TestMetrics::aRankedClassCountsRepeats()
{
    Predictions p = simulated(60, 0.8f, 3);
    for (std::size_t i = 0; i < p.scores.size(); ++i) {
        p.scores[i][0] = std::round(p.scores[i][0] * 2) / 2;
        if (i % 11 == 0)
            p.truth[i][0] = -1;
    }
    const RankedClass ranked(p, 0);
    for (const auto& draw : patientDraws(p.patients, 20, 4)) {
        const auto quick = ranked.auroc(timesDrawn(draw, p.scores.size()));
        const auto slow = aurocOfClass(subset(p, draw), 0);
        QVERIFY(quick && slow);
        QVERIFY(std::abs(*quick - *slow) < 1e-12);
    }
    QVERIFY(!RankedClass(oneClass({0.1f, std::numeric_limits<float>::quiet_NaN()}, {0, 1}), 0)
            .auroc({1, 1}));
}

void TestMetrics::slopeTellsHowSureTheProbabilitiesAre_data()
{
    QTest::addColumn<double>("tooSure");
    QTest::newRow("right") << 1.0;
    QTest::newRow("too sure") << 2.0;
    QTest::newRow("too shy") << 0.5;
}

void TestMetrics::slopeTellsHowSureTheProbabilitiesAre()
{
    QFETCH(double, tooSure);
    std::mt19937 random(6);
    std::normal_distribution<double> normal(0, 1.5);
    std::uniform_real_distribution<double> chance;
    std::vector<float> said;
    std::vector<int> truth;
    for (int k = 0; k < 20000; ++k) {
        const double logit = normal(random);
        truth.push_back(chance(random) < 1 / (1 + std::exp(-logit)) ? 1 : 0);
        said.push_back(static_cast<float>(1 / (1 + std::exp(-tooSure * logit))));
    }
    const Predictions p = oneClass(said, truth);
    const auto slope = calibrationSlope(p, {0});
    QVERIFY(slope);
    QVERIFY2(std::abs(*slope * tooSure - 1) < 0.06, qPrintable(QString::number(*slope)));
    QCOMPARE(*expectedCalibrationError(p, {0}) < 0.02, tooSure == 1.0);
}

void TestMetrics::noSlopeWithoutBothKinds()
{
    QVERIFY(!calibrationSlope(oneClass({0.2f, 0.4f}, {1, 1}), {0}));
    QVERIFY(!calibrationSlope(oneClass({0.5f, 0.5f, 0.5f}, {1, 0, 1}), {0}));
    QVERIFY(!calibrationSlope(oneClass({}, {}), {0}));
    QVERIFY(!expectedCalibrationError(oneClass({}, {}), {0})); // nothing is not perfect
}

void TestMetrics::reliabilityBinsHoldAll()
{
    const Predictions p = oneClass({0.9f, 0.1f, 0.2f}, {1, 0, 1});
    const auto bins = reliability(p, {0});
    QCOMPARE(bins.size(), std::size_t(3)); // fewer pairs than bins
    std::size_t pairs = 0;
    for (std::size_t k = 0; k < bins.size(); ++k) {
        pairs += bins[k].pairs;
        QVERIFY(k == 0 || bins[k].probability > bins[k - 1].probability);
    }
    QCOMPARE(pairs, std::size_t(3));
    QCOMPARE(bins[1].rate, 1.0);
}

QTEST_APPLESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
