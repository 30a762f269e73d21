// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/apply_repair.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

constexpr double kPxPerMm = 8, kRateHz = 500, kTiltRadians = 0.05;

/// Where time and voltage of the stretch lie on a page that is a little turned.
QPointF place(double timeS, double mv)
{
    const double x = timeS * 25 * kPxPerMm, y = -mv * 10 * kPxPerMm;
    const double c = std::cos(kTiltRadians), s = std::sin(kTiltRadians);
    return {300 + c * x - s * y, 500 + s * x + c * y};
}

double truth(double timeS)
{
    return 0.8 * std::sin(2 * std::numbers::pi * 1.5 * timeS) + 0.2;
}

LeadTrace stretchOf(Lead lead, double startS)
{
    LeadTrace trace;
    trace.lead = lead;
    trace.startS = startS;
    trace.sampleRateHz = kRateHz;
    for (int k = 0; k < 1250; ++k) {
        trace.samplesMv.push_back(static_cast<float>(truth(k / kRateHz)));
        trace.pathPx.push_back(place(k / kRateHz, truth(k / kRateHz)));
    }
    trace.sdMv.assign(trace.samplesMv.size(), 0.1F);
    return trace;
}

/// Of the stretch that starts at 2.5 s: times are seconds of it.
TraceRepair repairOf(TraceRepair::Kind kind, double fromS = 0, double toS = 0)
{
    TraceRepair repair;
    repair.kind = kind;
    repair.atPx = place(1.2, truth(1.2));
    repair.fromPx = place(fromS, 0.5);
    repair.toPx = place(toS, -0.5);
    return repair;
}

LeadTrace movedBy(LeadTrace trace, QPointF px)
{
    for (QPointF& point : trace.pathPx)
        point += px;
    return trace;
}

constexpr double kReachPx = 40;
const PageScale kScale {};

} // namespace

class TestApplyRepair : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void erasesAPart();
    void shiftsTheBaseline();
    void drawsTheLineOfTheHand();
    void aFlatStretchCanBeDrawnAnew();
    void renamesAndRemoves();
    void twoNamesChangePlaces();
    void aChestLeadHasItsOwnGain();
    void whatIsNotThereIsCounted();
};

void TestApplyRepair::erasesAPart()
{
    std::vector<LeadTrace> leads {
        movedBy(stretchOf(Lead::I, 2.5), {0, -300}), stretchOf(Lead::II, 2.5)};
    const StretchRepairs repairs({repairOf(TraceRepair::Kind::erase, 1.0, 0.5)}, leads, kReachPx);
    repairs.correctInk(leads, kScale, kPxPerMm);
    for (std::size_t k = 0; k < 1250; ++k) {
        const bool isErased = k >= 250 && k < 500;
        QCOMPARE(std::isfinite(leads[1].samplesMv[k]), !isErased);
        QCOMPARE(isBreak(leads[1].pathPx[k]), isErased);
        QVERIFY(std::isfinite(leads[0].samplesMv[k])); // the other lead is left alone
    }
}

void TestApplyRepair::shiftsTheBaseline()
{
    std::vector<LeadTrace> leads {stretchOf(Lead::II, 2.5)};
    TraceRepair repair = repairOf(TraceRepair::Kind::shift);
    repair.byMv = -0.2;
    StretchRepairs({repair}, leads, kReachPx).correctInk(leads, kScale, kPxPerMm);
    QVERIFY(std::abs(leads[0].samplesMv[0]) < 1e-6F);
    QVERIFY(std::abs(static_cast<double>(leads[0].samplesMv[500]) - truth(1) + 0.2) < 1e-6);
}

/// A second was followed wrongly; the hand draws a ramp there.
void TestApplyRepair::drawsTheLineOfTheHand()
{
    std::vector<LeadTrace> leads {stretchOf(Lead::II, 2.5)};
    for (std::size_t k = 500; k < 1000; ++k)
        leads[0].samplesMv[k] = std::numeric_limits<float>::quiet_NaN();
    TraceRepair repair = repairOf(TraceRepair::Kind::redraw, 1.0, 2.0);
    repair.penPx = {place(0.9, -0.1), place(2.1, 1.1)}; // a little longer than what it replaces
    StretchRepairs({repair}, leads, kReachPx).correctInk(leads, kScale, kPxPerMm);
    for (std::size_t k = 0; k < 1250; ++k) {
        const double timeS = static_cast<double>(k) / kRateHz;
        const double wanted = k >= 500 && k < 1000 ? timeS - 1 : truth(timeS);
        QVERIFY2(std::abs(static_cast<double>(leads[0].samplesMv[k]) - wanted) < 0.01,
            QByteArray::number(timeS).constData());
    }
    const QPointF drawn = leads[0].pathPx[750] - place(1.5, 0.5);
    QVERIFY(std::hypot(drawn.x(), drawn.y()) < 1);
    QVERIFY(leads[0].sdMv[750] < 0.05F);
    QCOMPARE(leads[0].sdMv[100], 0.1F);
}

void TestApplyRepair::aFlatStretchCanBeDrawnAnew()
{
    std::vector<LeadTrace> leads {stretchOf(Lead::II, 2.5)};
    for (std::size_t k = 0; k < 1250; ++k) {
        leads[0].samplesMv[k] = 0.3F;
        leads[0].pathPx[k] = place(static_cast<double>(k) / kRateHz, 0.3);
    }
    TraceRepair repair = repairOf(TraceRepair::Kind::redraw, 0, 2.5);
    repair.penPx = {place(2.4, -0.4), place(0.1, 1)}; // drawn from right to left
    StretchRepairs({repair}, leads, kReachPx).correctInk(leads, kScale, kPxPerMm);
    const double middle = static_cast<double>(leads[0].samplesMv[625]);
    QVERIFY2(
        std::abs(middle - (1 - 1.4 * 1.15 / 2.3)) < 0.01, QByteArray::number(middle).constData());
}

void TestApplyRepair::renamesAndRemoves()
{
    std::vector<LeadTrace> leads {
        stretchOf(Lead::II, 2.5), movedBy(stretchOf(Lead::II, 2.5), {0, 300})};
    TraceRepair rename = repairOf(TraceRepair::Kind::rename);
    rename.name = Lead::aVR;
    rename.inverted = true;
    TraceRepair remove = repairOf(TraceRepair::Kind::remove);
    remove.atPx += QPointF(0, 300); // of the same name and time: the ink tells them apart
    const StretchRepairs repairs({rename, remove}, leads, kReachPx);
    QVERIFY(repairs.hasNames());
    repairs.correctNames(leads, kScale);
    QCOMPARE(leads[0].name(), u"-aVR"_s);
    QCOMPARE(leads[1].name(), u"II"_s);
    repairs.correctInk(leads, kScale, kPxPerMm);
    repairs.dropRemoved(leads);
    QCOMPARE(leads.size(), std::size_t(1));
    QCOMPARE(leads[0].lead, Lead::aVR);
}

void TestApplyRepair::twoNamesChangePlaces()
{
    std::vector<LeadTrace> leads {
        stretchOf(Lead::V1, 2.5), movedBy(stretchOf(Lead::V2, 2.5), {0, 300})};
    TraceRepair first = repairOf(TraceRepair::Kind::rename);
    first.name = Lead::V2;
    TraceRepair second = repairOf(TraceRepair::Kind::rename);
    second.atPx += QPointF(0, 300);
    second.name = Lead::V1;
    StretchRepairs({first, second}, leads, kReachPx).correctNames(leads, kScale);
    QCOMPARE(leads[0].lead, Lead::V2);
    QCOMPARE(leads[1].lead, Lead::V1);
}

void TestApplyRepair::aChestLeadHasItsOwnGain()
{
    PageScale scale;
    scale.chestMmPerMv = 5;
    std::vector<LeadTrace> leads {stretchOf(Lead::aVF, 2.5)};
    TraceRepair rename = repairOf(TraceRepair::Kind::rename);
    rename.name = Lead::V1;
    StretchRepairs({rename}, leads, kReachPx).correctNames(leads, scale);
    QVERIFY(std::abs(static_cast<double>(leads[0].samplesMv[100]) - 2 * truth(0.2)) < 1e-6);
}

void TestApplyRepair::whatIsNotThereIsCounted()
{
    std::vector<LeadTrace> leads {movedBy(stretchOf(Lead::II, 0), {0, 1000})};
    const StretchRepairs repairs({repairOf(TraceRepair::Kind::remove)}, leads, kReachPx);
    QCOMPARE(repairs.unmatched(), 1);
    repairs.correctInk(leads, kScale, kPxPerMm);
    repairs.dropRemoved(leads);
    QCOMPARE(leads.size(), std::size_t(1));
    QVERIFY(std::isfinite(leads[0].samplesMv[0]));
}

QTEST_APPLESS_MAIN(TestApplyRepair)
#include "tst_apply_repair.moc"
