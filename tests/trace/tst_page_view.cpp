// SPDX-License-Identifier: GPL-3.0-or-later
// The image tower sees the whole page, and each lead where it is printed.
#include "model/trace/page_view.h"

#include <QTest>

#include <cmath>

using namespace ecgscan;

namespace {

constexpr double kPxPerMm = 8;

/// An empty page of this size in millimetres.
InkMap paper(double width, double height)
{
    InkMap map;
    map.pxPerMm = kPxPerMm;
    const cv::Size size(cvRound(width * kPxPerMm), cvRound(height * kPxPerMm));
    map.ink = cv::Mat1f::zeros(size);
    map.density = cv::Mat3b::zeros(size);
    return map;
}

/// 2.5 s that start at 2.5 s, a flat line from leftMm on at heightMm.
LeadTrace flatLead(Lead lead, double leftMm, double heightMm)
{
    LeadTrace trace;
    trace.lead = lead;
    trace.startS = 2.5;
    trace.samplesMv.assign(1250, 0.F);
    for (int k = 0; k < 1250; ++k)
        trace.pathPx.emplace_back((leftMm + 25 * k / 500.0) * kPxPerMm, heightMm * kPxPerMm);
    return trace;
}

std::size_t at(Lead lead)
{
    return static_cast<std::size_t>(index(lead));
}

} // namespace

class TestPageView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void leadsAreWhereTheyArePrinted();
    void inkIsWhereItIsPrinted();
    void upsideDownAndOtherGains();
    void gapsAtTheStartMoveNothing();
    void longerStretchesCount();
    void largePagesAreShrunk();
};

void TestPageView::leadsAreWhereTheyArePrinted()
{
    const PageInput input = pageInput(paper(200, 100), {flatLead(Lead::aVR, 70, 40)}, PageScale());
    const LeadPlace& place = input.leads[at(Lead::aVR)];
    QCOMPARE(
        input.planes.size(), static_cast<std::size_t>(kPageChannels * kPageRows * kPageColumns));
    for (std::size_t k = 0; k < kPageSteps; ++k) {
        const double s = (static_cast<double>(k) + 0.5) / kPageStepHz;
        const bool isPrinted = s >= 2.5 && s < 5;
        QCOMPARE(std::isfinite(place.x[k]), isPrinted);
        if (!isPrinted)
            continue;
        QVERIFY(
            std::abs(static_cast<double>(place.x[k]) - kPagePxPerMm * (70 + 25 * (s - 2.5))) < 0.6);
        QVERIFY(std::abs(static_cast<double>(place.y[k]) - kPagePxPerMm * 40) < 0.6);
    }
    QCOMPARE(place.pxPerMv, 20.F); // 10 mm
    QVERIFY(!std::isfinite(input.leads[at(Lead::II)].x[100]));
}

void TestPageView::inkIsWhereItIsPrinted()
{
    InkMap map = paper(200, 100);
    map.ink(cv::Rect(800, 320, 80, 16)) = 1.F; // 100 to 110 mm, 40 to 42 mm
    const PageInput input = pageInput(map, {}, PageScale());
    const cv::Mat1f ink(kPageRows, kPageColumns, const_cast<float*>(input.planes.data()));
    QCOMPARE(ink(81, 205), 1.F);
    QCOMPARE(ink(81, 230), 0.F);
    QCOMPARE(ink(90, 205), 0.F);
    QVERIFY(std::abs(cv::sum(ink)[0] - 20 * 4) < 1e-3);
}

void TestPageView::upsideDownAndOtherGains()
{
    LeadTrace lead = flatLead(Lead::aVR, 10, 20);
    lead.inverted = true;
    PageScale scale;
    scale.mmPerMv = 20;
    scale.chestMmPerMv = 5;
    const PageInput input = pageInput(paper(200, 100), {lead, flatLead(Lead::V2, 10, 60)}, scale);
    QCOMPARE(input.leads[at(Lead::aVR)].pxPerMv, -40.F);
    QCOMPARE(input.leads[at(Lead::V2)].pxPerMv, 10.F);
}

void TestPageView::gapsAtTheStartMoveNothing()
{
    LeadTrace whole = flatLead(Lead::I, 30, 20), late = whole;
    for (std::size_t k = 0; k < 100; ++k)
        late.samplesMv[k] = kMissing;
    late.pathPx.erase(late.pathPx.begin(), late.pathPx.begin() + 100);
    late.pathPx.insert(late.pathPx.begin(), kPathBreak);
    const auto x = [](const LeadTrace& lead) {
        return pageInput(paper(200, 100), {lead}, PageScale()).leads[at(Lead::I)].x[90];
    };
    QVERIFY(std::isfinite(x(whole)));
    QVERIFY(std::abs(x(whole) - x(late)) < 1e-3F);
}

void TestPageView::longerStretchesCount()
{
    LeadTrace strip = flatLead(Lead::II, 10, 90);
    strip.startS = 0;
    strip.samplesMv.assign(5000, 0.F);
    const std::vector<LeadTrace> leads = {strip, flatLead(Lead::II, 80, 20)};
    const PageInput input = pageInput(paper(300, 100), leads, PageScale());
    for (const float y : input.leads[at(Lead::II)].y)
        QVERIFY(std::abs(static_cast<double>(y) - 180) < 0.6);
}

void TestPageView::largePagesAreShrunk()
{
    InkMap map = paper(640, 224); // twice as wide as the sheet
    map.ink(cv::Rect(map.ink.cols - 8, 0, 8, map.ink.rows)) = 1.F;
    const PageInput input = pageInput(map, {flatLead(Lead::V1, 500, 100)}, PageScale());
    const cv::Mat1f ink(kPageRows, kPageColumns, const_cast<float*>(input.planes.data()));
    QVERIFY(ink(100, kPageColumns - 1) > 0.9F); // nothing is cut off
    QCOMPARE(input.leads[at(Lead::V1)].pxPerMv, 10.F);
    QVERIFY(std::abs(static_cast<double>(input.leads[at(Lead::V1)].x[62]) - 500) < 1.5);
}

QTEST_GUILESS_MAIN(TestPageView)
#include "tst_page_view.moc"
