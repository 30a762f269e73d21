// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/decoder_process.h"

#include "model/core/errc_name.h"
#include "model/core/file_limits.h"
#include "model/link/decoder_answer.h"
#include "model/link/message.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace ecgscan {

namespace {

Error hostileFile(const QString& detail)
{
    return {Errc::corrupt,
        QCoreApplication::translate("DecoderProcess",
            "The file can't be decoded: it is damaged or not what it says it is. Please scan or "
            "export the page again."),
        detail};
}

Error badInstallation(const QString& detail)
{
    return {Errc::internal,
        QCoreApplication::translate("DecoderProcess",
            "The part of the program that opens files can't be used. Please install the program "
            "again."),
        detail};
}

/// A child process whose standard output is read here. Killed and reaped when this is gone.
class Child {
public:
    Child() = default;
    ~Child()
    {
        if (m_output >= 0)
            ::close(m_output);
        if (m_pid > 0)
            reap();
    }
    Q_DISABLE_COPY_MOVE(Child)

    /// 0 or an errno.
    int start(const std::vector<QByteArray>& words)
    {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0)
            return errno;
        m_output = ends[0];
        std::vector<char*> argv;
        for (const QByteArray& word : words)
            argv.push_back(const_cast<char*>(word.constData())); // posix_spawn only reads it
        argv.push_back(nullptr);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        // Libraries complain about foreign files at length and quote them; the answer says enough.
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
        const int error = ::posix_spawn(&m_pid, argv[0], &actions, nullptr, argv.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        ::close(ends[1]);
        if (error != 0)
            m_pid = 0;
        return error;
    }

    int output() const { return m_output; }

    /// Ends it; gives waitpid()'s status, which is its own when it was ending already.
    int reap()
    {
        int status = 0;
        ::kill(m_pid, SIGKILL);
        while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) { }
        m_pid = 0;
        return status;
    }

private:
    pid_t m_pid = 0;
    int m_output = -1;
};

/// Why a child that gave no whole frame ended.
Error withoutAnswer(Child& child)
{
    constexpr int kNoSuchLibrary
        = 127; // the dynamic linker's exit code, as a shell's for a missing program
    const int status = child.reap();
    if (WIFEXITED(status) && WEXITSTATUS(status) == kNoSuchLibrary)
        return badInstallation(u"decoder could not be started"_s);
    if (WIFSIGNALED(status))
        return hostileFile(u"decoder ended by signal %1"_s.arg(WTERMSIG(status)));
    return hostileFile(u"decoder ended with %1 and no answer"_s.arg(WEXITSTATUS(status)));
}

Result<Message> readAnswer(Child& child, const DecodeOptions& options, const Task& task)
{
    constexpr int kPollMs = 25;
    constexpr qsizetype kChunkBytes = 1 << 20;
    constexpr qint64 kMostBytes = kMostPixels * 3 + kMostSidePx * 4 + kChunkBytes;
    QElapsedTimer clock;
    clock.start();
    MessageReader reader;
    QByteArray chunk(kChunkBytes, Qt::Uninitialized);
    for (qint64 total = 0; total <= kMostBytes;) {
        if (task.cancelled())
            return fail(Errc::cancelled,
                QCoreApplication::translate("DecoderProcess", "Opening the page was cancelled."));
        if (clock.elapsed() > options.timeoutMs)
            return fail(Errc::tooLarge,
                QCoreApplication::translate("DecoderProcess",
                    "Opening the file took too long and was stopped. Try again while the computer "
                    "does less, or export the page as a smaller picture."),
                u"decoder took too long"_s);
        pollfd ready {child.output(), POLLIN, 0};
        if (::poll(&ready, 1, kPollMs) <= 0)
            continue;
        const ssize_t count = ::read(child.output(), chunk.data(), kChunkBytes);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return tl::make_unexpected(withoutAnswer(child));
        total += count;
        reader.append(chunk.first(count));
        Result<std::optional<Message>> message = reader.next();
        if (!message && message.error().code == Errc::schemaTooNew)
            return tl::make_unexpected(badInstallation(message.error().detail));
        if (!message)
            return tl::make_unexpected(hostileFile(message.error().detail));
        if (*message)
            return std::move(**message);
    }
    return tl::make_unexpected(hostileFile(u"decoder said too much"_s));
}

/// What a text of the decoder may be when it is shown or logged: short and in one line.
QString plain(const QJsonValue& value)
{
    constexpr qsizetype kMostCharacters = 400;
    return value.toString().left(kMostCharacters).simplified();
}

Error errorFrom(const QJsonObject& header)
{
    const auto code = errcFromName(header[decoder_answer::kCode].toString());
    const QString message = plain(header[decoder_answer::kMessage]);
    if (!code || message.isEmpty())
        return hostileFile(u"decoder failed without a reason"_s);
    return {*code, message, plain(header[decoder_answer::kDetail])};
}

/// The pixels, when the sizes the decoder states agree with each other and with what was asked.
Result<QImage> imageFrom(Message& answer, int maxSidePx)
{
    const QJsonObject& header = answer.header;
    const qint64 width = header[decoder_answer::kWidth].toInt();
    const qint64 height = header[decoder_answer::kHeight].toInt();
    const qint64 stride = header[decoder_answer::kStride].toInt();
    const qint64 mostSide = maxSidePx > 0 ? maxSidePx : kMostSidePx;
    const bool sizeAllowed = width >= 1 && height >= 1 && width <= mostSide && height <= mostSide
        && width * height <= kMostPixels;
    const bool rowsFit = stride >= width * 3 && stride < width * 3 + 4;
    if (header[decoder_answer::kFormat].toString() != decoder_answer::kRgb888 || !sizeAllowed
        || !rowsFit || answer.block.size() != stride * height)
        return tl::make_unexpected(hostileFile(u"decoder's sizes do not agree"_s));
    // The picture keeps the bytes of the answer; no copy.
    auto* pixels = new QByteArray(std::move(answer.block));
    return QImage(
        reinterpret_cast<uchar*>(pixels->data()), static_cast<int>(width), static_cast<int>(height),
        static_cast<qsizetype>(stride), QImage::Format_RGB888,
        [](void* owned) { delete static_cast<QByteArray*>(owned); }, pixels);
}

Result<DecodedPage> pageFrom(Message answer, const PageRef& page, int maxSidePx)
{
    const QJsonObject header = answer.header;
    if (!header[decoder_answer::kOk].toBool())
        return tl::make_unexpected(errorFrom(header));
    static const QRegularExpression kSha256(u"\\A[0-9a-f]{64}\\z"_s);
    DecodedPage decoded;
    decoded.sha256 = header[decoder_answer::kSha256].toString();
    decoded.page = header[decoder_answer::kPage].toInt();
    decoded.pages = header[decoder_answer::kPages].toInt();
    if (!kSha256.match(decoded.sha256).hasMatch() || decoded.page != page.page
        || decoded.pages < page.page || decoded.pages > kMostPages)
        return tl::make_unexpected(hostileFile(u"decoder's facts do not agree"_s));
    ECGSCAN_TRY(decoded.image, imageFrom(answer, maxSidePx));
    return decoded;
}

} // namespace

Result<DecodedPage> decodePage(const QString& decoderProgram, const PageRef& page, const Task& task,
    const DecodeOptions& options)
{
    std::vector<QByteArray> words {
        QFile::encodeName(decoderProgram), "--page", QByteArray::number(page.page)};
    if (options.maxSidePx > 0)
        words.insert(words.end(), {"--max-side", QByteArray::number(options.maxSidePx)});
    words.insert(words.end(), {"--", QFile::encodeName(page.file)});
    if (page.page < 1 || page.file.isEmpty() || page.file.contains(QChar::Null))
        return fail(Errc::invalidArgument,
            QCoreApplication::translate("DecoderProcess",
                "There is no such page. Please choose a file, and a page from 1 on."),
            {});
    Child child;
    if (const int error = child.start(words); error != 0)
        return tl::make_unexpected(badInstallation(u"spawn, errno %1"_s.arg(error)));
    ECGSCAN_TRY(Message answer, readAnswer(child, options, task));
    return pageFrom(std::move(answer), page, options.maxSidePx);
}

} // namespace ecgscan
