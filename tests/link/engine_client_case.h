// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/link/engine_client.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QtTest>

/// What the tests of the engine client share.
namespace ecgscan::test {

inline EngineClientOptions fakeEngine(const QStringList& arguments = {})
{
    EngineClientOptions options;
    options.program = QStringLiteral(ECGSCAN_BIN_DIR "/fake_engine");
    options.arguments = arguments;
    options.analyzeDeadline = std::chrono::milliseconds(1000);
    options.openDeadline = std::chrono::milliseconds(5000);
    options.helloDeadline = std::chrono::milliseconds(5000);
    options.cancelGrace = std::chrono::milliseconds(400);
    return options;
}

/// The error of a finished future; code is 0 when it has none.
template <class T> Error errorOf(const QFuture<Result<T>>& future)
{
    if (!future.isFinished() || future.isCanceled() || future.resultCount() == 0)
        return {Errc::cancelled, {}, {}};
    const Result<T> result = future.result();
    return result ? Error {Errc(0), {}, {}} : result.error();
}

/// Longest time, in ms, in which the event loop of this thread did not turn.
class LoopWatch : public QObject {
    Q_OBJECT
public:
    LoopWatch()
    {
        m_since.start();
        connect(&m_timer, &QTimer::timeout, this,
            [this] { m_longest = std::max(m_longest, m_since.restart()); });
        m_timer.start(10);
    }
    qint64 longestGapMs() const { return std::max(m_longest, m_since.elapsed()); }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
};

} // namespace ecgscan::test
