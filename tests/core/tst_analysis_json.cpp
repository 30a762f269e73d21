// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/analysis_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

/// Every number another one, so that two that are mixed up are noticed.
Measurements measurements()
{
    Measurements m;
    double number = 100;
    for (std::optional<double>* value : {&m.heartRateBpm, &m.rrMs, &m.pMs, &m.prMs, &m.qrsMs,
             &m.qtMs, &m.qtcBazettMs, &m.qtcFridericiaMs, &m.pAxisDeg, &m.qrsAxisDeg, &m.tAxisDeg})
        *value = ++number;
    m.beats = {{0.5, BeatKind::usual, true}, {1.25, BeatKind::ectopic, {}}};
    m.pacingSpikesS = {0.4};
    m.notMeasurable[u"t_axis_deg"_s] = u"no_t_end"_s;
    m.remarks = {{u"pr_long"_s, u"PR 212 ms, above 200"_s, u"ACC/AHA/HRS 2018"_s}};
    UsualBeat beat;
    beat.firstMs = -350;
    beat.qrsOffsetMs = 92;
    beat.pOnsetMs = -160;
    LeadMeasurements v6;
    for (std::optional<double>* value : {&v6.pMv, &v6.qMv, &v6.rMv, &v6.sMv, &v6.tMv, &v6.stJMv,
             &v6.stJ60Mv, &v6.stJ80Mv, &v6.noiseMv, &v6.qrsOnsetMs, &v6.tOffsetMs})
        *value = ++number;
    v6.fromS = {{7.5, 8.25}, {9, 10}};
    v6.samplesMv = {0.25f, -1.5f};
    beat.leads[Lead::V6] = v6;
    m.usualBeat = beat;
    return m;
}

Analysis sample()
{
    Analysis a;
    a.source = {u"p.jpg"_s, u"ab12"_s, 2, 3, 2200, 1700};
    a.page.found = true;
    a.page.pxPerMm = 7.87;
    a.page.paperSpeedMmPerS = 25;
    a.page.gainMmPerMv = 10;
    a.page.chestGainMmPerMv = 5;
    a.reconstructor = ModelInfo {u"reconstruction-base"_s, u"cd"_s, u"cpu"_s};
    a.labelReader
        = ModelInfo {QStringLiteral("labels-base"), QStringLiteral("ab"), QStringLiteral("cpu")};
    a.page.pulseMv = 1.02;
    a.page.layout = u"3x4+1"_s;
    a.page.cornersPx = {QPointF(1, 2), QPointF(3, 4), QPointF(5, 6), QPointF(7, 8.25)};
    a.page.confidence = 0.97;
    LeadTrace trace;
    trace.lead = Lead::aVR;
    trace.inverted = true;
    trace.startS = 2.5;
    trace.samplesMv = {0.125f, std::nanf(""), -1.5f};
    trace.sdMv = {0.01f, std::nanf(""), 0.02f};
    trace.confidence = 0.5;
    trace.pathPx = {QPointF(10.5, 20.25)};
    a.leads.push_back(trace);
    Reconstruction reconstruction;
    reconstruction.leadsMv[Lead::V6] = {1, 2};
    reconstruction.observedS[Lead::V6] = {{7.5, 10}};
    a.reconstruction = reconstruction;
    a.consistency = {0.012, 0.015, 0.02, std::nullopt, u"RA and LA"_s};
    a.measurements = measurements();
    a.findings.push_back({u"AFIB"_s, u"Atrial fibrillation"_s, u"SCP-ECG"_s, 0.93, 0.41,
        Decision::present, std::nullopt, 0.95});
    a.findings.push_back({u"CD"_s, u"Conduction disturbance"_s, u"superclass"_s, 0.2, 0.4,
        Decision::absent, 0.25, std::nullopt});
    a.findings.front().evidence = {{Lead::V1, 1.25, 2.5, 0.75, QRectF(10, 20.5, 30, 40)}};
    a.embedding = {0.5f, -0.25f};
    a.warnings.append({u"low_resolution"_s, u"x"_s});
    a.model = ModelInfo {u"ecg-scan-base"_s, u"cd"_s, u"cpu"_s};
    a.timing = {1, 2, 3, 4, 5, 15};
    return a;
}

} // namespace

class TestAnalysisJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void roundTripKeepsEverything();
    void pathsKeepTheirBreaks();
    void unknownNumbersAreNull();
    void foreignObjectIsRefused();
    void newerSchemaIsRefused();
    void brokenSamplesAreRefused();
    void unknownKeysAndLeadsAreIgnored();
    void olderAnalysesLackKeys();
};

void TestAnalysisJson::roundTripKeepsEverything()
{
    const QJsonObject first = toJson(sample());
    const QByteArray bytes = QJsonDocument(first).toJson();
    const auto read = analysisFromJson(QJsonDocument::fromJson(bytes).object());
    QVERIFY(read);
    QCOMPARE(toJson(*read), first);
    QCOMPARE(read->leads.at(0).name(), u"-aVR"_s);
    QVERIFY(std::isnan(read->leads.at(0).samplesMv.at(1)));
    QCOMPARE(read->leads.at(0).samplesMv.at(2), -1.5f);
    QCOMPARE(read->page.cornersPx[3], QPointF(7, 8.25));
    QCOMPARE(read->reconstruction->observedS.at(Lead::V6).at(0).second, 10.0);
    QCOMPARE(read->findings.at(0).decision, Decision::present);
    QVERIFY(!read->findings.at(0).imageProbability);
    QCOMPARE(read->findings.at(0).evidence.front().lead, Lead::V1);
    QCOMPARE(read->findings.at(0).evidence.front().boxPx, QRectF(10, 20.5, 30, 40));
    QCOMPARE(read->findings.at(1).imageProbability, 0.25);
    QCOMPARE(read->page.pulseMv, 1.02);
    QCOMPARE(read->page.chestGainMmPerMv, 5.0);
    QVERIFY(read->reconstructor);
    QCOMPARE(read->reconstructor->sha256, u"cd"_s);
    QVERIFY(read->labelReader);
    QCOMPARE(read->labelReader->sha256, u"ab"_s);
    QCOMPARE(read->leads.at(0).sdMv.size(), std::size_t(3));
    QCOMPARE(read->consistency.goldbergerRmsMv, 0.015);
    QCOMPARE(read->consistency.wholeEinthovenRmsMv, 0.02);
    QVERIFY(!read->consistency.wholeGoldbergerRmsMv);
    QCOMPARE(read->consistency.suspectedSwap, u"RA and LA"_s);
    QCOMPARE(read->measurements.qtMs, measurements().qtMs);
    QCOMPARE(read->measurements.tAxisDeg, measurements().tAxisDeg);
    QCOMPARE(read->measurements.beats.at(1).kind, BeatKind::ectopic);
    QCOMPARE(read->measurements.beats.at(0).hasP, std::optional(true));
    QCOMPARE(read->measurements.notMeasurable, measurements().notMeasurable);
    QCOMPARE(read->measurements.remarks.at(0).code, u"pr_long"_s);
    const LeadMeasurements& v6 = read->measurements.usualBeat->leads.at(Lead::V6);
    QCOMPARE(v6.stJ60Mv, measurements().usualBeat->leads.at(Lead::V6).stJ60Mv);
    QCOMPARE(v6.fromS.at(1), std::pair(9.0, 10.0));
    QCOMPARE(v6.samplesMv.at(1), -1.5f);
    QCOMPARE(read->timing.encodeMs, 5.0);
}

void TestAnalysisJson::pathsKeepTheirBreaks()
{
    Analysis analysis = sample();
    LeadTrace& trace = analysis.leads.front();
    trace.pathPx = {kPathBreak, {1, 2}, {3, 4}, kPathBreak, kPathBreak, {5, 6}};
    const QJsonObject object = toJson(analysis);
    const QJsonArray path
        = object.value(u"leads").toArray().at(0).toObject().value(u"path_px").toArray();
    QVERIFY(path.at(3).isNull());
    QCOMPARE(path.at(5).toArray(), QJsonArray({5.0, 6.0}));
    const auto read = analysisFromJson(object);
    QVERIFY(read);
    const auto pieces = piecesOf(read->leads.front().pathPx);
    QCOMPARE(pieces.size(), std::size_t(2));
    QCOMPARE(pieces[0].size(), std::size_t(2));
    QCOMPARE(pieces[0][1], QPointF(3, 4));
    QCOMPARE(pieces[1].front(), QPointF(5, 6));
    QVERIFY(piecesOf({}).empty());
    QVERIFY(piecesOf({kPathBreak}).empty());
}

void TestAnalysisJson::unknownNumbersAreNull()
{
    const QJsonObject empty = toJson(Analysis {});
    QCOMPARE(empty.value(u"schema").toString(), u"ecgscan.analysis/1"_s);
    const QJsonObject page = empty.value(u"page").toObject();
    for (const QString& key : {u"px_per_mm"_s, u"paper_speed_mm_per_s"_s, u"gain_mm_per_mV"_s,
             u"pulse_mV"_s, u"layout"_s, u"corners_px"_s})
        QVERIFY2(page.value(key).isNull(), qPrintable(key));
    QVERIFY(!page.value(u"found").toBool(true));
    QVERIFY(empty.value(u"measurements").toObject().value(u"heart_rate_bpm").isNull());
    QVERIFY(empty.value(u"model").isNull());
    QVERIFY(empty.value(u"reconstruction").isNull());
}

void TestAnalysisJson::olderAnalysesLackKeys()
{
    QVERIFY(hasAllKeys(toJson(sample())));
    QVERIFY(hasAllKeys(toJson(Analysis())));
    QVERIFY(!hasAllKeys({}));
    for (const auto& [part, key] :
        {std::pair(QString(), u"reconstructor"_s), std::pair(u"page"_s, u"chest_gain_mm_per_mV"_s),
            std::pair(u"measurements"_s, u"rr_sd_ms"_s),
            std::pair(u"measurements"_s, u"usual_beat"_s)}) {
        QJsonObject analysis = toJson(sample());
        QJsonObject object = part.isEmpty() ? analysis : analysis.value(part).toObject();
        QVERIFY(object.contains(key));
        object.remove(key);
        if (part.isEmpty())
            analysis = object;
        else
            analysis.insert(part, object);
        QVERIFY2(!hasAllKeys(analysis), qPrintable(part + u' ' + key));
    }
}

void TestAnalysisJson::foreignObjectIsRefused()
{
    const auto read = analysisFromJson(QJsonObject {{u"schema"_s, u"something"_s}});
    QVERIFY(!read);
    QCOMPARE(read.error().code, Errc::corrupt);
}

void TestAnalysisJson::newerSchemaIsRefused()
{
    const auto read = analysisFromJson(QJsonObject {{u"schema"_s, u"ecgscan.analysis/2"_s}});
    QVERIFY(!read);
    QCOMPARE(read.error().code, Errc::schemaTooNew);
}

void TestAnalysisJson::brokenSamplesAreRefused()
{
    for (const auto& [key, value] : {std::pair(u"sample_rate_hz"_s, QJsonValue(0)),
             std::pair(u"sample_rate_hz"_s, QJsonValue(-500)),
             std::pair(u"sample_rate_hz"_s, QJsonValue(1e-9)),
             std::pair(u"start_s"_s, QJsonValue(1e300)),
             std::pair(u"sd_mV"_s, QJsonValue(QJsonArray {1.0}))}) {
        QJsonObject object = toJson(sample());
        QJsonArray leads = object.value(u"leads").toArray();
        QJsonObject lead = leads.at(0).toObject();
        lead.insert(key, value);
        leads.replace(0, lead);
        object.insert(u"leads"_s, leads);
        const auto read = analysisFromJson(object);
        QVERIFY2(!read, qPrintable(key));
        QCOMPARE(read.error().code, Errc::corrupt);
    }
}

void TestAnalysisJson::unknownKeysAndLeadsAreIgnored()
{
    QJsonObject object = toJson(sample());
    object.insert(u"later"_s, 1);
    QJsonArray leads = object.value(u"leads").toArray();
    leads.append(QJsonObject {{u"name"_s, u"V4R"_s}});
    object.insert(u"leads"_s, leads);
    const auto read = analysisFromJson(object);
    QVERIFY(read);
    QCOMPARE(read->leads.size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestAnalysisJson)
#include "tst_analysis_json.moc"
