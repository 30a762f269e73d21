// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/site_labels.h"

#include "ui/watch.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace ecgscan {

namespace {

constexpr int kLongestCode = 24;
constexpr int kLongestName = 120;

} // namespace

QString codeForLabel(const QString& name)
{
    static const QRegularExpression kBetween(u"[^\\p{L}\\p{N}]+"_s);
    return name.toUpper().split(kBetween, Qt::SkipEmptyParts).join(u'_').left(kLongestCode);
}

SiteLabels::SiteLabels(QWidget* window)
    : QObject(window)
    , m_window(window)
{
}

void SiteLabels::connectTo(CaseLibrary* library)
{
    m_library = library;
    load({});
}

void SiteLabels::load(const QString& made)
{
    if (!m_library)
        return;
    watch<Result<QList<SiteLabel>>>(m_library->siteLabels(), this,
        [this, made](const std::optional<Result<QList<SiteLabel>>>& labels) {
            if (!labels || !*labels)
                return; // a database that can't be read is told of by the first case
            m_labels = **labels;
            Q_EMIT changed();
            if (!made.isEmpty())
                Q_EMIT defined(made);
        });
}

void SiteLabels::define(const QString& given)
{
    auto* dialog = new QDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("A label of this site"));
    auto* name = new QLineEdit(given, dialog);
    auto* code = new QLineEdit(codeForLabel(given), dialog);
    name->setMaxLength(kLongestName);
    code->setMaxLength(kLongestCode);
    name->setAccessibleName(tr("Name of the label"));
    code->setAccessibleName(tr("Code of the label"));
    auto* about = new QLabel(
        tr("It is kept in this database and can be chosen for every case. Fine-tuning learns it "
           "like any other finding. Its code stays; a label can't be removed, as cases may have "
           "it."),
        dialog);
    about->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, dialog);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Make the label and add it"));
    auto* form = new QFormLayout(dialog);
    form->addRow(about);
    form->addRow(tr("&Name"), name);
    form->addRow(tr("&Code"), code);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, dialog, [this, dialog, name, code] {
        save({code->text().trimmed(), name->text().simplified()});
        dialog->accept();
    });
    dialog->open();
    code->setFocus();
}

void SiteLabels::save(const SiteLabel& label)
{
    if (!m_library)
        return;
    watch<Status>(
        m_library->saveSiteLabel(label), this, [this, label](const std::optional<Status>& status) {
            if (status && *status)
                load(label.code);
            else if (status)
                Q_EMIT problem(status->error());
        });
}

} // namespace ecgscan
