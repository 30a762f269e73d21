// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;

namespace ecgscan {

class ChoiceBox;

/// What the network says of the selected finding in full, and how the reader grades it: severity,
/// certainty and a remark. It can be graded when it has a verdict.
class FindingDetails : public QWidget {
    Q_OBJECT
public:
    explicit FindingDetails(QWidget* parent = nullptr);

    /// Shows another finding or another review of it; gives on first what was being typed.
    void show(const QString& prediction, const std::optional<FindingReview>& review);
    void setEditable(bool editable);
    void flush(); ///< Gives on what is being typed.
    QWidgetList controls() const; ///< In the order in which they are reached.

Q_SIGNALS:
    void edited(const FindingReview& review);

private:
    void updateEnabled();

    QLabel* m_prediction;
    ChoiceBox* m_severity;
    ChoiceBox* m_certainty;
    QLineEdit* m_remark;
    std::optional<FindingReview> m_review;
    bool m_editable = false;
};

} // namespace ecgscan
