// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/readers.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ecgscan {

/// Name and PIN of a reader, known or new. Closes when the store has let the reader in.
class SignInDialog : public QDialog {
    Q_OBJECT
public:
    /// The store is not owned and outlives the dialog.
    SignInDialog(ReaderStore* store, const QList<Reader>& readers, QWidget* parent = nullptr);

Q_SIGNALS:
    void signedIn(const Reader& reader);

private:
    void updateButton();
    void enter();
    void let(const Reader& reader);
    void refuse(const Error& error);
    const Reader* known() const; ///< The reader of the name that stands there; nullptr: a new one.

    ReaderStore* m_store;
    QList<Reader> m_readers;
    QComboBox* m_name;
    QLineEdit* m_pin;
    QLabel* m_message;
    QPushButton* m_enter;
};

} // namespace ecgscan
