// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader_desk.h"

#include "ui/comparison_dialog.h"
#include "ui/review_session.h"
#include "ui/sign_in_dialog.h"
#include "ui/watch.h"

#include <QAction>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QStatusBar>

#include <utility>

namespace ecgscan {

ReaderDesk::ReaderDesk(
    QMainWindow* window, ReviewSession* session, std::function<void(const PageRef& page)> openPage)
    : QObject(window)
    , m_window(window)
    , m_session(session)
    , m_openPage(std::move(openPage))
    , m_who(new QLabel(window))
    , m_signIn(new QAction(tr("&Sign in…"), window))
    , m_signOut(new QAction(tr("Sign &out"), window))
    , m_compare(new QAction(tr("&Compare two readers…"), window))
{
    m_who->setAccessibleName(tr("Reader"));
    m_who->setContentsMargins(8, 0, 8, 0);
    m_who->setTextFormat(Qt::PlainText);
    window->statusBar()->addPermanentWidget(m_who);
    connect(m_signIn, &QAction::triggered, this, &ReaderDesk::askWho);
    connect(m_signOut, &QAction::triggered, this, [this] { signIn({}); });
    connect(m_compare, &QAction::triggered, this, &ReaderDesk::compare);
    connect(session, &ReviewSession::readerChanged, this, [this] {
        delete m_comparison; // it speaks for who was signed in, and of what was there
        if (m_session->reader() == ReaderId {})
            m_name.clear();
        updateState();
    });
    updateState();
}

void ReaderDesk::connectTo(CaseStore* store)
{
    m_readers = store ? store->readerStore() : nullptr;
    m_library = store ? store->library() : nullptr;
    updateState();
}

void ReaderDesk::addTo(QMenu* menu)
{
    menu->addSeparator();
    menu->addMenu(tr("&Readers"))->addActions({m_signIn, m_signOut, m_compare});
}

void ReaderDesk::askWho()
{
    if (!m_readers)
        return;
    watch<Result<QList<Reader>>>(
        m_readers->readers(), this, [this](const std::optional<Result<QList<Reader>>>& readers) {
            if (readers && *readers)
                showSignIn(**readers);
            else if (readers)
                Q_EMIT problem(readers->error());
        });
}

void ReaderDesk::showSignIn(const QList<Reader>& readers)
{
    auto* dialog = new SignInDialog(m_readers, readers, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SignInDialog::signedIn, this, &ReaderDesk::signIn);
    dialog->open();
}

void ReaderDesk::signIn(const Reader& reader)
{
    m_session->setReader(reader.id);
    if (m_session->reader() == reader.id)
        m_name = reader.name;
    updateState();
}

void ReaderDesk::compare()
{
    if (!m_readers || !m_library)
        return;
    watch<Result<QList<Reader>>>(
        m_readers->readers(), this, [this](const std::optional<Result<QList<Reader>>>& readers) {
            if (!readers)
                return;
            if (!*readers) {
                Q_EMIT problem(readers->error());
                return;
            }
            delete m_comparison;
            auto* dialog = new ComparisonDialog(
                {m_readers, m_library, m_session->reader()}, **readers, m_window);
            m_comparison = dialog;
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &ComparisonDialog::openRequested, this, m_openPage);
            dialog->show(); // beside the window: the case in question is looked at meanwhile
        });
}

void ReaderDesk::updateState()
{
    m_who->setText(m_name.isEmpty() ? QString() : tr("Reader: %1").arg(m_name));
    m_who->setVisible(!m_name.isEmpty());
    m_signIn->setEnabled(m_readers != nullptr);
    m_compare->setEnabled(m_readers && m_library);
    m_signOut->setEnabled(!m_name.isEmpty());
}

} // namespace ecgscan
