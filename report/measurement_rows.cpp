// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/measurement_rows.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ecgscan {

namespace {

using Value = std::optional<double>;

QString number(const Value& value, int decimals)
{
    if (!value || !std::isfinite(*value))
        return u"–"_s;
    const double scale = std::pow(10, decimals);
    const double rounded = std::round(*value * scale) / scale; // and no "-0.00"
    return u"%L1"_s.arg(rounded == 0 ? 0 : rounded, 0, 'f', decimals);
}

class Rows {
public:
    Rows(const Measurements& measurements, const QSet<QString>& byHand)
        : m_measurements(measurements)
        , m_byHand(byHand)
    {
    }

    struct Unit {
        QString name;
        int decimals = 0;
    };
    /// key: of notMeasurable.
    void add(const QString& name, const Value& value, const Unit& unit, const QString& key,
        const QString& how, const Value& sd = {})
    {
        const auto reason = m_measurements.notMeasurable.find(key);
        const bool isKnown = value && std::isfinite(*value);
        const QString why = reason == m_measurements.notMeasurable.end()
            ? QCoreApplication::translate("report", "Not measured.")
            : QCoreApplication::translate("report", "Not measured: %1.")
                  .arg(reasonText(reason->second));
        m_rows.append({{name, measured(value, unit.name, unit.decimals),
            isKnown && sd ? u"± %1"_s.arg(measured(sd, unit.name, unit.decimals)) : QString(),
            !isKnown ? why
                : m_byHand.contains(key)
                ? QCoreApplication::translate("report", "Corrected by hand.")
                : how}});
    }
    QList<ReportRow> rows() const { return m_rows; }

private:
    const Measurements& m_measurements;
    const QSet<QString>& m_byHand;
    QList<ReportRow> m_rows;
};

void addRhythm(Rows& rows, const Measurements& m)
{
    const Rows::Unit ms {QCoreApplication::translate("report", "ms")};
    QString of = QCoreApplication::translate("report", "Mean over the page; beats: %L1.")
                     .arg(m.beats.size());
    if (m.rrShortestMs && m.rrLongestMs && m.beats.size() > 2)
        of = QCoreApplication::translate(
            "report", "Mean over the page; beats: %L1, RR from %2 to %3.")
                 .arg(m.beats.size())
                 .arg(measured(m.rrShortestMs, ms.name), measured(m.rrLongestMs, ms.name));
    rows.add(QCoreApplication::translate("report", "Heart rate"), m.heartRateBpm,
        {QCoreApplication::translate("report", "/min", "beats per minute")}, u"heart_rate_bpm"_s,
        QCoreApplication::translate("report", "From the mean RR."));
    rows.add(QCoreApplication::translate("report", "RR"), m.rrMs, ms, u"rr_ms"_s, of);
}

void addIntervals(Rows& rows, const Measurements& m)
{
    const Rows::Unit ms {QCoreApplication::translate("report", "ms")};
    const QString beat
        = QCoreApplication::translate("report", "Usual beat of all printed leads together: ");
    rows.add(QCoreApplication::translate("report", "P duration"), m.pMs, ms, u"p_ms"_s,
        beat + QCoreApplication::translate("report", "start to end of P."), m.pSdMs);
    rows.add(QCoreApplication::translate("report", "PR"), m.prMs, ms, u"pr_ms"_s,
        beat + QCoreApplication::translate("report", "start of P to start of QRS."), m.prSdMs);
    rows.add(QCoreApplication::translate("report", "QRS"), m.qrsMs, ms, u"qrs_ms"_s,
        beat + QCoreApplication::translate("report", "start to end of QRS."), m.qrsSdMs);
    rows.add(QCoreApplication::translate("report", "QT"), m.qtMs, ms, u"qt_ms"_s,
        beat + QCoreApplication::translate("report", "start of QRS to end of T."), m.qtSdMs);
    const struct {
        QString name;
        Value value;
        QString key, formula;
    } kCorrected[] = {{QCoreApplication::translate("report", "QTc (Fridericia)"), m.qtcFridericiaMs,
                          u"qtc_fridericia_ms"_s,
                          QCoreApplication::translate("report", "QT / RR^(1/3), RR in seconds.")},
        {QCoreApplication::translate("report", "QTc (Bazett)"), m.qtcBazettMs, u"qtc_bazett_ms"_s,
            QCoreApplication::translate("report", "QT / RR^(1/2), RR in seconds.")},
        {QCoreApplication::translate("report", "QTc (Framingham)"), m.qtcFraminghamMs,
            u"qtc_framingham_ms"_s,
            QCoreApplication::translate("report", "QT + 154 ms × (1 − RR), RR in seconds.")},
        {QCoreApplication::translate("report", "QTc (Hodges)"), m.qtcHodgesMs, u"qtc_hodges_ms"_s,
            QCoreApplication::translate("report", "QT + 1.75 ms × (rate − 60).")}};
    for (const auto& row : kCorrected) {
        const bool own = m.notMeasurable.contains(row.key);
        rows.add(row.name, row.value, ms, own ? row.key : u"qt_ms"_s, row.formula);
    }
}

void addAxes(Rows& rows, const Measurements& m)
{
    const Rows::Unit degrees {u"°"_s};
    const QString how = QCoreApplication::translate(
        "report", "In the frontal plane, from the limb leads' usual beat.");
    rows.add(
        QCoreApplication::translate("report", "P axis"), m.pAxisDeg, degrees, u"p_axis_deg"_s, how);
    rows.add(QCoreApplication::translate("report", "QRS axis"), m.qrsAxisDeg, degrees,
        u"qrs_axis_deg"_s, how);
    rows.add(
        QCoreApplication::translate("report", "T axis"), m.tAxisDeg, degrees, u"t_axis_deg"_s, how);
    const Rows::Unit mv {QCoreApplication::translate("report", "mV"), 2};
    rows.add(QCoreApplication::translate("report", "Sokolow-Lyon"), m.sokolowLyonMv, mv,
        u"sokolow_lyon_mV"_s,
        QCoreApplication::translate("report", "S of V1 and the larger R of V5 and V6."));
    rows.add(QCoreApplication::translate("report", "Cornell"), m.cornellMv, mv, u"cornell_mV"_s,
        QCoreApplication::translate("report", "R of aVL and S of V3."));
}

constexpr struct {
    const char* name;
    Value LeadMeasurements::* member;
} kAmplitudes[] = {{"P", &LeadMeasurements::pMv}, {"Q", &LeadMeasurements::qMv},
    {"R", &LeadMeasurements::rMv}, {"S", &LeadMeasurements::sMv}, {"T", &LeadMeasurements::tMv},
    {"ST J", &LeadMeasurements::stJMv}, {"ST J+60", &LeadMeasurements::stJ60Mv},
    {"ST J+80", &LeadMeasurements::stJ80Mv}, {"±", &LeadMeasurements::noiseMv}};

} // namespace

QString measured(const std::optional<double>& value, const QString& unit, int decimals)
{
    const QString text = number(value, decimals);
    return value && std::isfinite(*value) ? text + (unit == u"°" ? unit : u' ' + unit) : text;
}

QList<ReportColumn> measurementColumns()
{
    return {{QCoreApplication::translate("report", "Measurement"), 2.4},
        {QCoreApplication::translate("report", "Value"), 1.3, Qt::AlignRight},
        {QCoreApplication::translate("report", "Expected error"), 1.5, Qt::AlignRight},
        {QCoreApplication::translate("report", "How it was got"), 8}};
}

QList<ReportRow> measurementRows(const Measurements& measurements, const QSet<QString>& byHand)
{
    Rows rows(measurements, byHand);
    addRhythm(rows, measurements);
    addIntervals(rows, measurements);
    addAxes(rows, measurements);
    return rows.rows();
}

QList<ReportColumn> amplitudeColumns()
{
    QList<ReportColumn> columns {{QCoreApplication::translate("report", "mV"), 1}};
    for (const auto& amplitude : kAmplitudes)
        columns.append({QString::fromUtf8(amplitude.name), 1, Qt::AlignRight});
    return columns;
}

QList<ReportRow> amplitudeRows(const UsualBeat& beat)
{
    QList<ReportRow> rows;
    for (const auto& [lead, values] : beat.leads) {
        QStringList cells {leadName(lead)};
        for (const auto& amplitude : kAmplitudes)
            cells.append(number(values.*amplitude.member, 2));
        rows.append({cells});
    }
    return rows;
}

} // namespace ecgscan
