// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/caption_line.h"

#include <QEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

constexpr auto kBetween = "   ·   ";
constexpr int kNameLetters = 16; ///< So many of the name are shown before facts are.

} // namespace

CaptionLine::CaptionLine(QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::RichText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void CaptionLine::setParts(const QString& name, const QStringList& facts)
{
    m_name = name;
    m_facts = facts;
    fit();
}

void CaptionLine::fit()
{
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics nameMetrics(bold);
    const QString between = QString::fromUtf8(kBetween);
    const int room = contentsRect().width() - 2; // the layout of rich text rounds up
    const int nameWidth = std::min(
        nameMetrics.horizontalAdvance(m_name), nameMetrics.averageCharWidth() * kNameLetters);
    QStringList facts = m_facts;
    const auto width = [&] {
        return facts.isEmpty() ? 0 : fontMetrics().horizontalAdvance(between + facts.join(between));
    };
    while (!facts.isEmpty() && width() + nameWidth > room)
        facts.removeLast();
    const QString name = nameMetrics.elidedText(m_name, Qt::ElideMiddle, room - width());
    QStringList shown {u"<b>%1</b>"_s.arg(name.toHtmlEscaped())};
    for (const QString& fact : std::as_const(facts))
        shown << fact.toHtmlEscaped();
    // Rich text would make one space of several.
    setText(shown.join(between).replace(u' ', u"&nbsp;"_s));
    const QString whole = (QStringList(m_name) + m_facts).join(between);
    setAccessibleName(whole);
    setToolTip(name != m_name || facts.size() < m_facts.size() ? whole.toHtmlEscaped() : QString());
}

void CaptionLine::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    fit();
}

void CaptionLine::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

} // namespace ecgscan
