// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/readers.h"

#include <QMap>

#include <algorithm>

namespace ecgscan {

QList<FindingAgreement> agreementByFinding(const QList<ReadingPair>& pairs)
{
    QMap<QString, ReadingTable> tables; // no finding has an empty code
    for (const ReadingPair& pair : pairs) {
        for (const QString& code : {QString(), pair.code}) {
            ReadingTable& table = tables[code];
            ++(pair.first ? (pair.second ? table.bothPresent : table.onlyFirst)
                          : (pair.second ? table.onlySecond : table.bothAbsent));
        }
    }
    QList<FindingAgreement> agreements;
    for (const auto& [code, table] : tables.asKeyValueRange())
        agreements.append({code, *readerAgreement(table)});
    return agreements;
}

QList<FindingReview> settledReviews(
    const QList<FindingReview>& reviews, const QList<Adjudication>& adjudications)
{
    const auto isPresent
        = [](const FindingReview& review) { return review.verdict != Verdict::rejected; };
    QMap<QString, QList<FindingReview>> byCode;
    for (const FindingReview& review : reviews)
        byCode[review.code].append(review);
    QMap<QString, FindingReview> settled;
    for (const QList<FindingReview>& said : std::as_const(byCode)) {
        const bool agreed = std::ranges::all_of(said, [&](const FindingReview& review) {
            return isPresent(review) == isPresent(said.constFirst());
        });
        if (agreed)
            settled[said.constFirst().code] = said.constFirst();
    }
    for (const Adjudication& last : adjudications)
        settled[last.code] = {.code = last.code,
            .verdict = last.isPresent ? Verdict::accepted : Verdict::rejected,
            .reader = last.by};
    return settled.values();
}

} // namespace ecgscan
