// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/banner.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ecgscan {

Banner::Banner(QWidget* parent)
    : QFrame(parent)
    , m_symbol(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    setAutoFillBackground(true);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText); // it may quote a file
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setFocusPolicy(Qt::StrongFocus);
    m_action->setMinimumHeight(26);
    m_close->setFocusPolicy(Qt::TabFocus);
    m_close->setAutoRaise(true);
    m_close->setMinimumSize(26, 26);
    m_close->setToolTip(tr("Hide this message"));
    m_close->setAccessibleName(tr("Hide this message"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 8, 6);
    layout->setSpacing(10);
    layout->addWidget(m_symbol);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &Banner::dismiss);
    connect(m_action, &QToolButton::clicked, this, [this] {
        const auto run = m_run; // showing another text from it replaces m_run
        dismiss();
        if (run)
            run();
    });
    hide();
}

void Banner::showText(Tone tone, const QString& text, const Action& action)
{
    m_tone = tone;
    m_text->setText(text);
    m_run = action.run;
    m_action->setText(action.text);
    m_action->setAccessibleName(action.text);
    m_action->setVisible(!action.text.isEmpty());
    setAccessibleName(text);
    applyColors();
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Banner::dismiss()
{
    hide();
    m_text->clear();
    m_run = nullptr;
}

QString Banner::text() const
{
    return m_text->text();
}

void Banner::applyColors()
{
    const QPalette base = parentWidget() ? parentWidget()->palette() : QPalette();
    QPalette colors = base;
    colors.setColor(QPalette::Window, toneBackground(base, m_tone));
    if (palette().color(QPalette::Window) != colors.color(QPalette::Window))
        setPalette(colors);
    const QString name = m_tone == Tone::warning ? u"warning"_s
        : m_tone == Tone::good                   ? u"accept"_s
                                                 : u"info"_s;
    colors.setColor(QPalette::WindowText, toneColor(base, m_tone));
    m_symbol->setPixmap(themedIcon(name, colors).pixmap(22, 22));
    m_close->setIcon(themedIcon(u"close"_s, base));
}

void Banner::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && isVisible())
        applyColors();
}

} // namespace ecgscan
