// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue_status.h"

#include "ui/analysis_queue.h"
#include "ui/page_list_model.h"

#include <QBoxLayout>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>

namespace ecgscan {

QueueStatus::QueueStatus(AnalysisQueue* queue, PageListModel* pages, QWidget* parent)
    : QWidget(parent)
    , m_queue(queue)
    , m_pages(pages)
    , m_text(new QLabel(this))
    , m_pause(new QToolButton(this))
    , m_failed(new QToolButton(this))
{
    m_text->setAccessibleName(tr("Analysis of the work list"));
    m_failed->setText(tr("Failures …"));
    m_failed->setAccessibleName(tr("Show which pages failed and why"));
    for (QToolButton* button : {m_pause, m_failed}) {
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAutoRaise(true);
    }
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 0, 0);
    row->addWidget(m_text);
    row->addWidget(m_pause);
    row->addWidget(m_failed);
    connect(m_pause, &QToolButton::clicked, this,
        [this] { Q_EMIT pauseRequested(!m_queue->isPaused()); });
    connect(m_failed, &QToolButton::clicked, this, &QueueStatus::showFailures);
    connect(queue, &AnalysisQueue::changed, this, &QueueStatus::update);
    update();
}

QString QueueStatus::text() const
{
    return m_text->text();
}

void QueueStatus::update()
{
    const PageListModel::Tally tally = m_pages->tally();
    const int open = tally.pages - tally.analysed - tally.failed;
    QString text = tr("%L1 of %L2 analysed").arg(tally.analysed).arg(tally.pages);
    if (tally.failed > 0)
        text = tr("%1, %L2 failed").arg(text).arg(tally.failed);
    if (m_queue->isPaused() && open > 0)
        text = tr("%1, paused").arg(text);
    m_text->setText(text);
    m_pause->setText(m_queue->isPaused() ? tr("Go on") : tr("Pause"));
    m_pause->setAccessibleName(m_queue->isPaused() ? tr("Go on with the analysis of the work list")
                                                   : tr("Pause the analysis of the work list"));
    m_pause->setVisible(open > 0);
    m_failed->setVisible(!m_pages->failures().isEmpty());
    setVisible(tally.pages > 1 && (open > 0 || tally.failed > 0));
}

void QueueStatus::showFailures()
{
    const QList<PageListModel::Failure> failures = m_pages->failures();
    auto* dialog = new QDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Pages that could not be analysed"));
    auto* table = new QTableWidget(static_cast<int>(failures.size()), 2, dialog);
    table->setHorizontalHeaderLabels({tr("Page"), tr("What happened")});
    table->setAccessibleName(dialog->windowTitle());
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    for (int row = 0; row < table->rowCount(); ++row) {
        const PageListModel::Failure& failure = failures.at(row);
        const QString name = QFileInfo(failure.page.file).fileName();
        auto* page = new QTableWidgetItem(
            failure.page.page > 1 ? tr("%1 – page %2").arg(name).arg(failure.page.page) : name);
        page->setToolTip(failure.page.file);
        table->setItem(row, 0, page);
        table->setItem(row, 1, new QTableWidgetItem(failure.reason));
    }
    table->resizeColumnToContents(0);
    table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QPushButton* again = buttons->addButton(tr("Try all again"), QDialogButtonBox::AcceptRole);
    connect(again, &QPushButton::clicked, m_queue, &AnalysisQueue::retryFailed);
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(table);
    layout->addWidget(buttons);
    dialog->resize(680, 320);
    dialog->open();
}

} // namespace ecgscan
