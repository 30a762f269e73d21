// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 at a random moment loses nothing that was acknowledged.
#include "storage/audit.h"
#include "storage/sqlite_case_store.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <random>

using namespace ecgscan;
using namespace Qt::StringLiterals;

class TestKillWhileAnnotating : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingAcknowledgedIsLost();
};

void TestKillWhileAnnotating::nothingAcknowledgedIsLost()
{
    constexpr int kKills = 20;
    QTemporaryDir folder;
    const QString file = folder.filePath(u"a.sqlite"_s);
    std::mt19937 random(9);
    qint64 acknowledged = -1;
    for (int kill = 0; kill < kKills; ++kill) {
        QProcess child;
        child.start(QStringLiteral(ECGSCAN_BIN_DIR) + u"/annotating_child"_s, {file});
        QVERIFY(child.waitForStarted());
        QVERIFY(child.waitForReadyRead(20000)); // it is annotating
        QTest::qWait(static_cast<int>(30 + random() % 320));
        child.kill();
        QVERIFY(child.waitForFinished());
        // A line that was cut off by the kill was not acknowledged in full.
        const QByteArray printed = child.readAllStandardOutput();
        const QByteArrayList lines = printed.first(printed.lastIndexOf('\n') + 1).split('\n');
        for (const QByteArray& line : lines) {
            if (!line.isEmpty())
                acknowledged = std::max(acknowledged, line.toLongLong());
        }
        SqliteCaseStore store(file);
        const auto record = store.openCase({u"p"_s, 1}, u"h"_s).result();
        QVERIFY2(record, qPrintable(record ? QString() : record.error().message));
        QVERIFY2(record->reviews.size() >= acknowledged + 1,
            qPrintable(u"%1 of %2"_s.arg(record->reviews.size()).arg(acknowledged + 1)));
    }
    QVERIFY(acknowledged > kKills);
    auto database = Database::open(file);
    QVERIFY(database);
    auto check = (*database)->run(u"PRAGMA integrity_check"_s);
    QVERIFY(check->next());
    QCOMPARE(check->value(0).toString(), u"ok"_s);
    QVERIFY(verifyAudit(**database));
}

QTEST_GUILESS_MAIN(TestKillWhileAnnotating)
#include "tst_kill_while_annotating.moc"
