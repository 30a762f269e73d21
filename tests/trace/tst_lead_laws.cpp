// SPDX-License-Identifier: GPL-3.0-or-later
// Limb leads that were printed at one time correct each other, and nothing else is touched.
#include "model/core/quantile.h"
#include "model/synthesis/dice.h"
#include "model/synthesis/heart.h"
#include "model/trace/lead_laws.h"

#include <QTest>

#include <cmath>

using namespace ecgscan;

namespace {

constexpr std::size_t kCount = 1250; ///< 2.5 s

struct Printed {
    std::vector<LeadTrace> truth, read;
};

LeadTrace stretch(const Ecg& ecg, Lead lead, std::size_t first, std::size_t count)
{
    LeadTrace trace;
    trace.lead = lead;
    trace.startS = static_cast<double>(first) / 500;
    const auto from = ecg[lead].begin() + static_cast<std::ptrdiff_t>(first);
    trace.samplesMv.assign(from, from + static_cast<std::ptrdiff_t>(count));
    return trace;
}

/// I, II, III, V1 and a strip of II, each read with its own baseline and noise of noiseMv.
Printed printed(double noiseMv)
{
    const Ecg ecg = simulateEcg(randomHeart(4), 4);
    Printed out;
    for (const Lead lead : {Lead::I, Lead::II, Lead::III, Lead::V1})
        out.truth.push_back(stretch(ecg, lead, 0, kCount));
    out.truth.push_back(stretch(ecg, Lead::II, 0, 4 * kCount));
    out.read = out.truth;
    Dice dice(1, 1);
    for (LeadTrace& trace : out.read) {
        const double baseline = 0.1 * dice.normal();
        for (float& sample : trace.samplesMv)
            sample += static_cast<float>(baseline + noiseMv * dice.normal());
        trace.sdMv.assign(trace.samplesMv.size(), static_cast<float>(noiseMv));
    }
    return out;
}

/// Standard deviation of the difference: baselines do not count.
double errorMv(const LeadTrace& truth, const LeadTrace& read)
{
    double sum = 0, squares = 0, count = 0;
    for (std::size_t k = 0; k < truth.samplesMv.size(); ++k) {
        const auto off = static_cast<double>(read.samplesMv[k] - truth.samplesMv[k]);
        if (!std::isfinite(off))
            continue;
        sum += off;
        squares += off * off;
        ++count;
    }
    return std::sqrt(squares / count - std::pow(sum / count, 2));
}

} // namespace

class TestLeadLaws : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noiseBecomesLess();
    void aShiftedStretchIsSetRight();
    void aWrongNameChangesNothing();
    void gapsStayGaps();
    void chestLeadsStay();
};

void TestLeadLaws::noiseBecomesLess()
{
    Printed page = printed(0.03);
    const auto before = page.read;
    fuseByLeadLaws(page.read);
    for (std::size_t k = 0; k < 3; ++k) {
        const double was = errorMv(page.truth[k], before[k]);
        const double is = errorMv(page.truth[k], page.read[k]);
        QVERIFY2(is < 0.85 * was, qPrintable(QStringLiteral("%1 after %2").arg(is).arg(was)));
        QVERIFY(page.read[k].sdMv[600] < before[k].sdMv[600]);
    }
}

void TestLeadLaws::aShiftedStretchIsSetRight()
{
    Printed page = printed(0.01);
    std::vector<float>& late = page.read[0].samplesMv;
    std::rotate(late.begin(), late.end() - 3, late.end()); // 6 ms later
    fuseByLeadLaws(page.read);
    // Its own time stays as it was printed, the others are not smeared by it.
    QVERIFY(errorMv(page.truth[1], page.read[1]) < 0.012);
}

void TestLeadLaws::aWrongNameChangesNothing()
{
    Printed page = printed(0.01);
    page.read[0].lead = Lead::aVF; // it prints I
    const auto before = page.read;
    fuseByLeadLaws(page.read);
    QCOMPARE(page.read[0].samplesMv, before[0].samplesMv);
    QVERIFY(errorMv(page.truth[2], page.read[2]) < 0.02);
}

void TestLeadLaws::gapsStayGaps()
{
    Printed page = printed(0.01);
    page.read[2].samplesMv[700] = kMissing;
    fuseByLeadLaws(page.read);
    QVERIFY(std::isnan(page.read[2].samplesMv[700]));
    QVERIFY(std::isfinite(page.read[2].samplesMv[701]));
}

void TestLeadLaws::chestLeadsStay()
{
    Printed page = printed(0.03);
    const auto before = page.read;
    fuseByLeadLaws(page.read);
    QCOMPARE(page.read[3].samplesMv, before[3].samplesMv);
    // Beyond the columns the strip is alone.
    const std::vector<float>& strip = page.read[4].samplesMv;
    QVERIFY(std::equal(strip.begin() + 1400, strip.end(), before[4].samplesMv.begin() + 1400));
}

QTEST_APPLESS_MAIN(TestLeadLaws)
#include "tst_lead_laws.moc"
