// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis_queue.h"

#include "ui/page_list_model.h"
#include "ui/watch.h"

#include <QTimer>

namespace ecgscan {
namespace {

constexpr int kNewsMs = 100;

} // namespace

AnalysisQueue::AnalysisQueue(PageListModel* pages)
    : QObject(pages)
    , m_pages(pages)
    , m_news(new QTimer(this))
{
    m_news->setSingleShot(true);
    m_news->setInterval(kNewsMs);
    connect(m_news, &QTimer::timeout, this, [this] {
        Q_EMIT changed();
        next();
    });
    const auto tell = [this] {
        if (!m_news->isActive())
            m_news->start();
    };
    connect(pages, &QAbstractItemModel::rowsInserted, this, tell);
    connect(pages, &QAbstractItemModel::modelReset, this, [this, tell] {
        stop(); // another list
        tell();
    });
    connect(pages, &PageListModel::statesChanged, this, tell);
}

void AnalysisQueue::connectTo(AnalysisService* engine, CaseStore* store)
{
    m_engine = engine;
    m_store = store;
    connect(engine, &AnalysisService::engineLost, this,
        [this](bool restarting) { m_engineDown = !restarting; });
    connect(engine, &AnalysisService::engineStarted, this, [this] {
        m_engineDown = false;
        next();
    });
    next();
}

void AnalysisQueue::setHeld(bool held)
{
    m_held = held;
    if (held)
        stop();
    else
        next();
}

void AnalysisQueue::setPaused(bool paused)
{
    m_paused = paused;
    if (paused)
        stop();
    else
        next();
    Q_EMIT changed();
}

void AnalysisQueue::retryFailed()
{
    m_engineDown = false;
    m_pages->forgetFailures();
    next();
}

bool AnalysisQueue::mayRun() const
{
    return m_engine && m_store && !m_running && !m_held && !m_paused && !m_engineDown;
}

void AnalysisQueue::stop()
{
    if (!m_running)
        return;
    ++m_serial;
    m_running = false;
    m_analyzing.cancel();
}

void AnalysisQueue::next()
{
    if (!mayRun())
        return;
    const std::optional<PageRef> page = m_pages->nextFresh(m_underReview);
    if (!page)
        return;
    m_running = true;
    const int serial = ++m_serial;
    m_analyzing = m_engine->analyze(*page);
    watch<Result<Analysis>>(m_analyzing, this,
        [this, serial, page = *page](const std::optional<Result<Analysis>>& analysis) {
            if (serial != m_serial)
                return;
            if (analysis)
                take(page, *analysis);
            else
                m_running = false;
        });
}

void AnalysisQueue::take(const PageRef& page, const Result<Analysis>& analysis)
{
    if (!analysis)
        return finish(page, tl::make_unexpected(analysis.error()), false);
    m_pages->setPageCount(page.file, analysis->source.pages);
    const int serial = m_serial;
    watch<Result<CaseRecord>>(m_store->openCase(page, analysis->source.sha256), this,
        [this, serial, page, value = *analysis](const std::optional<Result<CaseRecord>>& record) {
            if (serial != m_serial || !record)
                return;
            if (!*record)
                return finish(page, tl::make_unexpected(record->error()), false);
            keep(page, value, **record);
        });
}

void AnalysisQueue::keep(const PageRef& page, const Analysis& analysis, const CaseRecord& record)
{
    // The same picture under another name: what is kept of it may have been corrected.
    if (record.analysis && record.analysis->model)
        return finish(page, {}, record.analysis->page.found);
    const int serial = m_serial;
    watch<Status>(m_store->saveAnalysis(record.id, analysis), this,
        [this, serial, page, isEcg = analysis.page.found](const std::optional<Status>& status) {
            if (serial == m_serial && status)
                finish(page, *status, isEcg);
        });
}

void AnalysisQueue::finish(const PageRef& page, const Status& status, bool isEcg)
{
    using State = PageListModel::State;
    m_running = false;
    if (status) {
        m_pages->setState(page, isEcg ? State::analysed : State::noEcg);
        Q_EMIT kept();
    } else if (status.error().code != Errc::cancelled) {
        m_pages->setFailed(page, status.error().message);
    }
    next();
}

} // namespace ecgscan
