// SPDX-License-Identifier: GPL-3.0-or-later
// A stroke as narrow as the pen belongs to the pen that it stands on; other ink does not.
#include "model/trace/spike_tips.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ecgscan;

namespace {

constexpr int kColumns = 900, kRows = 240;
constexpr double kLevelY = 150, kHalfPen = 1.3;

/// A level pen.
InkMap levelMap()
{
    InkMap map;
    map.pxPerMm = 8;
    map.ink = cv::Mat1f(kRows, kColumns, 0.f);
    for (int y = 0; y < kRows; ++y)
        map.ink.row(y).setTo(std::clamp(0.5 - (std::abs(y - kLevelY) - kHalfPen) / 1.4, 0.0, 1.0));
    return map;
}

/// Ink from row to row, so many pixels wide about a column.
void draw(InkMap& map, int column, int top, int bottom, int width)
{
    map.ink(cv::Rect(column - width / 2, top, width, bottom - top)).setTo(1);
}

PenLine levelPen(double y = kLevelY)
{
    PenLine pen;
    pen.stepPx = 1;
    pen.y.assign(kColumns, static_cast<float>(y));
    pen.sd.assign(kColumns, 0.3f);
    return pen;
}

} // namespace

class TestSpikeTips : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void strokesAreFollowed();
    void shortWideAndLooseInkIsNot();
    void aStrokeBetweenTwoPensIsNeithers();
};

void TestSpikeTips::strokesAreFollowed()
{
    InkMap map = levelMap();
    draw(map, 200, 90, 150, 3); // 7.5 mm up
    draw(map, 400, 150, 180, 3); // down
    std::vector<PenLine> pens {levelPen()};
    reachSpikeTips(map, pens);
    QVERIFY2(std::abs(pens[0].y[200] - 91) < 1.5f, qPrintable(QString::number(pens[0].y[200])));
    QVERIFY2(std::abs(pens[0].y[400] - 178) < 1.5f, qPrintable(QString::number(pens[0].y[400])));
    // one column of each, and nothing else
    const auto moved = std::ranges::count_if(
        pens[0].y, [](float y) { return std::abs(y - static_cast<float>(kLevelY)) > 0.1f; });
    QCOMPARE(moved, 2);
}

void TestSpikeTips::shortWideAndLooseInkIsNot()
{
    InkMap map = levelMap();
    draw(map, 100, 144, 150, 3); // less than a millimetre
    draw(map, 200, 90, 150, 14); // a letter's blot
    draw(map, 300, 60, 120, 3); // touches no pen
    std::vector<PenLine> pens {levelPen()};
    reachSpikeTips(map, pens);
    for (const float y : pens[0].y)
        QCOMPARE(y, static_cast<float>(kLevelY));
}

void TestSpikeTips::aStrokeBetweenTwoPensIsNeithers()
{
    InkMap map = levelMap();
    map.ink.rowRange(60, 63).setTo(1); // another row's pen
    draw(map, 250, 60, 150, 3);
    std::vector<PenLine> pens {levelPen(), levelPen(61)};
    reachSpikeTips(map, pens);
    QCOMPARE(pens[0].y[250], static_cast<float>(kLevelY));
    QCOMPARE(pens[1].y[250], 61.f);
}

QTEST_GUILESS_MAIN(TestSpikeTips)
#include "tst_spike_tips.moc"
