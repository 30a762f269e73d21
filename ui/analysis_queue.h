// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis_service.h"
#include "model/core/case_store.h"

#include <QObject>

class QTimer;

namespace ecgscan {

class PageListModel;

/// Analyses the pages of the work list that nobody selected, one after the other, and keeps what it
/// finds. The page under review always comes first: while it is worked on the queue stops at once
/// and starts its page anew afterwards. A page that failed is left until it is tried again.
class AnalysisQueue : public QObject {
    Q_OBJECT
public:
    explicit AnalysisQueue(PageListModel* pages); ///< Child of the list.

    /// Neither is owned; without a store nothing is analysed.
    void connectTo(AnalysisService* engine, CaseStore* store);
    void setHeld(bool held); ///< The page under review is worked on.
    /// It is not for the queue: its analysis may have been cancelled by the reader.
    void setPageUnderReview(const std::optional<PageRef>& page) { m_underReview = page; }
    void setPaused(bool paused); ///< By the reader.
    bool isPaused() const { return m_paused; }
    void retryFailed();

Q_SIGNALS:
    void changed(); ///< The list or what is known of its pages; at most ten times a second.
    void kept(); ///< An analysis was stored.

private:
    bool mayRun() const;
    void next();
    void stop();
    void take(const PageRef& page, const Result<Analysis>& analysis);
    void keep(const PageRef& page, const Analysis& analysis, const CaseRecord& record);
    void finish(const PageRef& page, const Status& status, bool isEcg);

    PageListModel* m_pages;
    AnalysisService* m_engine = nullptr;
    CaseStore* m_store = nullptr;
    QTimer* m_news;
    std::optional<PageRef> m_underReview;
    QFuture<Result<Analysis>> m_analyzing;
    int m_serial = 0; ///< Of the page; an answer with another number is dropped.
    bool m_running = false;
    bool m_held = false, m_paused = false;
    bool m_engineDown = false; ///< It ended several times: only a reader's request starts it again.
};

} // namespace ecgscan
