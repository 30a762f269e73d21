// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/link/engine_client.h"

#include "model/core/analysis_json.h"
#include "model/link/protocol.h"

#include <QCoreApplication>
#include <QFutureWatcher>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QPromise>
#include <QThreadPool>

#include <algorithm>
#include <array>
#include <utility>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcEngine, "ecgscan.engine", QtInfoMsg)

constexpr std::array kRestartDelays {
    0ms, 300ms, 1000ms}; ///< After 0, 1, 2 useless engines in a row.
constexpr int kMostAttempts = 2;
constexpr qint64 kShortLifeMs = 5'000;

/// Requests of one lane are answered one after the other.
enum class Lane { analysis, pages };

struct DeleteLater {
    void operator()(QObject* object) const { object->deleteLater(); }
};

Result<QImage> imageFrom(const Message& message)
{
    const int width = message.header[protocol::kWidth].toInt();
    const int height = message.header[protocol::kHeight].toInt();
    if (width <= 0 || height <= 0 || message.block.size() != qsizetype {3} * width * height)
        return fail(Errc::internal,
            EngineClient::tr("The picture arrived damaged. Please open the page again."),
            u"%1 bytes for %2x%3"_s.arg(message.block.size()).arg(width).arg(height));
    // The image keeps the block alive instead of copying it.
    auto* pixels = new QByteArray(message.block);
    return QImage(
        reinterpret_cast<const uchar*>(pixels->constData()), width, height, qsizetype {3} * width,
        QImage::Format_RGB888, [](void* owner) { delete static_cast<QByteArray*>(owner); }, pixels);
}

Result<PagePixels> pageFrom(const Message& message)
{
    ECGSCAN_TRY(QImage image, imageFrom(message));
    return PagePixels {std::move(image), message.header[protocol::kSha256].toString(),
        message.header[protocol::kPages].toInt(1)};
}

Result<Analysis> analysisFrom(const Message& message)
{
    return analysisFromJson(QJsonDocument::fromJson(message.block).object());
}

/// A page may be larger than the memory that is left.
template <class T>
Result<T> parsed(const std::function<Result<T>(const Message&)>& parse, const Message& message)
try {
    return parse(message);
} catch (const std::exception& exception) {
    return fail(Errc::internal,
        EngineClient::tr("This page needs more memory than there is. Close other programs, or try "
                         "a smaller picture of it."),
        QString::fromLocal8Bit(exception.what()));
}

Error lostError()
{
    return {Errc::internal,
        EngineClient::tr("The analysis stopped unexpectedly, twice. The other pages go on; this "
                         "page may be unusual: try a smaller or clearer picture of it."),
        u"engine died twice with this request"_s};
}

Error overdueError()
{
    return {Errc::internal,
        EngineClient::tr("This page took too long and was stopped. Try a smaller or clearer "
                         "picture of it."),
        u"deadline"_s};
}

} // namespace

struct EngineClient::Request {
    Lane lane = Lane::pages;
    int priority = 0; ///< The highest waiting one of a lane goes first.
    std::chrono::milliseconds deadline {0};
    QJsonObject header;

    qint64 id = 0;
    int attempts = 0; ///< How often it was lost with its engine.
    std::optional<QElapsedTimer> sent, cancelled;
    bool overdue = false;
    std::function<void(int, const QString&)> progress;
    std::function<void(Result<Message>)> done; ///< Called at most once.
    std::unique_ptr<QObject, DeleteLater> watcher; ///< Tells of a cancelled future.
};

EngineClient::EngineClient(EngineClientOptions options, QObject* parent)
    : AnalysisService(parent)
    , m_options(std::move(options))
    , m_device(m_options.device)
{
    m_restart.setSingleShot(true);
    connect(&m_restart, &QTimer::timeout, this, &EngineClient::startEngine);
    m_watch.setInterval(100ms);
    connect(&m_watch, &QTimer::timeout, this, &EngineClient::checkDeadlines);
    m_restart.start(0); // after the caller has connected to the signals
}

EngineClient::~EngineClient()
{
    if (m_process) {
        m_process->disconnect(this);
        m_process->kill();
        m_process->waitForFinished(1000);
    }
}

qint64 EngineClient::enginePid() const
{
    return m_process ? m_process->processId() : 0;
}

template <class T>
QFuture<Result<T>> EngineClient::submit(
    std::unique_ptr<Request> request, std::function<Result<T>(const Message&)> parse)
{
    request->id = m_nextId++;
    request->header[protocol::kId] = request->id;
    request->header[protocol::kDeadlineMs] = static_cast<qint64>(request->deadline.count());

    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    promise->setProgressRange(0, 100);
    request->progress = [promise](int percent, const QString& step) {
        promise->setProgressValueAndText(percent, step);
    };
    request->done = [promise, parse = std::move(parse)](Result<Message> answer) {
        // Pixels and long analyses are taken apart outside the window's thread.
        const auto deliver = [promise, parse, answer = std::move(answer)] {
            promise->addResult(
                answer ? parsed(parse, *answer) : tl::make_unexpected(answer.error()));
            promise->finish();
        };
        if (promise->isCanceled())
            promise->finish();
        else
            QThreadPool::globalInstance()->start(deliver);
    };
    auto watcher = std::unique_ptr<QFutureWatcher<Result<T>>, DeleteLater>(
        new QFutureWatcher<Result<T>>(this));
    connect(watcher.get(), &QFutureWatcherBase::canceled, this,
        [this, id = request->id] { cancel(id); });
    watcher->setFuture(promise->future());
    request->watcher.reset(watcher.release());

    m_requests.push_back(std::move(request));
    if (!m_process && !m_restart.isActive())
        m_restart.start(0);
    sendWaiting();
    return promise->future();
}

QFuture<Result<PagePixels>> EngineClient::openPage(const PageRef& page)
{
    auto request = std::make_unique<Request>();
    request->priority = 1;
    request->deadline = m_options.openDeadline;
    request->header = {{protocol::kType, protocol::kOpenPage}, {protocol::kFile, page.file},
        {protocol::kPage, page.page}};
    return submit<PagePixels>(std::move(request), pageFrom);
}

QFuture<Result<QImage>> EngineClient::thumbnail(const PageRef& page, int maxSidePx)
{
    auto request = std::make_unique<Request>();
    request->deadline = m_options.openDeadline;
    request->header = {{protocol::kType, protocol::kThumbnail}, {protocol::kFile, page.file},
        {protocol::kPage, page.page}, {protocol::kMaxSide, maxSidePx}};
    return submit<QImage>(std::move(request), imageFrom);
}

QFuture<Result<Analysis>> EngineClient::analyze(const PageRef& page, const PageRepair& repair)
{
    auto request = std::make_unique<Request>();
    request->lane = Lane::analysis;
    request->deadline = m_options.analyzeDeadline;
    request->header = {{protocol::kType, protocol::kAnalyze}, {protocol::kFile, page.file},
        {protocol::kPage, page.page}};
    if (!repair.isEmpty())
        request->header.insert(protocol::kRepair, toJson(repair));
    return submit<Analysis>(std::move(request), analysisFrom);
}

void EngineClient::useHead(const std::optional<AdoptedHead>& head)
{
    m_head = head;
    if (m_process)
        sendHead();
}

void EngineClient::useDevice(DeviceChoice choice)
{
    if (choice == m_device)
        return;
    m_device = choice;
    if (!m_process)
        return; // the next engine is started with it
    dismissEngine();
    std::vector<qint64> cancelled;
    for (const auto& request : m_requests) {
        request->sent.reset(); // no fault of the request's
        if (request->cancelled)
            cancelled.push_back(request->id);
    }
    for (const qint64 id : cancelled)
        finish(id, fail(Errc::cancelled, {}));
    startEngine();
}

// The engine's life

void EngineClient::startEngine()
{
    m_process = std::make_unique<QProcess>();
    m_reader = MessageReader();
    m_answered = m_worked = false;
    QProcess* process = m_process.get();
    connect(process, &QProcess::readyReadStandardOutput, this, &EngineClient::readEngine);
    connect(process, &QProcess::finished, this, [this, process](int code) {
        engineEnded({Errc::internal,
            tr("The analysis engine can't be kept running. Please restart the program; if that "
               "does not help, run \"ecgscan doctor\"."),
            u"engine ended, code %1, %2"_s.arg(code).arg(process->errorString())});
    });
    connect(process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            engineEnded({Errc::notFound,
                tr("The analysis engine can't be started. Please install the program again."),
                u"failed to start"_s});
    });
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(m_options.program,
        m_options.arguments
            + QStringList {u"--device"_s, deviceName(m_device), u"--parent"_s,
                QString::number(QCoreApplication::applicationPid())});
    if (m_process.get() != process)
        return; // it failed at once and engineEnded() has seen to it
    m_started.start();
    m_watch.start();
    m_helloId = m_nextId++;
    write({{protocol::kType, protocol::kHello}, {protocol::kId, m_helloId}});
    if (m_head)
        sendHead();
    sendWaiting();
}

void EngineClient::dismissEngine()
{
    QProcess* process = m_process.release();
    process->disconnect(this);
    process->setParent(this);
    process->closeReadChannel(QProcess::StandardOutput);
    // Its memory may take a while to go; waiting here would hold the window.
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
    process->kill();
}

void EngineClient::replaceEngine(const QString& why)
{
    if (!m_process)
        return;
    dismissEngine();
    engineEnded({Errc::internal,
        tr("The analysis engine does not answer as it should. Please restart the program; if that "
           "does not help, install it again."),
        why});
}

void EngineClient::engineEnded(const Error& error)
{
    qCWarning(lcEngine) << "engine lost:" << error.detail;
    if (m_process) {
        m_process->disconnect(this);
        m_process.release()->deleteLater();
    }
    m_watch.stop();
    // An engine that ends soon with nothing to do would do so for ever.
    const bool idle
        = std::ranges::none_of(m_requests, [](const auto& r) { return r->sent.has_value(); });
    const bool useless = !m_worked || (idle && m_started.elapsed() < kShortLifeMs);
    m_deathsInARow = useless ? m_deathsInARow + 1 : 0;
    const bool givenUp = m_deathsInARow >= static_cast<int>(kRestartDelays.size());
    if (!givenUp)
        m_restart.start(kRestartDelays[static_cast<std::size_t>(m_deathsInARow)]);

    // An engine that was replaced because of one request took the others down without their fault.
    const bool guiltKnown
        = std::ranges::any_of(m_requests, [](const auto& r) { return r->overdue; });
    std::vector<std::pair<qint64, Error>> failed;
    for (const auto& request : m_requests) {
        request->attempts += request->sent && !guiltKnown ? 1 : 0;
        request->sent.reset();
        if (givenUp || request->cancelled)
            failed.emplace_back(request->id, error);
        else if (request->overdue)
            failed.emplace_back(request->id, overdueError());
        else if (request->attempts >= kMostAttempts)
            failed.emplace_back(request->id, lostError());
    }
    Q_EMIT engineLost(!givenUp);
    for (auto& [id, reason] : failed)
        finish(id, tl::make_unexpected(std::move(reason)));
}

// Messages

void EngineClient::readEngine()
{
    m_reader.append(m_process->readAllStandardOutput());
    while (m_process) {
        Result<std::optional<Message>> next = m_reader.next();
        if (!next) {
            replaceEngine(next.error().detail);
            return;
        }
        if (!*next)
            return;
        handle(std::move(**next));
    }
}

void EngineClient::handle(Message message)
{
    const QString type = message.header[protocol::kType].toString();
    const qint64 id = message.header[protocol::kId].toInteger();
    if (id == m_helloId) {
        m_answered = true;
        sendWaiting();
        return;
    }
    if (type == protocol::kReady) {
        m_worked = true;
        Q_EMIT engineStarted(message.header[protocol::kDevice].toString());
        return;
    }
    Request* request = find(id);
    if (!request)
        return; // an answer to use_head, or to what was cancelled in the meantime
    if (type == protocol::kProgress) {
        request->progress(
            message.header[protocol::kPercent].toInt(), message.header[protocol::kStep].toString());
    } else if (type == protocol::kReply) {
        m_worked = true;
        finish(id, std::move(message));
    } else if (type == protocol::kError) {
        m_worked = true;
        finish(id, tl::make_unexpected(protocol::errorFromAnswer(message.header)));
    }
}

void EngineClient::finish(qint64 id, Result<Message> answer)
{
    const auto at = std::ranges::find_if(m_requests, [id](const auto& r) { return r->id == id; });
    if (at == m_requests.end())
        return;
    // Out of the list first: what the caller does on the answer may add requests.
    const std::unique_ptr<Request> request = std::move(*at);
    m_requests.erase(at);
    request->done(std::move(answer));
    sendWaiting();
}

void EngineClient::sendWaiting()
{
    if (!m_process || !m_answered)
        return;
    while (Request* request = nextToSend())
        send(*request);
}

EngineClient::Request* EngineClient::nextToSend() const
{
    const auto with = [this](auto&& predicate) {
        return std::ranges::any_of(m_requests, [&](const auto& r) { return predicate(*r); });
    };
    if (with([](const Request& r) { return r.sent && r.attempts > 0; }))
        return nullptr; // a second try runs alone
    const bool retrying = with([](const Request& r) { return r.attempts > 0; });
    if (retrying && with([](const Request& r) { return r.sent.has_value(); }))
        return nullptr;
    Request* best = nullptr;
    for (const auto& request : m_requests) {
        const bool laneBusy
            = with([&](const Request& r) { return r.sent && r.lane == request->lane; });
        const bool mayGo = !request->sent && !laneBusy && (!retrying || request->attempts > 0);
        if (mayGo && (!best || request->priority > best->priority))
            best = request.get();
    }
    return best;
}

void EngineClient::send(Request& request)
{
    request.sent.emplace().start();
    write(request.header);
}

void EngineClient::sendHead()
{
    QJsonObject header {{protocol::kType, protocol::kUseHead}, {protocol::kId, m_nextId++}};
    if (m_head) {
        header[protocol::kFolder] = m_head->folder;
        header[protocol::kSha256] = m_head->sha256;
    }
    write(header);
}

void EngineClient::write(const QJsonObject& header)
{
    m_process->write(encode({header, {}}));
}

void EngineClient::cancel(qint64 id)
{
    Request* request = find(id);
    if (!request || request->cancelled)
        return;
    if (!request->sent) {
        finish(id, fail(Errc::cancelled, {}));
        return;
    }
    // The caller is free at once; the engine's lane is when the engine has answered.
    request->cancelled.emplace().start();
    request->progress = [](int, const QString&) { };
    const auto done = std::exchange(request->done, [](Result<Message>) { });
    write({{protocol::kType, protocol::kCancel}, {protocol::kId, id}});
    done(fail(Errc::cancelled, {}));
}

void EngineClient::checkDeadlines()
{
    const auto over = [](const QElapsedTimer& timer, std::chrono::milliseconds limit) {
        return timer.elapsed() > limit.count();
    };
    bool replace = !m_answered && over(m_started, m_options.helloDeadline);
    for (const auto& request : m_requests) {
        if (!request->sent)
            continue;
        // The engine's own deadline comes first.
        request->overdue = over(*request->sent, request->deadline + m_options.cancelGrace)
            || (request->cancelled && over(*request->cancelled, m_options.cancelGrace));
        replace = replace || request->overdue;
    }
    if (replace)
        replaceEngine(u"deadline"_s);
}

EngineClient::Request* EngineClient::find(qint64 id) const
{
    const auto at = std::ranges::find_if(m_requests, [id](const auto& r) { return r->id == id; });
    return at == m_requests.end() ? nullptr : at->get();
}

} // namespace ecgscan
