// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/decode/decoder_run.h"

#include <QElapsedTimer>
#include <QFile>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace ecgscan::testing {

namespace {

double seconds(const timeval& time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

pid_t start(std::vector<QByteArray> words, int output)
{
    std::vector<char*> argv;
    for (QByteArray& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    pid_t pid = 0;
    const int error = posix_spawn(&pid, argv[0], &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return error == 0 ? pid : 0;
}

QByteArray readAll(int descriptor)
{
    QByteArray bytes;
    QByteArray chunk(1 << 20, Qt::Uninitialized);
    for (;;) {
        const ssize_t count
            = ::read(descriptor, chunk.data(), static_cast<std::size_t>(chunk.size()));
        if (count <= 0)
            return bytes;
        bytes += chunk.first(count);
    }
}

} // namespace

QString decoderProgram()
{
    return QStringLiteral(ECGSCAN_BIN_DIR) + u"/../libexec/ecgscan/ecgscan-decode"_s;
}

DecoderAnswer runDecoder(const QByteArray& file, const QStringList& options)
{
    std::vector<QByteArray> words {QFile::encodeName(decoderProgram())};
    for (const QString& option : options)
        words.push_back(option.toUtf8());
    words.insert(words.end(), {"--", file});
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return {};
    QElapsedTimer clock;
    clock.start();
    const pid_t pid = start(std::move(words), ends[1]);
    ::close(ends[1]);
    MessageReader reader;
    reader.append(readAll(ends[0]));
    ::close(ends[0]);
    int status = 0;
    rusage usage {};
    DecoderAnswer answer;
    if (pid == 0 || ::wait4(pid, &status, 0, &usage) != pid)
        return answer;
    answer.wallSeconds = static_cast<double>(clock.elapsed()) / 1e3;
    answer.cpuSeconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    answer.peakMegabytes = static_cast<double>(usage.ru_maxrss) / 1024;
    answer.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    answer.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    answer.frame = reader.next().value_or(std::nullopt);
    return answer;
}

QString DecoderAnswer::code() const
{
    return frame ? frame->header["code"_L1].toString() : u"no frame"_s;
}

QString DecoderAnswer::message() const
{
    return frame ? frame->header["message"_L1].toString() : QString();
}

QString DecoderAnswer::kind() const
{
    return frame ? frame->header["kind"_L1].toString() : QString();
}

int DecoderAnswer::pages() const
{
    return frame ? frame->header["pages"_L1].toInt() : 0;
}

double DecoderAnswer::dpi() const
{
    return frame ? frame->header["dpi"_L1].toDouble() : 0;
}

QSize DecoderAnswer::size() const
{
    return frame ? QSize(frame->header["width"_L1].toInt(), frame->header["height"_L1].toInt())
                 : QSize();
}

QImage DecoderAnswer::image() const
{
    const int stride = frame ? frame->header["stride"_L1].toInt() : 0;
    if (!frame || frame->block.isEmpty()
        || frame->block.size() != static_cast<qsizetype>(stride) * size().height())
        return {};
    return {reinterpret_cast<const uchar*>(frame->block.constData()), size().width(),
        size().height(), stride, QImage::Format_RGB888};
}

} // namespace ecgscan::testing
