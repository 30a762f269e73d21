// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case_actions.h"
#include "ui/database_menu.h"
#include "ui/finetune_dialog.h"
#include "ui/help_texts.h"
#include "ui/library_actions.h"
#include "ui/main_window.h"
#include "ui/page_actions.h"
#include "ui/page_list_model.h"
#include "ui/reader_desk.h"
#include "ui/repair_dock.h"
#include "ui/review_session.h"
#include "ui/settings_dialog.h"
#include "ui/start_page.h"
#include "ui/tour.h"
#include "ui/waveform_actions.h"
#include "widgets/banner.h"
#include "widgets/findings_panel.h"
#include "widgets/lead_style.h"
#include "widgets/measurements_view.h"
#include "widgets/page_view.h"
#include "widgets/twelve_lead_view.h"

#include <QAction>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QStackedWidget>
#include <QToolBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ecgscan {

QAction* MainWindow::makeAction(const QString& text, const QKeySequence& key, const QString& icon)
{
    auto* action = new QAction(text, this);
    action->setShortcut(key);
    action->setObjectName(icon); // read again when the palette changes
    addAction(action);
    return action;
}

void MainWindow::makeActions()
{
    Actions& a = m_actions;
    a.openFile = makeAction(tr("&Open file…"), QKeySequence::Open, u"open"_s);
    a.openFolder = makeAction(tr("Open &folder…"), Qt::CTRL | Qt::SHIFT | Qt::Key_O, u"folder"_s);
    a.openSample = makeAction(tr("Open the &sample page"), {}, u"traces"_s);
    a.quit = makeAction(tr("&Quit"), QKeySequence::Quit, {});
    a.fit = makeAction(tr("&Fit page"), Qt::Key_F, u"fit"_s);
    a.actualSize = makeAction(tr("&100 %"), Qt::CTRL | Qt::Key_0, u"actual-size"_s);
    a.zoomIn = makeAction(tr("Zoom &in"), QKeySequence::ZoomIn, u"zoom-in"_s);
    a.zoomOut = makeAction(tr("Zoom &out"), QKeySequence::ZoomOut, u"zoom-out"_s);
    a.traces = makeAction(tr("Show &traces"), Qt::Key_T, u"traces"_s);
    a.traces->setCheckable(true);
    a.traces->setChecked(true);
    a.nextPane = makeAction(tr("Next pa&ne"), Qt::Key_F6, {});
    a.next = makeAction(tr("&Next page"), Qt::CTRL | Qt::Key_PageDown, u"next"_s);
    a.previous = makeAction(tr("&Previous page"), Qt::CTRL | Qt::Key_PageUp, u"previous"_s);
    a.analyzeAgain = makeAction(tr("Analyse a&gain"), Qt::Key_F5, {});
    a.cancel = makeAction(tr("&Cancel the analysis"), Qt::Key_Escape, {});
    a.learn = makeAction(tr("&Fine-tune on labelled cases…"), {}, u"learn"_s);
    a.shortcuts = makeAction(tr("&Keyboard shortcuts"), QKeySequence::HelpContents, {});
    a.about = makeAction(tr("&About ECG-Scan"), {}, {});
    a.undo = m_session->undoGroup()->createUndoAction(this, tr("&Undo"));
    a.undo->setShortcut(QKeySequence::Undo);
    a.undo->setObjectName(u"undo"_s);
    a.redo = m_session->undoGroup()->createRedoAction(this, tr("&Redo"));
    a.redo->setShortcut(QKeySequence::Redo);
    a.redo->setObjectName(u"redo"_s);
    for (const Lead lead : kLeads) {
        auto* action = new QAction(leadSwatch(lead), leadName(lead), this);
        action->setCheckable(true);
        action->setChecked(true);
        action->setToolTip(tr("Show or hide lead %1").arg(leadName(lead)));
        a.leads << action;
    }
}

QMenu* MainWindow::makeLeadMenu()
{
    auto* menu = new QMenu(tr("&Leads"), this);
    for (const Lead lead : kLeads) {
        QAction* action = m_actions.leads.at(index(lead));
        menu->addAction(action);
        connect(action, &QAction::toggled, this, [this, lead](bool shown) {
            m_pageView->setLeadShown(lead, shown);
            m_leadView->setLeadShown(lead, shown);
        });
    }
    menu->addSeparator();
    for (const bool shown : {true, false}) {
        QAction* all = menu->addAction(shown ? tr("&Show all leads") : tr("&Hide all leads"));
        connect(all, &QAction::triggered, this, [this, shown] {
            for (QAction* action : std::as_const(m_actions.leads))
                action->setChecked(shown);
        });
    }
    return menu;
}

void MainWindow::makeMenus()
{
    const Actions& a = m_actions;
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addActions({a.openFile, a.openFolder});
    m_recent = file->addMenu(tr("Open &recent"));
    connect(m_recent, &QMenu::aboutToShow, this, &MainWindow::fillRecent);
    if (!m_files.samplePage.isEmpty())
        file->addAction(a.openSample);
    m_library->addToFileMenu(file);
    addOutActions(file);
    file->addSeparator();
    file->addMenu(
        new DatabaseMenu(m_session, QFileInfo(m_files.databaseFile).absolutePath(), this));
    file->addSeparator();
    file->addAction(a.quit);
    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    edit->addActions({a.undo, a.redo});
    edit->addSeparator();
    edit->addActions(m_findings->verdictActions());
    edit->addSeparator();
    edit->addAction(tr("&Settings…"), this, &MainWindow::openSettings)
        ->setShortcut(QKeySequence::Preferences);
    QMenu* view = menuBar()->addMenu(tr("&View"));
    view->addActions({a.fit, a.actualSize, a.zoomIn, a.zoomOut});
    view->addSeparator();
    view->addAction(a.traces);
    view->addMenu(makeLeadMenu());
    (new PageActions(*m_pageView, m_settings, this))->addTo(*view);
    view->addSeparator();
    (new WaveformActions(*m_leadView, *m_pageView, m_settings, this))->addTo(*view);
    view->addSeparator();
    view->addActions({m_library->libraryAction(), a.nextPane});
    QMenu* current = menuBar()->addMenu(tr("&Case"));
    current->addActions({a.next, a.previous});
    current->addSeparator();
    addAction(m_repairDock->toggleViewAction()); // for the list of shortcuts
    current->addActions({m_repairDock->toggleViewAction(), a.analyzeAgain, a.cancel});
    m_library->addToCaseMenu(current);
    m_cases->addTo(current);
    m_readers->addTo(current);
    QMenu* learn = menuBar()->addMenu(tr("&Learn"));
    learn->addAction(a.learn);
    learn->addAction(tr("Use the &Shipped Findings"), this, &MainWindow::useShippedFindings);
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&Tour of the window"), this, &MainWindow::showTour);
    help->addAction(a.shortcuts);
    help->addAction(tr("What is &measured"), this,
        [this] { showHelp(tr("What is measured"), measurementsText()); });
    help->addAction(a.about);

    connect(a.openFile, &QAction::triggered, this, &MainWindow::chooseFiles);
    connect(a.openFolder, &QAction::triggered, this, &MainWindow::chooseFolder);
    connect(a.openSample, &QAction::triggered, this, [this] { openPaths({m_files.samplePage}); });
    connect(a.quit, &QAction::triggered, this, &QWidget::close);
    connect(a.fit, &QAction::triggered, m_pageView, &PageView::fit);
    connect(a.actualSize, &QAction::triggered, m_pageView, &PageView::actualSize);
    connect(a.zoomIn, &QAction::triggered, m_pageView, &PageView::zoomIn);
    connect(a.zoomOut, &QAction::triggered, m_pageView, &PageView::zoomOut);
    connect(a.traces, &QAction::toggled, m_pageView, &PageView::setTracesShown);
    connect(a.nextPane, &QAction::triggered, this, &MainWindow::focusNextPane);
    connect(a.next, &QAction::triggered, this, [this] { step(1); });
    connect(a.previous, &QAction::triggered, this, [this] { step(-1); });
    connect(a.analyzeAgain, &QAction::triggered, m_session, &ReviewSession::analyzeAgain);
    connect(a.cancel, &QAction::triggered, m_session, &ReviewSession::cancel);
    connect(a.learn, &QAction::triggered, this, &MainWindow::openLearn);
    connect(a.about, &QAction::triggered, this,
        [this] { showHelp(tr("About ECG-Scan"), aboutText()); });
    connect(a.shortcuts, &QAction::triggered, this, [this] {
        const QList<QAction*> undo {m_actions.undo, m_actions.redo};
        showHelp(tr("Keyboard shortcuts"),
            shortcutsText(actions() + undo + m_findings->verdictActions()));
    });
}

void MainWindow::makeToolBar()
{
    const Actions& a = m_actions;
    m_toolBar = addToolBar(tr("Tools"));
    m_toolBar->setObjectName("tools"_L1);
    m_toolBar->setMovable(false);
    m_toolBar->setIconSize({20, 20});
    m_toolBar->addActions({a.openFile, a.openFolder, m_library->libraryAction()});
    m_toolBar->addSeparator();
    m_toolBar->addActions({a.previous, a.next});
    m_toolBar->addSeparator();
    m_toolBar->addActions({a.undo, a.redo});
    m_toolBar->addSeparator();
    m_toolBar->addActions({a.fit, a.actualSize, a.zoomIn, a.zoomOut});
    m_toolBar->addSeparator();
    m_toolBar->addAction(a.traces);
    m_toolBar->addSeparator();
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    for (QAction* lead : a.leads) {
        m_toolBar->addAction(lead);
        auto* button = qobject_cast<QToolButton*>(m_toolBar->widgetForAction(lead));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    updateIcons();
    m_stack->addWidget(new StartPage(
        a.openFile, a.openFolder, m_files.samplePage.isEmpty() ? nullptr : a.openSample, this));
}

void MainWindow::updateIcons()
{
    const QList<QAction*> all = actions() + QList<QAction*> {m_actions.undo, m_actions.redo};
    for (QAction* action : all)
        if (!action->objectName().isEmpty())
            action->setIcon(themedIcon(action->objectName(), palette()));
}

void MainWindow::showHelp(const QString& title, const QString& html)
{
    auto* box = new QMessageBox(QMessageBox::NoIcon, title, html, QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::RichText);
    box->open();
}

void MainWindow::openSettings()
{
    auto* dialog = new SettingsDialog(settings(), this);
    connect(dialog, &SettingsDialog::deviceChosen, this, [this](DeviceChoice choice) {
        if (m_engine)
            m_engine->useDevice(choice);
    });
    dialog->open();
}

void MainWindow::showTour()
{
    if (!m_session->page()) { // the parts are there with a page
        m_settings.remove("tour/shown"_L1);
        return m_actions.openSample->trigger();
    }
    m_settings.setValue("tour/shown"_L1, true);
    new Tour(
        {{m_pageView, tr("The page"),
             tr("The picture as it is, with the traces that were read from it. The wheel zooms, T "
                "hides the traces. What was read wrongly is corrected with Ctrl+K or the right "
                "mouse button.")},
            {m_findings, tr("Predicted findings"),
                tr("Each with its probability and the threshold from which it counts as likely. "
                   "Press A if it is there, R if it is not, U to take that back, or type the "
                   "name of another one. Predictions are for research use, not a diagnosis.")},
            {m_measurements, tr("Measurements"),
                tr("Of the usual beat, with the error to be expected; where nothing can be "
                   "measured, the tool tip says why. Everything you enter is saved at once: the "
                   "lower left corner says so.")}},
        this);
}

void MainWindow::useShippedFindings()
{
    const std::optional<AdoptedHead> before = m_session->adoptedHead();
    if (!before) {
        m_banner->showText(
            Tone::info, tr("The findings that came with the program are in use already."));
        return;
    }
    m_session->adoptHead(std::nullopt);
    m_banner->showText(Tone::info,
        tr("From now on pages are analysed with the findings that came with the program. Analyse a "
           "page again (F5) to see them."),
        {tr("Take back"), [this, before] { useLearnedFindings(*before); }});
}

void MainWindow::useLearnedFindings(const AdoptedHead& head)
{
    m_session->adoptHead(head);
    const bool again = m_session->page() && !m_session->isBusy();
    m_banner->showText(Tone::info,
        again ? tr("The findings learned here are used from now on. This page is analysed again; "
                   "do the same with others (F5) to see them there.")
              : tr("The findings learned here are used from now on. Analyse a page again (F5) to "
                   "see them."));
    if (again)
        m_session->analyzeAgain();
}

void MainWindow::openLearn()
{
    auto* dialog = new FinetuneDialog(
        {m_files.engineProgram, m_files.databaseFile, m_files.headsFolder, &m_settings}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FinetuneDialog::adopted, this, &MainWindow::useLearnedFindings);
    dialog->open();
}

} // namespace ecgscan
