// SPDX-License-Identifier: GPL-3.0-or-later
// Trust test: whatever happens to the engine, the window stays alive, says so, has a new engine
// within two seconds, and the other pages are worked on.
#include "tests/link/engine_client_case.h"

#include <csignal>

using namespace ecgscan;
using namespace ecgscan::test;
using namespace Qt::StringLiterals;

class EngineDiesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void queueGoesOn_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("abort") << u"abort.png"_s;
        QTest::newRow("segmentation fault") << u"segv.png"_s;
        QTest::newRow("killed as by the out-of-memory killer") << u"kill.png"_s;
        QTest::newRow("hangs") << u"hang.png"_s;
        QTest::newRow("wrong protocol version") << u"version.png"_s;
        QTest::newRow("print in the stream") << u"garbage.png"_s;
        QTest::newRow("endless rubbish on stdout") << u"flood.png"_s;
    }
    void queueGoesOn()
    {
        QFETCH(QString, file);
        LoopWatch watch;
        EngineClient client(fakeEngine());
        QElapsedTimer sinceLoss;
        qint64 longestRestart = 0;
        int lost = 0;
        connect(&client, &AnalysisService::engineLost, this, [&] {
            sinceLoss.start();
            ++lost;
        });
        connect(&client, &AnalysisService::engineStarted, this, [&] {
            if (sinceLoss.isValid())
                longestRestart = std::max(longestRestart, sinceLoss.elapsed());
        });
        const auto before = client.analyze({u"before.png"_s, 1});
        const auto guilty = client.analyze({file, 1});
        QList<QFuture<Result<Analysis>>> later;
        QList<QFuture<Result<QImage>>> thumbnails;
        for (int i = 0; i < 5; ++i) {
            later.append(client.analyze({u"later%1.png"_s.arg(i), 1}));
            thumbnails.append(client.thumbnail({u"later%1.png"_s.arg(i), 1}, 64));
        }
        QTRY_VERIFY_WITH_TIMEOUT(
            later.last().isFinished() && thumbnails.last().isFinished(), 15000);

        QVERIFY(before.result().has_value());
        QCOMPARE(errorOf(guilty).code, Errc::internal);
        QVERIFY(!errorOf(guilty).message.isEmpty());
        for (const auto& future : later)
            QVERIFY(future.result().has_value());
        for (const auto& future : thumbnails)
            QVERIFY(future.result().has_value());
        // Once for the second try; a hanging page is not tried again.
        QCOMPARE(lost, file == u"hang.png"_s ? 1 : 2);
        QVERIFY2(longestRestart <= 2000, qPrintable(QString::number(longestRestart)));
        QVERIFY2(watch.longestGapMs() <= 200, qPrintable(QString::number(watch.longestGapMs())));
    }

    void anIdleEngineIsReplaced()
    {
        EngineClient client(fakeEngine());
        QSignalSpy started(&client, &AnalysisService::engineStarted);
        QTRY_COMPARE(started.size(), 1);
        ::kill(static_cast<pid_t>(client.enginePid()), SIGKILL);
        QTRY_COMPARE_WITH_TIMEOUT(started.size(), 2, 2000);
    }
};

QTEST_GUILESS_MAIN(EngineDiesTest)
#include "tst_engine_dies.moc"
