// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case_actions.h"
#include "ui/export_dialog.h"
#include "ui/main_window.h"
#include "ui/page_list_model.h"
#include "ui/report_printing.h"
#include "ui/review_session.h"
#include "ui/watch.h"
#include "widgets/case_form.h"

#include <QAction>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace ecgscan {

void MainWindow::addOutActions(QMenu* file)
{
    m_actions.exportCases = makeAction(tr("&Export…"), Qt::CTRL | Qt::Key_E, {});
    m_actions.print = makeAction(tr("&Print true to scale…"), QKeySequence::Print, {});
    connect(m_actions.exportCases, &QAction::triggered, this, &MainWindow::openExport);
    connect(m_actions.print, &QAction::triggered, this, &MainWindow::printCase);
    file->addSeparator();
    file->addActions({m_actions.exportCases, m_actions.print});
}

void MainWindow::openExport()
{
    m_form->flush();
    m_cases->flush();
    // The store answers in order: when it has listed the cases, what was typed is written.
    watch<Result<QList<CaseSummary>>>(m_store->list(), this, [this](const auto& cases) {
        if (!cases || !*cases) {
            if (cases)
                showProblem(cases->error());
            return;
        }
        ExportSetup setup {
            m_files.engineProgram, m_files.databaseFile, {}, {}, &m_settings, m_session->reader()};
        for (const CaseSummary& summary : std::as_const(**cases)) {
            if (m_pages->rowOf(summary.page) >= 0)
                setup.listed.append(summary.id);
        }
        if (m_session->record())
            setup.current = m_session->record()->id;
        auto* dialog = new ExportDialog(setup, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

void MainWindow::printCase()
{
    m_form->flush();
    m_cases->flush();
    CaseRecord record = *m_session->record();
    record.page = *m_session->page();
    record.analysis = m_session->analysis();
    printReport({this, m_engine, record, [this](const Status& printed) {
                     if (!printed && printed.error().code != Errc::cancelled)
                         showProblem(printed.error());
                 }});
}

} // namespace ecgscan
