// SPDX-License-Identifier: GPL-3.0-or-later
// A probe finds what can be told by a straight line, and nothing where there is nothing.
#include "model/training/linear_probe.h"
#include "model/training/metrics.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace ecgscan;

namespace {

/// The first class is told by the first value, the second one by nothing.
ProbeCases cases(std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    ProbeCases all;
    for (std::size_t k = 0; k < count; ++k) {
        std::vector<float> embedding(20);
        for (float& value : embedding)
            value = 1000 + 30 * normal(random); // standardised before
        const int first = embedding[0] + 5 * normal(random) > 1000 ? 1 : 0;
        all.truth.push_back({first, static_cast<int>(random() % 2), k % 3 == 0 ? -1 : first});
        all.embeddings.push_back(std::move(embedding));
    }
    return all;
}

double area(const std::vector<std::vector<float>>& logits, const ProbeCases& truth, std::size_t c)
{
    std::vector<float> scores;
    std::vector<int> labels;
    for (std::size_t k = 0; k < logits.size(); ++k) {
        scores.push_back(logits[k][c]);
        labels.push_back(truth.truth[k][c == 2 ? 0 : c]);
    }
    return auroc(scores, labels).value_or(0);
}

} // namespace

class TestLinearProbe : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatALineTells();
    void nothingToProbe();
};

void TestLinearProbe::whatALineTells()
{
    const ProbeCases known = cases(400, 1), asked = cases(400, 2);
    const auto logits = probe(known, asked.embeddings);
    QVERIFY(logits);
    QCOMPARE(logits->size(), asked.embeddings.size());
    QVERIFY(area(*logits, asked, 0) > 0.95);
    QVERIFY(std::abs(area(*logits, asked, 1) - 0.5) < 0.1);
    QVERIFY(area(*logits, asked, 2) > 0.93); // a third of its labels are not known
}

void TestLinearProbe::nothingToProbe()
{
    QCOMPARE(probe({}, {{1}}).error().code, Errc::invalidArgument);
    const ProbeCases known = cases(4, 1);
    QCOMPARE(probe(known, {{1, 2}}).error().code, Errc::invalidArgument);
    ProbeCases ragged = known;
    ragged.truth.back().pop_back();
    QCOMPARE(probe(ragged, known.embeddings).error().code, Errc::invalidArgument);
    QCOMPARE(probe(known, {}).error().code, Errc::invalidArgument);
}

QTEST_GUILESS_MAIN(TestLinearProbe)
#include "tst_linear_probe.moc"
