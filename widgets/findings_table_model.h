// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/core/case.h"

#include <QAbstractTableModel>

namespace ecgscan {

/// Predicted statements with what the reader says of them; statements the reader added stand first,
/// then by falling probability.
class FindingsTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { kName, kCode, kProbability, kDecision, kReader, kColumns };
    enum Role {
        kProbabilityRole = Qt::UserRole, ///< double, or invalid when it was not predicted
        kThresholdRole,
        kUnlikelyRole, ///< bool: below 5 %, below its threshold and without a reader's word
    };
    using QAbstractTableModel::QAbstractTableModel;

    void setFindings(const std::vector<Finding>& findings);
    void setReviews(const QList<FindingReview>& reviews);
    void setSiteLabels(const QList<SiteLabel>& labels); ///< For their names.

    QString code(int row) const;
    std::optional<Verdict> verdict(int row) const;
    std::optional<FindingReview> review(int row) const;
    /// The threshold, and whether picture and waveforms agree, as sentences. Empty: it is not
    /// predicted.
    QString predictionText(int row) const;
    int rowOf(const QString& code) const; ///< -1: not there.
    int unlikelyCount() const;
    static QString verdictText(Verdict verdict);
    /// What "it is there" means for this statement: accepted when it was predicted, added when it
    /// was not.
    Verdict affirmation(const QString& code) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QString code, name;
        bool predicted = false; ///< The next three hold only then.
        double probability = 0;
        double threshold = 0;
        Decision decision = Decision::absent;
        std::optional<FindingReview> review;
        std::optional<double> byImage {}, bySignal {}; ///< What each network says of it.
    };
    /// Whether picture and waveforms stand on different sides of the threshold.
    static bool viewsDiffer(const Row& row);
    static QString predictionOf(const Row& row);
    QString nameOf(const QString& code) const;
    void rebuild();
    static bool isUnlikely(const Row& row);
    QString display(const Row& row, int column) const;
    QString spoken(const Row& row, int column) const;
    QString tip(const Row& row) const;

    std::vector<Finding> m_findings;
    QList<FindingReview> m_reviews;
    QList<SiteLabel> m_labels;
    std::vector<Row> m_rows;
};

} // namespace ecgscan
