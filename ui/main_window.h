// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis_service.h"
#include "model/core/case_store.h"
#include "ui/settings.h"
#include "widgets/theme.h"

#include <QMainWindow>
#include <QSettings>

#include <memory>

class QDockWidget;
class QLabel;
class QListView;
class QStackedWidget;
class QToolBar;
class QToolButton;

namespace ecgscan {

class Banner;
class CaptionLine;
class CaseActions;
class CaseForm;
class CaseLabelsForm;
class FindingsPanel;
class ImagePyramid;
class LibraryActions;
class MeasurementsView;
class PageListModel;
class PageView;
class ProgressStrip;
class RepairDock;
class ReaderDesk;
class ReviewSession;
class TwelveLeadView;

/// Files the window works with; chosen by the program's composition.
struct WindowFiles {
    QString settingsFile;
    QString databaseFile;
    QString engineProgram;
    QString headsFolder; ///< Where fine-tuning runs go.
    QString samplePage; ///< Empty: there is none.
};

/// The review window. It is shown before the engine and the database are there; connectTo() brings
/// them.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(WindowFiles files, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Neither is owned; both outlive the window. store may be null (see showProblem()).
    void connectTo(AnalysisService* engine, CaseStore* store);
    void showProblem(const Error& error);

    /// Adds files and the page files of folders to the work list and opens the first of them.
    void openPaths(const QStringList& paths);
    void restoreLast(); ///< Opens what was open when the window was last used.

    ReviewSession* session() const { return m_session; }
    Settings settings() { return Settings(&m_settings); }

Q_SIGNALS:
    void firstPainted();

protected:
    bool event(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    // Made once, in the constructor.
    QWidget* makeReviewPage();
    void makeDocks();
    void makeStatusBar();
    void makeCaseParts(); ///< Labels, library, analysis of the whole list.
    void makeActions();
    void makeMenus();
    void makeToolBar();
    void connectSession();
    QAction* makeAction(const QString& text, const QKeySequence& key, const QString& icon);
    QMenu* makeLeadMenu();
    void updateIcons();
    void showReview(bool shown); ///< Or the start page.

    // The work list.
    void addPaths(const QStringList& paths, const PageRef& select);
    void chooseFiles();
    void chooseFolder();
    void fillRecent();
    void rememberRecent(const QStringList& paths);
    void openRow(int row);
    void step(int by);
    void loadSummaries();
    void updateListState();

    // The page under review.
    void showEvidence(); ///< Of the selected finding, on the page.
    void showPage();
    void showPixels(const PagePixels& pixels);
    void showAnalysis();
    void showFailure(const Error& error);
    void askBeforeLosing();
    void updateCaption();
    void updateSaved();
    void updateEnabled();
    QString noFindingsText() const;

    void addOutActions(QMenu* file);
    void openExport();
    void printCase();
    void openLearn();
    void useShippedFindings();
    void useLearnedFindings(const AdoptedHead& head);
    void showHelp(const QString& title, const QString& html);
    void focusNextPane();
    void showTour();
    void openSettings();

    struct Actions {
        QAction *openFile, *openFolder, *openSample, *quit;
        QAction *fit, *actualSize, *zoomIn, *zoomOut, *traces, *nextPane;
        QAction *next, *previous, *analyzeAgain, *cancel, *undo, *redo;
        QAction *learn, *shortcuts, *about;
        QAction *exportCases, *print;
        QList<QAction*> leads; ///< In the order of kLeads.
    };

    WindowFiles m_files;
    QSettings m_settings;
    AnalysisService* m_engine = nullptr;
    CaseStore* m_store = nullptr;
    ReviewSession* m_session;
    PageListModel* m_pages;
    Actions m_actions;
    QMenu* m_recent = nullptr;
    QToolBar* m_toolBar = nullptr;

    QStackedWidget* m_stack = nullptr;
    QDockWidget* m_listDock = nullptr;
    QDockWidget* m_reviewDock = nullptr;
    RepairDock* m_repairDock = nullptr;
    Banner* m_banner = nullptr;
    CaptionLine* m_caption = nullptr;
    ProgressStrip* m_progress = nullptr;
    PageView* m_pageView = nullptr;
    TwelveLeadView* m_leadView = nullptr;
    QListView* m_list = nullptr;
    FindingsPanel* m_findings = nullptr;
    MeasurementsView* m_measurements = nullptr;
    CaseForm* m_form = nullptr;
    CaseLabelsForm* m_labels = nullptr;
    CaseActions* m_cases = nullptr;
    LibraryActions* m_library = nullptr;
    ReaderDesk* m_readers = nullptr;
    QLabel* m_saved = nullptr;
    QToolButton* m_retry = nullptr;
    QLabel* m_device = nullptr;

    QString m_title; ///< Of the page: file name and page number.
    int m_search = 0; ///< Number of the last search for files; the last one selects.
    int m_listNumber = 0; ///< Of the work list; searches for an earlier one come to nothing.
    int m_pixelsSerial = 0;
    bool m_readable = false; ///< The page under review gave pixels.
    QStringList m_notKept; ///< Typed on the page before, no age and no date.
    QString m_outdated; ///< The banner's text that the next analysis of the page makes untrue.
    bool m_painted = false;
    bool m_closing = false; ///< Waits for the last write.
    bool m_closeAnyway = false;
};

} // namespace ecgscan
