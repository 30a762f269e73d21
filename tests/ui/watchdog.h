// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QTimer>

#include <algorithm>
#include <vector>

namespace ecgscan::fakes {

/// Measures for how long the window's thread does not come back to its event loop: a timer every 10
/// ms. The time in which the thread was ready but other processes had the processors is taken off
/// (Linux counts it in schedstat), so that a busy machine doesn't fail the test, while work and
/// blocking calls count in full.
class Watchdog : public QTimer {
public:
    Watchdog()
    {
        setTimerType(Qt::PreciseTimer);
        callOnTimeout(this, [this] { tick(); });
        m_waited = waitedMs();
        m_clock.start();
        start(10);
    }
    double longestMs() const
    {
        return m_gaps.empty() ? 0 : *std::max_element(m_gaps.begin(), m_gaps.end());
    }
    double within99Ms() const
    {
        std::vector<double> sorted = m_gaps;
        std::sort(sorted.begin(), sorted.end());
        return sorted.empty() ? 0 : sorted[sorted.size() * 99 / 100];
    }

private:
    static double waitedMs()
    {
        QFile file(QStringLiteral("/proc/thread-self/schedstat"));
        if (!file.open(QIODevice::ReadOnly))
            return 0;
        return file.readAll().split(' ').value(1).toDouble() / 1e6;
    }
    void tick()
    {
        const double waited = waitedMs();
        m_gaps.push_back(static_cast<double>(m_clock.nsecsElapsed()) / 1e6 - (waited - m_waited));
        m_waited = waited;
        m_clock.restart();
    }

    QElapsedTimer m_clock;
    double m_waited = 0;
    std::vector<double> m_gaps;
};

} // namespace ecgscan::fakes
