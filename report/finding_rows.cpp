// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/finding_rows.h"

#include "model/core/scp_statement.h"
#include "report/texts.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ecgscan {

using report::Text;

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
    return probability ? Text::tr("%L1 %").arg(*probability * 100, 0, 'f', 1) : QString();
}

QString decisionText(const Finding& finding)
{
    switch (finding.decision) {
    case Decision::present:
        return Text::tr("likely");
    case Decision::absent:
        return Text::tr("unlikely");
    case Decision::cannotSay:
        return Text::tr("cannot say");
    }
    return {};
}

QString verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::accepted:
        return Text::tr("✓ accepted");
    case Verdict::rejected:
        return Text::tr("✗ rejected");
    case Verdict::added:
        return Text::tr("+ added");
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
    return {{Text::tr("Finding"), 5}, {Text::tr("Code"), 1},
        {Text::tr("Probability"), 1.3, Qt::AlignRight},
        {Text::tr("Threshold"), 1.2, Qt::AlignRight}, {Text::tr("Predicted"), 1.3},
        {Text::tr("By the picture"), 1.5, Qt::AlignRight},
        {Text::tr("By the waveforms"), 1.7, Qt::AlignRight}, {Text::tr("Reader"), 1.5},
        {Text::tr("When"), 2}};
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
                                finding ? percent(finding->probability) : Text::tr("none"),
                                finding ? percent(finding->threshold) : QString(),
                                finding ? decisionText(*finding) : Text::tr("not predicted"),
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
