// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>

class QLabel;
class QPushButton;

namespace ecgscan {

/// A few words beside one part of the window after the other, for somebody who sees it for the
/// first time. Nothing is blocked meanwhile; Esc, or the last step, ends it and deletes it.
class Tour : public QFrame {
    Q_OBJECT
public:
    struct Step {
        QWidget* part; ///< Not owned; must live as long as the window.
        QString title, text;
    };
    /// Shows the first step. window holds the parts.
    Tour(QList<Step> steps, QWidget* window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void show(qsizetype step);
    void place();

    QList<Step> m_steps;
    qsizetype m_step = 0;
    QFrame* m_outline; ///< Round the part.
    QLabel *m_title, *m_text;
    QPushButton* m_next;
};

} // namespace ecgscan
