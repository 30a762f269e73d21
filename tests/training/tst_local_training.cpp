// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/local_training.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

/// Cases whose truth follows the first value of the embedding; the shipped probability is a little
/// wrong.
std::vector<JudgedCase> simulated(int count, const QString& code, double informative)
{
    std::mt19937 random(5);
    std::normal_distribution<float> normal;
    std::uniform_real_distribution<double> uniform;
    std::vector<JudgedCase> cases;
    for (int i = 0; i < count; ++i) {
        JudgedCase item;
        item.patient = u"P%1"_s.arg(i / 2);
        for (int k = 0; k < 16; ++k)
            item.embedding.push_back(normal(random));
        const double score = informative * static_cast<double>(item.embedding[0]);
        item.judged[code] = uniform(random) < 1 / (1 + std::exp(-score));
        item.shipped[code] = 0.5;
        cases.push_back(std::move(item));
    }
    return cases;
}

} // namespace

class TestLocalTraining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void learnsWhatIsThere();
    void noiseIsNotRecommended();
    void tooLittleIsRefusedWithTheNumber();
    void unjudgedIsUnknown();
    void samePatientsDoNotCountTwice();
    void newLabelsAreLearned();
};

void TestLocalTraining::learnsWhatIsThere()
{
    const auto training = trainLocally(simulated(400, u"MI"_s, 3), u"base"_s, {});
    QVERIFY(training);
    const CodeOutcome& outcome = training->outcomes.front();
    QVERIFY2(outcome.aurocAfter.value() > 0.85, qPrintable(QString::number(*outcome.aurocAfter)));
    QVERIFY(outcome.brierAfter < outcome.brierBefore - 0.05);
    QVERIFY(training->improves);
    QCOMPARE(training->head.baseSha256, u"base"_s);
}

void TestLocalTraining::noiseIsNotRecommended()
{
    const auto training = trainLocally(simulated(60, u"MI"_s, 0), u"base"_s, {});
    QVERIFY(training);
    QVERIFY(!training->improves);
}

void TestLocalTraining::tooLittleIsRefusedWithTheNumber()
{
    const auto training = trainLocally(simulated(6, u"MI"_s, 3), u"base"_s, {});
    QVERIFY(!training);
    QCOMPARE(training.error().code, Errc::invalidArgument);
    QVERIFY(training.error().message.contains(QString::number(kLeastJudged)));
}

void TestLocalTraining::unjudgedIsUnknown()
{
    auto cases = simulated(200, u"MI"_s, 3);
    for (std::size_t i = 100; i < cases.size(); ++i)
        cases[i].judged.clear();
    const auto training = trainLocally(cases, u"base"_s, {});
    QVERIFY(training);
    QCOMPARE(training->outcomes.front().positives + training->outcomes.front().negatives, 100);
}

void TestLocalTraining::samePatientsDoNotCountTwice()
{
    auto cases = simulated(100, u"MI"_s, 3);
    for (JudgedCase& item : cases)
        item.patient = u"the same"_s;
    QVERIFY(!trainLocally(cases, u"base"_s, {}));
}

void TestLocalTraining::newLabelsAreLearned()
{
    auto cases = simulated(200, u"OURS"_s, 3);
    for (JudgedCase& item : cases)
        item.shipped.clear();
    const auto training = trainLocally(cases, u"base"_s, {});
    QVERIFY(training);
    QCOMPARE(training->head.codes, QStringList {u"OURS"_s});
    QVERIFY(training->outcomes.front().aurocAfter.value() > 0.8);
}

QTEST_GUILESS_MAIN(TestLocalTraining)
#include "tst_local_training.moc"
