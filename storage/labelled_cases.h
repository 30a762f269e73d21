// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"
#include "model/core/result.h"

#include <QString>

#include <vector>

namespace ecgscan {

/// What fine-tuning needs to know of a case that a reader has judged.
struct LabelledCase {
    CaseId id;
    QString patientKey; ///< The patient's pseudonym, or "case:N" where none was given.
    std::vector<float> embedding;
    std::vector<Finding> findings; ///< As predicted when it was analysed.
    QList<FindingReview> reviews; ///< At least one.
    QString modelSha256; ///< Of the network that made the embedding.
};

/// All cases with a review and an analysis that holds an embedding. Opens the file read-only.
/// Errors: as Database::open.
[[nodiscard]] Result<std::vector<LabelledCase>> labelledCases(const QString& databaseFile);

} // namespace ecgscan
