// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/core/task.h"
#include "model/findings/local_head.h"

#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace ecgscan {

/// A case that a reader has judged. A code that is not in judged is unknown, not negative.
struct JudgedCase {
    QString patient;
    std::vector<float> embedding;
    std::map<QString, double>
        shipped; ///< Probability by the shipped network; codes it does not know are missing.
    std::map<QString, bool> judged; ///< Present or not.
};

/// Held-out figures of one code, before (shipped) and after (with the correction). A code that the
/// shipped network does not know has no before.
struct CodeOutcome {
    QString code;
    int positives = 0, negatives = 0;
    std::optional<double> aurocBefore, aurocAfter, brierBefore;
    double brierAfter = 0;
    bool learned = false; ///< The head corrects it; else it stays as it was.
};

struct LocalTraining {
    LocalHead head; ///< Fitted on all cases, for the codes that are learned; may have none.
    std::vector<CodeOutcome>
        outcomes; ///< From five patient-grouped parts, each judged by a head that has not seen it.
};

/// How many positives and negatives, and patients behind each, a code needs.
inline constexpr int kLeastJudged = 8;

/// Learns, for each code with enough judged cases, a correction on top of the shipped probability:
/// the most probable logistic regression on the standardised embedding with the shipped logit as
/// offset, under a Gaussian prior that allows a correction of about one logit (two where the
/// shipped network does not know the code). A code is kept where the held-out Brier score gets
/// better by more than its standard error (against the share of positives for an unknown code),
/// beats that share in any case, and the AUROC is above 0.5 and no lower than before.
/// Errors: notFound (no code has enough; the message says how many are missing), cancelled.
[[nodiscard]] Result<LocalTraining> trainLocally(
    const std::vector<JudgedCase>& cases, const QString& baseSha256, const Task& task);

} // namespace ecgscan
