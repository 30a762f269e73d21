// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/print_layout.h"
#include "model/synthesis/heart.h"
#include "model/synthesis/page_renderer.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

Ecg recording(unsigned seed = 2)
{
    return simulateEcg(randomHeart(seed), seed);
}

int greyAt(const QImage& image, QPointF point)
{
    return qGray(image.pixel(
        static_cast<int>(std::lround(point.x())), static_cast<int>(std::lround(point.y()))));
}

/// Share of path points with ink on them, or this far above and below them.
double inked(const DrawnPage& page, const LeadTrace& trace, double besideMm = 0)
{
    const QPointF way(0, besideMm * page.truth.page.pxPerMm.value_or(0));
    const auto dark = std::ranges::count_if(trace.pathPx, [&](QPointF point) {
        return greyAt(page.image, point - way) < 110 && greyAt(page.image, point + way) < 110;
    });
    return static_cast<double>(dark) / static_cast<double>(trace.pathPx.size());
}

} // namespace

class TestPageRenderer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void layouts_data();
    void layouts();
    void everyStyleKeepsItsTruth_data();
    void everyStyleKeepsItsTruth();
    void pathIsTheSamplesAtScale_data();
    void pathIsTheSamplesAtScale();
    void missingSamplesAreNotPrinted();
    void inkThatLeavesTheGridIsMissing();
    void gridHasItsPitch();
    void pulseIsOneMillivoltHigh();
    void sameSeedSamePage();
};

void TestPageRenderer::layouts_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<int>("stretches");
    QTest::addColumn<QStringList>("firstFour");
    QTest::addColumn<double>("columnS");
    QTest::addColumn<QStringList>("strips");
    const QStringList limb {u"I"_s, u"II"_s, u"III"_s, u"aVR"_s};
    QTest::newRow("3x4") << u"3x4"_s << 12 << limb << 2.5 << QStringList {};
    QTest::newRow("3x4+1") << u"3x4+1"_s << 13 << limb << 2.5 << QStringList {u"II"_s};
    QTest::newRow("3x4+2") << u"3x4+2"_s << 14 << limb << 2.5 << QStringList {u"V1"_s, u"II"_s};
    QTest::newRow("3x4+3") << u"3x4+3"_s << 15 << limb << 2.5
                           << QStringList {u"V1"_s, u"II"_s, u"V5"_s};
    QTest::newRow("6x2") << u"6x2"_s << 12 << limb << 5.0 << QStringList {};
    QTest::newRow("6x2+1") << u"6x2+1"_s << 13 << limb << 5.0 << QStringList {u"II"_s};
    QTest::newRow("12x1") << u"12x1"_s << 12 << limb << 10.0 << QStringList {};
    QTest::newRow("4x3") << u"4x3"_s << 12 << limb << 10.0 / 3 << QStringList {};
    QTest::newRow("Cabrera") << u"6x2-cabrera"_s << 12
                             << QStringList {u"aVL"_s, u"I"_s, u"-aVR"_s, u"II"_s} << 5.0
                             << QStringList {};
    QTest::newRow("chest") << u"6x1-chest"_s << 6
                           << QStringList {u"V1"_s, u"V2"_s, u"V3"_s, u"V4"_s} << 10.0
                           << QStringList {};
    QTest::newRow("strips") << u"2x1"_s << 2 << QStringList {} << 10.0
                            << QStringList {u"V1"_s, u"II"_s};
}

void TestPageRenderer::layouts()
{
    QFETCH(const QString, layout);
    QFETCH(const int, stretches);
    QFETCH(const QStringList, firstFour);
    QFETCH(const double, columnS);
    QFETCH(const QStringList, strips);
    PageStyle style = plainStyle();
    style.layout = layout;
    style.dpi = 100;
    const Ecg ecg = recording();
    const DrawnPage page = drawPage(ecg, style);
    const std::size_t strip = findPrintLayout(layout)->leads.size(); // the first
    QCOMPARE(page.truth.page.layout, findPrintLayout(layout)->name);
    QCOMPARE(static_cast<int>(page.truth.leads.size()), stretches);
    const double columns = 10 / columnS;
    for (std::size_t i = 0; i < page.truth.leads.size(); ++i) {
        const LeadTrace& trace = page.truth.leads[i];
        const bool isStrip = i >= strip;
        if (i < 4 && !isStrip)
            QCOMPARE(trace.name(), firstFour.at(static_cast<qsizetype>(i)));
        if (isStrip)
            QCOMPARE(trace.name(), strips.at(static_cast<qsizetype>(i - strip)));
        const double start = isStrip
            ? 0
            : columnS * std::floor(static_cast<double>(i) * columns / static_cast<double>(strip));
        QVERIFY(std::abs(trace.startS - start) < 1e-9);
        const double seconds = static_cast<double>(trace.samplesMv.size()) / 500;
        QVERIFY(std::abs(seconds - (isStrip ? 10 : columnS)) < 0.003);
        const auto first = static_cast<std::size_t>(std::lround(start * 500));
        const float drawn = trace.samplesMv[7];
        QCOMPARE(trace.inverted ? -drawn : drawn, ecg[trace.lead][first + 7]);
    }
}

void TestPageRenderer::everyStyleKeepsItsTruth_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<QString>("layout");
    QTest::addColumn<double>("gain");
    const QStringList layouts = printLayoutIds();
    for (unsigned seed = 0; seed < 24; ++seed)
        QTest::addRow("style %u", seed)
            << seed << layouts.at(static_cast<qsizetype>(seed) % layouts.size())
            << (seed % 3 == 0          ? 5.0
                       : seed % 3 == 1 ? 10.0
                                       : 20.0);
}

/// Whatever is printed, there is ink under every path, and none beside it but where it is steep.
void TestPageRenderer::everyStyleKeepsItsTruth()
{
    QFETCH(const unsigned, seed);
    QFETCH(const QString, layout);
    QFETCH(const double, gain);
    PageStyle style = randomStyle(seed);
    style.layout = layout;
    style.gainMmPerMv = gain;
    style.dpi = 150;
    const DrawnPage page = drawPage(recording(seed), style);
    QCOMPARE(page.image.format(), QImage::Format_RGB888);
    for (const LeadTrace& trace : page.truth.leads) {
        const double share = inked(page, trace);
        QVERIFY2(share > 0.98, qPrintable(u"%1: %2"_s.arg(trace.name()).arg(share)));
        const double beside = inked(page, trace, 2);
        QVERIFY2(beside < 0.2, qPrintable(u"%1: %2"_s.arg(trace.name()).arg(beside)));
    }
}

void TestPageRenderer::pathIsTheSamplesAtScale_data()
{
    QTest::addColumn<double>("dpi");
    QTest::addColumn<double>("gain");
    QTest::addColumn<double>("speed");
    QTest::newRow("usual") << 200.0 << 10.0 << 25.0;
    QTest::newRow("coarse") << 100.0 << 5.0 << 25.0;
    QTest::newRow("fine and fast") << 300.0 << 20.0 << 50.0;
}

void TestPageRenderer::pathIsTheSamplesAtScale()
{
    QFETCH(const double, dpi);
    QFETCH(const double, gain);
    QFETCH(const double, speed);
    PageStyle style = plainStyle();
    style.dpi = dpi;
    style.gainMmPerMv = gain;
    style.speedMmPerS = speed;
    const DrawnPage page = drawPage(recording(), style);
    const double pxPerMm = dpi / 25.4;
    QCOMPARE(page.truth.page.pxPerMm.value(), pxPerMm);
    QCOMPARE(page.truth.page.gainMmPerMv.value(), gain);
    QCOMPARE(page.truth.page.paperSpeedMmPerS.value(), speed);
    for (const LeadTrace& trace : page.truth.leads) {
        QCOMPARE(trace.pathPx.size(), trace.samplesMv.size());
        const QPointF first = trace.pathPx.front();
        for (std::size_t k = 0; k < trace.pathPx.size(); k += 41) {
            const QPointF way = trace.pathPx[k] - first;
            const double mv = -way.y() / pxPerMm / gain;
            const double s = way.x() / pxPerMm / speed;
            QVERIFY(
                std::abs(mv - static_cast<double>(trace.samplesMv[k] - trace.samplesMv[0])) < 1e-4);
            QVERIFY(std::abs(s - static_cast<double>(k) / 500) < 1e-6);
        }
    }
}

void TestPageRenderer::missingSamplesAreNotPrinted()
{
    Ecg ecg = recording();
    const Ecg whole = ecg;
    for (std::size_t k = 500; k < 700; ++k)
        ecg[Lead::I][k] = kMissing;
    const DrawnPage page = drawPage(ecg, plainStyle());
    const LeadTrace& trace = page.truth.leads.front();
    QVERIFY(std::isnan(trace.samplesMv[600]) && std::isfinite(trace.samplesMv[800]));
    QCOMPARE(trace.pathPx.size(), std::size_t(1250 - 200));
    const DrawnPage before = drawPage(whole, plainStyle());
    const QPointF gone = before.truth.leads.front().pathPx[600];
    QVERIFY(greyAt(before.image, gone) < 110);
    QVERIFY(greyAt(page.image, gone) > 110);
}

void TestPageRenderer::inkThatLeavesTheGridIsMissing()
{
    Ecg ecg = recording();
    for (std::size_t k = 300; k < 310; ++k)
        ecg[Lead::I][k] = 30;
    const DrawnPage page = drawPage(ecg, plainStyle());
    QVERIFY(std::isnan(page.truth.leads.front().samplesMv[305]));
    const QPolygonF grid(
        QList<QPointF>(page.truth.page.cornersPx.begin(), page.truth.page.cornersPx.end()));
    for (const LeadTrace& trace : page.truth.leads) {
        for (const QPointF point : trace.pathPx)
            QVERIFY(grid.boundingRect().adjusted(-1, -1, 1, 1).contains(point));
    }
}

void TestPageRenderer::gridHasItsPitch()
{
    PageStyle style = plainStyle();
    style.dpi = 254; // 10 px a millimetre
    style.text = {};
    style.text.footer = false;
    const DrawnPage page = drawPage(recording(), style);
    const QPointF corner = page.truth.page.cornersPx[0];
    // Along a line between the fine lines near the top, the coarse lines are the darkest: every
    // 50 px from the corner.
    const double y = corner.y() + 15;
    for (int i = 0; i < 20; ++i) {
        const int line = greyAt(page.image, {corner.x() + 50 * i, y});
        const int between = greyAt(page.image, {corner.x() + 50 * i + 25, y});
        QVERIFY2(line < between - 20, qPrintable(QString::number(i)));
    }
}

void TestPageRenderer::pulseIsOneMillivoltHigh()
{
    PageStyle style = plainStyle();
    style.gridColour = style.paper; // only ink is dark
    style.dpi = 254;
    style.penMm = 0.3;
    style.gainMmPerMv = 5;
    style.text = {};
    style.text.footer = false;
    style.layout = u"12x1"_s;
    const DrawnPage page = drawPage(recording(), style);
    QCOMPARE(page.truth.page.pulseMv.value(), 1.0);
    const double left = page.truth.leads.front().pathPx.front().x();
    // The pulse's rising edge is the longest upright line left of the trace.
    int longest = 0;
    for (int x = 0; x < static_cast<int>(left) - 5; ++x) {
        int run = 0;
        for (int y = 0; y < page.image.height(); ++y) {
            run = qGray(page.image.pixel(x, y)) < 128 ? run + 1 : 0;
            longest = std::max(longest, run);
        }
    }
    QVERIFY2(std::abs(longest - (50 + 3)) <= 1, qPrintable(QString::number(longest)));
}

void TestPageRenderer::sameSeedSamePage()
{
    const DrawnPage one = drawPage(recording(3), randomStyle(3));
    QCOMPARE(drawPage(recording(3), randomStyle(3)).image, one.image);
    QVERIFY(drawPage(recording(3), randomStyle(4)).image != one.image);
    QVERIFY(drawPage(recording(4), randomStyle(3)).image != one.image);
}

QTEST_MAIN(TestPageRenderer)
#include "tst_page_renderer.moc"
