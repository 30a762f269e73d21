// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/page_repair.h"

#include "model/core/json_values.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;
using Kind = TraceRepair::Kind;

constexpr double kLeastMmPerS = 5, kMostMmPerS = 100;
constexpr double kLeastMmPerMv = 1, kMostMmPerMv = 80;

constexpr std::array<std::pair<Kind, QLatin1StringView>, 5> kKinds {
    {{Kind::rename, "rename"_L1}, {Kind::remove, "remove"_L1}, {Kind::erase, "erase"_L1},
        {Kind::shift, "shift"_L1}, {Kind::redraw, "redraw"_L1}}};

template <class Points> QJsonArray pointsToJson(const Points& points)
{
    QJsonArray array;
    for (const QPointF& point : points)
        array.append(QJsonArray {point.x(), point.y()});
    return array;
}

std::vector<QPointF> pointsFromJson(const QJsonValue& value)
{
    std::vector<QPointF> points;
    const QJsonArray array = value.toArray();
    for (const QJsonValue& point : array)
        points.emplace_back(point[0].toDouble(), point[1].toDouble());
    return points;
}

QJsonArray pointToJson(QPointF point)
{
    return {point.x(), point.y()};
}

QPointF pointFromJson(const QJsonValue& value)
{
    return {value[0].toDouble(), value[1].toDouble()};
}

QJsonObject toJson(const TraceRepair& repair)
{
    const auto kind
        = std::ranges::find(kKinds, repair.kind, &std::pair<Kind, QLatin1StringView>::first);
    QJsonObject object {{u"kind"_s, kind->second}, {u"at_px"_s, pointToJson(repair.atPx)}};
    if (repair.kind == Kind::rename) {
        object[u"name"_s] = leadName(repair.name);
        object[u"inverted"_s] = repair.inverted;
    }
    if (repair.kind == Kind::erase || repair.kind == Kind::redraw) {
        object[u"from_px"_s] = pointToJson(repair.fromPx);
        object[u"to_px"_s] = pointToJson(repair.toPx);
    }
    if (repair.kind == Kind::shift)
        object[u"by_mV"_s] = repair.byMv;
    if (repair.kind == Kind::redraw)
        object[u"pen_px"_s] = pointsToJson(repair.penPx);
    return object;
}

std::optional<TraceRepair> traceRepairFromJson(const QJsonObject& object)
{
    const auto kind = std::ranges::find(
        kKinds, object[u"kind"].toString(), &std::pair<Kind, QLatin1StringView>::second);
    const auto name = leadFromName(object[u"name"].toString());
    if (kind == kKinds.end() || !object[u"at_px"].isArray()
        || (kind->first == Kind::rename && !name))
        return std::nullopt;
    TraceRepair repair;
    repair.kind = kind->first;
    repair.atPx = pointFromJson(object[u"at_px"]);
    repair.name = name.value_or(Lead::I);
    repair.inverted = object[u"inverted"].toBool();
    repair.fromPx = pointFromJson(object[u"from_px"]);
    repair.toPx = pointFromJson(object[u"to_px"]);
    repair.byMv = object[u"by_mV"].toDouble();
    repair.penPx = pointsFromJson(object[u"pen_px"]);
    if (repair.kind == Kind::redraw && repair.penPx.size() < 2)
        return std::nullopt;
    return repair;
}

std::optional<double> within(const QJsonValue& value, double least, double most)
{
    const auto number = json::optionalNumber(value);
    return number && *number >= least && *number <= most ? number : std::nullopt;
}

} // namespace

QJsonObject toJson(const PageRepair& repair)
{
    QJsonObject object;
    if (repair.paperSpeedMmPerS)
        object[u"paper_speed_mm_per_s"_s] = *repair.paperSpeedMmPerS;
    if (repair.gainMmPerMv)
        object[u"gain_mm_per_mV"_s] = *repair.gainMmPerMv;
    if (!repair.layout.isEmpty())
        object[u"layout"_s] = repair.layout;
    if (repair.cornersPx)
        object[u"corners_px"_s] = pointsToJson(*repair.cornersPx);
    QJsonArray traces;
    for (const TraceRepair& trace : repair.traces)
        traces.append(toJson(trace));
    if (!traces.isEmpty())
        object[u"traces"_s] = traces;
    return object;
}

PageRepair repairFromJson(const QJsonObject& object)
{
    PageRepair repair;
    repair.paperSpeedMmPerS = within(object[u"paper_speed_mm_per_s"], kLeastMmPerS, kMostMmPerS);
    repair.gainMmPerMv = within(object[u"gain_mm_per_mV"], kLeastMmPerMv, kMostMmPerMv);
    repair.layout = object[u"layout"].toString();
    const std::vector<QPointF> corners = pointsFromJson(object[u"corners_px"]);
    if (corners.size() == 4)
        repair.cornersPx = {corners[0], corners[1], corners[2], corners[3]};
    const QJsonArray traces = object[u"traces"].toArray();
    for (const QJsonValue& trace : traces) {
        if (auto one = traceRepairFromJson(trace.toObject()))
            repair.traces.push_back(*std::move(one));
    }
    return repair;
}

} // namespace ecgscan
