// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/measurements_view.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

using Value = std::optional<double>;

QString cell(const QString& name, const Value& value, const QString& unit)
{
    const QString text
        = value && std::isfinite(*value) ? u"%L1 %2"_s.arg(*value, 0, 'f', 0).arg(unit) : u"–"_s;
    return u"<td style='padding-right:6px'>%1</td><td style='padding-right:18px'><b>%2</b></td>"_s
        .arg(name, text);
}

/// The rate always; a line of the others where something of it was measured.
QString measured(const Measurements& m)
{
    const QString ms = MeasurementsView::tr("ms");
    const QString deg = u"°"_s;
    const auto line = [](const Value& first, const Value& second, const QString& cells) {
        return first || second ? u"<tr>"_s + cells + u"</tr>"_s : QString();
    };
    return u"<table cellspacing='0' cellpadding='1'><tr>"_s
        + cell(MeasurementsView::tr("Heart rate"), m.heartRateBpm,
            MeasurementsView::tr("/min", "beats per minute"))
        + cell(MeasurementsView::tr("RR"), m.rrMs, ms) + u"</tr>"_s
        + line(m.prMs, m.qrsMs,
            cell(MeasurementsView::tr("PR"), m.prMs, ms)
                + cell(MeasurementsView::tr("QRS"), m.qrsMs, ms))
        + line(m.qtMs, m.qtcFridericiaMs,
            cell(MeasurementsView::tr("QT"), m.qtMs, ms)
                + cell(MeasurementsView::tr("QTc (Fridericia)"), m.qtcFridericiaMs, ms))
        + line(m.pAxisDeg, m.qrsAxisDeg,
            cell(MeasurementsView::tr("P axis"), m.pAxisDeg, deg)
                + cell(MeasurementsView::tr("QRS axis"), m.qrsAxisDeg, deg))
        + u"</table>"_s;
}

} // namespace

MeasurementsView::MeasurementsView(QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setAlignment(Qt::AlignTop | Qt::AlignLeft);
    setContentsMargins(8, 6, 8, 6);
    setAccessibleName(tr("Measurements"));
    setAnalysis(std::nullopt);
}

void MeasurementsView::setAnalysis(const std::optional<Analysis>& analysis)
{
    if (!analysis || !analysis->page.found) {
        setText(tr("Nothing has been measured."));
        return;
    }
    QString html = measured(analysis->measurements);
    if (!analysis->measurements.heartRateBpm)
        html += u"<p>%1</p>"_s.arg(tr("No heart rate could be measured from what is printed."));
    html += u"<p>%1</p>"_s.arg(tr("Measured from the traced leads."));
    if (const auto& model = analysis->model) {
        const QString name
            = u"%1 (%2)"_s.arg(model->id, model->sha256.first(qMin(8, model->sha256.size())));
        html += u"<p>%1</p>"_s.arg(
            (model->headSha256.isEmpty() ? tr("Findings predicted by %1.")
                                         : tr("Findings predicted by %1, as fine-tuned here."))
                .arg(name.toHtmlEscaped()));
    }
    for (const Warning& warning : analysis->warnings)
        html += u"<p>⚠ %1</p>"_s.arg(warning.message.toHtmlEscaped());
    setText(html);
}

} // namespace ecgscan
