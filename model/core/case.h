// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/core/corrections.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

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

/// unsaid: the reader said nothing of it, which is not "none". The numbers are in the database.
enum class Severity { unsaid, mild, moderate, severe };
enum class Certainty { unsaid, possible, probable, certain };

/// Row number of a reader in the database; 0 is whoever sits at the computer without a name.
struct ReaderId {
    qint64 value = 0;
    auto operator<=>(const ReaderId&) const = default;
};

struct FindingReview {
    QString code;
    Verdict verdict = Verdict::accepted;
    QDateTime decidedAt {}; ///< UTC; set by the store.
    Severity severity = Severity::unsaid;
    Certainty certainty = Certainty::unsaid;
    QString remark {};
    ReaderId reader {};

    /// Whether the same reader says the same; when does not count.
    bool saysSameAs(const FindingReview& other) const;
};

/// How far the review of a case has come. The numbers are in the database.
enum class ReviewState { fresh, inReview, done, needsSecondReader, rejected };

/// What a reader thinks of the picture. The numbers are in the database.
enum class PageQuality { ungraded, good, usable, poor, unreadable };

/// What readers say of a case as a whole.
struct CaseLabels {
    ReviewState state = ReviewState::fresh;
    PageQuality quality = PageQuality::ungraded;
    bool isUrgent = false;
    QStringList tags {}; ///< Each once, without commas, sorted.

    bool operator==(const CaseLabels&) const = default;
};

/// A fresh case with verdicts is in review, whatever else was said of it.
ReviewState effectiveState(ReviewState state, qsizetype reviews);

/// "a, b" as a list of tags: trimmed, each once, sorted.
QStringList tagsFrom(const QString& text);

/// One row of the work list.
struct CaseSummary {
    CaseId id;
    PageRef page;
    QString sha256;
    CaseFields fields;
    int reviewCount = 0;
    bool hasAnalysis = false;
    bool isEcg = false; ///< The analysis found one.
    ReviewState state = ReviewState::fresh; ///< As the reader set it.
};

struct CaseRecord {
    CaseId id;
    PageRef page;
    QString sha256;
    CaseFields fields;
    QString note;
    PageRepair repair {}; ///< What a person corrected of what was read.
    /// Of all readers: at most one for each reader and code, in the order of code and reader.
    QList<FindingReview> reviews;
    std::optional<Analysis> analysis; ///< The latest one.
    CaseLabels labels {};
    Corrections corrections {}; ///< Of wave boundaries, whatever analysis there is.
};

/// A finding of this site that the SCP-ECG list lacks.
struct SiteLabel {
    QString code; ///< Not one of SCP-ECG.
    QString name;

    bool operator==(const SiteLabel&) const = default;
};

/// A findings head learned on this computer and chosen by its reader.
struct AdoptedHead {
    QString folder; ///< Holds head.safetensors and manifest.json.
    QString sha256; ///< Of head.safetensors; a file with another hash is not used.

    bool operator==(const AdoptedHead&) const = default;
};

} // namespace ecgscan
