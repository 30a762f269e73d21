// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis_service.h"
#include "model/link/message.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace ecgscan {

/// Which program is the engine, and how patient to be with it.
struct EngineClientOptions {
    QString program; ///< Path of `ecgscan`.
    QStringList arguments {QStringLiteral("serve")};
    DeviceChoice device = DeviceChoice::automatic; ///< Until useDevice().
    std::chrono::milliseconds analyzeDeadline {60'000}; ///< From sending to the answer.
    std::chrono::milliseconds openDeadline {30'000};
    std::chrono::milliseconds helloDeadline {20'000}; ///< From its start to its first word.
    std::chrono::milliseconds cancelGrace {10'000}; ///< Then the engine is killed.
};

/// Runs `ecgscan serve` as a child process and keeps it running. Lives in the window's thread;
/// never blocks it. Its promises are as AnalysisService says. In detail:
/// - At most one analysis and one page or thumbnail are with the engine; the others wait here,
///   pages before thumbnails, so a lost engine costs at most two requests a second try. A second
///   try runs alone: the request that kills engines cannot take another with it.
/// - A request over its deadline ends with Errc::internal, and its engine is replaced.
/// - Bytes that are not a frame of this protocol version count as the death of the engine.
/// - When three engines in a row end before they are ready or have answered a request, or soon
///   after with nothing to do, every request ends with an error that says why; the next request
///   starts an engine again.
/// - Cancelling frees the caller at once. The engine, asked to stop, has cancelGrace to answer.
class EngineClient final : public AnalysisService {
    Q_OBJECT
public:
    explicit EngineClient(EngineClientOptions options, QObject* parent = nullptr);
    /// Kills the engine; unfinished futures end cancelled.
    ~EngineClient() override;

    QFuture<Result<PagePixels>> openPage(const PageRef& page) override;
    QFuture<Result<QImage>> thumbnail(const PageRef& page, int maxSidePx) override;
    QFuture<Result<Analysis>> analyze(const PageRef& page, const PageRepair& repair = {}) override;
    void useHead(const std::optional<AdoptedHead>& head) override;
    void useDevice(DeviceChoice choice) override;

    qint64 enginePid() const; ///< 0 when none runs. For tests.

private:
    struct Request;

    template <class T>
    QFuture<Result<T>> submit(
        std::unique_ptr<Request> request, std::function<Result<T>(const Message&)> parse);

    void startEngine();
    void dismissEngine();
    void replaceEngine(const QString& why);
    void engineEnded(const Error& error);
    void readEngine();
    void handle(Message message);
    void finish(qint64 id, Result<Message> answer);

    void sendWaiting();
    Request* nextToSend() const;
    void send(Request& request);
    void sendHead();
    void write(const QJsonObject& header);
    void cancel(qint64 id);
    void checkDeadlines();
    Request* find(qint64 id) const;

    const EngineClientOptions m_options;
    std::unique_ptr<QProcess> m_process; ///< Null between two engines.
    MessageReader m_reader;
    std::vector<std::unique_ptr<Request>>
        m_requests; ///< Waiting and sent, in the order of arrival.
    std::optional<AdoptedHead> m_head;
    DeviceChoice m_device;
    QTimer m_restart;
    QTimer m_watch;
    QElapsedTimer m_started; ///< Of this engine.
    bool m_answered = false; ///< This engine said hello.
    bool m_worked = false; ///< It got ready, or answered a request.
    qint64 m_helloId = 0;
    qint64 m_nextId = 1;
    int m_deathsInARow = 0; ///< Of useless engines.
};

} // namespace ecgscan
