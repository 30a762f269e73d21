// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"
#include "ui/page_list_model.h"
#include "ui/page_search.h"
#include "ui/review_session.h"
#include "ui/watch.h"
#include "widgets/case_form.h"

#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

constexpr int kRecentCount = 8;

QStringList localPaths(const QMimeData* data)
{
    QStringList paths;
    const QList<QUrl> urls = data->urls();
    for (const QUrl& url : urls)
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

} // namespace

void MainWindow::openPaths(const QStringList& given)
{
    QStringList paths;
    for (const QString& path : given) {
        if (path.isEmpty())
            continue; // what a script passes on when it has nothing
        // They are remembered, and the next start may be in another folder.
        paths << QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    }
    if (paths.isEmpty())
        return;
    rememberRecent(paths);
    addPaths(paths, {});
}

void MainWindow::restoreLast()
{
    const QStringList paths = m_settings.value("last/paths"_L1).toStringList();
    if (!paths.isEmpty())
        addPaths(paths,
            {m_settings.value("last/file"_L1).toString(),
                m_settings.value("last/page"_L1, 1).toInt()});
}

void MainWindow::addPaths(const QStringList& paths, const PageRef& select)
{
    const int search = ++m_search;
    const int list = m_listNumber;
    // A folder on a slow disk is read elsewhere.
    watch<QStringList>(QtConcurrent::run(findPageFiles, paths), this,
        [this, search, list, select, paths](const std::optional<QStringList>& files) {
            if (list != m_listNumber || !files)
                return;
            if (files->isEmpty())
                return showProblem({Errc::notFound,
                    tr("There are no pictures of pages in that folder. Choose one with PNG, JPEG, "
                       "TIFF, WebP, HEIC or "
                       "PDF files."),
                    {}});
            QStringList known = m_settings.value("last/paths"_L1).toStringList();
            if (m_pages->rowCount() == 0)
                known.clear();
            for (const QString& path : paths)
                if (!known.contains(path))
                    known << path;
            m_settings.setValue("last/paths"_L1, known);
            m_pages->addFiles(*files);
            if (select.page > 1)
                m_pages->setPageCount(select.file, select.page);
            loadSummaries();
            updateEnabled();
            if (search != m_search)
                return; // another search is on its way and will choose
            int row = m_pages->rowOf(select);
            if (row < 0)
                row = m_pages->rowOf({files->constFirst(), 1});
            m_list->setCurrentIndex(m_pages->index(row));
            // A search may end late: letters meant for a note are no verdicts on another page.
            if (!m_form->isAncestorOf(QApplication::focusWidget()))
                m_list->setFocus();
        });
}

void MainWindow::chooseFiles()
{
    auto* dialog = new QFileDialog(this, tr("Open ECG pages"),
        m_settings.value("last/folder"_L1, QDir::homePath()).toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("Pictures and PDF (%1)").arg(pageFilePatterns().join(u' ')), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this, dialog](const QStringList& files) {
        m_settings.setValue("last/folder"_L1, dialog->directory().absolutePath());
        openPaths(files);
    });
    dialog->open();
}

void MainWindow::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Open a folder of ECG pages"),
        m_settings.value("last/folder"_L1, QDir::homePath()).toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        m_settings.setValue("last/folder"_L1, folder);
        m_session->close();
        m_pages->clear(); // a folder is a work list of its own
        updateEnabled();
        ++m_listNumber;
        openPaths({folder});
    });
    dialog->open();
}

void MainWindow::rememberRecent(const QStringList& paths)
{
    QStringList recent = m_settings.value("recent"_L1).toStringList();
    for (const QString& path : paths) {
        recent.removeAll(path);
        recent.prepend(path);
    }
    m_settings.setValue("recent"_L1, recent.mid(0, kRecentCount));
}

void MainWindow::fillRecent()
{
    m_recent->clear();
    const QStringList recent = m_settings.value("recent"_L1).toStringList();
    for (const QString& path : recent) {
        QAction* action = m_recent->addAction(
            fontMetrics().elidedText(QString(path).replace(u'&', "&&"_L1), Qt::ElideMiddle, 480));
        connect(action, &QAction::triggered, this, [this, path] { openPaths({path}); });
    }
    if (recent.isEmpty())
        m_recent->addAction(tr("Nothing yet"))->setEnabled(false);
}

void MainWindow::openRow(int row)
{
    if (row < 0)
        return;
    const PageRef page = m_pages->page(row);
    if (m_session->page() != page)
        m_session->open(page);
}

void MainWindow::step(int by)
{
    const int count = m_pages->rowCount();
    if (count == 0)
        return;
    const int row = std::clamp(m_list->currentIndex().row() + by, 0, count - 1);
    m_list->setCurrentIndex(m_pages->index(row));
}

void MainWindow::loadSummaries()
{
    if (!m_store)
        return;
    watch<Result<QList<CaseSummary>>>(m_store->list(), this, [this](const auto& cases) {
        if (cases && *cases)
            m_pages->setSummaries(**cases);
        else if (cases)
            showProblem(cases->error()); // said before anything is entered
    });
}

void MainWindow::updateListState()
{
    if (!m_session->page())
        return;
    using State = PageListModel::State;
    const qsizetype reviews = m_session->record() ? m_session->record()->reviews.size() : 0;
    const auto& analysis = m_session->analysis();
    State state = State::fresh;
    if (reviews > 0)
        state = State::reviewed;
    else if (analysis)
        state = analysis->page.found ? State::analysed : State::noEcg;
    m_pages->setState(*m_session->page(), state, static_cast<int>(reviews));
    if (m_session->record())
        m_pages->setReviewState(*m_session->page(), m_session->record()->labels.state);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localPaths(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QStringList paths = localPaths(event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    openPaths(paths);
}

} // namespace ecgscan
