// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/local_training.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

constexpr int kSize = 24;

struct Simulation {
    int cases = 80;
    int patients = 60;
    double shipped = 1; ///< How far the shipped logit follows the truth.
    double hidden = 1; ///< How far the embedding knows more than the shipped logit.
    unsigned seed = 1;
};

/// "AFIB" is known to the network, "SITE1" is not. Both follow the first values of the embedding.
std::vector<JudgedCase> simulate(const Simulation& s)
{
    std::mt19937 random(s.seed);
    std::normal_distribution<double> normal;
    std::vector<JudgedCase> cases;
    for (int i = 0; i < s.cases; ++i) {
        JudgedCase item;
        item.patient = QString::number(i % s.patients);
        for (int k = 0; k < kSize; ++k)
            item.embedding.push_back(static_cast<float>(5 + 3 * normal(random)));
        const double one = (static_cast<double>(item.embedding[0]) - 5) / 3;
        const double two = (static_cast<double>(item.embedding[1]) - 5) / 3;
        const bool present = s.hidden * 2 * one + s.shipped * two + 0.5 * normal(random) > 0;
        item.shipped[u"AFIB"_s] = 1 / (1 + std::exp(-1.5 * s.shipped * two));
        item.judged[u"AFIB"_s] = present;
        item.judged[u"SITE1"_s] = one + 0.3 * normal(random) > 0;
        cases.push_back(std::move(item));
    }
    return cases;
}

double brierOf(const std::vector<JudgedCase>& cases, const LocalHead& head, const QString& code)
{
    const auto index = head.codes.indexOf(code);
    double sum = 0;
    for (const JudgedCase& item : cases) {
        const auto shipped = item.shipped.find(code);
        double score
            = shipped == item.shipped.end() ? 0 : std::log(shipped->second / (1 - shipped->second));
        if (index >= 0)
            score += head.correction(static_cast<std::size_t>(index), item.embedding);
        const double error = 1 / (1 + std::exp(-score)) - (item.judged.at(code) ? 1 : 0);
        sum += error * error / static_cast<double>(cases.size());
    }
    return sum;
}

} // namespace

class TestLocalTraining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void learnsWhatTheNetworkMissedOnNewCases();
    void keepsWhatIsAlreadyRight();
    void doesNotLearnFromNoise();
    void doesNotLearnWhatIsStillWorseThanGuessing();
    void refusesTooLittleAndSaysWhatIsMissing();
    void unknownIsNotNegative();
    void manyCasesOfOnePatientAreOnePatient();
    void isTheSameEachTimeAndCanBeStopped();
};

void TestLocalTraining::learnsWhatTheNetworkMissedOnNewCases()
{
    const auto training = trainLocally(simulate({}), u"base"_s, {});
    QVERIFY(training);
    QCOMPARE(training->head.baseSha256, u"base"_s);
    QCOMPARE(training->head.codes, (QStringList {u"AFIB"_s, u"SITE1"_s}));
    const CodeOutcome& afib = training->outcomes[0];
    QVERIFY(afib.learned);
    QCOMPARE(afib.positives + afib.negatives, 80);
    QVERIFY(afib.brierAfter < *afib.brierBefore - 0.02);
    QVERIFY(*afib.aurocAfter > *afib.aurocBefore);
    const CodeOutcome& site = training->outcomes[1];
    QVERIFY(!site.aurocBefore && !site.brierBefore); // the network knows nothing of it
    QVERIFY(*site.aurocAfter > 0.8);
    // The held-out figure promises what new cases show.
    const auto fresh = simulate({.cases = 2000, .patients = 2000, .seed = 99});
    const double before = brierOf(fresh, {}, u"AFIB"_s);
    const double after = brierOf(fresh, training->head, u"AFIB"_s);
    QVERIFY(after < before - 0.02);
    QVERIFY(std::abs(after - afib.brierAfter) < 0.05);
}

/// Verdicts that follow the shipped probability itself: no correction can be better, so there is to
/// be none.
void TestLocalTraining::keepsWhatIsAlreadyRight()
{
    const QString afib = u"AFIB"_s;
    int changed = 0;
    for (unsigned seed = 0; seed < 100; ++seed) {
        auto cases = simulate({.seed = seed});
        std::mt19937 random(seed + 300);
        std::uniform_real_distribution<double> uniform;
        for (JudgedCase& item : cases) {
            item.judged[afib] = uniform(random) < item.shipped[afib];
            item.judged.erase(u"SITE1"_s);
        }
        const auto training = trainLocally(cases, u"base"_s, {});
        QVERIFY(training);
        const CodeOutcome& outcome = training->outcomes.at(0);
        QVERIFY(std::abs(*outcome.brierBefore - brierOf(cases, {}, afib)) < 1e-6);
        QVERIFY(std::abs(outcome.brierAfter - *outcome.brierBefore) < 0.05); // a strong prior
        QCOMPARE(training->head.codes.contains(afib), outcome.learned);
        changed += outcome.learned ? 1 : 0;
    }
    QVERIFY2(changed <= 5, QByteArray::number(changed).constData()); // chance deceives at times
}

void TestLocalTraining::doesNotLearnFromNoise()
{
    int learned = 0;
    for (unsigned seed = 0; seed < 10; ++seed) {
        auto cases = simulate({.seed = seed});
        std::mt19937 random(seed + 100);
        for (JudgedCase& item : cases) {
            item.judged[u"SITE1"_s] = random() % 2 == 0;
            item.judged.erase(u"AFIB"_s);
        }
        const auto training = trainLocally(cases, u"base"_s, {});
        QVERIFY(training);
        learned += training->outcomes.at(0).learned ? 1 : 0;
    }
    QVERIFY2(learned <= 2, QByteArray::number(learned).constData());
}

void TestLocalTraining::doesNotLearnWhatIsStillWorseThanGuessing()
{
    // A network that is always sure, labels by a coin: any step back helps, and helps nobody.
    int better = 0;
    for (unsigned seed = 0; seed < 10; ++seed) {
        auto cases = simulate({.seed = seed});
        std::mt19937 random(seed + 200);
        for (JudgedCase& item : cases) {
            item.shipped[u"AFIB"_s] = 0.99;
            item.judged[u"AFIB"_s] = random() % 2 == 0;
            item.judged.erase(u"SITE1"_s);
        }
        const auto training = trainLocally(cases, u"base"_s, {});
        QVERIFY(training);
        const CodeOutcome& afib = training->outcomes.at(0);
        const double rate = afib.positives / 80.0;
        better += afib.brierAfter < *afib.brierBefore - 0.1 ? 1 : 0;
        QVERIFY(!afib.learned || (afib.brierAfter < rate * (1 - rate) && *afib.aurocAfter > 0.5));
        QCOMPARE(training->head.codes.contains(u"AFIB"_s), afib.learned);
    }
    QVERIFY(better >= 8); // so the rule of the Brier score alone would have kept it
}

void TestLocalTraining::refusesTooLittleAndSaysWhatIsMissing()
{
    const auto nothing = trainLocally({}, u"base"_s, {});
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().code, Errc::notFound);

    auto cases = simulate({.cases = 12, .patients = 12});
    for (std::size_t i = 0; i < cases.size(); ++i) {
        cases[i].judged.erase(u"SITE1"_s);
        cases[i].judged[u"AFIB"_s] = i < 9; // 9 there, 3 not
    }
    const auto few = trainLocally(cases, u"base"_s, {});
    QVERIFY(!few);
    QVERIFY(few.error().message.contains(u"AFIB"_s));
    QVERIFY2(few.error().message.contains(u"judge 0 more patients who have it and 5 more"_s),
        few.error().message.toUtf8().constData());
}

void TestLocalTraining::unknownIsNotNegative()
{
    auto cases = simulate({});
    for (std::size_t i = 0; i < cases.size(); ++i) {
        if (!cases[i].judged[u"SITE1"_s])
            cases[i].judged.erase(u"SITE1"_s); // only ever said to be there
    }
    const auto training = trainLocally(cases, u"base"_s, {});
    QVERIFY(training);
    QCOMPARE(training->outcomes.size(), std::size_t(1));
    QCOMPARE(training->outcomes[0].code, u"AFIB"_s);
}

void TestLocalTraining::manyCasesOfOnePatientAreOnePatient()
{
    const auto training = trainLocally(simulate({.patients = 5}), u"base"_s, {});
    QVERIFY(!training); // 80 cases, but fewer than eight patients of each kind
}

void TestLocalTraining::isTheSameEachTimeAndCanBeStopped()
{
    const auto cases = simulate({});
    const auto first = trainLocally(cases, u"base"_s, {});
    const auto second = trainLocally(cases, u"base"_s, {});
    QVERIFY(first && second);
    QCOMPARE(first->head.weights, second->head.weights);
    const auto stopped = trainLocally(cases, u"base"_s, {[] { return true; }, {}});
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, Errc::cancelled);
}

QTEST_APPLESS_MAIN(TestLocalTraining)
#include "tst_local_training.moc"
