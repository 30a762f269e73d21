// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace ecgscan {

class AnalysisQueue;
class PageListModel;

/// "12 of 40 analysed, 2 failed" in the status bar, with buttons that pause, go on, and list what
/// failed. Hidden when nothing is left to do and nothing failed.
class QueueStatus : public QWidget {
    Q_OBJECT
public:
    /// Neither is owned; both outlive this.
    QueueStatus(AnalysisQueue* queue, PageListModel* pages, QWidget* parent = nullptr);

    QString text() const;
    void showFailures(); ///< A list of them with their reasons and "Try again".

Q_SIGNALS:
    void pauseRequested(bool paused);

private:
    void update();

    AnalysisQueue* m_queue;
    PageListModel* m_pages;
    QLabel* m_text;
    QToolButton* m_pause;
    QToolButton* m_failed;
};

} // namespace ecgscan
