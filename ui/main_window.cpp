// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "ui/case_actions.h"
#include "ui/library_actions.h"
#include "ui/page_list_delegate.h"
#include "ui/page_list_model.h"
#include "ui/reader_desk.h"
#include "ui/review_session.h"
#include "ui/watch.h"
#include "widgets/banner.h"
#include "widgets/caption_line.h"
#include "widgets/case_form.h"
#include "widgets/case_labels_form.h"
#include "widgets/findings_panel.h"
#include "widgets/image_pyramid.h"
#include "widgets/measurements_view.h"
#include "widgets/page_view.h"
#include "widgets/progress_strip.h"
#include "widgets/twelve_lead_view.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace ecgscan {

// The layout of the window and its menus are in main_window_parts.cpp and main_window_menus.cpp,
// the work list is in main_window_list.cpp.

MainWindow::MainWindow(WindowFiles files, QWidget* parent)
    : QMainWindow(parent)
    , m_files(std::move(files))
    , m_settings(m_files.settingsFile, QSettings::IniFormat)
    , m_session(new ReviewSession(this))
    , m_pages(new PageListModel(this))
{
    setWindowTitle(tr("ECG-Scan"));
    setWindowIcon(QIcon(u":/icons/ecgscan.svg"_s));
    setAcceptDrops(true);
    setMinimumSize(960, 600);
    makeActions();
    auto* centre = new QWidget(this);
    m_banner = new Banner(centre);
    m_stack = new QStackedWidget(centre);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_stack, 1);
    m_stack->addWidget(
        makeReviewPage()); // after it: the start page, which needs the actions' icons
    setCentralWidget(centre);
    makeDocks();
    makeStatusBar();
    makeCaseParts();
    makeMenus();
    makeToolBar();
    connectSession();
    updateEnabled();
    resize(QSize(1360, 860).boundedTo(screen()->availableSize() * 0.95));
    restoreGeometry(m_settings.value("window/geometry"_L1).toByteArray());
    restoreState(m_settings.value("window/state"_L1).toByteArray());
    showReview(false);
}

MainWindow::~MainWindow()
{
    // Children outlive this body, and hiding them still sends focus and signals.
    m_form->flush();
    m_cases->flush();
    disconnect(m_form, nullptr, m_session, nullptr);
    disconnect(m_labels, nullptr, m_session, nullptr);
    disconnect(m_findings, nullptr, m_session, nullptr);
    disconnect(m_session->saves(), nullptr, this, nullptr);
    disconnect(m_session, nullptr, nullptr, nullptr);
}

void MainWindow::connectTo(AnalysisService* engine, CaseStore* store)
{
    m_engine = engine;
    m_store = store;
    m_pages->setService(engine);
    connect(engine, &AnalysisService::engineStarted, this, [this](const QString& device) {
        m_device->setText(device.startsWith("cuda"_L1) ? tr("Engine: CUDA") : tr("Engine: CPU"));
    });
    connect(engine, &AnalysisService::engineLost, this, [this](bool restarting) {
        m_device->setText(restarting ? tr("Engine: starting") : tr("Engine: stopped"));
        if (!restarting) {
            // What is said of a page that failed by it says more.
            if (m_banner->isVisible() && m_banner->text() != m_outdated)
                return;
            m_banner->showText(Tone::warning,
                tr("The engine stopped several times, so it is not started again by itself. "
                   "Open or analyse a page to try again. Nothing you entered was lost."));
            m_outdated = m_banner->text();
            return;
        }
        m_banner->showText(Tone::warning,
            m_session->isBusy()
                ? tr("The engine stopped and was started again. This page is being tried once "
                     "more; "
                     "nothing you entered was lost.")
                : tr("The engine stopped and was started again. Nothing you entered was lost."));
        m_outdated = m_banner->text();
    });
    m_session->connectTo(engine, store);
    m_cases->connectTo(store);
    m_library->connectTo(engine, store);
    m_readers->connectTo(store);
    loadSummaries();
    updateEnabled();
}

void MainWindow::showProblem(const Error& error)
{
    m_banner->showText(Tone::warning, error.message);
}

void MainWindow::connectSession()
{
    connect(m_session, &ReviewSession::leaving, this, [this] {
        m_form->flush();
        m_notKept = m_form->unread();
    });
    connect(m_session, &ReviewSession::pageChanged, this, &MainWindow::showPage);
    connect(m_session, &ReviewSession::pixelsReady, this, &MainWindow::showPixels);
    connect(m_session, &ReviewSession::caseLoaded, this, [this] {
        m_form->setFields(m_session->record()->fields);
        m_measurements->setFields(m_session->record()->fields);
        m_measurements->setCorrections(m_session->record()->corrections);
        m_form->setNote(m_session->record()->note);
        m_findings->setReviews(m_session->record()->reviews);
        updateEnabled();
        updateListState();
    });
    connect(m_session, &ReviewSession::analysisChanged, this, &MainWindow::showAnalysis);
    connect(m_session, &ReviewSession::reviewsChanged, this, [this] {
        m_findings->setReviews(m_session->record()->reviews);
        updateListState();
    });
    connect(m_session, &ReviewSession::labelsChanged, this, &MainWindow::updateListState);
    connect(m_session, &ReviewSession::fieldsChanged, this, [this] {
        m_form->updateFields(m_session->record()->fields);
        m_measurements->setFields(m_session->record()->fields);
    });
    connect(m_session, &ReviewSession::noteChanged, this,
        [this] { m_form->setNote(m_session->record()->note); });
    connect(m_session, &ReviewSession::correctionsChanged, this,
        [this] { m_measurements->setCorrections(m_session->record()->corrections); });
    connect(
        m_measurements, &MeasurementsView::boundaryMoved, m_session, &ReviewSession::setBoundary);
    connect(m_measurements, &MeasurementsView::boundaryReset, m_session,
        [this](WaveBoundary boundary) { m_session->setBoundary(boundary, std::nullopt); });
    connect(m_session, &ReviewSession::failed, this, &MainWindow::showFailure);
    connect(m_session, &ReviewSession::problem, this, &MainWindow::showProblem);
    connect(m_session, &ReviewSession::backedUp, this, [this](const QString& file) {
        m_banner->showText(Tone::good, tr("All cases were copied to %1.").arg(file));
    });
    connect(m_session, &ReviewSession::restored, this, [this] {
        m_pages->forgetStates();
        m_cases->connectTo(m_store); // labels of the site and tags
        loadSummaries();
        m_banner->showText(Tone::good, tr("The backup was restored."));
    });
    connect(m_session, &ReviewSession::busyChanged, this, [this](bool busy) {
        m_pages->setThumbnailsPaused(busy);
        if (busy)
            m_progress->start(QString());
        else
            m_progress->stop();
        m_findings->setEmptyText(noFindingsText());
        updateEnabled();
    });
    connect(m_session, &ReviewSession::progressed, this, [this](int percent, const QString& step) {
        if (percent < 0)
            m_progress->start(step);
        else
            m_progress->setProgress(percent, step);
    });
    connect(m_progress, &ProgressStrip::cancelRequested, m_session, &ReviewSession::cancel);
    connect(m_session->saves(), &SaveTracker::stateChanged, this, &MainWindow::updateSaved);
    connect(m_findings, &FindingsPanel::verdictRequested, m_session, &ReviewSession::setVerdict);
    connect(m_findings, &FindingsPanel::selectionChanged, this, &MainWindow::showEvidence);
    connect(m_form, &CaseForm::fieldsEdited, m_session, &ReviewSession::setFields);
    connect(m_form, &CaseForm::noteEdited, m_session, &ReviewSession::setNote);
}

void MainWindow::showEvidence()
{
    const QString code = m_findings->selectedCode();
    std::vector<Evidence> evidence;
    if (const auto& analysis = m_session->analysis()) {
        const auto finding = std::ranges::find(analysis->findings, code, &Finding::code);
        if (finding != analysis->findings.end())
            evidence = finding->evidence;
    }
    m_pageView->setEvidence(evidence);
}

void MainWindow::showPage()
{
    ++m_pixelsSerial;
    m_readable = false;
    m_banner->dismiss();
    m_pageView->clear();
    m_leadView->clear();
    m_findings->setFindings({});
    m_findings->setReviews({});
    m_measurements->setAnalysis(std::nullopt);
    m_form->setFields({});
    m_measurements->setFields({});
    m_measurements->setCorrections({});
    m_form->setNote({});
    showReview(m_session->page().has_value());
    if (!m_session->page()) {
        setWindowTitle(QGuiApplication::applicationDisplayName());
        updateEnabled();
        return;
    }
    const PageRef page = *m_session->page();
    m_title = QFileInfo(page.file).fileName();
    m_settings.setValue("last/file"_L1, page.file);
    m_settings.setValue("last/page"_L1, page.page);
    setWindowTitle(tr("%1 – ECG-Scan").arg(m_title));
    updateCaption();
    updateEnabled();
    if (const QStringList texts = std::exchange(m_notKept, {}); !texts.isEmpty())
        m_banner->showText(Tone::warning,
            tr("On the page before, \"%1\" is no age or date and was not kept. Go back to enter it "
               "again.")
                .arg(texts.join(u"\", \""_s)));
}

void MainWindow::showPixels(const PagePixels& pixels)
{
    const PageRef page = *m_session->page();
    m_readable = true;
    if (pixels.pages > 1) {
        m_pages->setPageCount(page.file, pixels.pages);
        m_title = tr("%1 – page %2 of %3")
                      .arg(QFileInfo(page.file).fileName())
                      .arg(page.page)
                      .arg(pixels.pages);
    }
    updateCaption();
    // Halving nine megapixels takes longer than a frame: not in this thread.
    const int serial = ++m_pixelsSerial;
    using Pyramid = std::shared_ptr<const ImagePyramid>;
    watch<Pyramid>(QtConcurrent::run([image = pixels.image]() -> Pyramid {
        return std::make_shared<const ImagePyramid>(image);
    }),
        this, [this, serial](const std::optional<Pyramid>& pyramid) {
            if (serial != m_pixelsSerial || !pyramid || (*pyramid)->isEmpty())
                return;
            m_pageView->setPage(*pyramid);
            if (m_session->analysis())
                m_pageView->setAnalysis(*m_session->analysis());
            showEvidence();
            updateEnabled();
        });
}

void MainWindow::showAnalysis()
{
    const Analysis& analysis = *m_session->analysis();
    m_pageView->setAnalysis(analysis);
    m_leadView->setAnalysis(analysis);
    m_findings->setEmptyText(noFindingsText());
    m_findings->setFindings(analysis.findings);
    showEvidence();
    m_measurements->setAnalysis(analysis);
    updateCaption();
    updateListState();
    if (!m_outdated.isEmpty() && m_banner->text() == m_outdated)
        m_banner->dismiss();
    m_outdated.clear();
    if (analysis.page.found && m_session->page()->file == m_files.samplePage
        && !m_settings.value("tour/shown"_L1).toBool())
        showTour(); // the sample is opened by who is new
    if (!analysis.page.found) {
        m_banner->showText(Tone::warning,
            analysis.warnings.isEmpty()
                ? tr("No ECG was found on this page. Try a sharper or less cropped picture.")
                : analysis.warnings.constFirst().message);
        m_outdated = m_banner->text();
    }
}

QString MainWindow::noFindingsText() const
{
    if (!m_session->page())
        return tr("Open a page to see what is predicted for it.");
    if (m_session->isBusy())
        return tr("The page is being analysed.");
    if (!m_session->analysis())
        return m_readable ? tr("This page has not been analysed. Press F5 to analyse it.")
                          : tr("This page could not be read.");
    if (!m_session->analysis()->page.found)
        return tr("No ECG was found on this page, so nothing is predicted.");
    return tr("Nothing is predicted: the findings model is missing or was refused. The traced "
              "leads are not affected.");
}

void MainWindow::showFailure(const Error& error)
{
    const PageRef page = *m_session->page();
    if (!m_readable)
        m_pages->setState(page, PageListModel::State::unreadable);
    m_pages->setFailed(page, error.message);
    m_banner->showText(Tone::warning, error.message, {tr("Try again"), [this, page] {
                                                          if (m_session->page() != page)
                                                              return;
                                                          if (m_session->record())
                                                              m_session->analyzeAgain();
                                                          else
                                                              m_session->open(page);
                                                      }});
    // A case that can't be stored stays so, whatever the engine says.
    m_outdated = m_session->record() ? m_banner->text() : QString();
}

void MainWindow::updateCaption()
{
    QStringList facts;
    if (m_session->analysis() && m_session->analysis()->page.found) {
        const PageGeometry& geometry = m_session->analysis()->page;
        if (!geometry.layout.isEmpty())
            facts << geometry.layout;
        const bool isAssumed = std::ranges::any_of(m_session->analysis()->warnings,
            [](const Warning& warning) { return warning.code == kScaleAssumed; });
        if (geometry.paperSpeedMmPerS && geometry.gainMmPerMv)
            facts << (isAssumed ? tr("assumed %L1 mm/s, %L2 mm/mV")
                                : tr("printed at %L1 mm/s, %L2 mm/mV"))
                         .arg(*geometry.paperSpeedMmPerS)
                         .arg(*geometry.gainMmPerMv);
        if (geometry.chestGainMmPerMv)
            facts << tr("V1 to V6 %L1 mm/mV").arg(*geometry.chestGainMmPerMv);
    }
    if (m_pageView->hasPage())
        facts << tr("%L1 %").arg(qRound(100 * m_pageView->zoom()));
    m_caption->setParts(m_title, facts);
}

void MainWindow::updateSaved()
{
    const SaveTracker* saves = m_session->saves();
    m_retry->setVisible(saves->state() == SaveTracker::State::failed);
    if (m_closing && saves->state() != SaveTracker::State::saving) {
        m_closing = false;
        QTimer::singleShot(0, this, &QWidget::close);
    }
    switch (saves->state()) {
    case SaveTracker::State::untouched:
        m_saved->clear();
        break;
    case SaveTracker::State::saving:
        m_saved->setText(tr("Saving"));
        break;
    case SaveTracker::State::saved:
        m_saved->setText(
            tr("All changes saved %1").arg(QLocale().toString(saves->savedAt(), u"HH:mm"_s)));
        break;
    case SaveTracker::State::failed:
        m_saved->setText(tr("⚠ Not saved: %1").arg(saves->errorMessage()));
        break;
    }
}

void MainWindow::updateEnabled()
{
    const bool hasPage = m_pageView->hasPage();
    const bool editable = m_session->record().has_value();
    for (QAction* action :
        {m_actions.fit, m_actions.actualSize, m_actions.zoomIn, m_actions.zoomOut})
        action->setEnabled(hasPage);
    m_actions.next->setEnabled(m_pages->rowCount() > 1);
    m_actions.previous->setEnabled(m_pages->rowCount() > 1);
    m_actions.analyzeAgain->setEnabled(m_session->page() && m_engine && !m_session->isBusy());
    m_actions.cancel->setEnabled(m_session->isBusy());
    m_actions.learn->setEnabled(m_store != nullptr);
    m_actions.exportCases->setEnabled(m_store != nullptr);
    m_actions.print->setEnabled(editable && m_engine);
    m_findings->setEditable(editable);
    m_measurements->setEditable(editable);
    m_form->setEnabled(editable);
}

bool MainWindow::event(QEvent* event)
{
    const bool handled = QMainWindow::event(event);
    if (event->type() == QEvent::Paint && !m_painted) {
        m_painted = true;
        QTimer::singleShot(0, this, &MainWindow::firstPainted);
    }
    return handled;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_form->flush();
    m_cases->flush();
    const SaveTracker::State state = m_session->saves()->state();
    if (state == SaveTracker::State::saving) {
        m_closing = true; // updateSaved() closes when the last write has ended
        return event->ignore();
    }
    if (state == SaveTracker::State::failed && !m_closeAnyway) {
        event->ignore();
        return askBeforeLosing();
    }
    m_settings.setValue("window/geometry"_L1, saveGeometry());
    m_settings.setValue("window/state"_L1, saveState());
    m_session->close();
    QMainWindow::closeEvent(event);
}

void MainWindow::askBeforeLosing()
{
    auto* question = new QMessageBox(QMessageBox::Warning, tr("Not saved"),
        tr("Some changes could not be saved. Closing now loses them."), {}, this);
    question->setInformativeText(m_session->saves()->errorMessage());
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* stay = question->addButton(tr("Try again"), QMessageBox::AcceptRole);
    QPushButton* leave
        = question->addButton(tr("Close and lose them"), QMessageBox::DestructiveRole);
    question->setDefaultButton(stay);
    connect(stay, &QPushButton::clicked, m_session->saves(), &SaveTracker::retry);
    connect(leave, &QPushButton::clicked, this, [this] {
        m_closeAnyway = true;
        close();
    });
    question->open();
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_toolBar)
        updateIcons();
}

} // namespace ecgscan
