// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"

#include <cmath>

namespace ecgscan::test {

inline std::vector<float> beats(double seconds, double heightMv)
{
    std::vector<float> samples;
    for (int k = 0; k < static_cast<int>(seconds * 500); ++k) {
        const double phase = std::fmod(k / 500.0, 0.8);
        const auto wave = [phase](double at, double width) {
            return std::exp(-std::pow((phase - at) / width, 2));
        };
        samples.push_back(
            static_cast<float>(heightMv * (wave(0.35, 0.012) - 0.2 * wave(0.38, 0.012))
                + 0.12 * wave(0.19, 0.03) + 0.3 * heightMv * wave(0.62, 0.05)));
    }
    return samples;
}

/// A case of a 3x4+1 page of 2500 x 1800 pixels, with what a reader may have said of it.
inline CaseRecord drawnCase()
{
    using namespace Qt::StringLiterals;
    Analysis analysis;
    analysis.source = {u"/scans/page.png"_s, QString(64, u'a'), 1, 1, 2500, 1800};
    analysis.page.found = true;
    analysis.page.pxPerMm = 8;
    analysis.page.paperSpeedMmPerS = 25;
    analysis.page.gainMmPerMv = 10;
    analysis.page.layout = u"3x4+1"_s;
    analysis.page.confidence = 0.97;
    analysis.page.cornersPx
        = {QPointF(200, 300), QPointF(2300, 300), QPointF(2300, 1500), QPointF(200, 1500)};
    const auto add = [&](Lead lead, double start, double seconds, int row) {
        LeadTrace trace;
        trace.lead = lead;
        trace.startS = start;
        trace.samplesMv = beats(seconds, lead == Lead::aVR || lead == Lead::V1 ? -0.6 : 1.0);
        trace.confidence = 0.9;
        for (std::size_t i = 0; i < trace.samplesMv.size(); i += 2) {
            const double s = start + static_cast<double>(i) / 500;
            trace.pathPx.emplace_back(
                250 + s * 200, 450.0 + row * 280 - static_cast<double>(trace.samplesMv[i]) * 80);
        }
        analysis.leads.push_back(std::move(trace));
    };
    for (const Lead lead : kLeads)
        add(lead, index(lead) / 3 * 2.5, 2.5, index(lead) % 3);
    add(Lead::II, 0, 10, 3);
    analysis.model = ModelInfo {u"ecg-scan-base"_s, QString(64, u'b'), u"cpu"_s};
    Measurements& m = analysis.measurements;
    m.heartRateBpm = 75;
    m.rrMs = 800;
    m.prMs = 212;
    m.prSdMs = 6;
    m.qrsMs = 96;
    m.notMeasurable[u"qt_ms"_s] = u"no_t_end"_s;
    for (int k = 0; k < 12; ++k)
        m.beats.push_back({0.35 + 0.8 * k, k == 4 ? BeatKind::ectopic : BeatKind::usual, true});
    const auto find = [&](const QString& code, double probability, double threshold) {
        analysis.findings.push_back({code, {}, u"SCP-ECG"_s, probability, threshold,
            probability >= threshold ? Decision::present : Decision::absent, {}, probability});
    };
    find(u"1AVB"_s, 0.71, 0.35);
    find(u"AFIB"_s, 0.03, 0.41);
    find(u"SBRAD"_s, 0.07, 0.30);
    CaseRecord record;
    record.id = {12};
    record.page = {analysis.source.file, 1};
    record.sha256 = analysis.source.sha256;
    record.fields = {u"P-0815"_s, 61, Sex::female, QDate(2026, 3, 14)};
    const QDateTime when(QDate(2026, 3, 15), QTime(9, 30), Qt::UTC);
    record.reviews = {{u"1AVB"_s, Verdict::accepted, when}, {u"Müdigkeit"_s, Verdict::added, when},
        {u"SBRAD"_s, Verdict::rejected, when}};
    record.analysis = std::move(analysis);
    return record;
}

} // namespace ecgscan::test
