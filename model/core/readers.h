// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"
#include "model/core/reader_agreement.h"
#include "model/core/result.h"

#include <QFuture>

namespace ecgscan {

/// Someone who reviews. A PIN keeps readings of several people at one computer apart; it protects
/// nothing from the computer's owner.
struct Reader {
    ReaderId id;
    QString name;
};

/// The last word on a finding where readers differ.
struct Adjudication {
    CaseId caseId;
    QString code;
    bool isPresent = false;
    ReaderId by;
};

/// What two readers say of the same finding of the same case: present or not. Only what both
/// judged.
struct ReadingPair {
    CaseId caseId;
    QString code;
    bool first = false, second = false;
    std::optional<bool> adjudicated {};
};

/// The readers of a database. Promises and errors are those of CaseStore.
class ReaderStore {
public:
    virtual ~ReaderStore() = default;

    /// In the order of their names.
    virtual QFuture<Result<QList<Reader>>> readers() = 0;
    /// Errors: also invalidArgument (no name, the name is taken, a PIN of fewer than four digits).
    virtual QFuture<Result<Reader>> addReader(QString name, QString pin) = 0;
    /// Errors: also untrusted (not this reader's PIN).
    virtual QFuture<Status> checkPin(ReaderId reader, QString pin) = 0;

    /// In the order of case and code.
    virtual QFuture<Result<QList<ReadingPair>>> readingPairs(ReaderId first, ReaderId second) = 0;
    virtual QFuture<Status> adjudicate(Adjudication adjudication) = 0;
    /// The finding is open again.
    virtual QFuture<Status> withdrawAdjudication(CaseId id, QString code) = 0;
};

/// How far two readers agree on one finding.
struct FindingAgreement {
    QString code; ///< Empty: of all findings together.
    ReaderAgreement agreement;
};

/// First that of all findings together, then one by one in the order of the codes. Empty: no pairs.
QList<FindingAgreement> agreementByFinding(const QList<ReadingPair>& pairs);

/// One word a finding out of what several readers said: the adjudicated one, else what all agree
/// on; what they differ on is left out, as if nobody had judged it. In the order of the codes.
QList<FindingReview> settledReviews(
    const QList<FindingReview>& reviews, const QList<Adjudication>& adjudications);

} // namespace ecgscan
