// SPDX-License-Identifier: GPL-3.0-or-later
// A pen that was read too low at a tip is moved to where its ink is.
#include "model/trace/pen_refinement.h"

#include <QPointF>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ecgscan;

namespace {

constexpr int kColumns = 900, kRows = 240;
constexpr double kLevelY = 200.3, kTipY = 60.7;
constexpr double kHalfPen = 1.3, kEdge = 0.7; ///< Pixels; the ink fades over kEdge.

/// Level, with a narrow spike at each 100th column: 6 columns up, 6 down.
double penY(double x)
{
    const double off = std::abs(std::remainder(x - 50, 100.0));
    return off < 6 ? kTipY + (kLevelY - kTipY) * off / 6 : kLevelY;
}

double distanceTo(QPointF at, QPointF from, QPointF to)
{
    const QPointF along = to - from;
    const double share = std::clamp(
        QPointF::dotProduct(at - from, along) / QPointF::dotProduct(along, along), 0.0, 1.0);
    const QPointF off = from + share * along - at;
    return std::hypot(off.x(), off.y());
}

/// To the pen's line.
double distanceTo(double x, double y)
{
    const double spike = 100 * std::floor(x / 100) + 50;
    const QPointF before(spike - 6, kLevelY), tip(spike, kTipY), after(spike + 6, kLevelY);
    const QPointF at(x, y);
    return std::min({distanceTo(at, before - QPointF(50, 0), before), distanceTo(at, before, tip),
        distanceTo(at, tip, after), distanceTo(at, after, after + QPointF(50, 0))});
}

InkMap drawnMap()
{
    InkMap map;
    map.pxPerMm = 8;
    map.ink = cv::Mat1f(kRows, kColumns, 0.f);
    for (int y = 0; y < kRows; ++y) {
        for (int x = 0; x < kColumns; ++x) {
            const double off = distanceTo(x, y) - kHalfPen;
            map.ink(y, x) = static_cast<float>(std::clamp(0.5 - off / (2 * kEdge), 0.0, 1.0));
        }
    }
    return map;
}

/// As a network reads it that cuts tips by so much, in columns of a pixel.
PenLine readWith(double cutPx)
{
    PenLine line;
    line.stepPx = 1;
    for (int x = 0; x < kColumns; ++x) {
        const double y = penY(x);
        line.y.push_back(static_cast<float>(std::max(y, kTipY + cutPx)));
        line.sd.push_back(y < kTipY + 20 ? 4.f : 0.3f);
    }
    return line;
}

} // namespace

class TestPenRefinement : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cutTipsAreFound();
    void whatIsRightStays();
    void foreignInkDoesNotPull();
    void nothingToMeasureChangesNothing();
};

void TestPenRefinement::cutTipsAreFound()
{
    std::vector<PenLine> pens = {readWith(5)};
    refinePens(drawnMap(), pens);
    for (const std::size_t tip : {150U, 350U, 650U}) {
        const float y = *std::min_element(pens[0].y.begin() + static_cast<std::ptrdiff_t>(tip) - 3,
            pens[0].y.begin() + static_cast<std::ptrdiff_t>(tip) + 4);
        QVERIFY2(std::abs(static_cast<double>(y) - kTipY) < 1.5, qPrintable(QString::number(y)));
    }
}

void TestPenRefinement::whatIsRightStays()
{
    std::vector<PenLine> pens = {readWith(0)};
    const PenLine before = pens[0];
    refinePens(drawnMap(), pens);
    for (std::size_t k = 60; k < 140; ++k)
        QVERIFY(std::abs(pens[0].y[k] - before.y[k]) < 0.25F);
    QVERIFY(pens[0].misfit > 0 && pens[0].misfit < 0.1);
}

void TestPenRefinement::foreignInkDoesNotPull()
{
    InkMap map = drawnMap();
    map.ink(cv::Rect(210, 190, 30, 8)).setTo(1.f); // a letter that touches the pen from above
    std::vector<PenLine> pens = {readWith(0)};
    refinePens(map, pens);
    for (std::size_t k = 205; k < 245; ++k)
        QVERIFY2(std::abs(static_cast<double>(pens[0].y[k]) - kLevelY) < 1,
            qPrintable(QString::number(pens[0].y[k])));
}

void TestPenRefinement::nothingToMeasureChangesNothing()
{
    std::vector<PenLine> pens = {readWith(5)};
    pens[0].y.resize(100);
    pens[0].sd.resize(100);
    const PenLine before = pens[0];
    refinePens(drawnMap(), pens);
    QCOMPARE(pens[0].y, before.y);
    std::vector<PenLine> none;
    refinePens(drawnMap(), none);
    QVERIFY(none.empty());
}

QTEST_APPLESS_MAIN(TestPenRefinement)
#include "tst_pen_refinement.moc"
