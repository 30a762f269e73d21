// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/embedded_cases.h"

#include "storage/cases.h"
#include "storage/readers.h"

namespace ecgscan {

Result<std::vector<EmbeddedCase>> embeddedCases(const QString& databaseFile)
{
    ECGSCAN_TRY(const std::unique_ptr<Database> database,
        Database::open(databaseFile, Database::Access::readOnly));
    Cases cases(*database);
    Readers readers(*database);
    ECGSCAN_TRY(const QList<CaseSummary> summaries, cases.list());
    std::vector<EmbeddedCase> embedded;
    for (const CaseSummary& summary : summaries) {
        if (!summary.hasAnalysis)
            continue;
        ECGSCAN_TRY(const CaseRecord record, cases.load(summary.id));
        if (!record.analysis)
            continue;
        const Analysis& analysis = *record.analysis;
        if (analysis.embedding.empty() || !analysis.model)
            continue;
        ECGSCAN_TRY(const QList<Adjudication> adjudications, readers.adjudicationsOf(record.id));
        const QString patient = record.fields.patientId.trimmed();
        embedded.push_back({record.id, record.page,
            patient.isEmpty() ? QStringLiteral("case:%1").arg(record.id.value) : patient,
            analysis.embedding, analysis.findings, settledReviews(record.reviews, adjudications),
            analysis.model->sha256});
    }
    return embedded;
}

} // namespace ecgscan
