// SPDX-License-Identifier: GPL-3.0-or-later
// Limits depend on age and sex; what is not known is not judged.
#include "model/core/reference_ranges.h"

#include <QTest>

#include <algorithm>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

QStringList codesOf(const Measurements& m, const std::optional<int>& age = 50, Sex sex = Sex::male)
{
    QStringList codes;
    for (const RangeRemark& remark : remarksOn(m, age, sex)) {
        codes.append(remark.code);
        if (remark.text.contains(u'%') || remark.source.isEmpty())
            codes.append(u"without its numbers or source: "_s + remark.text);
    }
    return codes;
}

Measurements usual()
{
    Measurements m;
    m.heartRateBpm = 72;
    m.pMs = 104;
    m.prMs = 160;
    m.qrsMs = 92;
    m.qtcFraminghamMs = 420;
    m.qrsAxisDeg = 40;
    m.sokolowLyonMv = 2.2;
    m.cornellMv = 1.2;
    m.usualBeat.emplace();
    for (const Lead lead : kLeads) {
        LeadMeasurements& measured = m.usualBeat->leads[lead];
        measured.qMv = -0.05;
        measured.rMv = 0.9;
        measured.sMv = -0.3;
        measured.stJMv = 0.01;
        measured.stJ80Mv = 0.01;
    }
    return m;
}

} // namespace

class TestReferenceRanges : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void usualNumbersHaveNoRemark();
    void unknownNumbersHaveNoRemark();
    void eachLimit_data();
    void eachLimit();
    void sexAndAgeMoveLimits();
    void stNeedsTwoLeadsSideBySide();
    void lowVoltageNeedsAllLeads();
    void aPacedRhythmIsNotJudged();
};

void TestReferenceRanges::usualNumbersHaveNoRemark()
{
    QCOMPARE(codesOf(usual()), QStringList());
    QCOMPARE(codesOf(usual(), std::nullopt, Sex::unknown), QStringList());
}

void TestReferenceRanges::unknownNumbersHaveNoRemark()
{
    QCOMPARE(codesOf({}), QStringList());
}

void TestReferenceRanges::eachLimit_data()
{
    using Member = std::optional<double> Measurements::*;
    QTest::addColumn<Member>("member");
    QTest::addColumn<double>("inside");
    QTest::addColumn<double>("outside");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* name, Member member, double inside, double outside) {
        QTest::newRow(name) << member << inside << outside << QString::fromLatin1(name);
    };
    row("rate_low", &Measurements::heartRateBpm, 50, 49);
    row("rate_high", &Measurements::heartRateBpm, 100.4, 101);
    row("p_long", &Measurements::pMs, 120, 121);
    row("pr_short", &Measurements::prMs, 120, 119);
    row("pr_long", &Measurements::prMs, 200, 201);
    row("qrs_long", &Measurements::qrsMs, 110, 111);
    row("qtc_long", &Measurements::qtcFraminghamMs, 449.4, 450);
    row("qtc_short", &Measurements::qtcFraminghamMs, 390.6, 390);
    row("axis_left", &Measurements::qrsAxisDeg, -30, -31);
    row("axis_right", &Measurements::qrsAxisDeg, 90, 91);
    row("axis_extreme", &Measurements::qrsAxisDeg, 0, -91);
    row("sokolow_lyon_high", &Measurements::sokolowLyonMv, 3.5, 3.51);
    row("cornell_high", &Measurements::cornellMv, 2.8, 2.81);
}

void TestReferenceRanges::eachLimit()
{
    QFETCH(std::optional<double> Measurements::*, member);
    QFETCH(const double, inside);
    QFETCH(const double, outside);
    QFETCH(const QString, code);
    Measurements m = usual();
    m.*member = inside;
    QCOMPARE(codesOf(m), QStringList());
    m.*member = outside;
    QCOMPARE(codesOf(m), QStringList {code});
}

void TestReferenceRanges::sexAndAgeMoveLimits()
{
    Measurements m = usual();
    m.qtcFraminghamMs = 455;
    QCOMPARE(codesOf(m, 50, Sex::male), QStringList {u"qtc_long"_s});
    QCOMPARE(codesOf(m, 50, Sex::female), QStringList());
    QCOMPARE(codesOf(m, 50, Sex::unknown), QStringList()); // the less strict one
    m = usual();
    m.cornellMv = 2.4;
    QCOMPARE(codesOf(m, 50, Sex::female), QStringList {u"cornell_high"_s});
    QCOMPARE(codesOf(m, 50, Sex::unknown), QStringList());
    m = usual();
    m.qrsMs = 105;
    m.heartRateBpm = 130;
    QCOMPARE(codesOf(m, 10), QStringList {u"qrs_long"_s}); // no limits of the rate for children
    m.qrsMs = 95;
    QCOMPARE(codesOf(m, 3), QStringList {u"qrs_long"_s});
    QCOMPARE(codesOf(m, 10), QStringList());
}

void TestReferenceRanges::stNeedsTwoLeadsSideBySide()
{
    Measurements m = usual();
    m.usualBeat->leads[Lead::V4].stJMv = 0.15;
    m.usualBeat->leads[Lead::V6].stJMv = 0.15;
    QCOMPARE(codesOf(m), QStringList());
    m.usualBeat->leads[Lead::V5].stJMv = 0.12;
    QCOMPARE(codesOf(m), QStringList {u"st_high"_s});
    m = usual();
    m.usualBeat->leads[Lead::V2].stJMv = 0.22;
    m.usualBeat->leads[Lead::V3].stJMv = 0.22;
    QCOMPARE(codesOf(m, 60, Sex::male), QStringList {u"st_high"_s});
    QCOMPARE(codesOf(m, 30, Sex::male), QStringList()); // young men may
    m = usual();
    m.usualBeat->leads[Lead::III].stJMv = -0.08;
    m.usualBeat->leads[Lead::aVF].stJMv = -0.06;
    QCOMPARE(codesOf(m), QStringList()); // both rise again
    m.usualBeat->leads[Lead::III].stJ80Mv = m.usualBeat->leads[Lead::aVF].stJ80Mv = -0.08;
    QCOMPARE(codesOf(m), QStringList {u"st_low"_s});
    m.qrsMs = 130; // says nothing behind a broad QRS
    QCOMPARE(codesOf(m), QStringList {u"qrs_long"_s});
    m = usual();
    m.usualBeat->leads[Lead::I].stJMv = m.usualBeat->leads[Lead::II].stJMv = 0.15;
    QCOMPARE(codesOf(m), QStringList()); // these are no neighbours
}

void TestReferenceRanges::lowVoltageNeedsAllLeads()
{
    Measurements m = usual();
    for (const Lead lead : {Lead::I, Lead::II, Lead::III, Lead::aVR, Lead::aVL, Lead::aVF}) {
        m.usualBeat->leads[lead].rMv = 0.3;
        m.usualBeat->leads[lead].sMv = -0.1;
    }
    QCOMPARE(codesOf(m), QStringList {u"low_voltage_limb"_s});
    m.usualBeat->leads.erase(Lead::aVF); // it may have been high
    QCOMPARE(codesOf(m), QStringList());
    m = usual();
    m.usualBeat->leads[Lead::V3].rMv = 0.2;
    QCOMPARE(codesOf(m), QStringList {u"r_progression_poor"_s});
}

void TestReferenceRanges::aPacedRhythmIsNotJudged()
{
    Measurements m = usual();
    m.qrsMs = 170;
    m.qrsAxisDeg = -80;
    m.beats = {{1, BeatKind::paced, {}}, {2, BeatKind::paced, {}}, {3, BeatKind::paced, {}}};
    QCOMPARE(codesOf(m), QStringList());
    m.heartRateBpm = 110;
    QCOMPARE(codesOf(m), QStringList {u"rate_high"_s});
}

QTEST_GUILESS_MAIN(TestReferenceRanges)
#include "tst_reference_ranges.moc"
