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

/// Rate, intervals and axes, two a line; what could not be measured says so with a dash. The other
/// corrections of QT stand in the tool tip.
QString measured(const Measurements& m)
{
    const QString ms = MeasurementsView::tr("ms");
    const QString deg = u"°"_s;
    const auto line
        = [](const QString& cells) -> QString { return u"<tr>"_s + cells + u"</tr>"_s; };
    return u"<table cellspacing='0' cellpadding='1'>"_s
        + line(cell(MeasurementsView::tr("Heart rate"), m.heartRateBpm,
                   MeasurementsView::tr("/min", "beats per minute"))
            + cell(MeasurementsView::tr("RR"), m.rrMs, ms))
        + line(cell(MeasurementsView::tr("PR"), m.prMs, ms)
            + cell(MeasurementsView::tr("QRS"), m.qrsMs, ms))
        + line(cell(MeasurementsView::tr("QT"), m.qtMs, ms)
            + cell(MeasurementsView::tr("QTc (Fridericia)"), m.qtcFridericiaMs, ms))
        + line(cell(MeasurementsView::tr("P axis"), m.pAxisDeg, deg)
            + cell(MeasurementsView::tr("QRS axis"), m.qrsAxisDeg, deg))
        + line(cell(MeasurementsView::tr("P duration"), m.pMs, ms)
            + cell(MeasurementsView::tr("T axis"), m.tAxisDeg, deg))
        + u"</table>"_s;
}

/// How the numbers were got.
QString explained(const Measurements& m)
{
    const auto ms = [](const Value& value) {
        return value ? MeasurementsView::tr("%L1 ms").arg(*value, 0, 'f', 0) : u"–"_s;
    };
    return MeasurementsView::tr(
        "Of the usual beat of all printed leads together, from the median of its beats.\n"
        "PR from the start of P to the start of the QRS, QT to the end of T.\n"
        "A dash: not measurable here, such as PR where no P wave comes before each beat.\n"
        "QTc by Bazett %1, Framingham %2, Hodges %3.")
        .arg(ms(m.qtcBazettMs), ms(m.qtcFraminghamMs), ms(m.qtcHodgesMs));
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
        setToolTip({});
        return;
    }
    setToolTip(explained(analysis->measurements));
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
