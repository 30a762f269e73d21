// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"
#include "model/core/result.h"

#include <QFuture>

namespace ecgscan {

class CaseLibrary;
class ReaderStore;

/// Keeps cases and what readers say of them. Every call is one committed transaction when its
/// future is finished without an error; there is no "save". Calls may come from the window's
/// thread: they return at once, and are carried out one after the other in the order of the calls.
/// Errors of every call: io, busy, diskFull, corrupt, schemaTooNew, unsupported (another program's
/// file), notFound (the case is gone), internal; after an error nothing of the call is stored.
class CaseStore {
public:
    virtual ~CaseStore() = default;

    /// The case of a page, made when it is not there. A page is known by the sha256 of its file and
    /// its number, so a file that was moved or renamed is found again (its new name is kept).
    virtual QFuture<Result<CaseRecord>> openCase(PageRef page, QString sha256) = 0;
    virtual QFuture<Result<CaseRecord>> load(CaseId id) = 0;
    /// In the order in which they were made.
    virtual QFuture<Result<QList<CaseSummary>>> list() = 0;

    virtual QFuture<Status> saveFields(CaseId id, CaseFields fields) = 0;
    virtual QFuture<Status> saveNote(CaseId id, QString note) = 0;
    virtual QFuture<Status> saveRepair(CaseId id, PageRepair repair) = 0;
    virtual QFuture<Status> saveAnalysis(CaseId id, Analysis analysis) = 0;
    /// In place of what the same reader said of the same code. Errors: also invalidArgument (no
    /// code).
    virtual QFuture<Status> saveReview(CaseId id, FindingReview review) = 0;
    /// Takes the reader's word back: the statement is unknown again. Errors: as saveReview().
    virtual QFuture<Status> takeBack(CaseId id, QString code, ReaderId reader) = 0;
    virtual QFuture<Status> saveLabels(CaseId id, CaseLabels labels) = 0;
    /// All of them; what is nullopt is as measured again.
    virtual QFuture<Status> saveCorrections(CaseId id, Corrections corrections) = 0;

    /// Writes everything to one file, which replaces one of that name. Errors: also of the place.
    virtual QFuture<Status> backUp(QString file) = 0;
    /// Puts a backup in the place of everything, also of a damaged database; what was there is kept
    /// beside it. Errors: of the backup as of a database that is opened; the present contents stay.
    virtual QFuture<Status> restore(QString backup) = 0;

    virtual QFuture<Result<std::optional<AdoptedHead>>> adoptedHead() = 0;
    /// nullopt goes back to the shipped findings.
    virtual QFuture<Status> adoptHead(std::optional<AdoptedHead> head) = 0;

    /// The same database seen as a whole, and its readers. Live as long as this; null: there is
    /// none.
    virtual CaseLibrary* library() = 0;
    virtual ReaderStore* readerStore() = 0;
};

} // namespace ecgscan
