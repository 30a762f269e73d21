// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/reconstruction.h"

#include <QtTest>

#include <cmath>

using namespace ecgscan;

namespace {

LeadTrace stretch(Lead lead, double startS, double lengthS, float level, double confidence = 0.9)
{
    LeadTrace trace;
    trace.lead = lead;
    trace.startS = startS;
    trace.samplesMv.assign(static_cast<std::size_t>(std::lround(lengthS * 500)), level);
    trace.confidence = confidence;
    return trace;
}

LeadTrace sine(Lead lead, double startS, double lengthS, double amplitude, double offset = 0)
{
    LeadTrace trace = stretch(lead, startS, lengthS, 0);
    for (std::size_t i = 0; i < trace.samplesMv.size(); ++i)
        trace.samplesMv[i] = static_cast<float>(
            offset + amplitude * std::sin(6 * (startS + static_cast<double>(i) / 500)));
    return trace;
}

float at(const Reconstruction& reconstruction, Lead lead, double timeS)
{
    return reconstruction.leadsMv.at(lead)[static_cast<std::size_t>(std::lround(timeS * 500))];
}

} // namespace

class ReconstructionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void placesStretchesInTime()
    {
        const Reconstruction result
            = reconstruct({stretch(Lead::I, 0, 2.5, 1), stretch(Lead::V1, 5, 2.5, 2)});
        QCOMPARE(result.leadsMv.size(), std::size_t {12});
        QCOMPARE(result.leadsMv.at(Lead::V6).size(), std::size_t {5000});
        QCOMPARE(at(result, Lead::I, 2.4), 1.0f);
        QVERIFY(std::isnan(at(result, Lead::I, 2.6)));
        QVERIFY(std::isnan(at(result, Lead::V1, 4.9)));
        QCOMPARE(at(result, Lead::V1, 5.0), 2.0f);
        QVERIFY(std::isnan(at(result, Lead::V6, 1)));
        QCOMPARE(result.observedS.at(Lead::V1).size(), std::size_t {1});
        QCOMPARE(result.observedS.at(Lead::V1)[0], (std::pair {5.0, 7.5}));
        QVERIFY(!result.observedS.contains(Lead::V6));
        QCOMPARE(toEcg(result)[Lead::V1].size(), std::size_t {5000});
    }

    void theLongerStretchWins()
    {
        LeadTrace strip = stretch(Lead::II, 0, 10, 1, 0.2);
        std::fill_n(strip.samplesMv.begin() + 500, 50, kMissing);
        const Reconstruction result = reconstruct({strip, stretch(Lead::II, 0, 2.5, 2, 0.9)});
        QCOMPARE(at(result, Lead::II, 0.5), 1.0f);
        QCOMPARE(at(result, Lead::II, 1.05), 2.0f); // its gap is filled by the other
        QCOMPARE(at(result, Lead::II, 9.0), 1.0f);
        QCOMPARE(result.observedS.at(Lead::II).size(), std::size_t {1});
    }

    void ofEquallyLongTheMoreConfidentWins()
    {
        const std::vector<LeadTrace> traces {
            stretch(Lead::II, 0, 2.5, 1, 0.9), stretch(Lead::II, 0, 2.5, 2, 0.4)};
        QCOMPARE(at(reconstruct(traces), Lead::II, 1), 1.0f);
    }

    void turnsInvertedStretches()
    {
        LeadTrace trace = stretch(Lead::aVR, 0, 2.5, 0.5f);
        trace.inverted = true;
        QCOMPARE(at(reconstruct({trace}), Lead::aVR, 1), -0.5f);
    }

    void interpolatesOtherRates()
    {
        LeadTrace trace = stretch(Lead::I, 0, 2, 0);
        trace.sampleRateHz = 100;
        trace.samplesMv.resize(200);
        for (std::size_t i = 0; i < 200; ++i)
            trace.samplesMv[i] = static_cast<float>(i) / 100;
        QVERIFY(std::abs(at(reconstruct({trace}), Lead::I, 1.234) - 1.234f) < 1e-4f);
    }

    void survivesOddInput()
    {
        LeadTrace empty = stretch(Lead::I, 0, 0, 0);
        LeadTrace rateless = stretch(Lead::I, 0, 1, 1);
        rateless.sampleRateHz = 0;
        const LeadTrace before = stretch(Lead::I, -0.5, 1, 1);
        const LeadTrace after = stretch(Lead::I, 9.5, 3, 2);
        const Reconstruction result = reconstruct({empty, rateless, before, after});
        QCOMPARE(at(result, Lead::I, 0.4), 1.0f);
        QCOMPARE(at(result, Lead::I, 9.9), 2.0f);
        QCOMPARE(result.observedS.at(Lead::I).front().first, 0.0);
        QCOMPARE(result.observedS.at(Lead::I).back().second, 10.0);
    }

    void whatWasNotPrintedIsFilled()
    {
        LeadTrace torn = stretch(Lead::I, 0, 2.5, 1);
        std::fill_n(torn.samplesMv.begin() + 500, 50, kMissing);
        Reconstruction result = reconstruct({torn});
        Signal100 whole;
        for (auto& lead : whole)
            lead.fill(3);
        fillUnprinted(result, whole);
        QVERIFY(std::isnan(at(result, Lead::I, 1.05))); // ink that was not read is not invented
        QCOMPARE(at(result, Lead::I, 2.4), 1.0f);
        QVERIFY(std::abs(at(result, Lead::I, 2.5) - 1) < 0.05f); // no step at the border
        QVERIFY(std::abs(at(result, Lead::I, 2.7) - 3) < 1e-5f);
        QVERIFY(std::isnan(at(result, Lead::V6, 0))); // nothing of it was printed
        const Ecg printed = toEcg(result);
        QCOMPARE(printed[Lead::I][1000], 1.0f);
        QVERIFY(std::isnan(printed[Lead::I][1250]) && std::isnan(printed[Lead::V6][0]));
    }

    void filledSamplesLieWhereTheyWere()
    {
        const LeadTrace truth = sine(Lead::V1, 0, 10, 1);
        Ecg ecg = toEcg(reconstruct({truth}));
        for (auto& lead : ecg.leads)
            lead.resize(5000, kMissing);
        Reconstruction result = reconstruct({sine(Lead::V1, 0, 1, 1)});
        fillUnprinted(result, toSignal100(ecg));
        for (int k = 560; k < 4990; ++k)
            QVERIFY(std::abs(result.leadsMv[Lead::V1][static_cast<std::size_t>(k)]
                        - truth.samplesMv[static_cast<std::size_t>(k)])
                < 0.002f);
    }

    void shortGapsAreFilledWithoutSteps()
    {
        Reconstruction result
            = reconstruct({stretch(Lead::I, 0, 2.5, 1), stretch(Lead::I, 2.54, 2.5, 1)});
        Signal100 whole;
        for (auto& lead : whole)
            lead.fill(3);
        fillUnprinted(result, whole); // a gap of 40 ms, with a step of -2 mV on either side
        QVERIFY(std::abs(at(result, Lead::I, 2.5) - 1) < 0.01f);
        QVERIFY(std::abs(at(result, Lead::I, 2.538) - 1) < 0.01f);
        for (double timeS = 2.5; timeS < 2.54; timeS += 0.002)
            QVERIFY(at(result, Lead::I, timeS) >= 0.99f && at(result, Lead::I, timeS) <= 3.01f);
    }

    void consistencyIgnoresBaselines()
    {
        // III = II - I, each printed with a zero line of its own.
        const Reconstruction result = reconstruct({sine(Lead::I, 0, 2.5, 1, 0.3),
            sine(Lead::II, 0, 2.5, 3, -0.2), sine(Lead::III, 0, 2.5, 2, 0.9)});
        const LeadConsistency consistency = leadConsistency(result);
        QVERIFY(consistency.einthovenRmsMv.has_value());
        QVERIFY(*consistency.einthovenRmsMv < 1e-3);
        QVERIFY(!consistency.goldbergerRmsMv.has_value());
    }

    void consistencySeesABrokenLaw()
    {
        const Reconstruction result = reconstruct(
            {sine(Lead::aVR, 0, 10, 1), sine(Lead::aVL, 0, 10, 1), sine(Lead::aVF, 0, 10, 1)});
        // The residual is 3 sin: its RMS is 3 / sqrt(2).
        QVERIFY(std::abs(*leadConsistency(result).goldbergerRmsMv - 2.12) < 0.05);
    }

    void shortOverlapSaysNothing()
    {
        const Reconstruction result = reconstruct(
            {sine(Lead::I, 0, 2.5, 1), sine(Lead::II, 2.2, 2.5, 1), sine(Lead::III, 0, 2.5, 1)});
        QVERIFY(!leadConsistency(result).einthovenRmsMv.has_value());
    }
};

QTEST_APPLESS_MAIN(ReconstructionTest)
#include "tst_reconstruction.moc"
