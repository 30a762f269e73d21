// SPDX-License-Identifier: GPL-3.0-or-later
// Following ink on small drawn arrays: which ink, and where the pen's middle was.
#include "model/trace/pen_line.h"
#include "model/trace/pen_path.h"

#include <QtTest>

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

using namespace ecgscan;

namespace {

constexpr int kWidth = 240, kHeight = 200, kBase = 100;
constexpr double kPenPx = 3;

InkMap paper()
{
    return {cv::Mat1f(kHeight, kWidth, 0.F), {}, 8};
}

/// A pen of kPenPx moved along y(x), drawn eight times as large and shrunk, so that edges are soft.
template <class Function> void draw(InkMap& map, int from, int to, const Function& y)
{
    constexpr int kFine = 8;
    cv::Mat1b fine(kHeight * kFine, kWidth * kFine, uchar(0));
    const auto at = [&](double x) {
        return cv::Point(cvRound((x + 0.5) * kFine), cvRound((y(x) + 0.5) * kFine));
    };
    for (int step = from * kFine; step < to * kFine; ++step) {
        const double x = static_cast<double>(step) / kFine;
        cv::line(fine, at(x), at(x + 1.0 / kFine), 255, cvRound(kPenPx * kFine));
    }
    cv::Mat1b small;
    cv::resize(fine, small, map.ink.size(), 0, 0, cv::INTER_AREA);
    cv::Mat1f ink;
    small.convertTo(ink, CV_32F, 1 / 255.0);
    cv::max(cv::InputArray(map.ink), ink, map.ink);
}

PathBand wholeBand()
{
    PathBand band;
    band.right = kWidth;
    band.baseline.assign(kWidth, kBase);
    band.above = band.below = 90;
    return band;
}

/// A narrow QRS on a wave.
double wave(double x)
{
    const double qrs = (x - 120) / 4;
    return kBase + 6 * std::sin(x / 20) - 60 * std::exp(-qrs * qrs / 2);
}

} // namespace

class TestPen : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsTheMiddleOfTheLine();
    void keepsToItsRow();
    void longGapsStayEmpty();
    void emptyPaperHasNoPath();
};

void TestPen::findsTheMiddleOfTheLine()
{
    InkMap map = paper();
    draw(map, 0, kWidth, wave);
    const PenLine line = middleOfPen(map, followPen(map, wholeBand()), 0);
    QVERIFY2(std::abs(line.penPx - kPenPx) < 0.5, qPrintable(QString::number(line.penPx)));
    double sum = 0;
    int count = 0;
    for (int x = 4; x < kWidth - 4; ++x) {
        const auto y = static_cast<double>(line.y[static_cast<std::size_t>(x / line.stepPx)]);
        QVERIFY(std::isfinite(y));
        sum += std::abs(y - wave(x));
        ++count;
    }
    QVERIFY2(sum / count < 0.5, qPrintable(QString::number(sum / count)));
    const double off
        = static_cast<double>(line.y[static_cast<std::size_t>(120 / line.stepPx)]) - wave(120);
    QVERIFY2(std::abs(off) < 1.5, qPrintable(QString::number(off)));
}

/// The row below shows through the gap of this one.
void TestPen::keepsToItsRow()
{
    InkMap map = paper();
    draw(map, 0, 90, [](double) { return kBase; });
    draw(map, 150, kWidth, [](double) { return kBase; });
    draw(map, 0, kWidth, [](double) { return kBase + 60.0; });
    PathBand band = wholeBand();
    band.ownAbove = band.ownBelow = 30;
    const std::vector<PenRun> path = followPen(map, band);
    for (int x = 0; x < kWidth; ++x) {
        const PenRun& run = path[static_cast<std::size_t>(x)];
        QVERIFY2(
            run.isEmpty() || std::abs(run.middle() - kBase) < 3, qPrintable(QString::number(x)));
    }
    QVERIFY(!path[40].isEmpty());
    QVERIFY(path[120].isEmpty());
    QVERIFY(!path[200].isEmpty());
}

void TestPen::longGapsStayEmpty()
{
    InkMap map = paper();
    draw(map, 0, 60, wave);
    draw(map, 180, kWidth, wave);
    const std::vector<PenRun> path = followPen(map, wholeBand());
    QVERIFY(!path[30].isEmpty());
    QVERIFY(!path[210].isEmpty());
    for (std::size_t x = 70; x < 170; ++x)
        QVERIFY(path[x].isEmpty());
}

void TestPen::emptyPaperHasNoPath()
{
    const InkMap map = paper();
    const std::vector<PenRun> path = followPen(map, wholeBand());
    QCOMPARE(path.size(), static_cast<std::size_t>(kWidth));
    QVERIFY(std::ranges::all_of(path, &PenRun::isEmpty));
    QVERIFY(std::ranges::none_of(
        middleOfPen(map, path, 0).y, [](float y) { return std::isfinite(y); }));
}

QTEST_GUILESS_MAIN(TestPen)
#include "tst_pen.moc"
