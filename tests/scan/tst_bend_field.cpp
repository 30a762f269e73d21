// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scan/bend_field.h"
#include "model/scan/line_offsets.h"

#include <QtTest>

#include <cmath>
#include <functional>
#include <random>

using namespace ecgscan;

namespace {

constexpr int kColumns = 60, kRows = 44;
using Bend = std::function<cv::Vec2d(int x, int y)>;

/// All crossings known, far from ink.
BendField fieldOf(const Bend& bend)
{
    const cv::Size size(kColumns, kRows);
    BendField field {cv::Mat2d(size), cv::Mat1d(size, 1.0), cv::Mat1b(size, uchar(0))};
    for (int y = 0; y < kRows; ++y) {
        for (int x = 0; x < kColumns; ++x)
            field.offset(y, x) = bend(x, y);
    }
    return field;
}

/// Cells; a sheet that hangs over an edge.
cv::Vec2d curled(int x, int y)
{
    return {0.4 * std::sin(x / 12.0), 0.3 * std::cos(y / 14.0 + x / 30.0)};
}

double worst(const cv::Mat2d& offset, const Bend& truth, int margin = 0)
{
    double most = 0;
    for (int y = margin; y < kRows - margin; ++y) {
        for (int x = margin; x < kColumns - margin; ++x)
            most = std::max(most, cv::norm(offset(y, x) - truth(x, y)));
    }
    return most;
}

} // namespace

class TestBendField : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesOutWhatIsOfALine();
    void leavesAPaperAlone();
    void aStrokeIsNoFold();
    void aFoldStays();
};

/// 200 dots an inch: a cell is 39.37 dots, and lines lie on whole ones.
void TestBendField::takesOutWhatIsOfALine()
{
    const auto rounding = [](int line) {
        const double dots = 39.37 * line + 0.3;
        return (std::round(dots) - dots) / 39.37;
    };
    BendField field
        = fieldOf([&](int x, int y) { return curled(x, y) + cv::Vec2d(rounding(x), rounding(y)); });
    const double before = worst(field.offset, curled, 6);
    removeLineOffsets(field);
    const double after = worst(field.offset, curled, 6);
    QVERIFY2(before > 0.012 && after < 0.6 * before,
        qPrintable(QStringLiteral("%1 -> %2 cells").arg(before).arg(after)));
}

void TestBendField::leavesAPaperAlone()
{
    BendField field = fieldOf(curled);
    removeLineOffsets(field);
    QVERIFY(worst(field.offset, curled) < 0.002); // a hundredth of a millimetre
}

void TestBendField::aStrokeIsNoFold()
{
    std::mt19937 random(5);
    std::normal_distribution<double> noise(0, 0.004);
    BendField field = fieldOf(
        [&](int x, int y) { return curled(x, y) + cv::Vec2d(noise(random), noise(random)); });
    field.offset(20, 30) += cv::Vec2d(0.12, 0); // 0.6 mm: a QRS beside the grid line
    field.offset(21, 30) += cv::Vec2d(0.10, 0);
    const cv::Mat2d smooth = smoothBend(field);
    QVERIFY2(cv::norm(smooth(20, 30) - curled(30, 20)) < 0.015,
        qPrintable(QString::number(cv::norm(smooth(20, 30) - curled(30, 20)))));
}

void TestBendField::aFoldStays()
{
    const auto folded
        = [](int x, int y) { return curled(x, y) + cv::Vec2d(0, 0.08 * std::abs(x - 30)); };
    std::mt19937 random(6);
    std::normal_distribution<double> noise(0, 0.004);
    const cv::Mat2d smooth = smoothBend(fieldOf(
        [&](int x, int y) { return folded(x, y) + cv::Vec2d(noise(random), noise(random)); }));
    QVERIFY2(
        worst(smooth, folded, 1) < 0.06, qPrintable(QString::number(worst(smooth, folded, 1))));
}

QTEST_APPLESS_MAIN(TestBendField)
#include "tst_bend_field.moc"
