// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/measurements_view.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

QString number(const std::optional<double>& value, const QString& unit)
{
    if (!value || !std::isfinite(*value))
        return u"–"_s;
    return u"%L1 %2"_s.arg(*value, 0, 'f', 0).arg(unit);
}

QString cell(const QString& name, const QString& value)
{
    return u"<td style='padding-right:6px'>%1</td><td style='padding-right:18px'><b>%2</b></td>"_s
        .arg(name, value);
}

QString measured(const Measurements& m)
{
    const QString ms = MeasurementsView::tr("ms");
    const QString deg = u"°"_s;
    QString html = u"<table cellspacing='0' cellpadding='1'><tr>"_s;
    html += cell(MeasurementsView::tr("Heart rate"),
        number(m.heartRateBpm, MeasurementsView::tr("/min", "beats per minute")));
    html += cell(MeasurementsView::tr("RR"), number(m.rrMs, ms)) + u"</tr><tr>"_s;
    html += cell(MeasurementsView::tr("PR"), number(m.prMs, ms));
    html += cell(MeasurementsView::tr("QRS"), number(m.qrsMs, ms)) + u"</tr><tr>"_s;
    html += cell(MeasurementsView::tr("QT"), number(m.qtMs, ms));
    html += cell(MeasurementsView::tr("QTc (Fridericia)"), number(m.qtcFridericiaMs, ms))
        + u"</tr><tr>"_s;
    html += cell(MeasurementsView::tr("P axis"), number(m.pAxisDeg, deg));
    html += cell(MeasurementsView::tr("QRS axis"), number(m.qrsAxisDeg, deg));
    return html + u"</tr></table>"_s;
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
    html += u"<p>%1</p>"_s.arg(tr("Measured from the traced leads."));
    for (const Warning& warning : analysis->warnings)
        html += u"<p>⚠ %1</p>"_s.arg(warning.message.toHtmlEscaped());
    setText(html);
}

} // namespace ecgscan
