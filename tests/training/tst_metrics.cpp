// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/metrics.h"
#include "model/training/print_windows.h"

#include <QtTest>

#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;

class TestMetrics : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aurocByHand();
    void macroLeavesOutRareClassesAndUnknowns();
    void calibrationErrorByHand();
    void brierSkillByHand();
    void intervalHoldsTheFigure();
    void printedWindows();
};

void TestMetrics::aurocByHand()
{
    QCOMPARE(auroc({0.1f, 0.4f, 0.35f, 0.8f}, {0, 0, 1, 1}).value(), 0.75);
    QCOMPARE(auroc({1, 1, 1, 1}, {0, 1, 0, 1}).value(), 0.5); // ties count half
    QCOMPARE(auroc({1, 2, 3}, {0, 1, 1}).value(), 1.0);
    QVERIFY(!auroc({1, 2}, {1, 1}));
    QVERIFY(!auroc({}, {}));
}

void TestMetrics::macroLeavesOutRareClassesAndUnknowns()
{
    Predictions p;
    p.classes = {u"A"_s, u"B"_s};
    p.scores = {{0.1f, 0.9f}, {0.4f, 0.1f}, {0.35f, 0.2f}, {0.8f, 0.3f}, {0.9f, 0.0f}};
    p.truth = {{0, 1}, {0, 0}, {1, 0}, {1, 0}, {-1, 0}};
    p.patients = {u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s};
    QCOMPARE(macroAuroc(p, {0, 1}, 2).value(), 0.75);
    QCOMPARE(macroAuroc(p, {0, 1}, 1).value(), (0.75 + 1.0) / 2);
    QVERIFY(!macroAuroc(p, {0, 1}, 3));
}

void TestMetrics::calibrationErrorByHand()
{
    Predictions p;
    p.classes = {u"A"_s};
    for (int i = 0; i < 100; ++i) {
        p.scores.push_back({0.3f});
        p.truth.push_back({i % 10 < 5 ? 1 : 0});
    }
    // Sorting puts negatives before positives of the same score: five bins of 0 and five of 1.
    QVERIFY(std::abs(expectedCalibrationError(p, {0}) - 0.5) < 1e-6);
    for (auto& truth : p.truth)
        truth = {0};
    QVERIFY(std::abs(expectedCalibrationError(p, {0}) - 0.3) < 1e-6);
}

void TestMetrics::brierSkillByHand()
{
    Predictions p;
    p.classes = {u"A"_s};
    p.scores = {{1.0f}, {0.0f}, {0.5f}, {0.5f}};
    p.truth = {{1}, {0}, {1}, {0}};
    QVERIFY(std::abs(brierSkill(p, 0).value() - (1 - 0.125 / 0.25)) < 1e-9);
    p.truth = {{1}, {1}, {1}, {1}};
    QVERIFY(!brierSkill(p, 0));
}

void TestMetrics::intervalHoldsTheFigure()
{
    Predictions p;
    p.classes = {u"A"_s};
    for (int i = 0; i < 60; ++i) {
        p.scores.push_back({static_cast<float>((i * 37) % 60)});
        p.truth.push_back({(i * 37) % 60 + (i % 7) * 5 > 40 ? 1 : 0});
        p.patients.push_back(QString::number(i / 2));
    }
    const double figure = macroAuroc(p, {0}, 1).value();
    const Interval interval = macroAurocInterval(p, {0}, 1, 200, 1);
    QVERIFY(interval.low < figure && figure < interval.high);
    QVERIFY(interval.high - interval.low < 0.4);
}

void TestMetrics::printedWindows()
{
    Signal100 signal;
    for (auto& lead : signal)
        lead.fill(1);
    Signal100 page = signal;
    keepPrinted(page, u"3x4+1"_s);
    QVERIFY(std::isfinite(page[0][0]) && std::isnan(page[0][250])); // I: the first quarter
    QVERIFY(std::isnan(page[11][749]) && std::isfinite(page[11][750])); // V6: the last
    QVERIFY(std::isfinite(page[1][999])); // II is the rhythm strip
    QVERIFY(std::abs(knownShare(page) - (11.0 / 4 + 1) / 12) < 1e-9);
    page = signal;
    keepPrinted(page, u"6x2"_s);
    QVERIFY(std::abs(knownShare(page) - 0.5) < 1e-9);
    page = signal;
    keepPrinted(page, u"12x1"_s);
    QCOMPARE(knownShare(page), 1.0);
}

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
