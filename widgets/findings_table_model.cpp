// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/findings_table_model.h"

#include "model/core/scp_statement.h"
#include "widgets/label_texts.h"

#include <QFont>

#include <algorithm>

namespace ecgscan {
namespace {

constexpr double kUnlikely = 0.05;

QString percent(double probability)
{
    return FindingsTableModel::tr("%L1 %").arg(
        probability * 100, 0, 'f', probability < 0.0995 ? 1 : 0);
}

QString decisionText(Decision decision)
{
    switch (decision) {
    case Decision::present:
        return FindingsTableModel::tr("likely");
    case Decision::absent:
        return FindingsTableModel::tr("unlikely");
    case Decision::cannotSay:
        return FindingsTableModel::tr("cannot say");
    }
    return {};
}

/// The verdict, and below it the grades and a sign of a remark, each only where it was said.
QString reviewText(const FindingReview& review)
{
    QStringList lines {FindingsTableModel::verdictText(review.verdict)};
    if (review.severity != Severity::unsaid)
        lines << severityText(review.severity);
    if (review.certainty != Certainty::unsaid)
        lines << certaintyText(review.certainty);
    if (!review.remark.isEmpty())
        lines << FindingsTableModel::tr("✎ remark");
    return lines.join(QLatin1Char('\n'));
}

} // namespace

void FindingsTableModel::setFindings(const std::vector<Finding>& findings)
{
    m_findings = findings;
    rebuild();
}

void FindingsTableModel::setReviews(const QList<FindingReview>& reviews)
{
    m_reviews = reviews;
    // A verdict on a listed statement changes no order: keep selection and scroll position.
    bool sameRows = true;
    for (const FindingReview& review : reviews)
        sameRows = sameRows && rowOf(review.code) >= 0;
    for (const Row& row : m_rows) {
        const bool reviewed = std::any_of(reviews.begin(), reviews.end(),
            [&](const FindingReview& review) { return review.code == row.code; });
        sameRows = sameRows && (row.predicted || reviewed);
    }
    if (!sameRows)
        return rebuild();
    for (Row& row : m_rows) {
        row.review.reset();
        for (const FindingReview& review : reviews)
            if (review.code == row.code)
                row.review = review;
    }
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

void FindingsTableModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    for (const Finding& finding : m_findings)
        m_rows.push_back(
            {finding.code, finding.name.isEmpty() ? nameOf(finding.code) : finding.name,
                /*predicted=*/true, finding.probability, finding.threshold, finding.decision, {},
                finding.imageProbability, finding.signalProbability});
    for (const FindingReview& review : std::as_const(m_reviews)) {
        const int row = rowOf(review.code);
        if (row >= 0)
            m_rows[static_cast<std::size_t>(row)].review = review;
        else
            m_rows.push_back({review.code, nameOf(review.code), /*predicted=*/false, 0, 0,
                Decision::absent, review});
    }
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) {
        const auto key = [](const Row& row) { return row.predicted ? row.probability : 2.0; };
        return key(a) > key(b);
    });
    endResetModel();
}

QString FindingsTableModel::code(int row) const
{
    return m_rows.at(static_cast<std::size_t>(row)).code;
}

std::optional<Verdict> FindingsTableModel::verdict(int row) const
{
    const auto said = review(row);
    return said ? std::optional(said->verdict) : std::nullopt;
}

std::optional<FindingReview> FindingsTableModel::review(int row) const
{
    return m_rows.at(static_cast<std::size_t>(row)).review;
}

void FindingsTableModel::setSiteLabels(const QList<SiteLabel>& labels)
{
    m_labels = labels;
    rebuild();
}

QString FindingsTableModel::nameOf(const QString& code) const
{
    const auto label = std::ranges::find(m_labels, code, &SiteLabel::code);
    return label == m_labels.end() ? statementName(code) : label->name;
}

bool FindingsTableModel::viewsDiffer(const Row& row)
{
    return row.byImage && row.bySignal
        && (*row.byImage >= row.threshold) != (*row.bySignal >= row.threshold);
}

int FindingsTableModel::rowOf(const QString& code) const
{
    const auto found = std::find_if(
        m_rows.begin(), m_rows.end(), [&](const Row& row) { return row.code == code; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

bool FindingsTableModel::isUnlikely(const Row& row)
{
    return row.predicted && !row.review && row.probability < kUnlikely
        && row.decision == Decision::absent;
}

int FindingsTableModel::unlikelyCount() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), isUnlikely));
}

Verdict FindingsTableModel::affirmation(const QString& code) const
{
    const int row = rowOf(code);
    if (row < 0 || !m_rows[static_cast<std::size_t>(row)].predicted)
        return Verdict::added;
    return m_rows[static_cast<std::size_t>(row)].decision == Decision::absent ? Verdict::added
                                                                              : Verdict::accepted;
}

QString FindingsTableModel::verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::accepted:
        return tr("✓ Accepted");
    case Verdict::rejected:
        return tr("✗ Rejected");
    case Verdict::added:
        return tr("+ Added");
    }
    return {};
}

int FindingsTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FindingsTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QString FindingsTableModel::display(const Row& row, int column) const
{
    switch (column) {
    case kName:
        return hyphenatedName(row.name);
    case kCode:
        return row.code;
    case kProbability:
        return row.predicted ? percent(row.probability) : tr("not predicted");
    case kDecision:
        if (!row.predicted)
            return tr("–");
        return viewsDiffer(row) ? decisionText(row.decision) + u'\n' + tr("views differ")
                                : decisionText(row.decision);
    case kReader:
        return row.review ? reviewText(*row.review) : QString();
    default:
        return {};
    }
}

QString FindingsTableModel::spoken(const Row& row, int column) const
{
    if (column == kProbability && row.predicted)
        return tr("predicted probability %1, threshold %2")
            .arg(percent(row.probability), percent(row.threshold));
    if (column == kReader && !row.review)
        return tr("not reviewed");
    return column == kName ? shownName(row.name) : display(row, column);
}

QString FindingsTableModel::tip(const Row& row) const
{
    if (!row.predicted)
        return tr("%1 (%2)\nAdded by the reader; not predicted.")
            .arg(shownName(row.name), row.code);
    QString text = tr("%1 (%2)\nPredicted probability %3.")
                       .arg(shownName(row.name), row.code, percent(row.probability))
        + u' ' + predictionOf(row);
    if (row.review && !row.review->remark.isEmpty())
        text += u'\n' + tr("The reader's remark: %1").arg(row.review->remark);
    return text + u'\n' + tr("A prediction, not a diagnosis.");
}

QString FindingsTableModel::predictionOf(const Row& row)
{
    if (!row.predicted)
        return {};
    const QString text = tr("Threshold %1.").arg(percent(row.threshold));
    if (!row.byImage || !row.bySignal)
        return text;
    const QString views = viewsDiffer(row) ? tr("Picture %1, waveforms %2: they differ.")
                                           : tr("Picture %1, waveforms %2: they agree.");
    return text + u' ' + views.arg(percent(*row.byImage), percent(*row.bySignal));
}

QString FindingsTableModel::predictionText(int row) const
{
    return predictionOf(m_rows.at(static_cast<std::size_t>(row)));
}

QVariant FindingsTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return display(row, index.column());
    case Qt::ToolTipRole:
        return tip(row);
    case Qt::AccessibleTextRole:
        return spoken(row, index.column());
    case Qt::FontRole:
        if (index.column() == kName && row.predicted && row.decision == Decision::present) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    case kProbabilityRole:
        return row.predicted ? QVariant(row.probability) : QVariant();
    case kThresholdRole:
        return row.predicted ? QVariant(row.threshold) : QVariant();
    case kUnlikelyRole:
        return isUnlikely(row);
    default:
        return {};
    }
}

QVariant FindingsTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case kName:
        return tr("Finding");
    case kCode:
        return tr("Code");
    case kProbability:
        return tr("Probability");
    case kDecision:
        return tr("Predicted");
    case kReader:
        return tr("Reader");
    default:
        return {};
    }
}

} // namespace ecgscan
