// SPDX-License-Identifier: GPL-3.0-or-later
// What happens where a pen is lost for a moment, and the parts that fit a pen to its ink.
#include "model/core/ecg.h"
#include "model/trace/banded_equations.h"
#include "model/trace/pen_gaps.h"
#include "model/trace/pen_profile.h"

#include <QTest>

#include <opencv2/imgproc.hpp>

#include <cmath>

using namespace ecgscan;

namespace {

constexpr int kWidth = 400, kHeight = 300;
constexpr double kLevelY = 200;

InkMap blank()
{
    InkMap map;
    map.ink = cv::Mat1f(kHeight, kWidth, 0.F);
    map.density = cv::Mat3b(kHeight, kWidth, cv::Vec3b());
    return map;
}

void draw(InkMap& map, cv::Point from, cv::Point to)
{
    cv::line(map.ink, from, to, cv::Scalar(1), 3);
}

/// A level line with one narrow wave that is 100 pixels high.
InkMap withWave()
{
    InkMap map = blank();
    draw(map, {0, 200}, {194, 200});
    draw(map, {194, 200}, {200, 100});
    draw(map, {200, 100}, {206, 200});
    draw(map, {206, 200}, {kWidth - 1, 200});
    return map;
}

PenLine level()
{
    PenLine pen;
    pen.stepPx = 1;
    pen.y.assign(kWidth, static_cast<float>(kLevelY));
    pen.sd.assign(kWidth, 0.5F);
    return pen;
}

/// One row over the whole page.
PagePrint oneRow()
{
    PagePrint print;
    TraceRow row;
    row.stepPx = 8;
    row.right = kWidth;
    row.baseline.assign(kWidth / 8, static_cast<float>(kLevelY));
    print.rows.push_back(row);
    return print;
}

PageLayout oneStretch()
{
    PageLayout layout;
    layout.stretches.push_back({Lead::II, false, 0, 0, 0, kWidth, true, {}});
    return layout;
}

} // namespace

class TestPenGaps : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLeapToOtherInkIsForeign();
    void aStrokeIsNot();
    void aLostWaveIsFilledFromTheInk();
    void whereThereIsNoInkAGapStays();
    void bandedEquationsAreSolved();
    void profileOfALine();
};

void TestPenGaps::aLeapToOtherInkIsForeign()
{
    InkMap map = blank();
    draw(map, {0, 200}, {kWidth - 1, 200});
    draw(map, {0, 120}, {kWidth - 1, 120});
    PenLine pen = level();
    std::fill(pen.y.begin() + 150, pen.y.begin() + 190, 120.F);
    const auto foreign = foreignColumns(map, pen.left, pen.stepPx, pen.y);
    QCOMPARE(foreign.size(), std::size_t {1});
    QCOMPARE(foreign[0].first, std::size_t {150});
    QCOMPARE(foreign[0].last, std::size_t {190});
}

void TestPenGaps::aStrokeIsNot()
{
    const InkMap map = withWave();
    PenLine pen = level();
    std::fill(pen.y.begin() + 199, pen.y.begin() + 202, 105.F); // ink leads there and back
    QVERIFY(foreignColumns(map, pen.left, pen.stepPx, pen.y).empty());
}

void TestPenGaps::aLostWaveIsFilledFromTheInk()
{
    PenLine pen = level();
    std::fill(pen.y.begin() + 195, pen.y.begin() + 206, kMissing);
    std::vector<PenLine> pens = {pen};
    QVERIFY(hasGaps(pens, 8));
    fillGaps(pens, withWave(), oneRow(), oneStretch());
    QVERIFY(!hasGaps(pens, 8));
    const auto tip = *std::ranges::min_element(pens[0].y);
    QVERIFY2(std::abs(tip - 100.F) < 4, qPrintable(QString::number(static_cast<double>(tip))));
}

void TestPenGaps::whereThereIsNoInkAGapStays()
{
    InkMap map = blank();
    draw(map, {0, 200}, {150, 200});
    draw(map, {250, 200}, {kWidth - 1, 200});
    PenLine pen = level();
    std::fill(pen.y.begin() + 155, pen.y.begin() + 245, kMissing);
    std::vector<PenLine> pens = {pen};
    fillGaps(pens, map, oneRow(), oneStretch());
    QVERIFY(!std::isfinite(pens[0].y[200]));
}

void TestPenGaps::bandedEquationsAreSolved()
{
    // Second differences and a little of the values themselves.
    constexpr std::size_t kCount = 9;
    BandedEquations equations(kCount);
    std::vector<std::vector<double>> full(kCount, std::vector<double>(kCount, 0));
    const auto add = [&](std::size_t row, std::size_t column, double value) {
        equations.add(row, column, value);
        full[row][column] += value;
        if (row != column)
            full[column][row] += value;
    };
    for (std::size_t k = 0; k < kCount; ++k)
        add(k, k, 0.3 + 0.1 * static_cast<double>(k));
    for (std::size_t k = 1; k + 1 < kCount; ++k) {
        add(k - 1, k - 1, 1);
        add(k, k, 4);
        add(k + 1, k + 1, 1);
        add(k - 1, k, -2);
        add(k, k + 1, -2);
        add(k - 1, k + 1, 1);
    }
    for (std::size_t k = 0; k < kCount; ++k)
        equations.addRight(k, std::sin(static_cast<double>(k)));
    const std::vector<double> x = equations.solved();
    for (std::size_t row = 0; row < kCount; ++row) {
        double sum = 0;
        for (std::size_t column = 0; column < kCount; ++column)
            sum += full[row][column] * x[column];
        QVERIFY(std::abs(sum - std::sin(static_cast<double>(row))) < 1e-9);
    }
}

void TestPenGaps::profileOfALine()
{
    constexpr int kLong = 3000;
    InkMap map = blank();
    map.ink = cv::Mat1f(kHeight, kLong, 0.F);
    for (int x = 0; x < kLong; ++x) {
        for (int y = 0; y < kHeight; ++y)
            map.ink(y, x) = static_cast<float>(std::exp(-std::pow((y - kLevelY) / 2, 2)));
    }
    PenLine pen = level();
    pen.y.assign(kLong, static_cast<float>(kLevelY));
    pen.sd.assign(kLong, 0.5F);
    const auto profile = PenProfile::measured(map, {pen});
    QVERIFY(profile);
    QVERIFY(std::abs(profile->at(0).ink - 1) < 0.05);
    QVERIFY(std::abs(profile->at(2).ink - std::exp(-1.0)) < 0.05);
    QVERIFY(profile->at(2).slope < -0.2);
    QCOMPARE(profile->at(profile->reachPx() + 1).ink, 0.0);
    QVERIFY(profile->noise() < 0.05);
    QVERIFY(!PenProfile::measured(map, {}));
}

QTEST_APPLESS_MAIN(TestPenGaps)
#include "tst_pen_gaps.moc"
