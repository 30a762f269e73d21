// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/measurement_csv.h"

#include "exchange/csv.h"
#include "model/core/measurements_json.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace ecgscan::measurement_csv {

namespace {

using namespace Qt::StringLiterals;

QString number(const std::optional<double>& value)
{
    constexpr int kDecimals = 3;
    if (!value || !std::isfinite(*value))
        return {};
    QString text = QString::number(*value, 'f', kDecimals);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text == u"-0" ? u"0"_s : text;
}

QByteArray line(const QStringList& cells)
{
    return cells.join(u',').toUtf8() + '\n';
}

QStringList keysOf(const KeyedNumbers& numbers)
{
    QStringList keys;
    for (const auto& [key, value] : numbers)
        keys.append(key);
    return keys;
}

QStringList valuesOf(const KeyedNumbers& numbers)
{
    QStringList values;
    for (const auto& [key, value] : numbers)
        values.append(number(value));
    return values;
}

QStringList beginning(const PageRef& page)
{
    return {guardedCsvField(page.file), QString::number(page.page)};
}

} // namespace

QByteArray pageHeader()
{
    return line(QStringList {u"file"_s, u"page"_s, u"found"_s, u"confidence"_s}
        + keysOf(keyedNumbers(Measurements()))
        + QStringList {u"beats"_s, u"ectopic_beats"_s, u"paced_beats"_s, u"beats_with_p"_s,
            u"pacing_spikes"_s, u"not_measurable"_s, u"remarks"_s, u"warnings"_s});
}

QByteArray pageLine(const PageRef& page, const Analysis& analysis)
{
    const Measurements& m = analysis.measurements;
    const auto of = [&m](BeatKind kind) {
        return QString::number(std::ranges::count(m.beats, kind, &Beat::kind));
    };
    QStringList unknown, remarks, warnings;
    for (const auto& [key, reason] : m.notMeasurable)
        unknown.append(key + u": "_s + reason);
    for (const RangeRemark& remark : m.remarks)
        remarks.append(remark.code);
    for (const Warning& warning : analysis.warnings)
        warnings.append(warning.code);
    return line(beginning(page)
        + QStringList {analysis.page.found ? u"1"_s : u"0"_s, number(analysis.page.confidence)}
        + valuesOf(keyedNumbers(m))
        + QStringList {QString::number(m.beats.size()), of(BeatKind::ectopic), of(BeatKind::paced),
            QString::number(std::ranges::count(m.beats, std::optional(true), &Beat::hasP)),
            QString::number(m.pacingSpikesS.size()), guardedCsvField(unknown.join(u"; "_s)),
            guardedCsvField(remarks.join(u"; "_s)), guardedCsvField(warnings.join(u"; "_s))});
}

QByteArray leadHeader()
{
    return line(QStringList {u"file"_s, u"page"_s, u"lead"_s}
        + keysOf(keyedNumbers(LeadMeasurements())) + QStringList {u"from_s"_s});
}

QByteArray leadLines(const PageRef& page, const Analysis& analysis)
{
    QByteArray lines;
    if (!analysis.measurements.usualBeat)
        return lines;
    for (const auto& [lead, measured] : analysis.measurements.usualBeat->leads) {
        QStringList seconds;
        for (const auto& [from, to] : measured.fromS)
            seconds.append(u"%1 to %2"_s.arg(number(from), number(to)));
        lines += line(beginning(page) + QStringList {leadName(lead)}
            + valuesOf(keyedNumbers(measured)) + QStringList {guardedCsvField(seconds.join(u"; "_s))});
    }
    return lines;
}

} // namespace ecgscan::measurement_csv
