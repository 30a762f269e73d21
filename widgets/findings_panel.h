// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/core/case.h"

#include <QWidget>

class QAction;
class QLabel;
class QSortFilterProxyModel;
class QTableView;
class QToolButton;

namespace ecgscan {

class FindingDetails;
class FindingPicker;
class FindingsTableModel;

/// The predicted findings and the reader's verdicts on them. It changes nothing by itself: it asks
/// with verdictRequested() and shows what setReviews() gives. Keys in its window: A accept, R
/// reject, U or Backspace take the verdict back.
class FindingsPanel : public QWidget {
    Q_OBJECT
public:
    explicit FindingsPanel(QWidget* parent = nullptr);

    void setFindings(const std::vector<Finding>& findings);
    void setReviews(const QList<FindingReview>& reviews);
    void setSiteLabels(const QList<SiteLabel>& labels);
    void setEditable(bool editable);
    void flush(); ///< Gives on what is being typed.
    void addPicked(const QString& code); ///< As if it was chosen from the list.
    /// Shown in place of an empty table: why there are no findings.
    void setEmptyText(const QString& text);

    QTableView* table() const { return m_table; }
    QList<QAction*> verdictActions() const { return {m_accept, m_reject, m_takeBack}; }
    QString selectedCode() const; ///< Empty: none.

Q_SIGNALS:
    void verdictRequested(const QString& code, std::optional<Verdict> verdict);
    /// Severity, certainty and remark of a finding that has a verdict.
    void detailsEdited(const FindingReview& review);
    void siteLabelWanted(const QString& text); ///< It is in no list.
    void selectionChanged(); ///< See selectedCode().

protected:
    void changeEvent(QEvent* event) override;

private:
    QAction* makeAction(const QString& text, const QList<QKeySequence>& keys);
    QWidget* makeButtons();
    void makeTable();
    void makePicker();
    void decide(std::optional<Verdict> verdict);
    void refresh();
    bool isInView(const QModelIndex& index) const;
    void select(const QString& code);
    void updateActions();
    void updateIcons();

    FindingsTableModel* m_model;
    QSortFilterProxyModel* m_visible;
    QLabel* m_header;
    QTableView* m_table;
    QLabel* m_empty;
    QToolButton* m_showAll;
    FindingDetails* m_details;
    FindingPicker* m_picker;
    QLabel* m_pickerHint;
    QAction* m_accept;
    QAction* m_reject;
    QAction* m_takeBack;
    QString m_unknown; ///< What was typed last and is no finding.
    bool m_editable = false;
    bool m_hasFindings = false; ///< Not only reviews.
};

} // namespace ecgscan
