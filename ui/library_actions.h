// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis_service.h"
#include "model/core/case_store.h"

#include <QObject>

#include <functional>

class QAction;
class QMainWindow;
class QMenu;
class QSettings;

namespace ecgscan {

class AnalysisQueue;
class IncomingPages;
class LibraryDock;
class PageListModel;
class ReviewSession;

/// Parts of the window that LibraryActions ties together. None is owned; all outlive it.
struct LibraryParts {
    QMainWindow* window = nullptr;
    ReviewSession* session = nullptr;
    PageListModel* pages = nullptr;
    QSettings* settings = nullptr;
    QString folderOfPasted;
    std::function<void(const QStringList& paths)> openPaths;
    std::function<void(const PageRef& page)> openPage;
};

/// What the window does with many pages: the library, the analysis of the whole work list, pages
/// that are pasted or come into a watched folder, the earlier ECG of a patient.
class LibraryActions : public QObject {
    Q_OBJECT
public:
    explicit LibraryActions(const LibraryParts& parts);
    /// Neither is owned; store may be null.
    void connectTo(AnalysisService* engine, CaseStore* store);

    void addToFileMenu(QMenu* menu);
    void addToCaseMenu(QMenu* menu);
    QAction* libraryAction() const { return m_show; } ///< Shows or hides the library.
    LibraryDock* library() const { return m_dock; }

Q_SIGNALS:
    void problem(const Error& error);
    void summariesChanged(); ///< Files were added to the list.

private:
    QAction* makeAction(const QString& text, const QKeySequence& key);
    void makeActions();
    void connectParts();
    void setPaused(bool paused);
    void openEarlier();
    void chooseWatchedFolder();
    void watchFolder(const QString& folder);
    void takeArrived(const QStringList& files);
    void updateEnabled();

    LibraryParts m_parts;
    CaseLibrary* m_library = nullptr;
    LibraryDock* m_dock;
    AnalysisQueue* m_queue;
    IncomingPages* m_incoming;
    QAction* m_show;
    QAction* m_earlier;
    QAction* m_paste;
    QAction* m_watch;
    QAction* m_stopWatching;
    QAction* m_pause;
    QAction* m_retry;
};

} // namespace ecgscan
