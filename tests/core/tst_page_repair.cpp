// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/page_repair.h"
#include "model/core/trace_place.h"

#include <QJsonArray>
#include <QTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

class TestPageRepair : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWas();
    void nothingIsNothing();
    void nonsenseIsLeftOut();
    void theNearestStretchIsMeant();
    void placesAreTimesAndBack();
};

namespace {

/// One second of a lead that is 200 pixels long and rises by 20; nothing was read of its first
/// half.
LeadTrace halfRead(double y)
{
    LeadTrace trace;
    trace.startS = 2.5;
    trace.samplesMv.assign(500, 0);
    for (int k = 0; k <= 100; ++k)
        trace.pathPx.push_back(k < 50 ? kPathBreak : QPointF(2.0 * k, y - 0.2 * k));
    return trace;
}

} // namespace

void TestPageRepair::comesBackAsItWas()
{
    PageRepair repair;
    repair.paperSpeedMmPerS = 12.5;
    repair.gainMmPerMv = 20;
    repair.layout = u"6x2"_s;
    repair.cornersPx = {QPointF(1, 2), QPointF(300.5, 2), QPointF(300, 200), QPointF(0, 199)};
    for (const auto kind : {TraceRepair::Kind::rename, TraceRepair::Kind::remove,
             TraceRepair::Kind::erase, TraceRepair::Kind::shift, TraceRepair::Kind::redraw}) {
        TraceRepair trace;
        trace.kind = kind;
        trace.atPx = {12.5, 34};
        if (kind == TraceRepair::Kind::rename) {
            trace.name = Lead::aVR;
            trace.inverted = true;
        } else if (kind == TraceRepair::Kind::shift) {
            trace.byMv = -0.15;
        } else if (kind != TraceRepair::Kind::remove) {
            trace.fromPx = {10, 20};
            trace.toPx = {30.25, 15};
        }
        if (kind == TraceRepair::Kind::redraw)
            trace.penPx = {{10, 20}, {30.25, 15}};
        repair.traces.push_back(trace);
    }
    QVERIFY(repairFromJson(toJson(repair)) == repair);
}

void TestPageRepair::nothingIsNothing()
{
    QVERIFY(PageRepair().isEmpty());
    QVERIFY(toJson(PageRepair()).isEmpty());
    QVERIFY(repairFromJson({}).isEmpty());
}

void TestPageRepair::nonsenseIsLeftOut()
{
    const QJsonArray at {1, 2};
    const QJsonObject nonsense {{u"paper_speed_mm_per_s"_s, 0}, {u"gain_mm_per_mV"_s, 1e9},
        {u"corners_px"_s, QJsonArray {QJsonArray {1, 2}}},
        {u"traces"_s,
            QJsonArray {QJsonObject {{u"kind"_s, u"erase"_s}},
                QJsonObject {{u"at_px"_s, at}, {u"kind"_s, u"of another version"_s}},
                QJsonObject {{u"at_px"_s, at}, {u"kind"_s, u"rename"_s}, {u"name"_s, u"V9"_s}},
                QJsonObject {{u"at_px"_s, at}, {u"kind"_s, u"redraw"_s}}}}};
    QVERIFY(repairFromJson(nonsense).isEmpty());
}

void TestPageRepair::theNearestStretchIsMeant()
{
    const std::vector<LeadTrace> leads {halfRead(100), halfRead(200)};
    QCOMPARE(nearestStretch(leads, {150, 95}, 30), std::optional(std::size_t(0)));
    QCOMPARE(nearestStretch(leads, {150, 180}, 30), std::optional(std::size_t(1)));
    QVERIFY(!nearestStretch(leads, {150, 500}, 30));
    QVERIFY(!nearestStretch(leads, {10, 100}, 30)); // nothing was read there
    const auto middle = middleOf(leads[0]);
    QVERIFY(middle);
    QCOMPARE(nearestStretch(leads, *middle, 1), std::optional(std::size_t(0)));
    QVERIFY(!middleOf(LeadTrace()));
}

void TestPageRepair::placesAreTimesAndBack()
{
    const LeadTrace trace = halfRead(100);
    for (const double timeS : {3.0, 3.25, 3.5}) {
        const QPointF place = placeAt(trace, timeS);
        QVERIFY(std::abs(timeAt(trace, place) - timeS) < 1e-9);
        QVERIFY(std::abs(place.x() - (timeS - 2.5) * 200) < 1e-9);
    }
    QVERIFY(std::abs(timeAt(trace, {50, 95}) - 2.75) < 1e-2); // where nothing was read
    QCOMPARE(timeAt(trace, {-500, 100}), 2.5); // beside it: its ends
    QCOMPARE(timeAt(trace, {900, 100}), 3.5);
}

QTEST_APPLESS_MAIN(TestPageRepair)
#include "tst_page_repair.moc"
