// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QTimer;
class QToolButton;

namespace ecgscan {

/// A step text, a bar and Cancel; appears when the work takes longer than 300 ms. Keeps its place
/// while hidden, so that nothing moves when it comes and goes.
class ProgressStrip : public QWidget {
    Q_OBJECT
public:
    explicit ProgressStrip(QWidget* parent = nullptr);
    void start(const QString& step);
    void setProgress(int percent, const QString& step); ///< An empty step keeps the last one.
    void stop();
    bool isShowing() const;

Q_SIGNALS:
    void cancelRequested();

private:
    QTimer* m_delay;
    QWidget* m_content;
    QLabel* m_step;
    QProgressBar* m_bar;
    QToolButton* m_cancel;
};

} // namespace ecgscan
