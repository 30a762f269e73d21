// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// The window's program itself, as it is started by people.
class TestDesktopProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void linksNoHeavyLibrary();
    void saysItsVersionAndOptions();
    void paintsBeforeItHasAnEngine();
};

namespace {

const QString kProgram = QStringLiteral(ECGSCAN_BIN_DIR "/ecgscan-desktop");

} // namespace

void TestDesktopProgram::linksNoHeavyLibrary()
{
    QProcess ldd;
    ldd.start(u"ldd"_s, {kProgram});
    QVERIFY(ldd.waitForFinished());
    const QString libraries = QString::fromLocal8Bit(ldd.readAllStandardOutput()).toLower();
    QVERIFY2(libraries.contains("libqt6widgets"_L1), qPrintable(libraries));
    for (const QString& heavy :
        {u"libtorch"_s, u"libc10"_s, u"opencv"_s, u"poppler"_s, u"libcuda"_s})
        QVERIFY2(!libraries.contains(heavy), qPrintable(heavy));
}

void TestDesktopProgram::saysItsVersionAndOptions()
{
    QProcess program;
    program.start(kProgram, {u"--version"_s});
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitCode(), 0);
    QVERIFY(program.readAllStandardOutput().contains(ECGSCAN_VERSION));
    program.start(kProgram, {u"--help"_s});
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitCode(), 0);
    QVERIFY(program.readAllStandardOutput().contains("--database"));
    program.start(kProgram, {u"--no-such-option"_s});
    QVERIFY(program.waitForFinished());
    QVERIFY(program.exitCode() != 0);
}

void TestDesktopProgram::paintsBeforeItHasAnEngine()
{
    const QTemporaryDir home;
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"XDG_CONFIG_HOME"_s, home.filePath(u"config"_s));
    environment.insert(u"XDG_DATA_HOME"_s, home.filePath(u"data"_s));
    environment.insert(u"QT_LOGGING_RULES"_s, u"ecgscan.start.debug=true"_s);
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(kProgram, {u"--engine"_s, home.filePath(u"there-is-none"_s)});
    QString said;
    const QRegularExpression painted(u"first paint after (\\d+) ms"_s);
    while (!painted.match(said).hasMatch() && program.waitForReadyRead(20'000))
        said += QString::fromLocal8Bit(program.readAll());
    QVERIFY2(painted.match(said).hasMatch(), qPrintable(said));
    qInfo().noquote() << painted.match(said).captured(0);
    QVERIFY(!program.waitForFinished(1500)); // a missing engine does not end the window
    program.terminate();
    QVERIFY(program.waitForFinished(5000));
}

QTEST_MAIN(TestDesktopProgram)
#include "test_desktop_program.moc"
