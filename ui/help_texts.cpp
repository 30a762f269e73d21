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

QString shortcutsText(const QList<QAction*>& actions)
{
    QString html = u"<table cellspacing='3'>"_s;
    for (const QAction* action : actions) {
        QStringList keys;
        for (const QKeySequence& key : action->shortcuts())
            keys << key.toString(QKeySequence::NativeText);
        if (!keys.isEmpty())
            html += line(keys.join(Text::tr(" or ")), action->text().remove(u'&').remove(u'…'));
    }
    html += line(Text::tr("Wheel, + and -"), Text::tr("Zoom the page to the pointer"));
    html += line(Text::tr("Drag, arrow keys"), Text::tr("Move the page"));
    html += line(Text::tr("Ctrl+wheel; +, - and 0 among the leads"), Text::tr("Zoom the leads"));
    html += line(Text::tr("Enter, Ctrl+C in the library"),
        Text::tr("Open the case, copy selected cases as a table"));
    return html + u"</table>"_s;
}

} // namespace ecgscan
