// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"
#include "model/core/result.h"

#include <QFuture>

namespace ecgscan {

enum class LibraryOrder {
    added,
    file,
    patient,
    age,
    sex,
    recorded,
    state,
    quality,
    reviews,
    confidence
};

/// Which cases of the database to show. An empty member asks for nothing.
struct LibraryQuery {
    /// Beginnings of words of file name, patient id, note, findings and tags; all of them have to
    /// be there. The names of a finding in both languages also find its code.
    QString text {};
    std::optional<ReviewState> state {}; ///< As effectiveState() says.
    std::optional<PageQuality> quality {};
    QString findingCode {}; ///< Likely by the network or said by the reader, and not rejected.
    std::optional<double> confidenceBelow {}; ///< Of the page, 0..1; pages without one don't count.
    bool onlyUrgent = false;
    LibraryOrder order = LibraryOrder::added; ///< Urgent cases come before all others.
    bool isDescending = true;
    ReaderId reader {}; ///< Whose verdicts count.
};

/// One case of the library.
struct LibraryRow {
    CaseId id;
    PageRef page;
    CaseFields fields;
    CaseLabels labels;
    ReviewState state = ReviewState::fresh; ///< Effective.
    QStringList findings; ///< Codes as LibraryQuery::findingCode finds them.
    int reviewCount = 0; ///< Of the reader.
    std::optional<double> confidence; ///< Of the page's reading, 0..1.
    QDateTime addedAt; ///< UTC
};

/// All cases of the database. Promises and errors are those of CaseStore.
class CaseLibrary {
public:
    virtual ~CaseLibrary() = default;

    /// In the order that is asked for; the rows are fetched when they are shown.
    virtual QFuture<Result<QList<CaseId>>> search(LibraryQuery query) = 0;
    /// In the order of ids; cases that are gone are left out. ids: at most kMostRows.
    virtual QFuture<Result<QList<LibraryRow>>> rows(QList<CaseId> ids, ReaderId reader) = 0;
    static constexpr qsizetype kMostRows = 500;

    /// The latest case of the same patient id that was recorded before this one; where a date is
    /// missing, that was added before it. nullopt: none is known.
    virtual QFuture<Result<std::optional<PageRef>>> earlierOfPatient(CaseId id) = 0;
    /// Every tag in use, sorted.
    virtual QFuture<Result<QStringList>> tags() = 0;

    virtual QFuture<Result<QList<SiteLabel>>> siteLabels() = 0;
    /// Makes a label or gives it another name. Errors: also invalidArgument (no code or name, or a
    /// code of SCP-ECG).
    virtual QFuture<Status> saveSiteLabel(SiteLabel label) = 0;
};

} // namespace ecgscan
