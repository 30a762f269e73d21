// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/library.h"

#include <QObject>

class QWidget;

namespace ecgscan {

/// The site's own labels: knows them, and makes new ones with a dialog.
class SiteLabels : public QObject {
    Q_OBJECT
public:
    explicit SiteLabels(QWidget* window);
    void connectTo(CaseLibrary* library); ///< Not owned; null: there can be none.

    const QList<SiteLabel>& labels() const { return m_labels; }
    /// Asks for the code of a label with this name, and makes it.
    void define(const QString& name);

Q_SIGNALS:
    void changed();
    void defined(const QString& code); ///< After changed().
    void problem(const Error& error);

private:
    void load(const QString& defined);
    void save(const SiteLabel& label);

    QWidget* m_window;
    CaseLibrary* m_library = nullptr;
    QList<SiteLabel> m_labels;
};

/// "Brugada type 1" as a code: "BRUGADA_TYPE_1".
QString codeForLabel(const QString& name);

} // namespace ecgscan
