// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case_store.h"

#include <QHash>

namespace ecgscan::fakes {

/// Keeps cases in memory; may be told to fail.
class FakeStore : public CaseStore {
public:
    std::optional<Error> writeError, openError;
    QHash<QString, CaseRecord> cases; ///< By "sha256/page".
    std::optional<AdoptedHead> head;

    QFuture<Result<CaseRecord>> openCase(PageRef page, QString sha256) override
    {
        if (openError)
            return ready(Result<CaseRecord>(tl::make_unexpected(*openError)));
        CaseRecord& record = cases[sha256 + QLatin1Char('/') + QString::number(page.page)];
        if (!record.id.isValid())
            record = {{cases.size()}, page, sha256, {}, {}, {}, {}};
        return ready(Result<CaseRecord>(record));
    }
    QFuture<Result<CaseRecord>> load(CaseId id) override
    {
        return ready(Result<CaseRecord>(at(id)));
    }
    QFuture<Result<QList<CaseSummary>>> list() override
    {
        QList<CaseSummary> rows;
        for (const CaseRecord& record : std::as_const(cases))
            rows.append({record.id, record.page, record.sha256, record.fields,
                static_cast<int>(record.reviews.size()), record.analysis.has_value()});
        return ready(Result<QList<CaseSummary>>(rows));
    }
    QFuture<Status> saveFields(CaseId id, CaseFields fields) override
    {
        return write([&] { at(id).fields = fields; });
    }
    QFuture<Status> saveNote(CaseId id, QString note) override
    {
        return write([&] { at(id).note = note; });
    }
    QFuture<Status> saveAnalysis(CaseId id, Analysis analysis) override
    {
        return write([&] { at(id).analysis = analysis; });
    }
    QFuture<Status> saveReview(CaseId id, QString code, std::optional<Verdict> verdict) override
    {
        return write([&] {
            at(id).reviews.removeIf([&](const FindingReview& r) { return r.code == code; });
            if (verdict)
                at(id).reviews.append({code, *verdict, QDateTime::currentDateTimeUtc()});
        });
    }
    QFuture<Result<std::optional<AdoptedHead>>> adoptedHead() override
    {
        return ready(Result<std::optional<AdoptedHead>>(head));
    }
    QFuture<Status> adoptHead(std::optional<AdoptedHead> chosen) override
    {
        return write([&] { head = chosen; });
    }

private:
    template <class T> static QFuture<T> ready(T value)
    {
        return QtFuture::makeReadyFuture(std::move(value));
    }
    CaseRecord& at(CaseId id)
    {
        for (CaseRecord& record : cases)
            if (record.id == id)
                return record;
        qFatal("no such case");
    }
    template <class Change> QFuture<Status> write(Change change)
    {
        if (writeError)
            return ready(Status(tl::make_unexpected(*writeError)));
        change();
        return ready(Status());
    }
};

} // namespace ecgscan::fakes
