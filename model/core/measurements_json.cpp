// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/measurements_json.h"

#include "model/core/json_values.h"

#include <algorithm>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

/// One table for both directions: numbers by key.
template <class Value> struct NumberKey {
    QStringView key;
    std::optional<double> Value::* member;
};

constexpr NumberKey<Measurements> kMeasurementKeys[] = {
    {u"heart_rate_bpm", &Measurements::heartRateBpm},
    {u"rr_ms", &Measurements::rrMs},
    {u"rr_shortest_ms", &Measurements::rrShortestMs},
    {u"rr_longest_ms", &Measurements::rrLongestMs},
    {u"rr_sd_ms", &Measurements::rrSdMs},
    {u"rr_irregularity", &Measurements::rrIrregularity},
    {u"p_ms", &Measurements::pMs},
    {u"pr_ms", &Measurements::prMs},
    {u"qrs_ms", &Measurements::qrsMs},
    {u"qt_ms", &Measurements::qtMs},
    {u"qtc_bazett_ms", &Measurements::qtcBazettMs},
    {u"qtc_fridericia_ms", &Measurements::qtcFridericiaMs},
    {u"qtc_framingham_ms", &Measurements::qtcFraminghamMs},
    {u"qtc_hodges_ms", &Measurements::qtcHodgesMs},
    {u"p_sd_ms", &Measurements::pSdMs},
    {u"pr_sd_ms", &Measurements::prSdMs},
    {u"qrs_sd_ms", &Measurements::qrsSdMs},
    {u"qt_sd_ms", &Measurements::qtSdMs},
    {u"p_axis_deg", &Measurements::pAxisDeg},
    {u"qrs_axis_deg", &Measurements::qrsAxisDeg},
    {u"t_axis_deg", &Measurements::tAxisDeg},
    {u"sokolow_lyon_mV", &Measurements::sokolowLyonMv},
    {u"cornell_mV", &Measurements::cornellMv},
};

constexpr NumberKey<LeadMeasurements> kLeadKeys[] = {
    {u"p_mV", &LeadMeasurements::pMv},
    {u"q_mV", &LeadMeasurements::qMv},
    {u"r_mV", &LeadMeasurements::rMv},
    {u"s_mV", &LeadMeasurements::sMv},
    {u"t_mV", &LeadMeasurements::tMv},
    {u"st_j_mV", &LeadMeasurements::stJMv},
    {u"st_j60_mV", &LeadMeasurements::stJ60Mv},
    {u"st_j80_mV", &LeadMeasurements::stJ80Mv},
    {u"noise_mV", &LeadMeasurements::noiseMv},
    {u"p_onset_ms", &LeadMeasurements::pOnsetMs},
    {u"p_offset_ms", &LeadMeasurements::pOffsetMs},
    {u"qrs_onset_ms", &LeadMeasurements::qrsOnsetMs},
    {u"qrs_offset_ms", &LeadMeasurements::qrsOffsetMs},
    {u"t_offset_ms", &LeadMeasurements::tOffsetMs},
};

constexpr std::pair<BeatKind, QStringView> kKindNames[] = {{BeatKind::usual, u"usual"},
    {BeatKind::ectopic, u"ectopic"}, {BeatKind::paced, u"paced"}, {BeatKind::unread, u"unread"}};

template <class Value, std::size_t N>
QJsonObject numbersOf(const Value& value, const NumberKey<Value> (&keys)[N])
{
    QJsonObject object;
    for (const NumberKey<Value>& entry : keys)
        object.insert(entry.key, json::toValue(value.*entry.member));
    return object;
}

template <class Value, std::size_t N>
void setNumbers(const QJsonObject& object, const NumberKey<Value> (&keys)[N], Value& value)
{
    for (const NumberKey<Value>& entry : keys)
        value.*entry.member = json::optionalNumber(object.value(entry.key));
}

template <class Value, std::size_t N>
KeyedNumbers keyed(const Value& value, const NumberKey<Value> (&keys)[N])
{
    KeyedNumbers numbers;
    for (const NumberKey<Value>& entry : keys)
        numbers.emplace_back(entry.key.toString(), value.*entry.member);
    return numbers;
}

QJsonObject beatToJson(const Beat& beat)
{
    const auto* const kind
        = std::ranges::find(kKindNames, beat.kind, &std::pair<BeatKind, QStringView>::first);
    return {{u"time_s"_s, json::toValue(beat.timeS)}, {u"kind"_s, kind->second.toString()},
        {u"p"_s, beat.hasP ? QJsonValue(*beat.hasP) : QJsonValue(QJsonValue::Null)}};
}

Beat beatFromJson(const QJsonObject& object)
{
    Beat beat;
    beat.timeS = object.value(u"time_s").toDouble();
    const QString name = object.value(u"kind").toString();
    for (const auto& [kind, kindName] : kKindNames) {
        if (name == kindName)
            beat.kind = kind;
    }
    if (object.value(u"p").isBool())
        beat.hasP = object.value(u"p").toBool();
    return beat;
}

QJsonValue usualBeatToJson(const std::optional<UsualBeat>& beat)
{
    if (!beat)
        return QJsonValue::Null;
    QJsonObject leads;
    for (const auto& [lead, measured] : beat->leads) {
        QJsonObject object = numbersOf(measured, kLeadKeys);
        object.insert(u"from_s"_s, json::toArray(measured.fromS));
        object.insert(u"samples_mV"_s, json::toArray(measured.samplesMv));
        leads.insert(leadName(lead), object);
    }
    return QJsonObject {{u"sample_rate_hz"_s, beat->sampleRateHz}, {u"first_ms"_s, beat->firstMs},
        {u"qrs_offset_ms"_s, beat->qrsOffsetMs}, {u"p_onset_ms"_s, json::toValue(beat->pOnsetMs)},
        {u"p_offset_ms"_s, json::toValue(beat->pOffsetMs)},
        {u"t_offset_ms"_s, json::toValue(beat->tOffsetMs)}, {u"leads"_s, leads}};
}

std::optional<UsualBeat> usualBeatFromJson(const QJsonValue& value)
{
    if (!value.isObject())
        return std::nullopt;
    const QJsonObject object = value.toObject();
    UsualBeat beat;
    beat.sampleRateHz = object.value(u"sample_rate_hz").toDouble();
    if (!(beat.sampleRateHz > 0))
        return std::nullopt;
    beat.firstMs = object.value(u"first_ms").toDouble();
    beat.qrsOffsetMs = object.value(u"qrs_offset_ms").toDouble();
    beat.pOnsetMs = json::optionalNumber(object.value(u"p_onset_ms"));
    beat.pOffsetMs = json::optionalNumber(object.value(u"p_offset_ms"));
    beat.tOffsetMs = json::optionalNumber(object.value(u"t_offset_ms"));
    const QJsonObject leads = object.value(u"leads").toObject();
    for (const Lead lead : kLeads) {
        const QJsonValue known = leads.value(leadName(lead));
        if (!known.isObject())
            continue;
        LeadMeasurements& measured = beat.leads[lead];
        setNumbers(known.toObject(), kLeadKeys, measured);
        measured.fromS = json::stretches(known.toObject().value(u"from_s"));
        measured.samplesMv = json::numbers<float>(known.toObject().value(u"samples_mV"));
    }
    return beat;
}

} // namespace

QJsonObject toJson(const Measurements& measurements)
{
    QJsonObject object = numbersOf(measurements, kMeasurementKeys);
    QJsonArray beats;
    for (const Beat& beat : measurements.beats)
        beats.append(beatToJson(beat));
    object.insert(u"beat_times_s"_s, json::toArray(beatTimesS(measurements)));
    object.insert(u"beats"_s, beats);
    object.insert(u"pacing_spikes_s"_s, json::toArray(measurements.pacingSpikesS));
    object.insert(u"usual_beat"_s, usualBeatToJson(measurements.usualBeat));
    QJsonObject reasons;
    for (const auto& [key, reason] : measurements.notMeasurable)
        reasons.insert(key, reason);
    object.insert(u"not_measurable"_s, reasons);
    QJsonArray remarks;
    for (const RangeRemark& remark : measurements.remarks)
        remarks.append(QJsonObject {
            {u"code"_s, remark.code}, {u"text"_s, remark.text}, {u"source"_s, remark.source}});
    object.insert(u"remarks"_s, remarks);
    return object;
}

KeyedNumbers keyedNumbers(const Measurements& measurements)
{
    return keyed(measurements, kMeasurementKeys);
}

KeyedNumbers keyedNumbers(const LeadMeasurements& lead)
{
    return keyed(lead, kLeadKeys);
}

Measurements measurementsFromJson(const QJsonObject& object)
{
    Measurements measurements;
    setNumbers(object, kMeasurementKeys, measurements);
    for (const auto& beat : object.value(u"beats").toArray())
        measurements.beats.push_back(beatFromJson(beat.toObject()));
    if (measurements.beats.empty()) { // an analysis of an earlier version
        for (const double timeS : json::numbers<double>(object.value(u"beat_times_s")))
            measurements.beats.push_back({timeS, BeatKind::unread, {}});
    }
    measurements.pacingSpikesS = json::numbers<double>(object.value(u"pacing_spikes_s"));
    measurements.usualBeat = usualBeatFromJson(object.value(u"usual_beat"));
    const QJsonObject reasons = object.value(u"not_measurable").toObject();
    for (auto it = reasons.begin(); it != reasons.end(); ++it)
        measurements.notMeasurable[it.key()] = it.value().toString();
    for (const auto& item : object.value(u"remarks").toArray()) {
        const QJsonObject remark = item.toObject();
        measurements.remarks.push_back({remark.value(u"code").toString(),
            remark.value(u"text").toString(), remark.value(u"source").toString()});
    }
    return measurements;
}

} // namespace ecgscan
