// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case_store.h"
#include "model/core/readers.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QAction;
class QLabel;
class QMainWindow;
class QMenu;

namespace ecgscan {

class ComparisonDialog;
class ReviewSession;

/// Who reads: signing in with a name and a PIN, signing out, and comparing two readers.
class ReaderDesk : public QObject {
    Q_OBJECT
public:
    /// Neither is owned; both outlive this. openPage opens a case that readers differ on.
    ReaderDesk(QMainWindow* window, ReviewSession* session,
        std::function<void(const PageRef& page)> openPage);
    void connectTo(CaseStore* store); ///< Not owned; null: there is none.
    void addTo(QMenu* menu);

    void askWho(); ///< The dialog in which readers sign in.

Q_SIGNALS:
    void problem(const Error& error);

private:
    void showSignIn(const QList<Reader>& readers);
    void signIn(const Reader& reader);
    void compare();
    void updateState();

    QMainWindow* m_window;
    ReviewSession* m_session;
    std::function<void(const PageRef& page)> m_openPage;
    ReaderStore* m_readers = nullptr;
    CaseLibrary* m_library = nullptr;
    QString m_name; ///< Of who is signed in.
    QPointer<ComparisonDialog> m_comparison; ///< While it is open.
    QLabel* m_who;
    QAction* m_signIn;
    QAction* m_signOut;
    QAction* m_compare;
};

} // namespace ecgscan
