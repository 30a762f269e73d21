// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QFrame>

#include <functional>

class QLabel;
class QToolButton;

namespace ecgscan {

/// One calm line above the page that says what happened and offers one thing to do. A new text
/// takes the place of the old.
class Banner : public QFrame {
    Q_OBJECT
public:
    struct Action {
        QString text;
        std::function<void()> run;
    };

    explicit Banner(QWidget* parent = nullptr);
    void showText(Tone tone, const QString& text, const Action& action = {});
    void dismiss();
    QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyColors();

    QLabel* m_symbol;
    QLabel* m_text;
    QToolButton* m_action;
    QToolButton* m_close;
    Tone m_tone = Tone::info;
    std::function<void()> m_run;
};

} // namespace ecgscan
