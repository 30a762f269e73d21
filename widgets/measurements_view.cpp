// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/measurements_view.h"

#include "model/core/reference_ranges.h"
#include "widgets/theme.h"
#include "widgets/usual_beat_view.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>

#include <algorithm>
#include <cmath>
#include <map>

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

using Number = Value Measurements::*;

/// Numbers two a line. What was corrected by hand says so, and what was measured in its place.
class NumberTable {
public:
    NumberTable(
        const Measurements& measured, const CorrectedMeasurements& corrected, const QColor& quiet)
        : m_measured(measured)
        , m_corrected(corrected)
        , m_quiet(quiet.name())
    {
    }

    /// key: as in the file; empty: can't be corrected.
    void add(const QString& name, Number member, const QString& unit, const QString& key = {},
        const Value& sd = {}, int decimals = 0)
    {
        const Value& value = m_corrected.values.*member;
        const auto withUnit = [&](const Value& of) -> QString {
            return of ? number(of, decimals) + u' ' + unit : number(of, decimals);
        };
        QString text = u"<b>%1</b>"_s.arg(withUnit(value));
        if (m_corrected.byHand.contains(key))
            text
                += u" %1<br><span style='color:%2'>%3</span>"_s.arg(MeasurementsView::tr("by hand"),
                    m_quiet, MeasurementsView::tr("measured %1").arg(withUnit(m_measured.*member)));
        else if (value && sd)
            text += u" <span style='color:%1'>±%2</span>"_s.arg(m_quiet, number(sd, decimals));
        m_cells.append(
            u"<td style='padding-right:6px'>%1</td><td style='padding-right:14px'>%2</td>"_s.arg(
                name, text));
    }

    QString html() const
    {
        QString lines;
        for (qsizetype k = 0; k < m_cells.size(); k += 2)
            lines += u"<tr>"_s + m_cells[k] + m_cells.value(k + 1) + u"</tr>"_s;
        return u"<table cellspacing='0' cellpadding='1'>"_s + lines + u"</table>"_s;
    }

private:
    const Measurements& m_measured;
    const CorrectedMeasurements& m_corrected;
    QString m_quiet;
    QStringList m_cells;
};

QString numbersOf(
    const Measurements& measured, const CorrectedMeasurements& corrected, const QColor& quiet)
{
    const QString ms = MeasurementsView::tr("ms"), mv = MeasurementsView::tr("mV"), deg = u"°"_s;
    NumberTable table(measured, corrected, quiet);
    const Measurements& m = corrected.values;
    table.add(MeasurementsView::tr("Heart rate"), &Measurements::heartRateBpm,
        MeasurementsView::tr("/min", "beats per minute"));
    table.add(MeasurementsView::tr("RR"), &Measurements::rrMs, ms);
    table.add(MeasurementsView::tr("PR"), &Measurements::prMs, ms, u"pr_ms"_s, m.prSdMs);
    table.add(MeasurementsView::tr("QRS"), &Measurements::qrsMs, ms, u"qrs_ms"_s, m.qrsSdMs);
    table.add(MeasurementsView::tr("QT"), &Measurements::qtMs, ms, u"qt_ms"_s, m.qtSdMs);
    table.add(MeasurementsView::tr("QTc (Fridericia)"), &Measurements::qtcFridericiaMs, ms,
        u"qtc_fridericia_ms"_s);
    table.add(MeasurementsView::tr("P axis"), &Measurements::pAxisDeg, deg);
    table.add(MeasurementsView::tr("QRS axis"), &Measurements::qrsAxisDeg, deg);
    table.add(MeasurementsView::tr("P duration"), &Measurements::pMs, ms, u"p_ms"_s, m.pSdMs);
    table.add(MeasurementsView::tr("T axis"), &Measurements::tAxisDeg, deg);
    table.add(MeasurementsView::tr("Sokolow-Lyon"), &Measurements::sokolowLyonMv, mv, {}, {}, 2);
    table.add(MeasurementsView::tr("Cornell"), &Measurements::cornellMv, mv, {}, {}, 2);
    return table.html();
}

/// Reason -> what is missing for it. QTc is missing where QT is, RR where the rate is.
std::map<QString, QStringList> unknownByReason(const Measurements& m)
{
    const std::pair<QString, QString> kNames[] = {
        {u"heart_rate_bpm"_s, MeasurementsView::tr("heart rate")},
        {u"pr_ms"_s, MeasurementsView::tr("PR")}, {u"qrs_ms"_s, MeasurementsView::tr("QRS")},
        {u"qt_ms"_s, MeasurementsView::tr("QT")}, {u"p_ms"_s, MeasurementsView::tr("P duration")},
        {u"p_axis_deg"_s, MeasurementsView::tr("P axis")},
        {u"qrs_axis_deg"_s, MeasurementsView::tr("QRS axis")},
        {u"t_axis_deg"_s, MeasurementsView::tr("T axis")},
        {u"sokolow_lyon_mV"_s, MeasurementsView::tr("Sokolow-Lyon")},
        {u"cornell_mV"_s, MeasurementsView::tr("Cornell")}};
    std::map<QString, QStringList> unknown;
    for (const auto& [key, name] : kNames) {
        const auto reason = m.notMeasurable.find(key);
        if (reason != m.notMeasurable.end())
            unknown[reason->second].append(name);
    }
    return unknown;
}

/// How the numbers were got, and why some are missing.
QString explained(const CorrectedMeasurements& corrected)
{
    const Measurements& m = corrected.values;
    const auto ms = [](const Value& value) -> QString {
        return value ? MeasurementsView::tr("%L1 ms").arg(*value, 0, 'f', 0) : u"–"_s;
    };
    QString text = MeasurementsView::tr(
        "Of the usual beat of all printed leads together, from the median of its "
        "beats.\nPR from the start of P to the start of the QRS, QT to the end of T.\n"
        "±: the standard deviation that the error is expected to have.\n"
        "QTc by Bazett %1, Framingham %2, Hodges %3.")
                       .arg(ms(m.qtcBazettMs), ms(m.qtcFraminghamMs), ms(m.qtcHodgesMs));
    text += u'\n'
        + (corrected.byHand.isEmpty()
                ? MeasurementsView::tr("All of them were measured.")
                : MeasurementsView::tr("All of them were measured but those by hand, which lie "
                                       "between wave boundaries that a person moved. Axes and "
                                       "amplitudes are of the measured boundaries."));
    for (const auto& [reason, names] : unknownByReason(m))
        text += u'\n'
            + MeasurementsView::tr("No %1: %2.").arg(names.join(u", "_s), reasonText(reason));
    return text;
}

QString paragraph(const QString& text)
{
    return u"<p>%1</p>"_s.arg(text.toHtmlEscaped());
}

/// Beats, pauses and pacing.
QString rhythmOf(const Measurements& m)
{
    if (!m.heartRateBpm)
        return paragraph(
            MeasurementsView::tr("No heart rate could be measured from what is printed."));
    const auto of = [&m](BeatKind kind) { return std::ranges::count(m.beats, kind, &Beat::kind); };
    QStringList facts {MeasurementsView::tr("Beats: %L1").arg(m.beats.size())};
    if (m.rrShortestMs && m.rrLongestMs && m.beats.size() > 2)
        facts.append(MeasurementsView::tr("RR %L1 to %L2 ms")
                .arg(*m.rrShortestMs, 0, 'f', 0)
                .arg(*m.rrLongestMs, 0, 'f', 0));
    if (of(BeatKind::ectopic) > 0)
        facts.append(MeasurementsView::tr("of another shape: %L1").arg(of(BeatKind::ectopic)));
    if (of(BeatKind::paced) > 0)
        facts.append(MeasurementsView::tr("behind a pacing spike: %L1").arg(of(BeatKind::paced)));
    return paragraph(facts.join(u", "_s) + u'.');
}

QString remarksOf(const Measurements& m, const CaseFields& fields)
{
    QString html;
    for (const RangeRemark& remark : remarksOn(m, fields.ageYears, fields.sex))
        html += u"<br>%1 <small>(%2)</small>"_s.arg(
            remark.text.toHtmlEscaped(), remark.source.toHtmlEscaped());
    return html.isEmpty()
        ? html
        : u"<p>%1%2</p>"_s.arg(MeasurementsView::tr("Outside of the limits:"), html);
}

QString leadTable(const UsualBeat& beat)
{
    const struct {
        QString name;
        Value LeadMeasurements::* member;
    } kColumns[] = {{u"P"_s, &LeadMeasurements::pMv}, {u"Q"_s, &LeadMeasurements::qMv},
        {u"R"_s, &LeadMeasurements::rMv}, {u"S"_s, &LeadMeasurements::sMv},
        {u"T"_s, &LeadMeasurements::tMv}, {MeasurementsView::tr("ST J"), &LeadMeasurements::stJMv},
        {MeasurementsView::tr("J+60"), &LeadMeasurements::stJ60Mv},
        {MeasurementsView::tr("J+80"), &LeadMeasurements::stJ80Mv}};
    QString html = u"<tr><th align='left'>%1</th>"_s.arg(MeasurementsView::tr("mV"));
    for (const auto& column : kColumns)
        html += u"<th align='right'>%1</th>"_s.arg(column.name);
    html += u"</tr>"_s;
    for (const auto& [lead, measured] : beat.leads) {
        html += u"<tr><td>%1</td>"_s.arg(leadName(lead));
        for (const auto& column : kColumns)
            html += u"<td align='right'>%1</td>"_s.arg(number(measured.*column.member, 2));
        html += u"</tr>"_s;
    }
    return u"<table cellspacing='0' cellpadding='2'>%1</table>"_s.arg(html);
}

QString modelOf(const ModelInfo& model)
{
    const QString name
        = u"%1 (%2)"_s.arg(model.id, model.sha256.first(qMin(8, model.sha256.size())));
    return paragraph((model.headSha256.isEmpty()
            ? MeasurementsView::tr("Findings predicted by %1.")
            : MeasurementsView::tr("Findings predicted by %1, as fine-tuned here."))
            .arg(name));
}

QLabel* textLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    return label;
}

} // namespace

MeasurementsView::MeasurementsView(QWidget* parent)
    : QWidget(parent)
    , m_numbers(textLabel(this))
    , m_beat(new UsualBeatView(this))
    , m_notes(textLabel(this))
{
    m_notes->setWordWrap(true);
    m_numbers->setAccessibleName(tr("Measurements"));
    m_notes->setAccessibleName(tr("Rhythm, limits, amplitudes and warnings"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(4);
    layout->addWidget(m_numbers);
    layout->addWidget(m_beat);
    layout->addWidget(m_notes, 1);
    connect(m_beat, &UsualBeatView::boundaryMoving, this,
        [this](WaveBoundary boundary, double seconds) {
            const UsualBeat& beat = *m_analysis->measurements.usualBeat;
            const auto now = boundaryMs(beat, m_corrections, boundary);
            Corrections moving = m_corrections;
            if (!now || correctionS(beat, *now) != seconds) // else it came back to where it was
                moving[boundary] = seconds;
            fillNumbers(moving);
        });
    connect(m_beat, &UsualBeatView::boundaryMoved, this, &MeasurementsView::boundaryMoved);
    connect(m_beat, &UsualBeatView::boundaryReset, this, &MeasurementsView::boundaryReset);
    fill();
}

void MeasurementsView::setAnalysis(const std::optional<Analysis>& analysis)
{
    m_analysis = analysis;
    fill();
}

void MeasurementsView::setFields(const CaseFields& fields)
{
    m_fields = fields;
    fill();
}

void MeasurementsView::setCorrections(const Corrections& corrections)
{
    m_corrections = corrections;
    fill();
}

void MeasurementsView::setEditable(bool editable)
{
    m_beat->setEditable(editable);
}

void MeasurementsView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill();
}

void MeasurementsView::fill()
{
    if (!m_analysis || !m_analysis->page.found) {
        m_numbers->setText(tr("Nothing has been measured."));
        m_numbers->setToolTip({});
        m_beat->setBeat(std::nullopt, {});
        m_notes->clear();
        return;
    }
    m_beat->setBeat(m_analysis->measurements.usualBeat, m_corrections);
    fillNumbers(m_corrections);
}

void MeasurementsView::fillNumbers(const Corrections& corrections)
{
    const Measurements& m = m_analysis->measurements;
    const CorrectedMeasurements all = corrected(m, corrections);
    m_numbers->setText(numbersOf(m, all, quietText(palette())));
    m_numbers->setToolTip(explained(all));
    QString html;
    for (const Warning& warning : m_analysis->warnings)
        html += paragraph(u"⚠ "_s + warning.message);
    html += rhythmOf(m) + remarksOf(all.values, m_fields)
        + paragraph(tr("Measured from the traced leads; what was not printed is not measured."));
    if (m.usualBeat)
        html += leadTable(*m.usualBeat);
    if (m_analysis->model)
        html += modelOf(*m_analysis->model);
    if (m_notes->text() != html) // it is laid out anew: not at every step of a boundary
        m_notes->setText(html);
}

} // namespace ecgscan
