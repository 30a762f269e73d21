// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/finding_picker.h"

#include "model/core/statement_search.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace ecgscan {

FindingPicker::FindingPicker(QWidget* parent)
    : QLineEdit(parent)
    , m_suggestions(new QStandardItemModel(this))
{
    auto* completer = new QCompleter(m_suggestions, this);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion); // they are ranked here
    completer->setMaxVisibleItems(12);
    setCompleter(completer);
    setClearButtonEnabled(true);
    connect(this, &QLineEdit::textEdited, this, &FindingPicker::suggest);
    connect(this, &QLineEdit::returnPressed, this, &FindingPicker::enter);
    // Queued: the completer writes the chosen line into the field after its signal.
    connect(
        completer, qOverload<const QModelIndex&>(&QCompleter::activated), this,
        [this](const QModelIndex& line) { take(line.data(Qt::UserRole).toString()); },
        Qt::QueuedConnection);
}

void FindingPicker::setSiteLabels(const QList<SiteLabel>& labels)
{
    m_labels = labels;
}

void FindingPicker::suggest(const QString& text)
{
    m_suggestions->clear();
    const QList<StatementMatch> matches = matchingStatements(text, m_labels);
    for (const StatementMatch& match : matches) {
        QString line = u"%1 – %2"_s.arg(match.code, match.name);
        if (!match.word.isEmpty())
            line += u" (%1)"_s.arg(match.word);
        auto* item = new QStandardItem(line);
        item->setData(match.code, Qt::UserRole);
        m_suggestions->appendRow(item);
    }
}

void FindingPicker::take(const QString& code)
{
    clear();
    if (!code.isEmpty())
        Q_EMIT picked(code);
}

void FindingPicker::enter()
{
    const QString typed = text().trimmed();
    if (typed.isEmpty())
        return;
    // A line that was walked to with the arrow keys stands in the field.
    const QList<QStandardItem*> lines = m_suggestions->findItems(typed);
    QString code = lines.isEmpty() ? statementCode(typed, m_labels)
                                   : lines.constFirst()->data(Qt::UserRole).toString();
    if (code.isEmpty() && m_suggestions->rowCount() == 1)
        code = m_suggestions->item(0)->data(Qt::UserRole).toString();
    if (code.isEmpty())
        Q_EMIT unknown(typed);
    else
        take(code);
}

} // namespace ecgscan
