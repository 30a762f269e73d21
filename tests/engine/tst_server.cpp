// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/server.h"
#include "model/link/protocol.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtEndian>
#include <QtTest>

#include <chrono>
#include <future>
#include <optional>
#include <poll.h>
#include <unistd.h>
#include <utility>

using namespace ecgscan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A server on two pipes, run by a thread of its own.
class Talk {
public:
    explicit Talk(const QString& decoderProgram)
        : m_engine({decoderProgram, u"/nonexistent"_s, {}, DeviceChoice::cpu})
    {
        if (::pipe(m_in) != 0 || ::pipe(m_out) != 0)
            qFatal("pipe");
        m_run = std::async(std::launch::async, [this]() -> Status {
            Server server(m_engine, m_in[0], m_out[1]);
            return server.run();
        }).share();
    }
    ~Talk()
    {
        hangUp();
        ::close(m_in[0]);
        ::close(m_out[0]);
        ::close(m_out[1]);
    }

    void say(const QByteArray& bytes)
    {
        QCOMPARE(::write(m_in[1], bytes.constData(), static_cast<std::size_t>(bytes.size())),
            static_cast<ssize_t>(bytes.size()));
    }
    void say(const QJsonObject& header) { say(encode({header, {}})); }

    /// The next answer to request id; empty when none comes within 5 s.
    QJsonObject answerTo(qint64 id)
    {
        for (;;) {
            const auto next = m_reader.next();
            if (!next)
                return {};
            if (!*next) {
                pollfd ready {m_out[0], POLLIN, 0};
                QByteArray buffer(1 << 16, Qt::Uninitialized);
                const ssize_t count = ::poll(&ready, 1, 5000) > 0
                    ? ::read(m_out[0], buffer.data(), static_cast<std::size_t>(buffer.size()))
                    : 0;
                if (count <= 0)
                    return {};
                m_reader.append(buffer.first(count));
                continue;
            }
            const QJsonObject header = (*next)->header;
            if (header[protocol::kId].toInteger() == id
                && header[protocol::kType] != protocol::kProgress
                && header[protocol::kType] != protocol::kReady)
                return header;
        }
    }

    /// Ends the input and waits for the server.
    Status hangUp()
    {
        if (m_in[1] >= 0)
            ::close(std::exchange(m_in[1], -1));
        return m_run.get();
    }

    /// What ended the server, with its input still open; nullopt: it runs after 5 s.
    std::optional<Status> ended()
    {
        if (m_run.wait_for(5s) != std::future_status::ready)
            return std::nullopt;
        return m_run.get();
    }

private:
    Engine m_engine;
    int m_in[2], m_out[2];
    std::shared_future<Status> m_run;
    MessageReader m_reader;
};

QJsonObject request(QLatin1StringView type, qint64 id, const QString& file = u"x.png"_s)
{
    return {{protocol::kType, type}, {protocol::kId, id}, {protocol::kFile, file}};
}

} // namespace

class ServerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        // Stands for a decoder that takes for ever.
        m_slowDecoder = m_folder->filePath(u"slow"_s);
        QFile script(m_slowDecoder);
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\nexec sleep 60\n");
        script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    void saysHello()
    {
        Talk talk(m_slowDecoder);
        talk.say(request(protocol::kHello, 1));
        const QJsonObject answer = talk.answerTo(1);
        QCOMPARE(answer[protocol::kType].toString(), QString(protocol::kReply));
        QCOMPARE(answer[protocol::kVersion].toString(), QStringLiteral(ECGSCAN_VERSION));
        QCOMPARE(answer[protocol::kPid].toInteger(), qint64 {::getpid()});
    }

    void refusesUnknownRequests()
    {
        Talk talk(m_slowDecoder);
        talk.say(request("make_coffee"_L1, 2));
        const QJsonObject answer = talk.answerTo(2);
        QCOMPARE(answer[protocol::kType].toString(), QString(protocol::kError));
        QCOMPARE(protocol::errorFromAnswer(answer).code, Errc::unsupported);
    }

    void passesErrorsOn()
    {
        Talk talk(u"/nonexistent/ecgscan-decode"_s);
        qint64 id = 0;
        for (const auto type : {protocol::kAnalyze, protocol::kOpenPage, protocol::kThumbnail}) {
            talk.say(request(type, ++id));
            const QJsonObject answer = talk.answerTo(id);
            QCOMPARE(answer[protocol::kType].toString(), QString(protocol::kError));
            QVERIFY(!answer[protocol::kMessage].toString().isEmpty());
        }
    }

    void cancelsWhatRunsAndWhatWaits()
    {
        Talk talk(m_slowDecoder);
        talk.say(request(protocol::kAnalyze, 1));
        talk.say(request(protocol::kAnalyze, 2));
        QTest::qWait(200);
        QElapsedTimer timer;
        timer.start();
        talk.say(request(protocol::kCancel, 2)); // and 1 goes on
        QCOMPARE(protocol::errorFromAnswer(talk.answerTo(2)).code, Errc::cancelled);
        talk.say(request(protocol::kCancel, 1));
        QCOMPARE(protocol::errorFromAnswer(talk.answerTo(1)).code, Errc::cancelled);
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    }

    void keepsDeadlines()
    {
        Talk talk(m_slowDecoder);
        QJsonObject late = request(protocol::kOpenPage, 1);
        late[protocol::kDeadlineMs] = 200;
        talk.say(late);
        const Error error = protocol::errorFromAnswer(talk.answerTo(1));
        QCOMPARE(error.code, Errc::internal);
        QVERIFY(error.message.contains(u"too long"_s));
    }

    void opensPagesWhileItAnalyses()
    {
        Talk talk(m_slowDecoder);
        talk.say(request(protocol::kAnalyze, 1));
        QJsonObject page = request(protocol::kOpenPage, 2);
        page[protocol::kDeadlineMs] = 100;
        talk.say(page);
        // The page has its turn, and its deadline, before the analysis ends.
        QVERIFY(protocol::errorFromAnswer(talk.answerTo(2)).message.contains(u"too long"_s));
        talk.say(request(protocol::kCancel, 1));
        QCOMPARE(protocol::errorFromAnswer(talk.answerTo(1)).code, Errc::cancelled);
    }

    void endsWithItsInput()
    {
        Talk talk(m_slowDecoder);
        talk.say(request(protocol::kAnalyze, 1));
        QTest::qWait(100);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(talk.hangUp().has_value());
        QVERIFY(timer.elapsed() < 1000);
    }

    void endsOnShutdown()
    {
        Talk talk(m_slowDecoder);
        talk.say(request(protocol::kAnalyze, 1)); // would take a minute
        talk.say(request(protocol::kShutdown, 2));
        const std::optional<Status> ended = talk.ended();
        QVERIFY(ended);
        QVERIFY2(ended->has_value(), *ended ? "" : qPrintable(ended->error().detail));
    }

    void endsOnGarbage_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Errc>("code");
        QTest::addColumn<QString>("detail");
        QByteArray newer = encode({request(protocol::kHello, 1), {}});
        qToLittleEndian<quint32>(kProtocolVersion + 1, newer.data() + 4);
        QTest::newRow("another protocol") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                          << Errc::corrupt << u"not a frame"_s;
        QTest::newRow("a newer version")
            << newer << Errc::schemaTooNew << u"protocol version %1"_s.arg(kProtocolVersion + 1);
    }
    void endsOnGarbage()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const Errc, code);
        QFETCH(const QString, detail);
        Talk talk(m_slowDecoder);
        talk.say(request(protocol::kHello, 1)); // it talked well before
        QVERIFY(!talk.answerTo(1).isEmpty());
        talk.say(bytes);
        const std::optional<Status> ended = talk.ended();
        QVERIFY(ended);
        QVERIFY(!ended->has_value());
        QCOMPARE(ended->error().code, code);
        QCOMPARE(ended->error().detail, detail);
        QVERIFY(!ended->error().message.isEmpty());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_slowDecoder;
};

QTEST_GUILESS_MAIN(ServerTest)
#include "tst_server.moc"
