// SPDX-License-Identifier: GPL-3.0-or-later
// A stroke as narrow as the pen belongs to the pen that it stands on; other ink does not.
#include "model/trace/spike_tips.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ecgscan;

namespace {

constexpr int kColumns = 900, kRows = 500;
constexpr double kLevelY = 150, kOtherY = 350, kHalfPen = 1.3; ///< Rows of two pens.

/// Two level pens.
InkMap levelMap()
{
    InkMap map;
    map.pxPerMm = 8;
    map.ink = cv::Mat1f(kRows, kColumns, 0.f);
    for (int y = 0; y < kRows; ++y) {
        const double off = std::min(std::abs(y - kLevelY), std::abs(y - kOtherY)) - kHalfPen;
        map.ink.row(y).setTo(std::clamp(0.5 - off / 1.4, 0.0, 1.0));
    }
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
    void otherInkIsNot();
    void aStrokeBetweenTwoPensIsNeithers();
};

void TestSpikeTips::strokesAreFollowed()
{
    InkMap map = levelMap();
    draw(map, 200, 90, 150, 3); // 7.5 mm up
    draw(map, 201, 330, 350, 3);
    draw(map, 400, 150, 180, 3); // down
    draw(map, 400, 350, 390, 3);
    std::vector<PenLine> pens {levelPen(), levelPen(kOtherY)};
    reachSpikeTips(map, pens);
    QVERIFY2(std::abs(pens[0].y[200] - 91) < 1.5f, qPrintable(QString::number(pens[0].y[200])));
    QVERIFY2(std::abs(pens[0].y[400] - 178) < 1.5f, qPrintable(QString::number(pens[0].y[400])));
    // one column of each, and nothing else
    const auto moved = std::ranges::count_if(
        pens[0].y, [](float y) { return std::abs(y - static_cast<float>(kLevelY)) > 0.1f; });
    QCOMPARE(moved, 2);
}

void TestSpikeTips::otherInkIsNot()
{
    InkMap map = levelMap();
    for (const int row : {static_cast<int>(kLevelY), static_cast<int>(kOtherY)}) {
        draw(map, 100, row - 6, row, 3); // less than a millimetre
        draw(map, 200, row - 60, row, 14); // a letter's blot
        draw(map, 300, row - 90, row - 30, 3); // touches no pen
        draw(map, 6, row - 40, row, 3); // a tick where the column begins
    }
    draw(map, 500, 90, 150, 3); // in one lead alone
    std::vector<PenLine> pens {levelPen(), levelPen(kOtherY)};
    reachSpikeTips(map, pens);
    for (const float y : pens[0].y)
        QCOMPARE(y, static_cast<float>(kLevelY));
    for (const float y : pens[1].y)
        QCOMPARE(y, static_cast<float>(kOtherY));
}

void TestSpikeTips::aStrokeBetweenTwoPensIsNeithers()
{
    InkMap map = levelMap();
    draw(map, 250, 150, 350, 3);
    std::vector<PenLine> pens {levelPen(), levelPen(kOtherY)};
    reachSpikeTips(map, pens);
    QCOMPARE(pens[0].y[250], static_cast<float>(kLevelY));
    QCOMPARE(pens[1].y[250], static_cast<float>(kOtherY));
}

QTEST_GUILESS_MAIN(TestSpikeTips)
#include "tst_spike_tips.moc"
