// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/digitisation_score.h"

#include <QtTest>

#include <cmath>

using namespace ecgscan;

namespace {

LeadTrace wave(
    Lead lead, double startS, double seconds, double delayS = 0, double gain = 1, double offset = 0)
{
    LeadTrace trace;
    trace.lead = lead;
    trace.startS = startS;
    for (int k = 0; k < static_cast<int>(seconds * 500); ++k) {
        const double t = startS + k / 500.0 - delayS;
        trace.samplesMv.push_back(
            static_cast<float>(gain * (std::sin(7 * t) + 0.3 * std::sin(31 * t)) + offset));
    }
    return trace;
}

Analysis found(std::vector<LeadTrace> leads)
{
    Analysis analysis;
    analysis.page.found = true;
    analysis.leads = std::move(leads);
    return analysis;
}

} // namespace

class TestDigitisationScore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void perfectIsVeryHigh();
    void shiftAndOffsetAreForgivenWithinReason();
    void halfGainIsSixDecibels();
    void missingSegmentCountsAsZeros();
    void unreadSamplesCountAsZeros();
    void otherSampleRatesAreInterpolated();
    void refusedIsZero();
    void stripIsMatchedToTheStrip();
    void summaryByHand();
    void segmentsOfRuns();
};

void TestDigitisationScore::perfectIsVeryHigh()
{
    const auto truth = {wave(Lead::I, 0, 2.5), wave(Lead::V1, 5, 2.5)};
    const PageScore score = scorePage(truth, found(truth));
    QCOMPARE(score.snrDb, 60.0); // the cap
    QCOMPARE(score.leadsRight, 2);
}

void TestDigitisationScore::shiftAndOffsetAreForgivenWithinReason()
{
    const std::vector<LeadTrace> truth {wave(Lead::I, 0, 2.5)};
    const double near = scorePage(truth, found({wave(Lead::I, -0.2, 2.9, 0.1, 1, 3)})).snrDb;
    QVERIFY2(near > 40, qPrintable(QString::number(near)));
    const double far = scorePage(truth, found({wave(Lead::I, -0.5, 3.5, 0.35)})).snrDb;
    QVERIFY2(far < 5, qPrintable(QString::number(far)));
}

void TestDigitisationScore::halfGainIsSixDecibels()
{
    const std::vector<LeadTrace> truth {wave(Lead::I, 0, 10)};
    const double snr = scorePage(truth, found({wave(Lead::I, -0.5, 11, 0, 0.5)})).snrDb;
    QVERIFY2(std::abs(snr - 6.02) < 0.2, qPrintable(QString::number(snr)));
}

void TestDigitisationScore::missingSegmentCountsAsZeros()
{
    const std::vector<LeadTrace> truth {wave(Lead::I, 0, 2.5), wave(Lead::II, 0, 2.5)};
    const PageScore score = scorePage(truth, found({wave(Lead::I, -0.3, 3.1)}));
    QVERIFY2(std::abs(score.snrDb - 3.01) < 0.1, qPrintable(QString::number(score.snrDb)));
    QCOMPARE(score.segmentsFound, 1);
}

void TestDigitisationScore::unreadSamplesCountAsZeros()
{
    LeadTrace truth = wave(Lead::I, 0, 10);
    LeadTrace read = truth;
    double whole = 0;
    double lost = 0;
    for (std::size_t k = 0; k < truth.samplesMv.size(); ++k) {
        const auto r = static_cast<double>(truth.samplesMv[k]);
        whole += r * r;
        if (k >= 1000 && k < 2000) {
            read.samplesMv[k] = std::nanf("");
            lost += r * r;
        }
    }
    const double expected = 10 * std::log10(whole / lost);
    const double snr = scorePage({truth}, found({read})).snrDb;
    QVERIFY2(std::abs(snr - expected) < 0.01, qPrintable(QString::number(snr)));
    // What was not printed does not count at all.
    std::swap(truth, read);
    QCOMPARE(scorePage({truth}, found({read})).snrDb, 60.0);
}

void TestDigitisationScore::otherSampleRatesAreInterpolated()
{
    LeadTrace read;
    read.lead = Lead::I;
    read.sampleRateHz = 310;
    for (int k = 0; k <= 3100; ++k)
        read.samplesMv.push_back(
            static_cast<float>(std::sin(7 * k / 310.0) + 0.3 * std::sin(31 * k / 310.0)));
    const double snr = scorePage({wave(Lead::I, 0, 10)}, found({read})).snrDb;
    QVERIFY2(snr > 50, qPrintable(QString::number(snr)));
}

void TestDigitisationScore::refusedIsZero()
{
    const PageScore score = scorePage({wave(Lead::I, 0, 2.5)}, Analysis());
    QCOMPARE(score.snrDb, 0.0);
    QVERIFY(!score.found);
}

void TestDigitisationScore::stripIsMatchedToTheStrip()
{
    const std::vector<LeadTrace> truth {wave(Lead::II, 0, 2.5), wave(Lead::II, 0, 10)};
    const PageScore score
        = scorePage(truth, found({wave(Lead::II, 0, 2.5, 0, 0.5), wave(Lead::II, 0, 10)}));
    QVERIFY(score.snrDb > 10 && score.snrDb < 16); // only the short one is wrong
}

void TestDigitisationScore::summaryByHand()
{
    std::vector<PageScore> scores(4);
    const double decibels[] = {0, 10, 20, 30};
    for (std::size_t i = 0; i < 4; ++i) {
        scores[i].snrDb = decibels[i];
        scores[i].ratio = std::pow(10, decibels[i] / 10);
        scores[i].found = i > 0;
        scores[i].layoutRight = i > 1;
    }
    const ScoreSummary summary = summarise(scores);
    QCOMPARE(summary.medianDb, 15.0);
    QVERIFY(std::abs(summary.tenthDb - 3) < 1e-9);
    QVERIFY(std::abs(summary.pooledDb - 10 * std::log10(1111.0 / 4)) < 1e-9);
    QCOMPARE(summary.refused, 0.25);
    QCOMPARE(summary.layoutRight, 0.5);
}

void TestDigitisationScore::segmentsOfRuns()
{
    Ecg ecg;
    for (auto& lead : ecg.leads)
        lead.assign(5000, kMissing);
    for (std::size_t k = 1250; k < 2500; ++k)
        ecg[Lead::aVL][k] = 0.5f;
    const auto segments = segmentsOf(ecg);
    QCOMPARE(segments.size(), std::size_t(1));
    QCOMPARE(segments[0].startS, 2.5);
    QCOMPARE(segments[0].samplesMv.size(), std::size_t(1250));
}

QTEST_GUILESS_MAIN(TestDigitisationScore)
#include "tst_digitisation_score.moc"
