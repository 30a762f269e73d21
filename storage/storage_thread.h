// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "storage/database.h"

#include <QFuture>
#include <QPromise>
#include <QThread>

#include <functional>
#include <memory>
#include <type_traits>

namespace ecgscan {

/// The one thread of a database: calls are carried out one after the other, in their order. The
/// file is opened with the first call, so that making this costs nothing; when it can't be opened
/// every call gives that error. The destructor waits for queued calls.
class StorageThread {
public:
    explicit StorageThread(QString file);
    ~StorageThread();

    /// A reader's change is one before which AutomaticBackups are made.
    enum class Effect { readersChange, none };
    /// Work: from Database& to Value, which is a Result. Returns at once.
    template <class Value, class Work>
    QFuture<Value> post(Work work,
        Effect effect = std::is_same_v<Value, Status> ? Effect::readersChange : Effect::none)
    {
        auto promise = std::make_shared<QPromise<Value>>();
        promise->start();
        run(
            effect,
            [promise, work = std::move(work)](Database& database) mutable {
                promise->addResult(work(database));
                promise->finish();
            },
            [promise](const Error& error) {
                promise->addResult(Value(tl::make_unexpected(error)));
                promise->finish();
            });
        return promise->future();
    }

    /// As CaseStore says.
    QFuture<Status> backUp(const QString& file);
    QFuture<Status> restore(const QString& backup);

private:
    class Worker;
    /// One of them is called, in the thread; failed also when work throws.
    void run(Effect effect, std::function<void(Database&)> work,
        std::function<void(const Error&)> failed);
    QFuture<Status> ask(std::function<Status(Worker&)> work);

    QThread m_thread;
    std::unique_ptr<Worker> m_worker; ///< Lives in m_thread.
};

} // namespace ecgscan
