// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace ecgscan {

class ReviewSession;

/// Copies of all cases: to a file, and back from one.
class DatabaseMenu : public QMenu {
    Q_OBJECT
public:
    /// session is not owned and outlives this. folder: where the dialogs begin.
    DatabaseMenu(ReviewSession* session, QString folder, QWidget* parent);

private:
    void chooseBackup();
    void chooseRestore();
    void confirmRestore(const QString& backup);

    ReviewSession* m_session;
    QString m_folder;
};

} // namespace ecgscan
