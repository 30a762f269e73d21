// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/page_repair.h"

#include "model/core/json_values.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
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

QJsonObject toJson(const TraceRepair& repair)
{
    const auto kind
        = std::ranges::find(kKinds, repair.kind, &std::pair<Kind, QLatin1StringView>::first);
    QJsonObject object {{u"lead"_s, leadName(repair.lead)}, {u"start_s"_s, repair.startS},
        {u"kind"_s, kind->second}};
    if (repair.kind == Kind::rename) {
        object[u"name"_s] = leadName(repair.name);
        object[u"inverted"_s] = repair.inverted;
    }
    if (repair.kind == Kind::erase || repair.kind == Kind::redraw) {
        object[u"from_s"_s] = repair.fromS;
        object[u"to_s"_s] = repair.toS;
    }
    if (repair.kind == Kind::shift)
        object[u"by_mV"_s] = repair.byMv;
    if (repair.kind == Kind::redraw)
        object[u"pen_px"_s] = pointsToJson(repair.penPx);
    return object;
}

std::optional<TraceRepair> traceRepairFromJson(const QJsonObject& object)
{
    const auto lead = leadFromName(object[u"lead"].toString());
    const auto kind = std::ranges::find(
        kKinds, object[u"kind"].toString(), &std::pair<Kind, QLatin1StringView>::second);
    const auto name = leadFromName(object[u"name"].toString());
    if (!lead || kind == kKinds.end() || (kind->first == Kind::rename && !name))
        return std::nullopt;
    TraceRepair repair;
    repair.lead = *lead;
    repair.startS = object[u"start_s"].toDouble();
    repair.kind = kind->first;
    repair.name = name.value_or(Lead::I);
    repair.inverted = object[u"inverted"].toBool();
    repair.fromS = object[u"from_s"].toDouble();
    repair.toS = object[u"to_s"].toDouble();
    repair.byMv = object[u"by_mV"].toDouble();
    repair.penPx = pointsFromJson(object[u"pen_px"]);
    if (repair.kind == Kind::redraw && repair.penPx.size() < 2)
        return std::nullopt;
    return repair;
}

bool isOf(const TraceRepair& correction, Lead lead, double startS)
{
    return correction.lead == lead && std::abs(correction.startS - startS) < kSameStretchS;
}

std::optional<double> within(const QJsonValue& value, double least, double most)
{
    const auto number = json::optionalNumber(value);
    return number && *number >= least && *number <= most ? number : std::nullopt;
}

} // namespace

void add(PageRepair& repair, const TraceRepair& correction)
{
    const bool ofWhole = correction.kind == Kind::rename || correction.kind == Kind::shift
        || correction.kind == Kind::remove;
    if (ofWhole)
        std::erase_if(repair.traces, [&correction](const TraceRepair& before) {
            return before.kind == correction.kind
                && isOf(before, correction.lead, correction.startS);
        });
    const bool isAsRead = correction.kind == Kind::rename && correction.name == correction.lead
        && !correction.inverted;
    if (!isAsRead)
        repair.traces.push_back(correction);
}

Lead readAs(const PageRepair& repair, Lead name, double startS)
{
    const auto renamed = std::ranges::find_if(repair.traces, [&](const TraceRepair& correction) {
        return correction.kind == Kind::rename && correction.name == name
            && std::abs(correction.startS - startS) < kSameStretchS;
    });
    return renamed == repair.traces.end() ? name : renamed->lead;
}

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
