// SPDX-License-Identifier: GPL-3.0-or-later
// From the network's probabilities to the pen: the best path, the ends of the stretches, the
// strips, and the shipped network on a page.
#include "model/scan/flatten.h"
#include "model/synthesis/heart.h"
#include "model/synthesis/page_renderer.h"
#include "model/trace/ink_extent.h"
#include "model/trace/pen_readout.h"
#include "model/trace/read_page.h"
#include "model/trace/trace_strip.h"
#include "tests/trace/shipped_nets.h"

#include <QGuiApplication>
#include <QTest>

#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

constexpr float kRare = -20;

/// Nothing but "no ink".
PenProbability blank(int rows, int columns)
{
    PenProbability pen {rows, columns, {}, {}};
    pen.logAt.assign(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns), kRare);
    pen.logNone.assign(static_cast<std::size_t>(columns), -0.01F);
    return pen;
}

/// The pen is between two pixels in this column, nearer to the upper by share.
void put(PenProbability& pen, int column, int row, float share)
{
    const auto at = static_cast<std::size_t>(column) * static_cast<std::size_t>(pen.rows)
        + static_cast<std::size_t>(row);
    pen.logAt[at] = std::log(1 - share);
    pen.logAt[at + 1] = std::log(share);
    pen.logNone[static_cast<std::size_t>(column)] = kRare;
}

/// Three rows of four columns of 2.5 s at 25 mm/s and 8 px/mm, gapPx apart, from startPx.
struct Page {
    PageLayout layout;
    std::vector<RowInk> inks;
};
Page pageOf(double startPx, double gapPx)
{
    Page page;
    page.layout.columns = 4;
    for (int row = 0; row < 3; ++row) {
        RowInk ink {0, 1, std::vector<bool>(2600, false), std::vector<float>(2600, 0.f)};
        for (int column = 0; column < 4; ++column) {
            const double left = startPx + column * (500 + gapPx);
            for (int k = 0; k < 500; ++k)
                ink.inked[static_cast<std::size_t>(left) + static_cast<std::size_t>(k)] = true;
            PrintedStretch stretch;
            stretch.row = row;
            stretch.column = column;
            const double even = (2000 + 3 * gapPx) / 4;
            stretch.left = startPx - 10 + column * even; // thought to begin early, without gaps
            stretch.right = stretch.left + even;
            page.layout.stretches.push_back(stretch);
        }
        page.inks.push_back(std::move(ink));
    }
    return page;
}

Result<TracerNet> shippedTracer()
{
    return shippedNet<TracerNet>(u"tracer-base"_s);
}

} // namespace

class TestTracer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void followsThePenBetweenPixels();
    void aSpeckIsNotThePen();
    void whereThereIsNoInkThereIsNoPen();
    void columnsAreFittedToTheInk_data();
    void columnsAreFittedToTheInk();
    void leapsSetColumnsRight();
    void namesTellAPageCutAtTheRight();
    void stripsKeepPlaces();
    void shippedNetworkReadsAPage();
    void wavesThatLeaveTheirStripAreRead();
    void otherTensorsAreRefused();
};

void TestTracer::followsThePenBetweenPixels()
{
    PenProbability pen = blank(64, 40);
    for (int column = 0; column < 40; ++column)
        put(pen, column, 20 + column / 2, 0.25F);
    const PenColumns read = readPen(pen, 0, 40);
    for (int column = 0; column < 40; ++column) {
        const double y = 20 + column / 2 + 0.25;
        QVERIFY(std::abs(static_cast<double>(read.y[static_cast<std::size_t>(column)]) - y) < 0.01);
    }
}

void TestTracer::aSpeckIsNotThePen()
{
    PenProbability pen = blank(400, 40);
    for (int column = 0; column < 40; ++column)
        put(pen, column, 30, 0.5F);
    // One column says: rather 350 rows further down.
    pen.logAt[20 * 400 + 30] = pen.logAt[20 * 400 + 31] = std::log(0.2F);
    pen.logAt[20 * 400 + 380] = std::log(0.6F);
    const PenColumns read = readPen(pen, 0, 40);
    QVERIFY(std::abs(read.y[20] - 30.5F) < 0.1F);
}

void TestTracer::whereThereIsNoInkThereIsNoPen()
{
    PenProbability pen = blank(64, 60);
    for (int column = 0; column < 60; ++column) {
        if (column < 20 || column >= 40)
            put(pen, column, 30, 0.5F);
    }
    const PenColumns read = readPen(pen, 0, 60);
    QVERIFY(std::isfinite(read.y[10]));
    QVERIFY(!std::isfinite(read.y[30]));
    QVERIFY(std::isfinite(read.y[50]));
}

void TestTracer::columnsAreFittedToTheInk_data()
{
    QTest::addColumn<double>("gap");
    QTest::newRow("columns touch") << 0.0;
    QTest::newRow("2 mm apart") << 16.0;
    QTest::newRow("12 mm apart") << 96.0;
}

void TestTracer::columnsAreFittedToTheInk()
{
    QFETCH(const double, gap);
    Page page = pageOf(150, gap);
    fitToInk(page.layout, page.inks, {8, 25, false});
    for (const PrintedStretch& stretch : page.layout.stretches) {
        const double left = 150 + stretch.column * (500 + gap);
        QVERIFY2(std::abs(stretch.left - left) < 3,
            qPrintable(u"%1 instead of %2"_s.arg(stretch.left).arg(left)));
        QVERIFY(std::abs(stretch.right - stretch.left - 500) < 1);
    }
}

/// Ends that are seen too far out are outvoted by the leaps from lead to lead.
void TestTracer::leapsSetColumnsRight()
{
    constexpr int kStart = 103;
    Page page = pageOf(kStart, 0);
    for (RowInk& ink : page.inks) {
        std::fill(ink.inked.begin() + kStart - 3, ink.inked.begin() + kStart + 2003, true);
        for (std::size_t k = 0; k < ink.y.size(); ++k)
            ink.y[k] = k >= kStart && (k - kStart) / 500 % 2 == 1 ? 40.f : 0.f;
    }
    fitToInk(page.layout, page.inks, {8, 25, true});
    for (const PrintedStretch& stretch : page.layout.stretches)
        QVERIFY2(std::abs(stretch.left - (kStart + 500 * stretch.column)) < 0.8,
            qPrintable(QString::number(stretch.left)));
}

/// The last column is cut short by the edge of the picture; the names say where the columns begin.
void TestTracer::namesTellAPageCutAtTheRight()
{
    Page page = pageOf(150, 0);
    constexpr int kCutPx = 170;
    for (RowInk& ink : page.inks)
        std::fill(ink.inked.begin() + 2150 - kCutPx, ink.inked.end(), false);
    for (PrintedStretch& stretch : page.layout.stretches) {
        const double left = 150 + stretch.column * 500;
        stretch.nameBox = cv::Rect(static_cast<int>(left) + 20, 200 + 240 * stretch.row, 20, 20);
        stretch.left = 150 + stretch.column * (2000.0 - kCutPx) / 4; // as if all were there
        stretch.right = stretch.left + (2000.0 - kCutPx) / 4;
    }
    fitToInk(page.layout, page.inks, {8, 25, false});
    for (const PrintedStretch& stretch : page.layout.stretches)
        QVERIFY2(std::abs(stretch.left - (150 + stretch.column * 500)) < 5,
            qPrintable(QString::number(stretch.left)));
}

void TestTracer::stripsKeepPlaces()
{
    const StripPlace place = placeStrip(5, 33.25, 210.5, 40, 48);
    QCOMPARE(place.rows, 384);
    QCOMPARE(place.columns, 320);
    QVERIFY(std::abs(place.stripX(place.flatX(17)) - 17) < 1e-9);
    QVERIFY(std::abs(place.stripY(210.5) - 191.5) < 1e-9); // the middle, between two pixels

    InkMap map {cv::Mat1f(400, 400, 0.F), cv::Mat3b(400, 400, cv::Vec3b()), 5};
    map.ink(210, 100) = 1;
    const TracerStrip strip = cutStrip(map, place);
    const auto at
        = std::max_element(strip.planes.begin(), strip.planes.end()) - strip.planes.begin();
    QVERIFY(std::abs(static_cast<double>(at % place.columns) - place.stripX(100)) <= 1);
    QVERIFY(std::abs(static_cast<double>(at / place.columns) - place.stripY(210)) <= 1);
}

void TestTracer::shippedNetworkReadsAPage()
{
    auto net = shippedTracer();
    QVERIFY2(net, net ? "" : qPrintable(net.error().message));
    PageStyle style = plainStyle();
    style.penMm = 0.35;
    const DrawnPage page = drawPage(simulateEcg(randomHeart(5), 5), style);
    const auto flat = flatten(page.image, {});
    QVERIFY(flat);
    const auto reading = readPage(*flat, {&*net, &shippedLabels(), &printLayouts(), {}}, {});
    QVERIFY(reading);
    QCOMPARE(reading->layout, u"3x4+1"_s);
    QCOMPARE(reading->leads.size(), page.truth.leads.size());
    double error = 0, signal = 0;
    for (std::size_t k = 0; k < page.truth.leads.size(); ++k) {
        const LeadTrace& truth = page.truth.leads[k];
        const LeadTrace& lead = reading->leads[k];
        QCOMPARE(lead.lead, truth.lead);
        QCOMPARE(lead.sdMv.size(), lead.samplesMv.size());
        const std::size_t count = std::min(lead.samplesMv.size(), truth.samplesMv.size());
        for (std::size_t j = 10; j + 10 < count; ++j) {
            const double wanted = static_cast<double>(truth.samplesMv[j]);
            double nearest = 1e9; // within 20 ms either way: the ends are not exact
            for (std::size_t i = j - 10; i <= j + 10; ++i) {
                if (std::isfinite(lead.samplesMv[i]))
                    nearest = std::min(
                        nearest, std::abs(static_cast<double>(lead.samplesMv[i]) - wanted));
            }
            QVERIFY(nearest < 1e9);
            error += nearest * nearest;
            signal += wanted * wanted;
        }
    }
    QVERIFY2(10 * std::log10(signal / error) > 20, qPrintable(QString::number(signal / error)));
}

/// R waves of up to 27 mm, in rows that are far enough apart for them.
void TestTracer::wavesThatLeaveTheirStripAreRead()
{
    auto net = shippedTracer();
    QVERIFY(net);
    PageStyle style = plainStyle();
    style.layout = u"3x4"_s;
    style.rowMm = 60;
    Ecg ecg = simulateEcg(randomHeart(5), 5);
    for (std::vector<float>& lead : ecg.leads) {
        const float tallest
            = *std::ranges::max_element(lead, {}, [](float sample) { return std::abs(sample); });
        for (float& sample : lead)
            sample *= 2.7f / std::abs(tallest);
    }
    const DrawnPage page = drawPage(ecg, style);
    const auto flat = flatten(page.image, {});
    QVERIFY(flat);
    const auto reading = readPage(*flat, {&*net, &shippedLabels(), &printLayouts(), {}}, {});
    QVERIFY(reading);
    QCOMPARE(reading->leads.size(), page.truth.leads.size());
    const auto reach = [](const LeadTrace& trace) {
        double most = 0;
        for (const float sample : trace.samplesMv) {
            if (std::isfinite(sample))
                most = std::max(most, std::abs(static_cast<double>(sample)));
        }
        return most;
    };
    for (std::size_t k = 0; k < reading->leads.size(); ++k) {
        const double wanted = reach(page.truth.leads[k]), got = reach(reading->leads[k]);
        QVERIFY2(std::abs(got - wanted) < 0.15 * wanted,
            qPrintable(
                u"%1: %2 instead of %3 mV"_s.arg(reading->leads[k].name()).arg(got).arg(wanted)));
    }
}

void TestTracer::otherTensorsAreRefused()
{
    const auto net = TracerNet::load({{"down.0.0.convolution.weight", {{1}, {0.F}}}}, {});
    QVERIFY(!net);
    QCOMPARE(net.error().code, Errc::corrupt);
}

int main(int argc, char** argv)
{
    QGuiApplication app(argc, argv);
    TestTracer test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_tracer.moc"
