// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/database_menu.h"

#include "ui/review_session.h"

#include <QDate>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace ecgscan {

DatabaseMenu::DatabaseMenu(ReviewSession* session, QString folder, QWidget* parent)
    : QMenu(tr("Copies of all &cases"), parent)
    , m_session(session)
    , m_folder(std::move(folder))
{
    addAction(tr("&Back up…"), this, &DatabaseMenu::chooseBackup);
    addAction(tr("&Restore a backup…"), this, &DatabaseMenu::chooseRestore);
}

void DatabaseMenu::chooseBackup()
{
    const QString name = u"ecgscan-%1.sqlite"_s.arg(QDate::currentDate().toString(Qt::ISODate));
    auto* dialog = new QFileDialog(parentWidget(), tr("Back up all cases"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"sqlite"_s);
    dialog->setNameFilter(tr("ECG-Scan databases (*.sqlite)"));
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, m_session, &ReviewSession::backUp);
    dialog->open();
}

void DatabaseMenu::chooseRestore()
{
    const QDir automatic(m_folder + u"/backups"_s);
    auto* dialog = new QFileDialog(parentWidget(), tr("Restore a backup"),
        automatic.exists() ? automatic.path() : QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("ECG-Scan databases (*.sqlite)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &DatabaseMenu::confirmRestore);
    dialog->open();
}

void DatabaseMenu::confirmRestore(const QString& backup)
{
    auto* question = new QMessageBox(QMessageBox::Warning, tr("Restore a backup"),
        tr("All cases are replaced by those of %1.").arg(QFileInfo(backup).fileName()), {},
        parentWidget());
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(tr(
        "What is there now is kept beside the database, in a file with \"before-restore\" in its "
        "name. Steps can't be undone beyond this one."));
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* go = question->addButton(tr("Restore"), QMessageBox::AcceptRole);
    question->setDefaultButton(question->addButton(QMessageBox::Cancel));
    connect(go, &QPushButton::clicked, m_session,
        [session = m_session, backup] { session->restore(backup); });
    question->open();
}

} // namespace ecgscan
