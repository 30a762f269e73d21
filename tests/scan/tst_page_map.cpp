// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scan/flat_page.h"

#include <QtTest>

#include <cmath>

using namespace ecgscan;

namespace {

/// A net whose original positions bend, so that a mistake in a turn cannot hide.
PageMap bentMap()
{
    cv::Mat nodes(7, 9, CV_32FC2);
    for (int row = 0; row < nodes.rows; ++row) {
        for (int column = 0; column < nodes.cols; ++column) {
            nodes.at<cv::Vec2f>(row, column)
                = {static_cast<float>(100 + 11 * column + 2 * row + 0.1 * row * column),
                    static_cast<float>(50 - 3 * column + 12 * row)};
        }
    }
    return {nodes, 10};
}

double distance(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

} // namespace

class TestPageMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void interpolatesAndExtrapolates();
    void turns_data();
    void turns();
    void turnsPage();
};

void TestPageMap::interpolatesAndExtrapolates()
{
    cv::Mat nodes(2, 2, CV_32FC2);
    nodes.at<cv::Vec2f>(0, 0) = {10, 20};
    nodes.at<cv::Vec2f>(0, 1) = {14, 20};
    nodes.at<cv::Vec2f>(1, 0) = {10, 28};
    nodes.at<cv::Vec2f>(1, 1) = {14, 28};
    const PageMap map(nodes, 2);
    QCOMPARE(map.toOriginal({0, 0}), QPointF(10, 20));
    QCOMPARE(map.toOriginal({1, 0.5}), QPointF(12, 22));
    QCOMPARE(map.toOriginal({-1, 4}), QPointF(8, 36));
}

void TestPageMap::turns_data()
{
    QTest::addColumn<int>("quarterTurns");
    QTest::newRow("none") << 0;
    QTest::newRow("one clockwise") << 1;
    QTest::newRow("upside down") << 2;
    QTest::newRow("three clockwise") << 3;
    QTest::newRow("one anticlockwise") << -1;
    QTest::newRow("all the way") << 4;
}

void TestPageMap::turns()
{
    QFETCH(int, quarterTurns);
    const PageMap map = bentMap();
    const cv::Size size(81, 61); // as wide and high as the net
    const PageMap turned = map.turned(quarterTurns, size);
    for (double y = 0; y < size.height; y += 6) {
        for (double x = 0; x < size.width; x += 8) {
            QPointF moved(x, y);
            cv::Size now = size;
            for (int turn = 0; turn < (quarterTurns + 4) % 4; ++turn) {
                moved = QPointF(now.height - 1 - moved.y(), moved.x());
                now = cv::Size(now.height, now.width);
            }
            QVERIFY(distance(turned.toOriginal(moved), map.toOriginal({x, y})) < 1e-3);
        }
    }
}

void TestPageMap::turnsPage()
{
    FlatPage page;
    page.rgb = cv::Mat(61, 81, CV_8UC3, cv::Scalar(0, 0, 0));
    page.rgb.at<cv::Vec3b>(10, 30) = {255, 0, 0};
    page.map = bentMap();
    const FlatPage turned = page.turned(1);
    QCOMPARE(turned.rgb.cols, 61);
    QCOMPARE(turned.rgb.rows, 81);
    QCOMPARE(turned.rgb.at<cv::Vec3b>(30, 50), cv::Vec3b(255, 0, 0));
    QVERIFY(distance(turned.map.toOriginal({50, 30}), page.map.toOriginal({30, 10})) < 1e-3);
    // The top left corner of the page becomes its top right corner.
    QVERIFY(distance(turned.cornersOriginalPx()[1], page.cornersOriginalPx()[0]) < 1e-3);
}

QTEST_APPLESS_MAIN(TestPageMap)
#include "tst_page_map.moc"
