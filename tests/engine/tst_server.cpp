// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/server.h"
#include "model/link/protocol.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <poll.h>
#include <unistd.h>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

/// A server on two pipes, run by a thread of its own.
class Talk {
public:
    explicit Talk(const QString& decoderProgram)
        : m_engine({decoderProgram, u"/nonexistent"_s, {}, DeviceChoice::cpu})
    {
        if (::pipe(m_in) != 0 || ::pipe(m_out) != 0)
            qFatal("pipe");
        m_thread = std::thread([this] {
            Server server(m_engine, m_in[0], m_out[1]);
            m_ended = server.run();
        });
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
        if (m_thread.joinable()) {
            ::close(m_in[1]);
            m_thread.join();
        }
        return m_ended;
    }
    void waitForEnd() { m_thread.join(); }

private:
    Engine m_engine;
    int m_in[2], m_out[2];
    std::thread m_thread;
    Status m_ended;
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
        QVERIFY(!talk.answerTo(2).isEmpty()); // the analysis still runs
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
        talk.say(request(protocol::kShutdown, 1));
        talk.waitForEnd();
    }

    void endsOnGarbage()
    {
        Talk talk(m_slowDecoder);
        talk.say("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        talk.waitForEnd();
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_slowDecoder;
};

QTEST_GUILESS_MAIN(ServerTest)
#include "tst_server.moc"
