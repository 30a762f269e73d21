// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/core/corrections.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace ecgscan {

/// Row number of a case in the database; 0 is no case.
struct CaseId {
    qint64 value = 0;
    bool isValid() const { return value > 0; }
    auto operator<=>(const CaseId&) const = default;
};

enum class Sex { unknown, female, male };

/// What is known about the person and the recording. Everything is optional.
struct CaseFields {
    QString patientId; ///< Pseudonymous.
    std::optional<int> ageYears; ///< 0..120
    Sex sex = Sex::unknown;
    std::optional<QDate> recordedOn;

    bool operator==(const CaseFields&) const = default;
};

/// What a reader says about a statement. A statement without a review is unknown, not negative.
enum class Verdict {
    accepted, ///< Predicted and agreed with.
    rejected, ///< Predicted (or listed) and not there.
    added, ///< Not predicted, there all the same.
};

struct FindingReview {
    QString code;
    Verdict verdict = Verdict::accepted;
    QDateTime decidedAt; ///< UTC
};

/// One row of the work list.
struct CaseSummary {
    CaseId id;
    PageRef page;
    QString sha256;
    CaseFields fields;
    int reviewCount = 0;
    bool hasAnalysis = false;
    bool isEcg = false; ///< The analysis found one.
};

struct CaseRecord {
    CaseId id;
    PageRef page;
    QString sha256;
    CaseFields fields;
    QString note;
    PageRepair repair; ///< What a person corrected of what was read.
    QList<FindingReview> reviews; ///< At most one for each code, in the order of the codes.
    std::optional<Analysis> analysis; ///< The latest one.
    Corrections corrections; ///< Whatever analysis there is.
};

/// A findings head learned on this computer and chosen by its reader.
struct AdoptedHead {
    QString folder; ///< Holds head.safetensors and manifest.json.
    QString sha256; ///< Of head.safetensors; a file with another hash is not used.

    bool operator==(const AdoptedHead&) const = default;
};

} // namespace ecgscan
