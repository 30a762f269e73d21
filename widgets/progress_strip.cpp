// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/progress_strip.h"

#include <QBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>

namespace ecgscan {
namespace {

constexpr int kDelayMs = 300;

} // namespace

ProgressStrip::ProgressStrip(QWidget* parent)
    : QWidget(parent)
    , m_delay(new QTimer(this))
    , m_content(new QWidget(this))
    , m_step(new QLabel(m_content))
    , m_bar(new QProgressBar(m_content))
    , m_cancel(new QToolButton(m_content))
{
    m_bar->setFixedWidth(140);
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(12);
    m_bar->setAccessibleName(tr("Progress"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Stop the work on this page (Esc)"));
    m_cancel->setAccessibleName(tr("Cancel the work on this page"));
    m_cancel->setFocusPolicy(Qt::TabFocus);
    m_cancel->setMinimumHeight(26);
    auto* inner = new QHBoxLayout(m_content);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->addWidget(m_step);
    inner->addWidget(m_bar);
    inner->addWidget(m_cancel);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_content);
    m_content->hide();
    m_delay->setSingleShot(true);
    m_delay->setInterval(kDelayMs);
    connect(m_delay, &QTimer::timeout, m_content, &QWidget::show);
    connect(m_cancel, &QToolButton::clicked, this, &ProgressStrip::cancelRequested);
}

void ProgressStrip::start(const QString& step)
{
    m_step->setText(step);
    m_bar->setRange(0, 0); // not known yet
    if (!isShowing())
        m_delay->start();
}

void ProgressStrip::setProgress(int percent, const QString& step)
{
    m_bar->setRange(0, 100);
    m_bar->setValue(percent);
    if (!step.isEmpty())
        m_step->setText(step);
}

void ProgressStrip::stop()
{
    m_delay->stop();
    m_content->hide();
}

bool ProgressStrip::isShowing() const
{
    return !m_content->isHidden();
}

} // namespace ecgscan
