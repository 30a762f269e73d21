// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library_actions.h"

#include "model/core/library.h"
#include "ui/analysis_queue.h"
#include "ui/incoming_pages.h"
#include "ui/library_dock.h"
#include "ui/page_list_model.h"
#include "ui/queue_status.h"
#include "ui/review_session.h"
#include "ui/watch.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QMainWindow>
#include <QMenu>
#include <QSettings>
#include <QStatusBar>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

const QString kWatched = u"watch/folder"_s;
const QString kPaused = u"queue/paused"_s;

} // namespace

LibraryActions::LibraryActions(const LibraryParts& parts)
    : QObject(parts.window)
    , m_parts(parts)
    , m_dock(new LibraryDock(parts.window))
    , m_queue(new AnalysisQueue(parts.pages))
    , m_incoming(new IncomingPages(parts.folderOfPasted, this))
{
    parts.window->addDockWidget(Qt::BottomDockWidgetArea, m_dock);
    m_dock->hide();
    makeActions();
    auto* status = new QueueStatus(m_queue, parts.pages, parts.window);
    parts.window->statusBar()->addWidget(status);
    connect(status, &QueueStatus::pauseRequested, this, &LibraryActions::setPaused);
    connectParts();
    setPaused(parts.settings->value(kPaused).toBool());
    updateEnabled();
}

QAction* LibraryActions::makeAction(const QString& text, const QKeySequence& key)
{
    auto* action = new QAction(text, m_parts.window);
    action->setShortcut(key);
    m_parts.window->addAction(action);
    return action;
}

void LibraryActions::makeActions()
{
    m_show = m_dock->toggleViewAction();
    m_show->setText(tr("&Library"));
    m_show->setShortcut(Qt::CTRL | Qt::Key_L);
    m_show->setObjectName(u"library"_s); // the name of its icon
    m_parts.window->addAction(m_show);
    connect(m_show, &QAction::triggered, m_dock, [this](bool shown) {
        if (shown)
            m_dock->focusSearch();
    });
    m_earlier = makeAction(tr("Open the &earlier ECG of this patient"), Qt::CTRL | Qt::SHIFT | Qt::Key_E);
    m_paste = makeAction(tr("&Paste a picture"), QKeySequence::Paste);
    m_watch = makeAction(tr("&Watch a folder…"), {});
    m_stopWatching = makeAction(tr("Stop watc&hing"), {});
    m_pause = makeAction(tr("&Pause the analysis of the list"), {});
    m_pause->setCheckable(true);
    m_retry = makeAction(tr("&Try failed pages again"), {});
    connect(m_earlier, &QAction::triggered, this, &LibraryActions::openEarlier);
    connect(m_paste, &QAction::triggered, this,
        [this] { m_incoming->paste(*QApplication::clipboard()->mimeData()); });
    connect(m_watch, &QAction::triggered, this, &LibraryActions::chooseWatchedFolder);
    connect(m_stopWatching, &QAction::triggered, this, [this] { watchFolder({}); });
    connect(m_pause, &QAction::triggered, this, &LibraryActions::setPaused);
    connect(m_retry, &QAction::triggered, m_queue, &AnalysisQueue::retryFailed);
}

void LibraryActions::connectParts()
{
    ReviewSession* session = m_parts.session;
    connect(session, &ReviewSession::busyChanged, m_queue, &AnalysisQueue::setHeld);
    connect(session, &ReviewSession::pageChanged, m_queue,
        [this, session] { m_queue->setPageUnderReview(session->page()); });
    connect(session->saves(), &SaveTracker::stateChanged, m_dock, [this, session] {
        if (session->saves()->state() == SaveTracker::State::saved)
            m_dock->refreshLater();
    });
    for (const auto changed :
        {&ReviewSession::pageChanged, &ReviewSession::caseLoaded, &ReviewSession::fieldsChanged})
        connect(session, changed, this, &LibraryActions::updateEnabled);
    connect(session, &ReviewSession::readerChanged, m_dock,
        [this, session] { m_dock->setReader(session->reader()); });
    connect(m_queue, &AnalysisQueue::kept, m_dock, &LibraryDock::refreshLater);
    connect(m_queue, &AnalysisQueue::changed, this, &LibraryActions::updateEnabled);
    connect(m_dock, &LibraryDock::openRequested, this, m_parts.openPage);
    connect(m_dock, &LibraryDock::problem, this, &LibraryActions::problem);
    connect(m_incoming, &IncomingPages::pasted, this, m_parts.openPaths);
    connect(m_incoming, &IncomingPages::arrived, this, &LibraryActions::takeArrived);
    connect(m_incoming, &IncomingPages::problem, this, &LibraryActions::problem);
}

void LibraryActions::connectTo(AnalysisService* engine, CaseStore* store)
{
    m_library = store ? store->library() : nullptr;
    m_dock->connectTo(m_library);
    m_show->setEnabled(m_library != nullptr);
    m_queue->connectTo(engine, store);
    if (const QString folder = m_parts.settings->value(kWatched).toString(); !folder.isEmpty())
        m_incoming->watchFolder(folder);
    updateEnabled();
}

void LibraryActions::addToFileMenu(QMenu* menu)
{
    menu->addSeparator();
    menu->addActions({m_paste, m_watch, m_stopWatching});
    menu->addSeparator();
    menu->addActions({m_pause, m_retry});
}

void LibraryActions::addToCaseMenu(QMenu* menu)
{
    menu->addSeparator();
    menu->addAction(m_earlier);
}

void LibraryActions::setPaused(bool paused)
{
    m_parts.settings->setValue(kPaused, paused);
    m_pause->setChecked(paused);
    m_queue->setPaused(paused);
}

void LibraryActions::openEarlier()
{
    const auto& record = m_parts.session->record();
    if (!m_library || !record)
        return;
    watch<Result<std::optional<PageRef>>>(m_library->earlierOfPatient(record->id), this,
        [this](const std::optional<Result<std::optional<PageRef>>>& page) {
            if (!page)
                return;
            if (!*page)
                Q_EMIT problem(page->error());
            else if (**page)
                m_parts.openPage(***page);
            else
                Q_EMIT problem({Errc::notFound,
                    tr("No earlier ECG of this patient id is in the database."), {}});
        });
}

void LibraryActions::chooseWatchedFolder()
{
    auto* dialog = new QFileDialog(m_parts.window, tr("Watch a folder for new ECG pages"),
        m_incoming->watchedFolder().isEmpty() ? QDir::homePath() : m_incoming->watchedFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        watchFolder(folder);
        m_parts.openPaths({folder}); // with what lies in it now
    });
    dialog->open();
}

void LibraryActions::watchFolder(const QString& folder)
{
    m_parts.settings->setValue(kWatched, folder);
    m_incoming->watchFolder(folder);
    updateEnabled();
}

/// New pages are listed and analysed; the page under review stays.
void LibraryActions::takeArrived(const QStringList& files)
{
    if (m_parts.pages->rowCount() == 0) {
        m_parts.openPaths(files);
        return;
    }
    m_parts.pages->addFiles(files);
    Q_EMIT summariesChanged();
}

void LibraryActions::updateEnabled()
{
    const auto& record = m_parts.session->record();
    m_earlier->setEnabled(m_library && record && !record->fields.patientId.isEmpty());
    const bool isWatching = !m_incoming->watchedFolder().isEmpty();
    m_stopWatching->setEnabled(isWatching);
    m_stopWatching->setText(isWatching
            ? tr("Stop watc&hing %1")
                  .arg(QDir(m_incoming->watchedFolder()).dirName().replace(u'&', "&&"_L1))
            : tr("Stop watc&hing"));
    m_retry->setEnabled(!m_parts.pages->failures().isEmpty());
}

} // namespace ecgscan
