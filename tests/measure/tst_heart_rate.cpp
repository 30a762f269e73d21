// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/measure/heart_rate.h"

#include "model/synthesis/heart.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace ecgscan;

namespace {

LeadTrace stretch(const Ecg& ecg, Lead lead, double fromS, double toS)
{
    LeadTrace trace;
    trace.lead = lead;
    trace.startS = fromS;
    const auto& samples = ecg[lead];
    trace.samplesMv.assign(samples.begin() + static_cast<std::ptrdiff_t>(fromS * 500),
        samples.begin() + static_cast<std::ptrdiff_t>(toS * 500));
    return trace;
}

/// What a 3x4 page prints, with or without the strip of II.
std::vector<LeadTrace> page(const Ecg& ecg, bool strip)
{
    std::vector<LeadTrace> leads;
    for (const Lead lead : kLeads) {
        const double from = 2.5 * (index(lead) / 3);
        leads.push_back(stretch(ecg, lead, from, from + 2.5));
    }
    if (strip)
        leads.push_back(stretch(ecg, Lead::II, 0, 10));
    return leads;
}

} // namespace

class TestHeartRate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rateOfSimulatedHearts_data();
    void rateOfSimulatedHearts();
    void gapsAreSurvived();
    void aLostColumnSlowsNoHeart();
    void nonsenseGivesNothing();
};

void TestHeartRate::rateOfSimulatedHearts_data()
{
    QTest::addColumn<double>("bpm");
    QTest::addColumn<bool>("strip");
    for (const double bpm : {42.0, 60.0, 75.0, 98.0, 130.0, 160.0}) {
        for (const bool strip : {true, false})
            QTest::addRow("%.0f %s", bpm, strip ? "strip" : "columns") << bpm << strip;
    }
}

void TestHeartRate::rateOfSimulatedHearts()
{
    QFETCH(double, bpm);
    QFETCH(bool, strip);
    HeartState heart;
    heart.heartRateBpm = bpm;
    heart.rrJitter = 0.01;
    const Measurements measured = measureRhythm(page(simulateEcg(heart, 3), strip));
    QVERIFY(measured.heartRateBpm);
    QVERIFY2(std::abs(*measured.heartRateBpm - bpm) < 3,
        qPrintable(QString::number(*measured.heartRateBpm)));
    QVERIFY(std::abs(*measured.rrMs * *measured.heartRateBpm - 60000) < 1e-6);
    QVERIFY(measured.beats.size() >= 2);
    QVERIFY(!measured.qtMs); // not measured is not known
}

void TestHeartRate::gapsAreSurvived()
{
    HeartState heart;
    heart.heartRateBpm = 70;
    std::vector<LeadTrace> leads = page(simulateEcg(heart, 5), true);
    for (LeadTrace& lead : leads) {
        for (std::size_t k = 300; k < 360 && k < lead.samplesMv.size(); ++k)
            lead.samplesMv[k] = std::nanf("");
    }
    const Measurements measured = measureRhythm(leads);
    QVERIFY(measured.heartRateBpm);
    QVERIFY(std::abs(*measured.heartRateBpm - 70) < 5);
}

void TestHeartRate::aLostColumnSlowsNoHeart()
{
    HeartState heart;
    heart.heartRateBpm = 80;
    heart.rrJitter = 0.01;
    std::vector<LeadTrace> leads = page(simulateEcg(heart, 7), false);
    for (LeadTrace& lead : leads) {
        if (lead.startS == 2.5)
            std::ranges::fill(lead.samplesMv, kMissing);
    }
    const Measurements measured = measureRhythm(leads);
    QVERIFY(measured.heartRateBpm);
    QVERIFY2(std::abs(*measured.heartRateBpm - 80) < 3,
        qPrintable(QString::number(*measured.heartRateBpm)));
}

void TestHeartRate::nonsenseGivesNothing()
{
    QVERIFY(!measureRhythm({}).heartRateBpm);
    Ecg flat;
    for (auto& lead : flat.leads)
        lead.assign(5000, 0.2f);
    QVERIFY(!measureRhythm(page(flat, true)).heartRateBpm);
    std::mt19937 random(1);
    std::normal_distribution<float> noise(0, 0.3f);
    for (auto& lead : flat.leads)
        std::ranges::generate(lead, [&] { return noise(random); });
    QVERIFY(!measureRhythm(page(flat, true)).heartRateBpm);
    for (auto& lead : flat.leads)
        std::ranges::fill(lead, kMissing);
    QVERIFY(!measureRhythm(page(flat, true)).heartRateBpm);
    HeartState heart;
    const std::vector<LeadTrace> oneBeat {stretch(simulateEcg(heart, 1), Lead::II, 0, 0.6)};
    QVERIFY(!measureRhythm(oneBeat).heartRateBpm);
}

QTEST_GUILESS_MAIN(TestHeartRate)
#include "tst_heart_rate.moc"
