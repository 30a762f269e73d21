// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/link/engine_client_case.h"

#include <QDir>
#include <QFutureWatcher>
#include <QTemporaryDir>

#include <csignal>

using namespace ecgscan;
using namespace ecgscan::test;
using namespace Qt::StringLiterals;

namespace {

/// A process that is a zombie or gone.
bool isGone(qint64 pid)
{
    QFile status(u"/proc/%1/stat"_s.arg(pid));
    return !status.open(QIODevice::ReadOnly) || status.readAll().contains(") Z ");
}

} // namespace

class EngineClientTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answersEachKindOfRequest()
    {
        EngineClient client(fakeEngine());
        QSignalSpy started(&client, &AnalysisService::engineStarted);
        const auto page = client.openPage({u"a.png"_s, 1});
        const auto small = client.thumbnail({u"a.png"_s, 1}, 64);
        const auto analysis = client.analyze({u"ecg é.png"_s, 1});
        QTRY_VERIFY(page.isFinished() && small.isFinished() && analysis.isFinished());
        QTRY_COMPARE(started.size(), 1);
        QCOMPARE(started[0][0].toString(), u"cpu"_s);
        QCOMPARE(analysis.result()->source.file, u"ecg é.png"_s);
        const QImage image = page.result()->image;
        QCOMPARE(image.size(), QSize(3, 2));
        QCOMPARE(image.pixelColor(0, 0), QColor(255, 0, 0));
        QCOMPARE(image.pixelColor(2, 1), QColor(0x16, 0x17, 0x18));
        QCOMPARE(small.result()->size(), QSize(3, 2));
    }

    void passesErrorsOn()
    {
        EngineClient client(fakeEngine());
        const auto page = client.openPage({u"missing.png"_s, 1});
        QTRY_VERIFY(page.isFinished());
        QCOMPARE(errorOf(page).code, Errc::notFound);
        QCOMPARE(errorOf(page).message, u"There is no such file."_s);
    }

    void opensPagesBeforeThumbnails()
    {
        EngineClient client(fakeEngine());
        QList<QFuture<Result<QImage>>> thumbnails;
        for (int i = 0; i < 20; ++i)
            thumbnails.append(client.thumbnail({u"%1.png"_s.arg(i), 1}, 64));
        const auto page = client.openPage({u"wanted.png"_s, 1});
        QTRY_VERIFY(page.isFinished());
        QVERIFY2(page.result()->pages <= 3, "hello, perhaps one thumbnail, then the page");
        QTRY_VERIFY(std::ranges::all_of(thumbnails, [](const auto& f) { return f.isFinished(); }));
    }

    void reportsProgress()
    {
        EngineClient client(fakeEngine());
        auto analysis = client.analyze({u"slow.png"_s, 1});
        QTRY_VERIFY(analysis.progressValue() >= 2);
        QCOMPARE(analysis.progressText(), u"Working"_s);
        QCOMPARE(analysis.progressMaximum(), 100);
        analysis.cancel();
    }

    void triesALostRequestOnceMore()
    {
        const QTemporaryDir folder;
        EngineClient client(fakeEngine());
        QSignalSpy lost(&client, &AnalysisService::engineLost);
        const auto analysis = client.analyze({u"once_"_s + folder.filePath(u"tried"_s), 1});
        QTRY_VERIFY(analysis.isFinished());
        QVERIFY(analysis.result().has_value());
        QCOMPARE(lost.size(), 1);
    }

    void anotherDeviceIsAnotherEngine()
    {
        EngineClientOptions options = fakeEngine();
        options.analyzeDeadline = std::chrono::seconds(60);
        EngineClient client(options);
        QSignalSpy started(&client, &AnalysisService::engineStarted);
        QSignalSpy lost(&client, &AnalysisService::engineLost);
        QTRY_COMPARE(started.size(), 1);
        const qint64 pid = client.enginePid();
        client.useDevice(DeviceChoice::automatic); // as it is
        QCOMPARE(client.enginePid(), pid);
        auto slow = client.analyze({u"slow.png"_s, 1});
        QTRY_VERIFY(slow.progressValue() > 0);
        client.useDevice(DeviceChoice::cpu);
        QTRY_COMPARE(started.size(), 2);
        QVERIFY(client.enginePid() != pid);
        QCOMPARE(lost.size(), 0); // nothing went wrong
        QVERIFY(!slow.isFinished()); // and it is begun again
        QTRY_VERIFY(slow.progressValue() > 0);
        slow.cancel();
    }

    void endsOneWaitingRequestByCancel()
    {
        EngineClient client(fakeEngine());
        auto slow = client.analyze({u"slow.png"_s, 1});
        QTRY_VERIFY(slow.progressValue() > 0);
        auto waiting = client.analyze({u"waiting.png"_s, 1});
        waiting.cancel();
        QTRY_VERIFY(waiting.isFinished());
        QCOMPARE(waiting.resultCount(), 0);
        QVERIFY(!slow.isFinished());
        slow.cancel();
    }

    void cancelKeepsAnObedientEngine()
    {
        EngineClientOptions options = fakeEngine();
        options.analyzeDeadline = std::chrono::seconds(60);
        EngineClient client(options);
        QSignalSpy lost(&client, &AnalysisService::engineLost);
        auto slow = client.analyze({u"slow.png"_s, 1});
        QTRY_VERIFY(slow.progressValue() > 0);
        const qint64 pid = client.enginePid();
        slow.cancel();
        const auto next = client.analyze({u"next.png"_s, 1});
        QTRY_VERIFY(next.isFinished());
        QVERIFY(next.result().has_value());
        QTRY_VERIFY(slow.isFinished());
        QCOMPARE(slow.resultCount(), 0);
        QCOMPARE(client.enginePid(), pid);
        QCOMPARE(lost.size(), 0);
    }

    void cancelKillsADeafEngine()
    {
        EngineClientOptions options = fakeEngine();
        options.analyzeDeadline = std::chrono::seconds(60);
        EngineClient client(options);
        auto deaf = client.analyze({u"hang.png"_s, 1});
        QTRY_VERIFY(client.enginePid() != 0);
        QTest::qWait(100);
        const qint64 pid = client.enginePid();
        deaf.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(deaf.isFinished(), 200); // whatever the engine does
        QVERIFY(!isGone(pid));
        const auto next = client.analyze({u"next.png"_s, 1});
        QTRY_VERIFY_WITH_TIMEOUT(next.isFinished(), 4000);
        QVERIFY(next.result().has_value());
        QTRY_VERIFY(isGone(pid));
    }

    void endsARequestOverItsDeadline()
    {
        EngineClient client(fakeEngine());
        const auto late = client.analyze({u"hang.png"_s, 1});
        const auto next = client.analyze({u"next.png"_s, 1});
        QTRY_VERIFY_WITH_TIMEOUT(next.isFinished(), 5000);
        QVERIFY(late.isFinished());
        QCOMPARE(errorOf(late).code, Errc::internal);
        QVERIFY(errorOf(late).message.contains(u"too long"_s));
        QVERIFY(next.result().has_value());
    }

    void sendsTheHeadAgainAfterARestart()
    {
        EngineClient client(fakeEngine());
        client.useHead(AdoptedHead {u"/heads/7"_s, u"abc"_s});
        const auto before = client.analyze({u"a.png"_s, 1});
        QTRY_VERIFY(before.isFinished());
        QCOMPARE(before.result()->warnings.value(0).message, u"/heads/7"_s);
        ::kill(static_cast<pid_t>(client.enginePid()), SIGKILL);
        const auto after = client.analyze({u"b.png"_s, 1});
        QTRY_VERIFY(after.isFinished());
        QCOMPARE(after.result()->warnings.value(0).message, u"/heads/7"_s);
        client.useHead(std::nullopt);
        const auto without = client.analyze({u"c.png"_s, 1});
        QTRY_VERIFY(without.isFinished());
        QVERIFY(without.result()->warnings.isEmpty());
    }

    void saysThatTheProgramIsMissing()
    {
        EngineClientOptions options = fakeEngine();
        options.program = u"/nonexistent/ecgscan"_s;
        EngineClient client(options);
        const auto page = client.openPage({u"a.png"_s, 1});
        QTRY_VERIFY_WITH_TIMEOUT(page.isFinished(), 5000);
        QCOMPARE(errorOf(page).code, Errc::notFound);
        QVERIFY(errorOf(page).message.contains(u"install"_s));
    }

    void givesUpOnAnEngineThatNeverWorks_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("mute") << u"--mute"_s;
        QTest::newRow("dies after hello") << u"--weak"_s;
    }
    void givesUpOnAnEngineThatNeverWorks()
    {
        QFETCH(QString, how);
        EngineClient client(fakeEngine({how}));
        const QSignalSpy lost(&client, &AnalysisService::engineLost);
        const auto page = client.openPage({u"a.png"_s, 1});
        const auto analysis = client.analyze({u"a.png"_s, 1});
        QTRY_VERIFY_WITH_TIMEOUT(page.isFinished() && analysis.isFinished(), 5000);
        QCOMPARE(errorOf(page).code, Errc::internal);
        QTest::qWait(1500);
        QCOMPARE_LE(lost.size(), 4); // and starts no more
    }

    void doesNotRestartForEverWhatDiesIdle()
    {
        EngineClient client(fakeEngine({u"--idle-death"_s}));
        const QSignalSpy lost(&client, &AnalysisService::engineLost);
        QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 3, 5000);
        QCOMPARE(lost.at(0).at(0).toBool(), true);
        QCOMPARE(lost.at(2).at(0).toBool(), false);
        QTest::qWait(1500);
        QCOMPARE(lost.size(), 3);
    }

    void leavesNothingBehind()
    {
        qint64 pid = 0;
        QFuture<Result<Analysis>> unfinished;
        QElapsedTimer timer;
        {
            EngineClient client(fakeEngine());
            unfinished = client.analyze({u"hang.png"_s, 1});
            QTRY_VERIFY(client.enginePid() != 0);
            pid = client.enginePid();
            timer.start();
        }
        QVERIFY(timer.elapsed() < 1000);
        QVERIFY(unfinished.isFinished() && unfinished.isCanceled());
        QVERIFY(isGone(pid));
    }
};

QTEST_GUILESS_MAIN(EngineClientTest)
#include "tst_engine_client.moc"
