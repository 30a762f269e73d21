// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tour.h"

#include <QBoxLayout>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ecgscan {

namespace {

constexpr int kWidth = 340, kGap = 12;

} // namespace

Tour::Tour(QList<Step> steps, QWidget* window)
    : QFrame(window)
    , m_steps(std::move(steps))
    , m_outline(new QFrame(window))
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_next(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    setForegroundRole(QPalette::ToolTipText);
    setAccessibleName(tr("Tour of the window"));
    for (QLabel* label : {m_title, m_text}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setForegroundRole(QPalette::ToolTipText);
    }
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    auto* end = new QPushButton(tr("End the tour"), this);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(end);
    buttons->addStretch();
    buttons->addWidget(m_next);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addLayout(buttons);
    setFixedWidth(kWidth);
    m_outline->setObjectName(u"outline"_s);
    m_outline->setStyleSheet(u"#outline { border: 3px solid palette(highlight); }"_s);
    m_outline->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(this, &QObject::destroyed, m_outline, &QObject::deleteLater);
    connect(end, &QPushButton::clicked, this, &QWidget::close);
    connect(m_next, &QPushButton::clicked, this, [this] {
        if (m_step + 1 < m_steps.size())
            show(m_step + 1);
        else
            close();
    });
    window->installEventFilter(this);
    show(0);
}

void Tour::show(qsizetype step)
{
    m_step = step;
    m_title->setText(tr("%1 of %2: %3").arg(step + 1).arg(m_steps.size()).arg(m_steps[step].title));
    m_text->setText(m_steps[step].text);
    setAccessibleDescription(m_steps[step].text);
    m_next->setText(step + 1 < m_steps.size() ? tr("Next") : tr("Done"));
    adjustSize();
    place();
    m_outline->show();
    m_outline->raise();
    QFrame::show();
    raise();
    m_next->setFocus();
}

/// Beside the part where there is room, else over its lower end.
void Tour::place()
{
    const QWidget* window = parentWidget();
    const QWidget* part = m_steps[m_step].part;
    const QRect area(part->mapTo(window, QPoint()), part->size());
    m_outline->setGeometry(area);
    QPoint at(area.left() - width() - kGap, area.top() + kGap);
    if (at.x() < 0)
        at = QPoint(area.right() + kGap, area.top() + kGap);
    if (at.x() + width() > window->width())
        at = QPoint(area.center().x() - width() / 2, area.bottom() - height() - kGap);
    at.setX(std::clamp(at.x(), 0, std::max(0, window->width() - width())));
    at.setY(std::clamp(at.y(), 0, std::max(0, window->height() - height())));
    move(at);
}

bool Tour::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QFrame::eventFilter(watched, event);
}

void Tour::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

} // namespace ecgscan
