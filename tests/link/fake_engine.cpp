// SPDX-License-Identifier: GPL-3.0-or-later
// An engine that misbehaves on request. The name of the file asked for says how; the analysis it
// gives back names the file, and its warnings name the head in use.
//   abort, segv, kill    dies with the request        once_DIR   dies unless DIR exists, makes it
//   hang                 never answers, deaf          slow       works for 30 s, obeys cancel
//   garbage, flood       rubbish on stdout            version    answers in another version
// Program arguments: "--mute" ends before it said anything, "--weak" after it said hello,
// "--idle-death" when it is ready.
#include "model/core/analysis_json.h"
#include "model/link/message.h"
#include "model/link/protocol.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QtEndian>

#include <csignal>
#include <poll.h>
#include <unistd.h>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

QString headFolder;
int served = 0;

void writeAll(const QByteArray& bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t count
            = ::write(1, bytes.constData() + done, static_cast<std::size_t>(bytes.size() - done));
        if (count <= 0)
            std::_Exit(0);
        done += count;
    }
}

void answer(qint64 id, QJsonObject header, const QByteArray& block = {})
{
    header[protocol::kType] = protocol::kReply;
    header[protocol::kId] = id;
    writeAll(encode({header, block}));
}

void misbehave(const QString& file)
{
    if (file.contains(u"abort"_s))
        std::abort();
    if (file.contains(u"segv"_s))
        std::raise(SIGSEGV);
    if (file.contains(u"kill"_s))
        std::raise(SIGKILL);
    if (const qsizetype at = file.indexOf(u"once_"_s); at >= 0) {
        const QString marker = file.sliced(at + 5);
        if (!QDir(marker).exists()) {
            QDir().mkpath(marker);
            std::abort();
        }
    }
    if (file.contains(u"garbage"_s))
        writeAll("What is printed into the stream by some library\n");
    while (file.contains(u"flood"_s))
        writeAll(QByteArray(1 << 20, 'x'));
    if (file.contains(u"version"_s)) {
        QByteArray frame = encode({{{protocol::kType, protocol::kReply}}, {}});
        qToLittleEndian<quint32>(kProtocolVersion + 1, frame.data() + 4);
        writeAll(frame);
    }
    while (file.contains(u"hang"_s))
        ::pause();
}

bool inputWithin(int ms)
{
    pollfd input {0, POLLIN, 0};
    return ::poll(&input, 1, ms) > 0;
}

QByteArray readSome()
{
    QByteArray buffer(4096, Qt::Uninitialized);
    const ssize_t count = ::read(0, buffer.data(), static_cast<std::size_t>(buffer.size()));
    if (count <= 0)
        std::_Exit(0);
    return buffer.first(count);
}

/// Gives false when it was cancelled.
bool workSlowly(qint64 id, MessageReader& reader)
{
    for (int percent = 0; percent < 100; ++percent) {
        writeAll(encode({{{protocol::kType, protocol::kProgress}, {protocol::kId, id},
                             {protocol::kPercent, percent}, {protocol::kStep, u"Working"_s}},
            {}}));
        if (!inputWithin(300))
            continue;
        reader.append(readSome());
        const auto next = reader.next();
        if (next && *next && (*next)->header[protocol::kType] == protocol::kCancel)
            return false;
    }
    return true;
}

void serveOne(const QJsonObject& header, MessageReader& reader)
{
    const QString type = header[protocol::kType].toString();
    const QString file = header[protocol::kFile].toString();
    const qint64 id = header[protocol::kId].toInteger();
    ++served;
    misbehave(file);
    if (file.contains(u"slow"_s) && !workSlowly(id, reader)) {
        writeAll(encode({protocol::errorAnswer(id, {Errc::cancelled, {}, {}}), {}}));
    } else if (type == protocol::kHello) {
        answer(id, {});
        if (QCoreApplication::arguments().contains(u"--weak"_s))
            std::_Exit(3);
        writeAll(
            encode({{{protocol::kType, protocol::kReady}, {protocol::kDevice, u"cpu"_s}}, {}}));
        if (QCoreApplication::arguments().contains(u"--idle-death"_s))
            std::_Exit(3);
    } else if (type == protocol::kUseHead) {
        headFolder = header[protocol::kFolder].toString();
        answer(id, {});
    } else if (type == protocol::kAnalyze) {
        Analysis analysis;
        analysis.source.file = file;
        if (!headFolder.isEmpty())
            analysis.warnings.append({u"head"_s, headFolder});
        answer(id, {}, QJsonDocument(toJson(analysis)).toJson());
    } else if (file.contains(u"missing"_s)) {
        const Error error {Errc::notFound, u"There is no such file."_s, {}};
        writeAll(encode({protocol::errorAnswer(id, error), {}}));
    } else if (type == protocol::kOpenPage || type == protocol::kThumbnail) {
        // pages: how many requests this engine has seen, to tell the order
        answer(id,
            {{protocol::kWidth, 3}, {protocol::kHeight, 2}, {protocol::kPages, served},
                {protocol::kSha256, QString::number(::getpid())}},
            QByteArray::fromHex("ff000000ff000000ff101112131415161718"));
    }
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    if (QCoreApplication::arguments().contains(u"--mute"_s))
        return 3;
    MessageReader reader;
    for (;;) {
        auto next = reader.next();
        if (!next)
            return 1;
        if (*next)
            serveOne((*next)->header, reader);
        else
            reader.append(readSome());
    }
}
