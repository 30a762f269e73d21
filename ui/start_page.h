// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QPushButton;

namespace ecgscan {

/// What the window shows before a page is open.
class StartPage : public QWidget {
    Q_OBJECT
public:
    /// The actions are the window's own; their texts and shortcuts are shown on the buttons.
    StartPage(
        QAction* openFile, QAction* openFolder, QAction* openSample, QWidget* parent = nullptr);

private:
    QPushButton* makeButton(QAction* action);
};

} // namespace ecgscan
