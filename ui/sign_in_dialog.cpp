// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sign_in_dialog.h"

#include "ui/watch.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace ecgscan {

SignInDialog::SignInDialog(ReaderStore* store, const QList<Reader>& readers, QWidget* parent)
    : QDialog(parent)
    , m_store(store)
    , m_readers(readers)
    , m_name(new QComboBox(this))
    , m_pin(new QLineEdit(this))
    , m_message(new QLabel(this))
{
    setWindowTitle(tr("Sign in as a reader"));
    auto* about = new QLabel(
        tr("Every reader has verdicts of their own and does not see those of others. The PIN keeps "
           "the readings of several people at one computer apart. It is a convenience, no "
           "protection: who can use this computer's files can read all verdicts."),
        this);
    about->setWordWrap(true);
    m_name->setEditable(true);
    m_name->setInsertPolicy(QComboBox::NoInsert);
    m_name->setAccessibleName(tr("Name of the reader"));
    for (const Reader& reader : m_readers)
        m_name->addItem(reader.name);
    m_pin->setEchoMode(QLineEdit::Password);
    m_pin->setMaxLength(12);
    m_pin->setAccessibleName(tr("PIN"));
    m_pin->setPlaceholderText(tr("4 to 12 digits"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_enter = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_enter->setDefault(true);
    auto* form = new QFormLayout(this);
    form->addRow(about);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&PIN"), m_pin);
    form->addRow(m_message);
    form->addRow(buttons);
    connect(m_name, &QComboBox::currentTextChanged, this, &SignInDialog::updateButton);
    connect(m_enter, &QPushButton::clicked, this, &SignInDialog::enter);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    if (m_readers.isEmpty())
        m_name->setFocus();
    else
        m_pin->setFocus();
    updateButton();
}

const Reader* SignInDialog::known() const
{
    const QString name = m_name->currentText().simplified();
    const auto found = std::ranges::find_if(m_readers,
        [&](const Reader& reader) { return reader.name.compare(name, Qt::CaseInsensitive) == 0; });
    return found == m_readers.end() ? nullptr : &*found;
}

void SignInDialog::updateButton()
{
    m_enter->setText(known() ? tr("Sign in") : tr("Make this reader and sign in"));
}

void SignInDialog::enter()
{
    m_enter->setEnabled(false);
    if (const Reader* reader = known()) {
        watch<Status>(m_store->checkPin(reader->id, m_pin->text()), this,
            [this, reader = *reader](const std::optional<Status>& status) {
                if (status && *status)
                    let(reader);
                else if (status)
                    refuse(status->error());
            });
        return;
    }
    watch<Result<Reader>>(m_store->addReader(m_name->currentText(), m_pin->text()), this,
        [this](const std::optional<Result<Reader>>& reader) {
            if (reader && *reader)
                let(**reader);
            else if (reader)
                refuse(reader->error());
        });
}

void SignInDialog::let(const Reader& reader)
{
    Q_EMIT signedIn(reader);
    accept();
}

void SignInDialog::refuse(const Error& error)
{
    m_enter->setEnabled(true);
    m_message->setText(error.message);
    m_message->show();
    m_pin->selectAll();
    m_pin->setFocus();
}

} // namespace ecgscan
