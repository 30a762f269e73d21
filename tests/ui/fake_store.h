// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case_store.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace ecgscan::fakes {

/// Keeps cases in memory; may be told to fail. Holds to the contract of CaseStore
/// (tests/storage/tst_case_store.cpp).
class FakeStore : public CaseStore {
public:
    std::optional<Error> writeError, openError;
    QHash<QString, CaseRecord> cases; ///< By "sha256/page".
    std::optional<AdoptedHead> head;
    QHash<QString, QHash<QString, CaseRecord>> backups; ///< By file.

    QFuture<Result<CaseRecord>> openCase(PageRef page, QString sha256) override
    {
        if (openError)
            return ready(Result<CaseRecord>(tl::make_unexpected(*openError)));
        CaseRecord& record = cases[sha256 + QLatin1Char('/') + QString::number(page.page)];
        if (!record.id.isValid())
            record = {{cases.size()}, page, sha256, {}, {}, {}, {}, {}};
        record.page = page; // it may have been moved
        return ready(Result<CaseRecord>(record));
    }
    QFuture<Result<CaseRecord>> load(CaseId id) override
    {
        const CaseRecord* record = find(id);
        return ready(record ? Result<CaseRecord>(*record) : tl::make_unexpected(gone()));
    }
    QFuture<Result<QList<CaseSummary>>> list() override
    {
        QList<CaseSummary> rows;
        for (const CaseRecord& record : std::as_const(cases))
            rows.append({record.id, record.page, record.sha256, record.fields,
                static_cast<int>(record.reviews.size()), record.analysis.has_value(),
                record.analysis && record.analysis->page.found, record.labels.state});
        std::ranges::sort(rows, {}, &CaseSummary::id);
        return ready(Result<QList<CaseSummary>>(rows));
    }
    QFuture<Status> saveFields(CaseId id, CaseFields fields) override
    {
        return change(id, [&](CaseRecord& record) { record.fields = fields; });
    }
    QFuture<Status> saveNote(CaseId id, QString note) override
    {
        return change(id, [&](CaseRecord& record) { record.note = note; });
    }
    QFuture<Status> saveRepair(CaseId id, PageRepair repair) override
    {
        return change(id, [&](CaseRecord& record) { record.repair = repair; });
    }
    QFuture<Status> saveAnalysis(CaseId id, Analysis analysis) override
    {
        return change(id, [&](CaseRecord& record) { record.analysis = analysis; });
    }
    QFuture<Status> saveReview(CaseId id, FindingReview review) override
    {
        if (review.code.isEmpty())
            return ready(Status(fail(Errc::invalidArgument, QStringLiteral("no code"))));
        return change(id, [&](CaseRecord& record) {
            forget(record, review.code, review.reader);
            review.decidedAt = QDateTime::currentDateTimeUtc();
            record.reviews.append(review);
            std::ranges::sort(record.reviews, {},
                [](const FindingReview& r) { return std::pair(r.code, r.reader); });
        });
    }
    QFuture<Status> backUp(QString file) override
    {
        if (writeError)
            return ready(Status(tl::make_unexpected(*writeError)));
        backups[file] = cases;
        return ready(Status());
    }
    QFuture<Status> restore(QString backup) override
    {
        if (!backups.contains(backup))
            return ready(Status(fail(Errc::notFound, QStringLiteral("There is no such backup."))));
        cases = backups.value(backup);
        return ready(Status());
    }
    QFuture<Status> saveCorrections(CaseId id, Corrections corrections) override
    {
        return change(id, [&](CaseRecord& record) { record.corrections = corrections; });
    }
    QFuture<Status> takeBack(CaseId id, QString code, ReaderId reader) override
    {
        return change(id, [&](CaseRecord& record) { forget(record, code, reader); });
    }
    QFuture<Status> saveLabels(CaseId id, CaseLabels labels) override
    {
        return change(id, [&](CaseRecord& record) { record.labels = labels; });
    }
    CaseLibrary* library() override { return nullptr; }
    ReaderStore* readerStore() override { return nullptr; }
    QFuture<Result<std::optional<AdoptedHead>>> adoptedHead() override
    {
        return ready(Result<std::optional<AdoptedHead>>(head));
    }
    QFuture<Status> adoptHead(std::optional<AdoptedHead> chosen) override
    {
        if (writeError)
            return ready(Status(tl::make_unexpected(*writeError)));
        head = chosen;
        return ready(Status());
    }

private:
    template <class T> static QFuture<T> ready(T value)
    {
        return QtFuture::makeReadyFuture(std::move(value));
    }
    static Error gone() { return {Errc::notFound, QStringLiteral("The case is gone."), {}}; }
    static void forget(CaseRecord& record, const QString& code, ReaderId reader)
    {
        record.reviews.removeIf(
            [&](const FindingReview& r) { return r.code == code && r.reader == reader; });
    }
    CaseRecord* find(CaseId id)
    {
        const auto at = std::ranges::find(cases, id, &CaseRecord::id);
        return at == cases.end() ? nullptr : &*at;
    }
    template <class Change> QFuture<Status> change(CaseId id, Change change)
    {
        if (writeError)
            return ready(Status(tl::make_unexpected(*writeError)));
        CaseRecord* record = find(id);
        if (!record)
            return ready(Status(tl::make_unexpected(gone())));
        change(*record);
        return ready(Status());
    }
};

} // namespace ecgscan::fakes
