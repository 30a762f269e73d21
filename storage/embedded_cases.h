// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"
#include "model/core/result.h"

#include <QString>

#include <vector>

namespace ecgscan {

/// What fine-tuning and search need to know of a case.
struct EmbeddedCase {
    CaseId id;
    PageRef page;
    QString patientKey; ///< The patient's pseudonym, or "case:N" where none was given.
    std::vector<float> embedding;
    std::vector<Finding> findings; ///< As predicted when it was analysed.
    QList<FindingReview> reviews; ///< One a finding, see settledReviews().
    QString modelSha256; ///< Of the model that made the embedding.
};

/// All cases with an analysis that holds an embedding. Opens the file read-only. Errors: as
/// Database::open.
[[nodiscard]] Result<std::vector<EmbeddedCase>> embeddedCases(const QString& databaseFile);

} // namespace ecgscan
