// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/engine.h"
#include "model/link/message.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

namespace ecgscan {

/// The engine's side of model/link/protocol.h: reads requests from one file descriptor, writes
/// answers to another. Three threads: the caller of run() reads; one worker analyses, another opens
/// pages and thumbnails, so that a list of pages fills while one is analysed.
class Server {
public:
    /// The descriptors stay the caller's; both must block. engine outlives the server.
    Server(Engine& engine, int inputFd, int outputFd);
    ~Server();

    /// Returns when the input ends, on "shutdown" and when the other side does not speak the
    /// protocol; unfinished work is cancelled. Errors: as MessageReader; io.
    [[nodiscard]] Status run();

private:
    struct Job {
        qint64 id = 0; ///< Of the request; 0: the engine's own.
        std::function<void()> run;
    };
    struct Lane {
        std::deque<Job> jobs;
        std::thread worker;
    };
    using Answer = std::function<Result<Message>(const Task&)>;

    [[nodiscard]] Status readAll();
    /// false: the engine is to end.
    bool handle(const Message& message);
    void cancel(qint64 id);
    void post(Lane& lane, const QJsonObject& header, Answer answer);
    void runJob(
        const QJsonObject& header, const std::atomic<bool>& cancelled, const Answer& answer);
    void work(Lane& lane);
    void send(const Message& message);

    Engine& m_engine;
    const int m_inputFd, m_outputFd;

    std::mutex m_mutex; ///< Of the lanes, m_running and m_ending.
    std::condition_variable m_wake;
    Lane m_analyses, m_pages;
    std::map<qint64, std::shared_ptr<std::atomic<bool>>> m_running; ///< Cancel flag by request.
    bool m_ending = false;

    std::mutex m_writing;
};

} // namespace ecgscan
