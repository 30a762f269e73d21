// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QStringListModel;

namespace ecgscan {

class ChoiceBox;

/// State, page quality, urgency and tags of the case under review. Gives changes on as they are
/// made, tags when the field is left.
class CaseLabelsForm : public QWidget {
    Q_OBJECT
public:
    explicit CaseLabelsForm(QWidget* parent = nullptr);

    /// Shows values without emitting. state: as effectiveState() says.
    void setLabels(const CaseLabels& labels, ReviewState state);
    void setKnownTags(const QStringList& tags); ///< Offered while a tag is typed.
    void flush(); ///< Gives on what is being typed.

Q_SIGNALS:
    void labelsEdited(const CaseLabels& labels);

private:
    void makeEditors();
    void giveOn(const CaseLabels& labels);
    void completeTag(const QString& tag);

    ChoiceBox* m_state;
    ChoiceBox* m_quality;
    QCheckBox* m_urgent;
    QLineEdit* m_tags;
    QStringListModel* m_knownTags;
    CaseLabels m_shown;
};

} // namespace ecgscan
