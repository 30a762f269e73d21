// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/server.h"

#include "model/core/analysis_json.h"
#include "model/link/protocol.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>

#include <cerrno>
#include <unistd.h>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kLongestDeadlineMs = 3'600'000;

PageRef pageOf(const QJsonObject& header)
{
    return {header[protocol::kFile].toString(), std::max(1, header[protocol::kPage].toInt(1))};
}

Message reply(QJsonObject header, QByteArray block = {})
{
    header[protocol::kType] = protocol::kReply;
    return {std::move(header), std::move(block)};
}

Message pixels(const QImage& source, QJsonObject header)
{
    const QImage image = source.convertToFormat(QImage::Format_RGB888);
    QByteArray block;
    block.reserve(qsizetype {3} * image.width() * image.height());
    for (int y = 0; y < image.height(); ++y) // a QImage pads its rows
        block.append(
            reinterpret_cast<const char*>(image.constScanLine(y)), qsizetype {3} * image.width());
    header[protocol::kWidth] = image.width();
    header[protocol::kHeight] = image.height();
    return reply(std::move(header), std::move(block));
}

} // namespace

Server::Server(Engine& engine, int inputFd, int outputFd)
    : m_engine(engine)
    , m_inputFd(inputFd)
    , m_outputFd(outputFd)
{
    m_analyses.worker = std::thread([this] { work(m_analyses); });
    m_pages.worker = std::thread([this] { work(m_pages); });
}

Server::~Server()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
        for (const auto& [id, cancelled] : m_running)
            *cancelled = true;
    }
    m_wake.notify_all();
    m_analyses.worker.join();
    m_pages.worker.join();
}

Status Server::run()
{
    // Torch and the weights are loaded while the window still draws itself.
    post(m_analyses, {}, [this](const Task&) -> Result<Message> {
        const Result<ModelInfo> model = m_engine.prepare();
        const QString device = model ? model->device : u"cpu"_s;
        return Message {{{protocol::kType, protocol::kReady}, {protocol::kDevice, device}}, {}};
    });
    return readAll();
}

Status Server::readAll()
{
    MessageReader reader;
    QByteArray buffer(1 << 16, Qt::Uninitialized);
    for (;;) {
        const ssize_t count
            = ::read(m_inputFd, buffer.data(), static_cast<std::size_t>(buffer.size()));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return fail(Errc::io,
                QCoreApplication::translate("Server", "The window can't be heard any more."),
                u"read failed"_s);
        if (count == 0)
            return {};
        reader.append(buffer.first(count));
        for (;;) {
            ECGSCAN_TRY(const std::optional<Message> message, reader.next());
            if (!message)
                break;
            if (!handle(*message))
                return {};
        }
    }
}

bool Server::handle(const Message& message)
{
    const QJsonObject& header = message.header;
    const QString type = header[protocol::kType].toString();
    const qint64 id = header[protocol::kId].toInteger();
    if (type == protocol::kShutdown)
        return false;
    if (type == protocol::kHello) {
        send(reply({{protocol::kId, id}, {protocol::kVersion, QStringLiteral(ECGSCAN_VERSION)},
            {protocol::kPid, static_cast<qint64>(::getpid())}}));
    } else if (type == protocol::kCancel) {
        cancel(id);
    } else if (type == protocol::kAnalyze) {
        post(m_analyses, header,
            [this, page = pageOf(header),
                repair = repairFromJson(header[protocol::kRepair].toObject())](
                const Task& task) -> Result<Message> {
                ECGSCAN_TRY(const Analysis analysis, m_engine.analyze(page, task, repair));
                return reply({}, QJsonDocument(toJson(analysis)).toJson(QJsonDocument::Compact));
            });
    } else if (type == protocol::kOpenPage) {
        post(m_pages, header, [this, page = pageOf(header)](const Task& task) -> Result<Message> {
            ECGSCAN_TRY(const PagePixels opened, m_engine.openPage(page, task));
            return pixels(opened.image,
                {{protocol::kSha256, opened.sha256}, {protocol::kPages, opened.pages}});
        });
    } else if (type == protocol::kThumbnail) {
        const int side = header[protocol::kMaxSide].toInt(256);
        post(m_pages, header,
            [this, page = pageOf(header), side](const Task& task) -> Result<Message> {
                ECGSCAN_TRY(const QImage image, m_engine.thumbnail(page, side, task));
                return pixels(image, {});
            });
    } else if (type == protocol::kUseHead) {
        std::optional<AdoptedHead> head;
        if (header.contains(protocol::kFolder))
            head = {header[protocol::kFolder].toString(), header[protocol::kSha256].toString()};
        post(m_analyses, header, [this, head](const Task&) -> Result<Message> {
            ECGSCAN_CHECK(m_engine.useHead(head));
            return reply({});
        });
    } else {
        const Error error {Errc::unsupported,
            QCoreApplication::translate(
                "Server", "The parts of the program do not fit together. Please install it again."),
            u"unknown request"_s};
        send({protocol::errorAnswer(id, error), {}});
    }
    return true;
}

void Server::post(Lane& lane, const QJsonObject& header, Answer answer)
{
    const auto cancelled = std::make_shared<std::atomic<bool>>(false);
    const qint64 id = header[protocol::kId].toInteger();
    {
        const std::lock_guard lock(m_mutex);
        m_running[id] = cancelled;
        lane.jobs.push_back({id, [this, header, id, cancelled, answer = std::move(answer)] {
                                 runJob(header, *cancelled, answer);
                                 const std::lock_guard inner(m_mutex);
                                 m_running.erase(id);
                             }});
    }
    m_wake.notify_all();
}

/// A job in work stops when it asks; one that still waits is answered now.
void Server::cancel(qint64 id)
{
    std::size_t removed = 0;
    {
        const std::lock_guard lock(m_mutex);
        const auto running = m_running.find(id);
        if (running == m_running.end())
            return;
        *running->second = true;
        for (Lane* lane : {&m_analyses, &m_pages})
            removed += std::erase_if(lane->jobs, [id](const Job& job) { return job.id == id; });
        if (removed > 0)
            m_running.erase(running);
    }
    if (removed > 0)
        send({protocol::errorAnswer(id, Error {Errc::cancelled, {}, {}}), {}});
}

void Server::runJob(
    const QJsonObject& header, const std::atomic<bool>& cancelled, const Answer& answer)
{
    const qint64 id = header[protocol::kId].toInteger();
    const qint64 deadline = std::clamp(header[protocol::kDeadlineMs].toInteger(kLongestDeadlineMs),
        qint64 {1}, kLongestDeadlineMs);
    QElapsedTimer timer;
    timer.start();
    const Task task {[&] { return cancelled.load() || timer.elapsed() > deadline; },
        [&](int percent, const QString& step) {
            send({{{protocol::kType, protocol::kProgress}, {protocol::kId, id},
                      {protocol::kPercent, percent}, {protocol::kStep, step}},
                {}});
        }};
    const auto refuse = [&](const Error& error) { send({protocol::errorAnswer(id, error), {}}); };
    try {
        Result<Message> result = fail(Errc::cancelled, {});
        if (!task.cancelled())
            result = answer(task);
        if (!result && result.error().code == Errc::cancelled && !cancelled)
            result = fail(Errc::internal,
                QCoreApplication::translate("Server",
                    "This page took too long and was stopped. Try a smaller or clearer picture of "
                    "it."),
                u"deadline"_s);
        if (!result)
            return refuse(result.error());
        if (id != 0)
            result->header[protocol::kId] = id;
        send(*result);
    } catch (const std::exception& exception) { // also when there is no memory for the answer
        refuse({Errc::internal,
            QCoreApplication::translate("Server",
                "This page could not be worked on. Try a smaller or clearer picture of it."),
            QString::fromLocal8Bit(exception.what())});
    }
}

void Server::work(Lane& lane)
{
    for (;;) {
        std::function<void()> job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [&] { return m_ending || !lane.jobs.empty(); });
            if (m_ending)
                return;
            job = std::move(lane.jobs.front().run);
            lane.jobs.pop_front();
        }
        job();
    }
}

void Server::send(const Message& message)
{
    const QByteArray bytes = encode(message);
    const std::lock_guard lock(m_writing);
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t count = ::write(
            m_outputFd, bytes.constData() + done, static_cast<std::size_t>(bytes.size() - done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return; // the window is gone; the reading side ends the engine
        done += count;
    }
}

} // namespace ecgscan
