// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"

#include <QLineEdit>

class QStandardItemModel;

namespace ecgscan {

/// A field in which a finding is chosen by code, name or synonym, in English or German. It is empty
/// again after a choice.
class FindingPicker : public QLineEdit {
    Q_OBJECT
public:
    explicit FindingPicker(QWidget* parent = nullptr);
    void setSiteLabels(const QList<SiteLabel>& labels);

Q_SIGNALS:
    void picked(const QString& code);
    void unknown(const QString& text); ///< Enter was pressed; the text is no finding.

private:
    void suggest(const QString& text);
    void take(const QString& code);
    void enter();

    QList<SiteLabel> m_labels;
    QStandardItemModel* m_suggestions; ///< Its lines have the code as Qt::UserRole.
};

} // namespace ecgscan
