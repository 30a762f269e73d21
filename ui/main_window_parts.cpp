// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "ui/case_actions.h"
#include "ui/library_actions.h"
#include "ui/library_dock.h"
#include "ui/page_list_delegate.h"
#include "ui/page_list_model.h"
#include "ui/page_list_view.h"
#include "ui/reader_desk.h"
#include "ui/repair_dock.h"
#include "ui/review_session.h"
#include "widgets/banner.h"
#include "widgets/caption_line.h"
#include "widgets/case_form.h"
#include "widgets/case_labels_form.h"
#include "widgets/findings_panel.h"
#include "widgets/measurements_view.h"
#include "widgets/page_view.h"
#include "widgets/progress_strip.h"
#include "widgets/twelve_lead_view.h"

#include <QAction>
#include <QBoxLayout>
#include <QDockWidget>
#include <QFileInfo>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTableView>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ecgscan {

QWidget* MainWindow::makeReviewPage()
{
    auto* review = new QWidget(this);
    m_caption = new CaptionLine(review);
    m_progress = new ProgressStrip(review);
    m_pageView = new PageView(review);
    m_leadView = new TwelveLeadView(review);
    connect(m_pageView, &PageView::zoomChanged, this, &MainWindow::updateCaption);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 4, 8, 4);
    head->addWidget(m_caption, 1);
    head->addWidget(m_progress);
    auto* splitter = new QSplitter(Qt::Vertical, review);
    splitter->addWidget(m_pageView);
    splitter->addWidget(m_leadView);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(7);
    splitter->setSizes({460, 320});
    auto* layout = new QVBoxLayout(review);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(splitter, 1);
    return review;
}

void MainWindow::makeDocks()
{
    m_list = new PageListView(this);
    m_list->setModel(m_pages);
    m_list->setItemDelegate(new PageListDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // long names are elided
    m_list->setMinimumWidth(PageListDelegate::kWidth);
    m_list->setAccessibleName(tr("Work list"));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& current) { openRow(current.row()); });
    m_listDock = new QDockWidget(tr("Work list"), this);
    m_listDock->setObjectName("pages"_L1);
    m_listDock->setFeatures(QDockWidget::DockWidgetMovable);
    m_listDock->setWidget(m_list);
    addDockWidget(Qt::LeftDockWidgetArea, m_listDock);

    m_findings = new FindingsPanel(this);
    m_measurements = new MeasurementsView(this);
    m_form = new CaseForm(this);
    m_findings->setEmptyText(noFindingsText());
    auto* column = new QSplitter(Qt::Vertical, this);
    column->addWidget(m_findings);
    auto* measured = new QScrollArea(this); // warnings may be many
    measured->setWidgetResizable(true);
    measured->setFrameShape(QFrame::NoFrame);
    measured->setWidget(m_measurements);
    measured->setAccessibleName(tr("Measurements and warnings"));
    column->addWidget(measured);
    auto* about = new QWidget(this);
    auto* aboutLayout = new QVBoxLayout(about);
    aboutLayout->setContentsMargins(0, 0, 0, 0);
    aboutLayout->setSpacing(0);
    aboutLayout->addWidget(m_labels = new CaseLabelsForm(about));
    aboutLayout->addWidget(m_form, 1);
    auto* aboutArea = new QScrollArea(this); // low screens
    aboutArea->setWidgetResizable(true);
    aboutArea->setFrameShape(QFrame::NoFrame);
    aboutArea->setWidget(about);
    aboutArea->setAccessibleName(tr("About the case"));
    column->addWidget(aboutArea);
    column->setStretchFactor(0, 1);
    column->setChildrenCollapsible(false);
    column->setMinimumWidth(470);
    column->setSizes({270, 330, 180});
    m_reviewDock = new QDockWidget(tr("Review"), this);
    m_reviewDock->setObjectName("review"_L1);
    m_reviewDock->setFeatures(QDockWidget::DockWidgetMovable);
    m_reviewDock->setWidget(column);
    addDockWidget(Qt::RightDockWidgetArea, m_reviewDock);
    m_repairDock = new RepairDock(m_session, m_pageView, this);
    addDockWidget(Qt::LeftDockWidgetArea, m_repairDock); // below the list
    resizeDocks({m_listDock, m_reviewDock}, {240, 480}, Qt::Horizontal);
}

void MainWindow::makeStatusBar()
{
    m_saved = new QLabel(this);
    m_saved->setTextFormat(Qt::PlainText); // it may quote a file
    m_saved->setAccessibleName(tr("State of saving"));
    m_retry = new QToolButton(this);
    m_retry->setText(tr("Retry"));
    m_retry->setAccessibleName(tr("Save again"));
    m_retry->setFocusPolicy(Qt::StrongFocus);
    m_retry->hide();
    connect(m_retry, &QToolButton::clicked, m_session->saves(), &SaveTracker::retry);
    m_device = new QLabel(tr("Engine: starting"), this);
    m_device->setAccessibleName(tr("Engine"));
    auto* caution
        = new QLabel(tr("Predicted findings – for research use only, not a diagnosis."), this);
    caution->setObjectName("caution"_L1);
    for (QLabel* label : {m_saved, m_device, caution})
        label->setContentsMargins(8, 0, 8, 0);
    statusBar()->addWidget(m_saved);
    statusBar()->addWidget(m_retry);
    statusBar()->addPermanentWidget(m_device);
    statusBar()->addPermanentWidget(caution);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::makeCaseParts()
{
    m_cases = new CaseActions({this, m_session, m_findings, m_labels});
    m_library = new LibraryActions({this, m_session, m_pages, &m_settings,
        QFileInfo(m_files.databaseFile).absolutePath() + u"/pasted"_s,
        [this](const QStringList& paths) { openPaths(paths); },
        [this](const PageRef& page) { addPaths({page.file}, page); }});
    m_readers = new ReaderDesk(
        this, m_session, [this](const PageRef& page) { addPaths({page.file}, page); });
    connect(m_readers, &ReaderDesk::problem, this, &MainWindow::showProblem);
    connect(m_cases, &CaseActions::problem, this, &MainWindow::showProblem);
    connect(m_cases, &CaseActions::siteLabelsChanged, m_library->library(),
        &LibraryDock::setSiteLabels);
    connect(m_library, &LibraryActions::problem, this, &MainWindow::showProblem);
    connect(m_library, &LibraryActions::summariesChanged, this, &MainWindow::loadSummaries);
}

void MainWindow::showReview(bool shown)
{
    m_stack->setCurrentIndex(shown ? 0 : 1);
    m_listDock->setVisible(shown);
    m_reviewDock->setVisible(shown);
    m_repairDock->toggleViewAction()->setEnabled(shown);
    if (!shown)
        m_repairDock->hide();
    for (QAction* lead : std::as_const(m_actions.leads))
        lead->setEnabled(shown);
    m_actions.traces->setEnabled(shown);
}

void MainWindow::focusNextPane()
{
    const QWidgetList panes {m_list, m_pageView, m_leadView, m_findings->table(), m_form};
    qsizetype at = -1;
    for (qsizetype i = 0; i < panes.size(); ++i)
        if (panes[i] == focusWidget() || panes[i]->isAncestorOf(focusWidget()))
            at = i;
    for (qsizetype tried = 1; tried <= panes.size(); ++tried) {
        QWidget* pane = panes[(at + tried) % panes.size()];
        if (!pane->isVisible() || !pane->isEnabled())
            continue;
        if (pane == m_form)
            pane = m_form->nextInFocusChain();
        pane->setFocus(Qt::ShortcutFocusReason);
        return;
    }
}

} // namespace ecgscan
