// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/page_repair.h"

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
    void theLastWordOnAStretchCounts();
    void aNameAsReadIsNoCorrection();
    void aRenamedStretchIsKnownByItsFirstName();
};

namespace {

TraceRepair renamed(Lead from, Lead to, double startS = 0)
{
    TraceRepair repair;
    repair.lead = from;
    repair.startS = startS;
    repair.kind = TraceRepair::Kind::rename;
    repair.name = to;
    return repair;
}

} // namespace

void TestPageRepair::comesBackAsItWas()
{
    PageRepair repair;
    repair.paperSpeedMmPerS = 12.5;
    repair.gainMmPerMv = 20;
    repair.layout = u"6x2"_s;
    repair.cornersPx = {QPointF(1, 2), QPointF(300.5, 2), QPointF(300, 200), QPointF(0, 199)};
    repair.traces.push_back(renamed(Lead::II, Lead::aVR, 2.5));
    repair.traces.back().inverted = true;
    TraceRepair drawn;
    drawn.kind = TraceRepair::Kind::redraw;
    drawn.fromS = 1.25;
    drawn.toS = 1.5;
    drawn.penPx = {{10, 20}, {30.25, 15}};
    repair.traces.push_back(drawn);
    TraceRepair shifted;
    shifted.lead = Lead::V6;
    shifted.kind = TraceRepair::Kind::shift;
    shifted.byMv = -0.15;
    repair.traces.push_back(shifted);
    for (const auto kind : {TraceRepair::Kind::erase, TraceRepair::Kind::remove}) {
        TraceRepair other;
        other.kind = kind;
        repair.traces.push_back(other);
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
    const QJsonObject nonsense {{u"paper_speed_mm_per_s"_s, 0}, {u"gain_mm_per_mV"_s, 1e9},
        {u"corners_px"_s, QJsonArray {QJsonArray {1, 2}}},
        {u"traces"_s,
            QJsonArray {QJsonObject {{u"lead"_s, u"V9"_s}, {u"kind"_s, u"erase"_s}},
                QJsonObject {{u"lead"_s, u"V1"_s}, {u"kind"_s, u"of another version"_s}},
                QJsonObject {{u"lead"_s, u"V1"_s}, {u"kind"_s, u"rename"_s}},
                QJsonObject {{u"lead"_s, u"V1"_s}, {u"kind"_s, u"redraw"_s}}}}};
    QVERIFY(repairFromJson(nonsense).isEmpty());
}

void TestPageRepair::theLastWordOnAStretchCounts()
{
    PageRepair repair;
    add(repair, renamed(Lead::II, Lead::III));
    add(repair, renamed(Lead::II, Lead::V1, 5)); // another stretch of that lead
    add(repair, renamed(Lead::II, Lead::aVF, 0.1));
    QCOMPARE(repair.traces.size(), std::size_t(2));
    QCOMPARE(repair.traces[0].name, Lead::V1);
    QCOMPARE(repair.traces[1].name, Lead::aVF);
    TraceRepair erased;
    erased.lead = Lead::II;
    add(repair, erased);
    add(repair, erased); // parts add up
    QCOMPARE(repair.traces.size(), std::size_t(4));
}

void TestPageRepair::aNameAsReadIsNoCorrection()
{
    PageRepair repair;
    add(repair, renamed(Lead::II, Lead::III));
    add(repair, renamed(Lead::II, Lead::II));
    QVERIFY(repair.isEmpty());
}

void TestPageRepair::aRenamedStretchIsKnownByItsFirstName()
{
    PageRepair repair;
    add(repair, renamed(Lead::II, Lead::III));
    add(repair, renamed(Lead::III, Lead::II));
    QCOMPARE(readAs(repair, Lead::III, 0.2), Lead::II);
    QCOMPARE(readAs(repair, Lead::II, 0), Lead::III);
    QCOMPARE(readAs(repair, Lead::II, 5), Lead::II);
    QCOMPARE(readAs(repair, Lead::V1, 0), Lead::V1);
}

QTEST_APPLESS_MAIN(TestPageRepair)
#include "tst_page_repair.moc"
