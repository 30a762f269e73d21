// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTimer;

namespace ecgscan {

class ChoiceBox;

/// Case fields and note. Gives changes on after 600 ms without typing and when a field is left;
/// flush() gives them on at once. A value that can't be read is marked beside its field and not
/// given on.
class CaseForm : public QWidget {
    Q_OBJECT
public:
    explicit CaseForm(QWidget* parent = nullptr);

    /// Shows another case's values without emitting; what was being typed is replaced.
    void setFields(const CaseFields& fields);
    /// Shows what changed in this case's values; an editor whose value is the same is left alone.
    void updateFields(const CaseFields& fields);
    void setNote(const QString& note);
    void flush();
    /// What was typed and can't be read as an age or a date; empty: nothing.
    QStringList unread() const;

Q_SIGNALS:
    void fieldsEdited(const CaseFields& fields);
    void noteEdited(const QString& note);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeEditors();
    void touched();
    void updateHints();
    /// Where a text is not a value of its field, the value that was shown before.
    CaseFields typed() const;
    void showAge();
    void showDate();

    QLineEdit* m_patient;
    QLineEdit* m_age;
    ChoiceBox* m_sex;
    QLineEdit* m_date;
    QLabel* m_hint;
    QPlainTextEdit* m_note;
    QTimer* m_settle;
    CaseFields m_shownFields;
    QString m_shownNote;
};

} // namespace ecgscan
