// SPDX-License-Identifier: GPL-3.0-or-later
// What pulses, rows and print say of a page's scale, one against the other; and strips that are
// named by the lead whose waves they repeat.
#include "model/trace/lead_tracing.h"
#include "model/trace/page_scale.h"
#include "model/trace/printed_scale.h"

#include <QTest>

#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

PageScale measured()
{
    PageScale scale;
    scale.isKnown = true;
    scale.isSpeedSure = true;
    scale.isChestSure = true;
    return scale;
}

QString codeOf(const QList<Warning>& warnings)
{
    return warnings.isEmpty() ? QString() : warnings.first().code;
}

/// One beat a second, of this shape.
LeadTrace beating(Lead lead, double startS, double lengthS, double height, double dip)
{
    LeadTrace trace;
    trace.lead = lead;
    trace.startS = startS;
    for (int k = 0; k < static_cast<int>(lengthS * 500); ++k) {
        const double t = std::fmod(startS + k / 500.0, 1.0) - 0.5;
        trace.samplesMv.push_back(static_cast<float>(
            height * std::exp(-t * t / 2e-4) - dip * std::exp(-(t - 0.05) * (t - 0.05) / 4e-4)));
    }
    return trace;
}

/// Stretches of V1, V5 and a strip, which was named as strip is.
PageLayout layoutOf(bool isStripNamed)
{
    PageLayout layout;
    PrintedStretch stretch;
    stretch.lead = Lead::V1;
    layout.stretches.push_back(stretch);
    stretch.lead = Lead::V5;
    stretch.row = 1;
    layout.stretches.push_back(stretch);
    stretch.lead = Lead::II;
    stretch.row = 2;
    stretch.isRhythm = true;
    if (isStripNamed)
        stretch.nameBox = cv::Rect(10, 10, 20, 20);
    layout.stretches.push_back(stretch);
    return layout;
}

} // namespace

class TestPageScale : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreementSaysNothing();
    void printBesideAPulse();
    void printWithoutAPulse();
    void halvedChestLeads();
    void stripsAreNamedByTheirWaves();
};

void TestPageScale::agreementSaysNothing()
{
    PageScale scale = measured();
    QVERIFY(believePrint(scale, {25, 10, {}}).isEmpty());
    QVERIFY(believePrint(scale, {}).isEmpty()); // a pulse needs no print
    QCOMPARE(scale.mmPerMv, 10.0);
}

void TestPageScale::printBesideAPulse()
{
    PageScale scale = measured();
    QCOMPARE(codeOf(believePrint(scale, {25, 20, {}})), u"scale_differs"_s);
    QCOMPARE(scale.mmPerMv, 10.0); // the pulse's gain
    QCOMPARE(codeOf(believePrint(scale, {50, 10, {}})), u"scale_differs"_s);
    QCOMPARE(scale.mmPerS, 25.0); // pulse and rows agree
    scale.isSpeedSure = false;
    QCOMPARE(codeOf(believePrint(scale, {50, 10, {}})), u"scale_differs"_s);
    QCOMPARE(scale.mmPerS, 50.0); // nothing else says it
}

void TestPageScale::printWithoutAPulse()
{
    PageScale scale;
    QCOMPARE(codeOf(believePrint(scale, {50, 5, {}})), u"no_calibration_pulse"_s);
    QCOMPARE(scale.mmPerS, 50.0);
    QCOMPARE(scale.mmPerMv, 5.0);
    QVERIFY(scale.isKnown);
    scale = {};
    QCOMPARE(codeOf(believePrint(scale, {50, {}, {}})), QString(kScaleAssumed)); // half of it
    QCOMPARE(scale.mmPerS, 50.0);
    scale = {};
    QCOMPARE(codeOf(believePrint(scale, {})), QString(kScaleAssumed));
    QVERIFY(!scale.isKnown);
}

void TestPageScale::halvedChestLeads()
{
    PageScale scale = measured();
    scale.isChestSure = false;
    (void)believePrint(scale, {25, 10, 5});
    QCOMPARE(scale.printedMmPerMv(Lead::V1), 5.0);
    QCOMPARE(scale.printedMmPerMv(Lead::II), 10.0);
    scale = measured(); // rows of chest leads have whole pulses
    QCOMPARE(codeOf(believePrint(scale, {25, 10, 5})), u"scale_differs"_s);
    QCOMPARE(scale.printedMmPerMv(Lead::V1), 10.0);
}

void TestPageScale::stripsAreNamedByTheirWaves()
{
    const PageScale scale = measured();
    const auto stripOf = [&](bool isNamed, double height, double dip) {
        std::vector<LeadTrace> leads {beating(Lead::V1, 0, 2.5, 0.2, 1),
            beating(Lead::V5, 2.5, 2.5, 1.2, 0.1), beating(Lead::II, 0, 10, height, dip)};
        nameStripsByShape(layoutOf(isNamed), scale, leads);
        return leads.back().lead;
    };
    QCOMPARE(stripOf(false, 0.2, 1), Lead::V1);
    QCOMPARE(stripOf(false, 1.2, 0.1), Lead::V5);
    QCOMPARE(stripOf(true, 0.2, 1), Lead::II); // its name was read, and nothing contradicts it
}

QTEST_APPLESS_MAIN(TestPageScale)
#include "tst_page_scale.moc"
