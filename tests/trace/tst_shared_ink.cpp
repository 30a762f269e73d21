// SPDX-License-Identifier: GPL-3.0-or-later
// Two pens that follow one line part where other ink explains the page better.
#include "model/core/ecg.h"
#include "model/trace/pen_readout.h"
#include "model/trace/shared_ink.h"

#include <QTest>

#include <opencv2/imgproc.hpp>

#include <cmath>

using namespace ecgscan;

namespace {

constexpr int kRows = 384, kColumns = 800;
constexpr double kUpperY = 150, kLowerY = 230;

InkMap page(const std::vector<double>& lines)
{
    InkMap map;
    map.ink = cv::Mat1f(kRows, kColumns, 0.F);
    map.density = cv::Mat3b(kRows, kColumns, cv::Vec3b());
    for (const double y : lines)
        cv::line(map.ink, cv::Point(0, cvRound(y)), cv::Point(kColumns - 1, cvRound(y)),
            cv::Scalar(1), 3);
    return map;
}

/// A network that is sure of one y a column.
PenProbability sureOf(const std::vector<double>& y)
{
    PenProbability seen;
    seen.rows = kRows;
    seen.columns = kColumns;
    seen.logAt.assign(static_cast<std::size_t>(kRows * kColumns), -12.F);
    seen.logNone.assign(kColumns, -12.F);
    for (std::size_t x = 0; x < y.size(); ++x)
        seen.logAt[x * kRows + static_cast<std::size_t>(std::lround(y[x]))] = -0.01F;
    return seen;
}

/// The lower row's pen is taken for the upper one from column 300 to 500.
std::vector<double> astray()
{
    std::vector<double> y(kColumns, kLowerY);
    std::fill(y.begin() + 300, y.begin() + 500, kUpperY);
    return y;
}

/// Both pens as read, with their rows' middles at those places.
std::vector<PenLine> separated(
    const InkMap& map, const PenProbability& upper, const PenProbability& lower)
{
    StripPlace place;
    place.rows = kRows;
    place.columns = kColumns;
    place.left = 0;
    place.top = 0;
    const std::vector<StretchView> views = {{0, &upper, place, {}}, {1, &lower, place, {}}};
    const ReadStretch read = [](std::size_t, const PenProbability& probability) {
        const PenColumns pen = readPen(probability, 0, kColumns);
        PenLine line;
        line.stepPx = 1;
        line.y = pen.y;
        line.sd = pen.sd;
        return line;
    };
    std::vector<PenLine> pens = {read(0, upper), read(1, lower)};
    separatePens(map, views, read, pens);
    return pens;
}

} // namespace

class TestSharedInk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPenThatWentAstrayComesBack();
    void twiceAstrayComesBackTwice();
    void withoutOtherInkNothingChanges();
    void crossingPensStay();
    void pensThatChangedOverChangeBack();
};

void TestSharedInk::aPenThatWentAstrayComesBack()
{
    const auto pens = separated(
        page({kUpperY, kLowerY}), sureOf(std::vector<double>(kColumns, kUpperY)), sureOf(astray()));
    for (const std::size_t x : {100U, 310U, 400U, 490U, 700U}) {
        QVERIFY(std::abs(static_cast<double>(pens[0].y[x]) - kUpperY) < 2);
        QVERIFY(std::abs(static_cast<double>(pens[1].y[x]) - kLowerY) < 2);
    }
}

void TestSharedInk::twiceAstrayComesBackTwice()
{
    std::vector<double> y(kColumns, kLowerY);
    std::fill(y.begin() + 100, y.begin() + 250, kUpperY);
    std::fill(y.begin() + 500, y.begin() + 700, kUpperY);
    const auto pens = separated(
        page({kUpperY, kLowerY}), sureOf(std::vector<double>(kColumns, kUpperY)), sureOf(y));
    for (const std::size_t x : {150U, 600U})
        QVERIFY(std::abs(static_cast<double>(pens[1].y[x]) - kLowerY) < 2);
}

void TestSharedInk::withoutOtherInkNothingChanges()
{
    const auto pens = separated(
        page({kUpperY}), sureOf(std::vector<double>(kColumns, kUpperY)), sureOf(astray()));
    QVERIFY(std::abs(static_cast<double>(pens[1].y[400]) - kUpperY) < 2);
}

void TestSharedInk::crossingPensStay()
{
    std::vector<double> down, up;
    for (int x = 0; x < kColumns; ++x) {
        down.push_back(100 + 0.2 * x);
        up.push_back(260 - 0.2 * x);
    }
    InkMap map = page({});
    cv::line(map.ink, {0, 100}, {kColumns - 1, 260}, cv::Scalar(1), 3);
    cv::line(map.ink, {0, 260}, {kColumns - 1, 100}, cv::Scalar(1), 3);
    const auto pens = separated(map, sureOf(down), sureOf(up));
    QVERIFY(std::abs(static_cast<double>(pens[0].y[700]) - 240) < 2);
    QVERIFY(std::abs(static_cast<double>(pens[1].y[700]) - 120) < 2);
}

void TestSharedInk::pensThatChangedOverChangeBack()
{
    // The upper pen follows the lower line from column 400 on; the lower one is led onto the upper.
    std::vector<double> upper(kColumns, kUpperY);
    std::fill(upper.begin() + 400, upper.end(), kLowerY);
    const auto pens = separated(
        page({kUpperY, kLowerY}), sureOf(upper), sureOf(std::vector<double>(kColumns, kLowerY)));
    QVERIFY(std::abs(static_cast<double>(pens[0].y[700]) - kUpperY) < 2);
    QVERIFY(std::abs(static_cast<double>(pens[1].y[700]) - kLowerY) < 2);
}

QTEST_GUILESS_MAIN(TestSharedInk)
#include "tst_shared_ink.moc"
