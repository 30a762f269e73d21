// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/analysis_json.h"

#include "model/core/json_values.h"
#include "model/core/measurements_json.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <cmath>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr QStringView kSchema = u"ecgscan.analysis/1";
constexpr QStringView kSchemaPrefix = u"ecgscan.analysis/";

using json::numbers, json::optionalNumber, json::toArray, json::toValue;

QJsonValue toValue(const std::optional<QString>& text)
{
    return text ? QJsonValue(*text) : QJsonValue(QJsonValue::Null);
}

QJsonArray toArray(QPointF point)
{
    const auto rounded = [](double v) { return std::round(v * 100) / 100; };
    return {rounded(point.x()), rounded(point.y())};
}

template <class Points> QJsonArray pointsToArray(const Points& points)
{
    QJsonArray array;
    for (const QPointF& point : points)
        array.append(isBreak(point) ? QJsonValue(QJsonValue::Null) : QJsonValue(toArray(point)));
    return array;
}

QString decisionName(Decision decision)
{
    switch (decision) {
    case Decision::present:
        return u"present"_s;
    case Decision::absent:
        return u"absent"_s;
    case Decision::cannotSay:
        return u"cannot_say"_s;
    }
    return {};
}

QJsonObject sourceToJson(const PageSource& source)
{
    return {{u"file"_s, source.file}, {u"sha256"_s, source.sha256}, {u"page"_s, source.page},
        {u"pages"_s, source.pages}, {u"width_px"_s, source.widthPx},
        {u"height_px"_s, source.heightPx}};
}

QJsonObject pageToJson(const PageGeometry& page)
{
    return {{u"found"_s, page.found}, {u"px_per_mm"_s, toValue(page.pxPerMm)},
        {u"paper_speed_mm_per_s"_s, toValue(page.paperSpeedMmPerS)},
        {u"gain_mm_per_mV"_s, toValue(page.gainMmPerMv)},
        {u"chest_gain_mm_per_mV"_s, toValue(page.chestGainMmPerMv)},
        {u"pulse_mV"_s, toValue(page.pulseMv)},
        {u"layout"_s,
            page.layout.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(page.layout)},
        {u"corners_px"_s,
            page.found ? QJsonValue(pointsToArray(page.cornersPx)) : QJsonValue(QJsonValue::Null)},
        {u"confidence"_s, page.confidence}};
}

QJsonObject leadToJson(const LeadTrace& trace)
{
    return {{u"name"_s, trace.name()}, {u"start_s"_s, trace.startS},
        {u"sample_rate_hz"_s, trace.sampleRateHz}, {u"samples_mV"_s, toArray(trace.samplesMv)},
        {u"sd_mV"_s, toArray(trace.sdMv)}, {u"confidence"_s, trace.confidence},
        {u"path_px"_s, pointsToArray(trace.pathPx)}};
}

QJsonValue reconstructionToJson(const std::optional<Reconstruction>& reconstruction)
{
    if (!reconstruction)
        return QJsonValue::Null;
    QJsonObject leads;
    for (const auto& [lead, samples] : reconstruction->leadsMv)
        leads.insert(leadName(lead), toArray(samples));
    QJsonObject observed;
    for (const auto& [lead, stretches] : reconstruction->observedS) {
        observed.insert(leadName(lead), toArray(stretches));
    }
    return QJsonObject {{u"sample_rate_hz"_s, reconstruction->sampleRateHz},
        {u"duration_s"_s, reconstruction->durationS}, {u"leads"_s, leads},
        {u"observed"_s, observed}};
}

QJsonObject evidenceToJson(const Evidence& evidence)
{
    const QRectF& box = evidence.boxPx;
    return {{u"lead"_s, leadName(evidence.lead)}, {u"from_s"_s, evidence.fromS},
        {u"to_s"_s, evidence.toS}, {u"logits"_s, toValue(evidence.logits)},
        {u"box_px"_s, QJsonArray {box.x(), box.y(), box.width(), box.height()}}};
}

QJsonObject findingToJson(const Finding& finding)
{
    QJsonArray evidence;
    for (const Evidence& item : finding.evidence)
        evidence.append(evidenceToJson(item));
    return {{u"code"_s, finding.code}, {u"name"_s, finding.name}, {u"scheme"_s, finding.scheme},
        {u"probability"_s, toValue(finding.probability)}, {u"threshold"_s, finding.threshold},
        {u"decision"_s, decisionName(finding.decision)},
        {u"image_probability"_s, toValue(finding.imageProbability)},
        {u"signal_probability"_s, toValue(finding.signalProbability)}, {u"evidence"_s, evidence}};
}

QJsonValue modelToJson(const std::optional<ModelInfo>& model)
{
    if (!model)
        return QJsonValue::Null;
    return QJsonObject {{u"id"_s, model->id}, {u"sha256"_s, model->sha256},
        {u"device"_s, model->device}, {u"head_sha256"_s, model->headSha256}};
}

QJsonObject timingToJson(const Timing& timing)
{
    return {{u"decode"_s, timing.decodeMs}, {u"page"_s, timing.pageMs},
        {u"trace"_s, timing.traceMs}, {u"measure"_s, timing.measureMs},
        {u"encode"_s, timing.encodeMs}, {u"total"_s, timing.totalMs}};
}

/// Null stands for a whole object, too.
bool hasKeysOf(const QJsonObject& object, const QJsonObject& expected)
{
    for (auto it = expected.begin(); it != expected.end(); ++it) {
        const auto found = object.find(it.key());
        if (found == object.end()
            || (found->isObject() && !hasKeysOf(found->toObject(), it->toObject())))
            return false;
    }
    return true;
}

// --- reading ---

/// A break where there are not two numbers.
QPointF point(const QJsonValue& value)
{
    const QJsonArray array = value.toArray();
    const QJsonValue x = array.at(0), y = array.at(1);
    return x.isDouble() && y.isDouble() ? QPointF(x.toDouble(), y.toDouble()) : kPathBreak;
}

PageSource sourceFromJson(const QJsonObject& object)
{
    return {object.value(u"file").toString(), object.value(u"sha256").toString(),
        object.value(u"page").toInt(1), object.value(u"pages").toInt(1),
        object.value(u"width_px").toInt(), object.value(u"height_px").toInt()};
}

PageGeometry pageFromJson(const QJsonObject& object)
{
    PageGeometry page;
    page.found = object.value(u"found").toBool();
    page.pxPerMm = optionalNumber(object.value(u"px_per_mm"));
    page.paperSpeedMmPerS = optionalNumber(object.value(u"paper_speed_mm_per_s"));
    page.gainMmPerMv = optionalNumber(object.value(u"gain_mm_per_mV"));
    page.chestGainMmPerMv = optionalNumber(object.value(u"chest_gain_mm_per_mV"));
    page.pulseMv = optionalNumber(object.value(u"pulse_mV"));
    page.layout = object.value(u"layout").toString();
    const QJsonArray corners = object.value(u"corners_px").toArray();
    for (qsizetype i = 0; i < std::min<qsizetype>(4, corners.size()); ++i)
        page.cornersPx[static_cast<std::size_t>(i)] = point(corners.at(i));
    page.confidence = object.value(u"confidence").toDouble();
    return page;
}

std::optional<LeadTrace> leadFromJson(const QJsonObject& object)
{
    const QString name = object.value(u"name").toString();
    LeadTrace trace;
    trace.inverted = name.startsWith(u'-');
    const auto lead = leadFromName(QStringView(name).mid(trace.inverted ? 1 : 0));
    if (!lead)
        return std::nullopt;
    trace.lead = *lead;
    trace.startS = object.value(u"start_s").toDouble();
    trace.sampleRateHz = object.value(u"sample_rate_hz").toDouble(500);
    trace.samplesMv = numbers<float>(object.value(u"samples_mV"));
    trace.sdMv = numbers<float>(object.value(u"sd_mV"));
    trace.confidence = object.value(u"confidence").toDouble();
    const QJsonArray path = object.value(u"path_px").toArray();
    trace.pathPx.reserve(static_cast<std::size_t>(path.size()));
    for (const auto& item : path)
        trace.pathPx.push_back(point(item));
    return trace;
}

/// What an analysis of a page can't exceed; a file that does would ask for endless plots.
constexpr double kLongestS = 3600, kHighestRateHz = 100'000;

bool isSoundRate(double rateHz)
{
    return rateHz >= 1 && rateHz <= kHighestRateHz;
}

bool hasSoundSamples(const LeadTrace& trace)
{
    return isSoundRate(trace.sampleRateHz) && std::abs(trace.startS) <= kLongestS
        && (trace.sdMv.empty() || trace.sdMv.size() == trace.samplesMv.size());
}

std::optional<Reconstruction> reconstructionFromJson(const QJsonValue& value)
{
    if (!value.isObject())
        return std::nullopt;
    const QJsonObject object = value.toObject();
    Reconstruction reconstruction;
    reconstruction.sampleRateHz = object.value(u"sample_rate_hz").toDouble(500);
    reconstruction.durationS = object.value(u"duration_s").toDouble(10);
    const QJsonObject leads = object.value(u"leads").toObject();
    const QJsonObject observed = object.value(u"observed").toObject();
    for (const Lead lead : kLeads) {
        const QString name = leadName(lead);
        if (leads.contains(name))
            reconstruction.leadsMv[lead] = numbers<float>(leads.value(name));
        if (observed.contains(name))
            reconstruction.observedS[lead] = json::stretches(observed.value(name));
    }
    return reconstruction;
}

std::optional<Evidence> evidenceFromJson(const QJsonObject& object)
{
    const auto lead = leadFromName(object.value(u"lead").toString());
    const QJsonArray box = object.value(u"box_px").toArray();
    if (!lead || box.size() != 4)
        return std::nullopt;
    return Evidence {*lead, object.value(u"from_s").toDouble(), object.value(u"to_s").toDouble(),
        object.value(u"logits").toDouble(),
        {box.at(0).toDouble(), box.at(1).toDouble(), box.at(2).toDouble(), box.at(3).toDouble()}};
}

Finding findingFromJson(const QJsonObject& object)
{
    const QString decision = object.value(u"decision").toString();
    Finding finding;
    finding.code = object.value(u"code").toString();
    finding.name = object.value(u"name").toString();
    finding.scheme = object.value(u"scheme").toString();
    finding.probability = object.value(u"probability").toDouble();
    finding.threshold = object.value(u"threshold").toDouble(0.5);
    finding.decision = decision == u"present" ? Decision::present
        : decision == u"absent"               ? Decision::absent
                                              : Decision::cannotSay;
    finding.imageProbability = optionalNumber(object.value(u"image_probability"));
    finding.signalProbability = optionalNumber(object.value(u"signal_probability"));
    for (const QJsonValue& item : object.value(u"evidence").toArray()) {
        if (const auto evidence = evidenceFromJson(item.toObject()))
            finding.evidence.push_back(*evidence);
    }
    return finding;
}

std::optional<ModelInfo> modelFromJson(const QJsonValue& value)
{
    if (!value.isObject())
        return std::nullopt;
    const QJsonObject info = value.toObject();
    return ModelInfo {info.value(u"id").toString(), info.value(u"sha256").toString(),
        info.value(u"device").toString(), info.value(u"head_sha256").toString()};
}

Timing timingFromJson(const QJsonObject& object)
{
    return {object.value(u"decode").toDouble(), object.value(u"page").toDouble(),
        object.value(u"trace").toDouble(), object.value(u"measure").toDouble(),
        object.value(u"encode").toDouble(), object.value(u"total").toDouble()};
}

} // namespace

QJsonObject toJson(const Analysis& analysis)
{
    QJsonArray leads;
    for (const LeadTrace& trace : analysis.leads)
        leads.append(leadToJson(trace));
    QJsonArray findings;
    for (const Finding& finding : analysis.findings)
        findings.append(findingToJson(finding));
    QJsonArray warnings;
    for (const Warning& warning : analysis.warnings)
        warnings.append(QJsonObject {{u"code"_s, warning.code}, {u"message"_s, warning.message}});
    return {{u"schema"_s, kSchema.toString()}, {u"source"_s, sourceToJson(analysis.source)},
        {u"page"_s, pageToJson(analysis.page)},
        {u"repair"_s,
            analysis.repair.isEmpty() ? QJsonValue(QJsonValue::Null)
                                      : QJsonValue(toJson(analysis.repair))},
        {u"leads"_s, leads}, {u"reconstruction"_s, reconstructionToJson(analysis.reconstruction)},
        {u"lead_consistency"_s,
            QJsonObject {{u"einthoven_rms_mV"_s, toValue(analysis.consistency.einthovenRmsMv)},
                {u"goldberger_rms_mV"_s, toValue(analysis.consistency.goldbergerRmsMv)},
                {u"whole_einthoven_rms_mV"_s, toValue(analysis.consistency.wholeEinthovenRmsMv)},
                {u"whole_goldberger_rms_mV"_s, toValue(analysis.consistency.wholeGoldbergerRmsMv)},
                {u"suspected_swap"_s, toValue(analysis.consistency.suspectedSwap)}}},
        {u"measurements"_s, toJson(analysis.measurements)}, {u"findings"_s, findings},
        {u"embedding"_s, toArray(analysis.embedding)}, {u"warnings"_s, warnings},
        {u"model"_s, modelToJson(analysis.model)}, {u"tracer"_s, modelToJson(analysis.tracer)},
        {u"label_reader"_s, modelToJson(analysis.labelReader)},
        {u"reconstructor"_s, modelToJson(analysis.reconstructor)},
        {u"timing_ms"_s, timingToJson(analysis.timing)}};
}

Result<Analysis> analysisFromJson(const QJsonObject& object)
{
    const QString schema = object.value(u"schema").toString();
    if (!schema.startsWith(kSchemaPrefix))
        return fail(Errc::corrupt,
            QCoreApplication::translate("Analysis", "This is not an analysis of ECG-Scan."));
    if (schema != kSchema)
        return fail(Errc::schemaTooNew,
            QCoreApplication::translate("Analysis",
                "This analysis was written by a newer version of ECG-Scan. Please update."));
    Analysis analysis;
    analysis.source = sourceFromJson(object.value(u"source").toObject());
    analysis.page = pageFromJson(object.value(u"page").toObject());
    analysis.repair = repairFromJson(object.value(u"repair").toObject());
    for (const auto& item : object.value(u"leads").toArray()) {
        if (auto trace = leadFromJson(item.toObject()))
            analysis.leads.push_back(std::move(*trace));
    }
    analysis.reconstruction = reconstructionFromJson(object.value(u"reconstruction"));
    if (!std::ranges::all_of(analysis.leads, hasSoundSamples)
        || (analysis.reconstruction && !isSoundRate(analysis.reconstruction->sampleRateHz)))
        return fail(Errc::corrupt,
            QCoreApplication::translate(
                "Analysis", "This analysis is damaged. Please analyse the page again."),
            u"sample rate or lengths"_s);
    const QJsonObject consistency = object.value(u"lead_consistency").toObject();
    analysis.consistency.einthovenRmsMv = optionalNumber(consistency.value(u"einthoven_rms_mV"));
    analysis.consistency.goldbergerRmsMv = optionalNumber(consistency.value(u"goldberger_rms_mV"));
    analysis.consistency.wholeEinthovenRmsMv
        = optionalNumber(consistency.value(u"whole_einthoven_rms_mV"));
    analysis.consistency.wholeGoldbergerRmsMv
        = optionalNumber(consistency.value(u"whole_goldberger_rms_mV"));
    if (const QJsonValue swap = consistency.value(u"suspected_swap"); swap.isString())
        analysis.consistency.suspectedSwap = swap.toString();
    analysis.measurements = measurementsFromJson(object.value(u"measurements").toObject());
    for (const auto& item : object.value(u"findings").toArray())
        analysis.findings.push_back(findingFromJson(item.toObject()));
    analysis.embedding = numbers<float>(object.value(u"embedding"));
    for (const auto& item : object.value(u"warnings").toArray()) {
        const QJsonObject warning = item.toObject();
        analysis.warnings.append(
            {warning.value(u"code").toString(), warning.value(u"message").toString()});
    }
    analysis.model = modelFromJson(object.value(u"model"));
    analysis.tracer = modelFromJson(object.value(u"tracer"));
    analysis.labelReader = modelFromJson(object.value(u"label_reader"));
    analysis.reconstructor = modelFromJson(object.value(u"reconstructor"));
    analysis.timing = timingFromJson(object.value(u"timing_ms").toObject());
    return analysis;
}

bool hasAllKeys(const QJsonObject& analysis)
{
    Analysis empty;
    empty.measurements.usualBeat.emplace();
    return hasKeysOf(analysis, toJson(empty));
}

} // namespace ecgscan
