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

/// Held-out figures of one code, before (shipped) and after (with the correction).
struct CodeOutcome {
    QString code;
    int positives = 0, negatives = 0;
    std::optional<double> aurocBefore, aurocAfter;
    double brierBefore = 0, brierAfter = 0;
};

struct LocalTraining {
    LocalHead head; ///< Fitted on all cases.
    std::vector<CodeOutcome>
        outcomes; ///< From five patient-grouped parts, each judged by a head that has not seen it.
    bool improves = false; ///< Pooled Brier score is lower after than before.
};

/// How many positives and negatives, and patients behind each, a code needs.
inline constexpr int kLeastJudged = 8;

/// Learns, for each code with enough judged cases, a correction on top of the shipped probability:
/// logistic regression on the standardised embedding with the shipped logit as offset and a
/// Gaussian prior that allows a correction of about one logit. Errors: invalidArgument (no code has
/// enough; the message says how many are missing), cancelled.
Result<LocalTraining> trainLocally(
    const std::vector<JudgedCase>& cases, const QString& baseSha256, const Task& task);

} // namespace ecgscan
