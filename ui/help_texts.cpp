// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help_texts.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeySequence>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

/// Texts for the user.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ecgscan::HelpTexts)
};

QString line(const QString& keys, const QString& what)
{
    return u"<tr><td style='padding-right:24px'><b>%1</b></td><td>%2</td></tr>"_s.arg(
        keys.toHtmlEscaped(), what.toHtmlEscaped());
}

} // namespace

QString aboutText()
{
    return u"<h3>ECG-Scan %1</h3>"_s.arg(QStringLiteral(ECGSCAN_VERSION))
        + u"<p>%1</p>"_s.arg(
            Text::tr("Reads pictures of 12-lead ECGs, traces the leads and predicts findings for "
                     "readers to review. Everything stays on this computer."))
        + u"<p><b>%1</b></p>"_s.arg(
            Text::tr("For research use only. Not a medical device. Predicted findings are "
                     "not a diagnosis and must not guide the care of a patient."))
        + u"<p>%1</p>"_s.arg(
            Text::tr("Free software under the GNU General Public License, version 3 or later."));
}

QString measurementsText()
{
    struct Definition {
        QString name, text;
    };
    const QList<Definition> definitions {
        {Text::tr("Heart rate, RR"),
            Text::tr("From the median interval between the beats that were read.")},
        {Text::tr("Usual beat"),
            Text::tr("The median of the beats that have one shape, lead by lead, from the printed "
                     "seconds of that lead; beats of other shapes and paced ones are counted "
                     "apart.")},
        {u"PR"_s,
            Text::tr("From the onset of P to the onset of QRS, in all leads together; not "
                     "measurable where no P wave is repeated before each beat.")},
        {u"QRS"_s, Text::tr("From the earliest onset to the latest end in any lead.")},
        {u"QT"_s, Text::tr("From the onset of QRS to the end of T in all leads together.")},
        {u"QTc"_s,
            Text::tr("RR in seconds. Bazett: QT / √RR. Fridericia: QT / ∛RR. Framingham: "
                     "QT + 154 ms · (1 − RR). Hodges: QT + 1.75 ms · (rate − 60).")},
        {Text::tr("Axes"),
            Text::tr("From the net areas A of I and aVF: atan2(2 A(aVF), √3 A(I)) "
                     "(Novosel et al., Croat Med J 1999).")},
        {Text::tr("Amplitudes, ST"),
            Text::tr("Of each lead's usual beat, from the level just before QRS; ST at the end of "
                     "QRS (J), and 60 and 80 ms later.")},
        {Text::tr("Sokolow-Lyon"), Text::tr("S of V1 and the larger R of V5 and V6.")},
        {Text::tr("Cornell"), Text::tr("R of aVL and S of V3.")},
        {u"±"_s, Text::tr("The standard deviation of the error that the method expects.")}};
    QString html = u"<table cellspacing='4'>"_s;
    for (const Definition& definition : definitions)
        html += line(definition.name, definition.text);
    return html
        + u"</table><p>%1</p>"_s.arg(
            Text::tr("Measured from what was printed and read, for research use only. What is "
                     "predicted beyond it is never measured."));
}

QString shortcutsText(const QList<QAction*>& actions)
{
    QStringList lines;
    for (const QAction* action : actions) {
        QStringList keys;
        for (const QKeySequence& key : action->shortcuts())
            keys << key.toString(QKeySequence::NativeText);
        if (!keys.isEmpty())
            lines << line(keys.join(Text::tr(" or ")), action->text().remove(u'&').remove(u'…'));
    }
    lines << line(Text::tr("Wheel, + and -"), Text::tr("Zoom the page to the pointer"))
          << line(Text::tr("Drag, arrow keys"), Text::tr("Move the page"))
          << line(Text::tr("Ctrl+wheel; +, - and 0 among the leads"), Text::tr("Zoom the leads"))
          << line(Text::tr("Double click on a lead"), Text::tr("Show it large, and all again"))
          << line(Text::tr("With calipers: drag, arrow keys"),
                 Text::tr("Measure; Shift+arrow moves an end ten times as far"))
          << line(Text::tr("With calipers: Tab, Alt, Esc"),
                 Text::tr("The other end; no snapping; put them away"))
          << line(Text::tr("With calipers: Space+drag"), Text::tr("Move what is below"))
          << line(Text::tr("On a line of the usual beat: arrow keys, Del"),
                 Text::tr("Move where a wave begins or ends; take that back"))
          << line(Text::tr("Enter, Ctrl+C in the library"),
                 Text::tr("Open the case, copy selected cases as a table"));
    // Two columns: one is higher than many screens.
    const auto table = [](const QStringList& some) -> QString {
        return u"<td valign='top'><table cellspacing='3'>%1</table></td>"_s.arg(
            some.join(QString()));
    };
    const qsizetype half = (lines.size() + 1) / 2;
    return u"<table><tr>"_s + table(lines.first(half)) + table(lines.sliced(half))
        + u"</tr></table>"_s;
}

} // namespace ecgscan
