// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QSettings>
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
    void aSecondStartHandsItsFilesOver();
    void anotherDatabaseIsAnotherWindow();
};

namespace {

const QString kProgram = QStringLiteral(ECGSCAN_BIN_DIR "/ecgscan-desktop");

/// Files of its own, no engine, and a word at the first paint.
void prepare(QProcess& program, const QTemporaryDir& home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"XDG_CONFIG_HOME"_s, home.filePath(u"config"_s));
    environment.insert(u"XDG_DATA_HOME"_s, home.filePath(u"data"_s));
    environment.insert(u"QT_LOGGING_RULES"_s, u"ecgscan.start.debug=true"_s);
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.setProgram(kProgram);
    program.setArguments({u"--engine"_s, home.filePath(u"there-is-none"_s)});
}

/// What it says up to "first paint after N ms"; all it says when it never paints.
QString saidUntilPainted(QProcess& program)
{
    QString said;
    while (!said.contains(" ms\n"_L1) && program.waitForReadyRead(20'000))
        said += QString::fromLocal8Bit(program.readAll());
    return said;
}

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
    prepare(program, home);
    program.start();
    const QString said = saidUntilPainted(program);
    const QRegularExpression painted(u"first paint after (\\d+) ms"_s);
    QVERIFY2(painted.match(said).hasMatch(), qPrintable(said));
    qInfo().noquote() << painted.match(said).captured(0);
    QVERIFY(!program.waitForFinished(1500)); // a missing engine does not end the window
    program.terminate();
    QVERIFY(program.waitForFinished(5000));
}

void TestDesktopProgram::aSecondStartHandsItsFilesOver()
{
    const QTemporaryDir home;
    QProcess first, second;
    prepare(first, home);
    prepare(second, home);
    first.start();
    QVERIFY2(saidUntilPainted(first).contains("first paint"_L1), "the first window");
    const QString page = home.filePath(u"page.png"_s);
    QVERIFY(QImage(40, 30, QImage::Format_RGB32).save(page));
    second.setArguments(second.arguments() << page);
    second.start();
    QVERIFY(second.waitForFinished(10'000));
    QCOMPARE(second.exitCode(), 0);
    QVERIFY(!second.readAll().contains("first paint")); // no window of its own
    const QString settings = home.filePath(u"config/ecgscan/desktop.ini"_s);
    const auto opened = [&] {
        return QSettings(settings, QSettings::IniFormat).value("last/paths").toStringList();
    };
    QTRY_COMPARE_WITH_TIMEOUT(opened(), QStringList(page), 10'000);

    // One that was killed leaves a lock that stops nobody.
    first.kill();
    QVERIFY(first.waitForFinished(5000));
    second.start();
    QVERIFY2(saidUntilPainted(second).contains("first paint"_L1), "a window after a crash");
    second.terminate();
    QVERIFY(second.waitForFinished(5000));
}

void TestDesktopProgram::anotherDatabaseIsAnotherWindow()
{
    const QTemporaryDir home;
    QProcess first, second;
    prepare(first, home);
    prepare(second, home);
    second.setArguments(second.arguments() << u"--database"_s << home.filePath(u"other.sqlite"_s));
    for (QProcess* program : {&first, &second}) {
        program->start();
        QVERIFY(saidUntilPainted(*program).contains("first paint"_L1));
    }
    for (QProcess* program : {&first, &second}) {
        program->terminate();
        QVERIFY(program->waitForFinished(5000));
    }
}

QTEST_MAIN(TestDesktopProgram)
#include "test_desktop_program.moc"
