// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>

#include <functional>
#include <optional>

namespace ecgscan {

/// Calls `done` once in the thread of `context` when the future has ended: with its value, or with
/// nullopt when it was cancelled. Nothing is called after `context` is gone.
template <class T>
void watch(const QFuture<T>& future, QObject* context, std::function<void(std::optional<T>)> done,
    std::function<void(int percent, const QString& step)> progress = {})
{
    auto* watcher = new QFutureWatcher<T>(context);
    QObject::connect(
        watcher, &QFutureWatcherBase::finished, context, [watcher, done = std::move(done)] {
            watcher->deleteLater();
            const QFuture<T> ended = watcher->future();
            if (ended.isCanceled() || ended.resultCount() == 0)
                done(std::nullopt);
            else
                done(ended.result());
        });
    if (progress) {
        const auto pass = [watcher, progress = std::move(progress)] {
            if (!watcher->isCanceled())
                progress(watcher->progressValue(), watcher->progressText());
        };
        QObject::connect(watcher, &QFutureWatcherBase::progressValueChanged, context, pass);
        QObject::connect(watcher, &QFutureWatcherBase::progressTextChanged, context, pass);
    }
    watcher->setFuture(future);
}

} // namespace ecgscan
