// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/finding_rows.h"

#include "model/core/scp_statement.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ecgscan {

namespace {

struct Judged {
    QString code, name;
    const Finding* finding = nullptr; ///< nullptr: not predicted.
    std::vector<const FindingReview*> reviews {}; ///< Empty: nobody said anything.
};

std::vector<Judged> judged(const CaseRecord& record)
{
    std::vector<Judged> all;
    if (record.analysis) {
        for (const Finding& finding : record.analysis->findings)
            all.push_back({finding.code,
                finding.name.isEmpty() ? statementName(finding.code) : finding.name, &finding});
    }
    for (const FindingReview& review : record.reviews) {
        const auto known = std::ranges::find(all, review.code, &Judged::code);
        if (known != all.end())
            known->reviews.push_back(&review);
        else
            all.push_back({review.code, statementName(review.code), nullptr, {&review}});
    }
    std::ranges::stable_sort(all, std::greater(),
        [](const Judged& row) { return row.finding ? row.finding->probability : 2.0; });
    return all;
}

QString percent(const std::optional<double>& probability)
{
    return probability
        ? QCoreApplication::translate("report", "%L1 %").arg(*probability * 100, 0, 'f', 1)
        : QString();
}

QString decisionText(const Finding& finding)
{
    switch (finding.decision) {
    case Decision::present:
        return QCoreApplication::translate("report", "likely");
    case Decision::absent:
        return QCoreApplication::translate("report", "unlikely");
    case Decision::cannotSay:
        return QCoreApplication::translate("report", "cannot say");
    }
    return {};
}

QString verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::accepted:
        return QCoreApplication::translate("report", "✓ accepted");
    case Verdict::rejected:
        return QCoreApplication::translate("report", "✗ rejected");
    case Verdict::added:
        return QCoreApplication::translate("report", "+ added");
    }
    return {};
}

/// What was said, a line for each that said something.
QString verdictTexts(const std::vector<const FindingReview*>& reviews)
{
    QStringList lines;
    for (const FindingReview* review : reviews)
        lines.append(verdictText(review->verdict));
    return lines.join(u'\n');
}

QString whenTexts(const std::vector<const FindingReview*>& reviews)
{
    QStringList lines;
    for (const FindingReview* review : reviews)
        lines.append(review->decidedAt.isValid()
                ? QLocale().toString(review->decidedAt.toLocalTime(), QLocale::ShortFormat)
                : QString());
    return lines.join(u'\n');
}

bool isWorthPaper(const Judged& row)
{
    return !row.reviews.empty() || !row.finding || row.finding->decision != Decision::absent
        || row.finding->scheme == u"superclass";
}

} // namespace

QList<ReportColumn> findingColumns()
{
    return {{QCoreApplication::translate("report", "Finding"), 4.6},
        {QCoreApplication::translate("report", "Code"), 1},
        {QCoreApplication::translate("report", "Probability"), 1.3, Qt::AlignRight},
        {QCoreApplication::translate("report", "Threshold"), 1.2, Qt::AlignRight},
        {QCoreApplication::translate("report", "Predicted"), 1.7},
        {QCoreApplication::translate("report", "By the picture"), 1.3, Qt::AlignRight},
        {QCoreApplication::translate("report", "By the waveforms"), 1.6, Qt::AlignRight},
        {QCoreApplication::translate("report", "Reader"), 1.5},
        {QCoreApplication::translate("report", "When"), 3.1}};
}

FindingRows findingRows(const CaseRecord& record)
{
    FindingRows result;
    for (const Judged& row : judged(record)) {
        if (!isWorthPaper(row)) {
            ++result.leftOut;
            continue;
        }
        const Finding* finding = row.finding;
        result.rows.append({{row.name, row.code == row.name ? QString() : row.code,
                                finding ? percent(finding->probability)
                                        : QCoreApplication::translate("report", "none"),
                                finding ? percent(finding->threshold) : QString(),
                                finding ? decisionText(*finding)
                                        : QCoreApplication::translate("report", "not predicted"),
                                finding ? percent(finding->imageProbability) : QString(),
                                finding ? percent(finding->signalProbability) : QString(),
                                verdictTexts(row.reviews), whenTexts(row.reviews)},
            finding && finding->decision == Decision::present});
    }
    return result;
}

QStringList likelyFindings(const CaseRecord& record)
{
    QStringList lines;
    for (const Judged& row : judged(record)) {
        const bool predicted = row.finding && row.finding->decision == Decision::present;
        const bool said = std::ranges::any_of(row.reviews,
            [](const FindingReview* review) { return review->verdict != Verdict::rejected; });
        if (!said && (!predicted || !row.reviews.empty()))
            continue;
        QString line = row.name;
        if (row.finding)
            line += u" (%1)"_s.arg(percent(row.finding->probability));
        const QString verdicts = verdictTexts(row.reviews).replace(u'\n', u", "_s);
        lines.append(verdicts.isEmpty() ? line : line + u" – "_s + verdicts);
    }
    return lines;
}

} // namespace ecgscan
