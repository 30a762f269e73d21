// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/labelled_cases.h"

#include "storage/cases.h"

namespace ecgscan {

Result<std::vector<LabelledCase>> labelledCases(const QString& databaseFile)
{
    ECGSCAN_TRY(const std::unique_ptr<Database> database,
        Database::open(databaseFile, Database::Access::readOnly));
    Cases cases(*database);
    ECGSCAN_TRY(const QList<CaseSummary> summaries, cases.list());
    std::vector<LabelledCase> labelled;
    for (const CaseSummary& summary : summaries) {
        if (summary.reviewCount == 0 || !summary.hasAnalysis)
            continue;
        ECGSCAN_TRY(const CaseRecord record, cases.load(summary.id));
        if (!record.analysis)
            continue;
        const Analysis& analysis = *record.analysis;
        if (analysis.embedding.empty() || !analysis.model)
            continue;
        const QString patient = record.fields.patientId.trimmed();
        labelled.push_back({record.id,
            patient.isEmpty() ? QStringLiteral("case:%1").arg(record.id.value) : patient,
            analysis.embedding, analysis.findings, record.reviews, analysis.model->sha256});
    }
    return labelled;
}

} // namespace ecgscan
