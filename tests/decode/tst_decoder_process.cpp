// SPDX-License-Identifier: GPL-3.0-or-later
// The engine's side: the real decoder, and decoders that crash, hang, lie and talk rubbish.
#include "model/engine/decoder_process.h"

#include "model/link/message.h"
#include "tests/decode/decoder_run.h"
#include "tests/decode/make_files.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace ecgscan;
using namespace ecgscan::testing;

class TestDecoderProcess : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void realPage();
    void realErrors();
    void missingProgram();
    void badDecoders_data();
    void badDecoders();
    void lies_data();
    void lies();
    void textIsShortAndPlain();
    void cancelEndsIt();
    void timeOutEndsIt();

private:
    QString write(const QString& name, const QByteArray& bytes);
    /// A program that says this frame whatever it is asked.
    QString decoderSaying(const Message& message);

    QTemporaryDir m_dir;
};

namespace {

QJsonObject goodHeader()
{
    return {{u"ok"_s, true}, {u"width"_s, 4}, {u"height"_s, 2}, {u"stride"_s, 12},
        {u"format"_s, u"rgb888"_s}, {u"pages"_s, 1}, {u"page"_s, 1}, {u"kind"_s, u"png"_s},
        {u"dpi"_s, QJsonValue()}, {u"sha256"_s, QString(64, u'a')}};
}

} // namespace

QString TestDecoderProcess::write(const QString& name, const QByteArray& bytes)
{
    QFile file(m_dir.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return file.fileName();
}

QString TestDecoderProcess::decoderSaying(const Message& message)
{
    const QString frame = write(u"frame"_s, encode(message));
    return write(u"decoder"_s, "#!/bin/sh\nexec cat '" + QFile::encodeName(frame) + "'\n");
}

void TestDecoderProcess::realPage()
{
    const QString file = write(u"--odd name.png"_s, encoded(chequer(), "png"));
    const auto page = decodePage(decoderProgram(), {file, 1}, {});
    QVERIFY(page);
    QCOMPARE(chequerDifference(page->image), 0);
    QCOMPARE(page->image.format(), QImage::Format_RGB888);
    QCOMPARE(page->pages, 1);
    QCOMPARE(page->sha256.size(), 64);
    const auto small = decodePage(decoderProgram(), {file, 1}, {}, {.maxSidePx = 40});
    QVERIFY(small);
    QCOMPARE(small->image.size(), QSize(40, 30));
}

void TestDecoderProcess::realErrors()
{
    const auto codeFor = [](const QString& file, int page = 1) {
        const auto result = decodePage(decoderProgram(), {file, page}, {});
        return result || result.error().message.isEmpty() ? Errc {} : result.error().code;
    };
    QCOMPARE(codeFor(m_dir.filePath(u"nowhere.png"_s)), Errc::notFound);
    QCOMPARE(codeFor(m_dir.path()), Errc::unsupported);
    QCOMPARE(codeFor(write(u"empty"_s, {})), Errc::corrupt);
    QCOMPARE(codeFor(write(u"text"_s, "Dear colleague")), Errc::unsupported);
    QCOMPARE(codeFor(write(u"a.png"_s, encoded(chequer(), "png")), 2), Errc::invalidArgument);
    QCOMPARE(codeFor(m_dir.filePath(u"a.png"_s), 0), Errc::invalidArgument);
    QCOMPARE(codeFor({}), Errc::invalidArgument);
}

void TestDecoderProcess::missingProgram()
{
    const auto page = decodePage(m_dir.filePath(u"none"_s), {u"a.png"_s, 1}, {});
    QVERIFY(!page);
    QCOMPARE(page.error().code, Errc::internal);
    QVERIFY(page.error().message.contains(u"install"_s));
}

void TestDecoderProcess::badDecoders_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<Errc>("code");
    QTest::newRow("silent") << QByteArray("exit 0") << Errc::corrupt;
    QTest::newRow("fails") << QByteArray("exit 7") << Errc::corrupt;
    QTest::newRow("crashes") << QByteArray("kill -SEGV $$") << Errc::corrupt;
    QTest::newRow("out of CPU time") << QByteArray("kill -XCPU $$") << Errc::corrupt;
    QTest::newRow("rubbish") << QByteArray("head -c 100000 /dev/urandom") << Errc::corrupt;
    QTest::newRow("endless rubbish") << QByteArray("exec cat /dev/zero") << Errc::corrupt;
    // A frame that announces 599 MB and then sends for ever.
    QTest::newRow("endless block") << QByteArray(
        "printf 'ECGS\\1\\0\\0\\0\\2\\0\\0\\0\\0\\0\\160\\043\\0\\0\\0\\0{}';"
        "exec cat /dev/zero") << Errc::corrupt;
    QTest::newRow("half a frame") << QByteArray(
        "printf 'ECGS\\1\\0\\0\\0\\2\\0\\0\\0\\4\\0\\0\\0\\0\\0\\0\\0{}ab'")
                                  << Errc::corrupt;
    QTest::newRow("closes its output and stays")
        << QByteArray("exec >&-; sleep 30") << Errc::corrupt;
    QTest::newRow("another version")
        << QByteArray("printf 'ECGS\\2\\0\\0\\0\\2\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0{}'")
        << Errc::internal;
}

void TestDecoderProcess::badDecoders()
{
    QFETCH(const QByteArray, script);
    QFETCH(const Errc, code);
    QElapsedTimer clock;
    clock.start();
    const auto page
        = decodePage(write(u"decoder"_s, "#!/bin/sh\n" + script + "\n"), {u"a.png"_s, 1}, {});
    QVERIFY(!page);
    QCOMPARE(page.error().code, code);
    QVERIFY(!page.error().message.isEmpty());
    QVERIFY(clock.elapsed() < 15'000);
}

void TestDecoderProcess::lies_data()
{
    QTest::addColumn<QJsonObject>("change");
    QTest::addColumn<int>("blockBytes");
    QTest::addColumn<bool>("accepted");
    const auto row = [](const char* name, const QJsonObject& change, int blockBytes = 24) {
        QTest::newRow(name) << change << blockBytes << false;
    };
    QTest::newRow("the truth") << QJsonObject() << 24 << true;
    row("block too short", {}, 23);
    row("block too long", {}, 25);
    row("no block", {}, 0);
    row("width 0", QJsonObject {{u"width"_s, 0}}, 0);
    row("negative height", QJsonObject {{u"height"_s, -2}});
    row("overflow", QJsonObject {{u"width"_s, 2'147'483'647}, {u"height"_s, 2'147'483'647}});
    row("short rows", QJsonObject {{u"stride"_s, 6}, {u"height"_s, 4}});
    row("long rows", QJsonObject {{u"stride"_s, 24}, {u"height"_s, 1}});
    row("another format", QJsonObject {{u"format"_s, u"rgba8888"_s}});
    row("another page", QJsonObject {{u"page"_s, 2}, {u"pages"_s, 2}});
    row("no pages", QJsonObject {{u"pages"_s, 0}});
    row("a million pages", QJsonObject {{u"pages"_s, 1'000'000}});
    row("no hash", QJsonObject {{u"sha256"_s, u"../../etc"_s}});
    row("a hash of two lines", QJsonObject {{u"sha256"_s, QString(QString(64, u'a') + u'\n')}});
    row("not ok", QJsonObject {{u"ok"_s, false}});
    row("ok is text", QJsonObject {{u"ok"_s, u"yes"_s}});
}

void TestDecoderProcess::lies()
{
    QFETCH(const QJsonObject, change);
    QFETCH(const int, blockBytes);
    QFETCH(const bool, accepted);
    QJsonObject header = goodHeader();
    for (auto it = change.begin(); it != change.end(); ++it)
        header[it.key()] = it.value();
    const auto page
        = decodePage(decoderSaying({header, QByteArray(blockBytes, '\x10')}), {u"a.png"_s, 1}, {});
    QCOMPARE(page.has_value(), accepted);
    if (!accepted)
        QCOMPARE(page.error().code, Errc::corrupt);
}

void TestDecoderProcess::textIsShortAndPlain()
{
    const QJsonObject header {{u"ok"_s, false}, {u"code"_s, u"tooLarge"_s},
        {u"message"_s, QString(QString(100'000, u'x') + u"\n\n"_s)}, {u"detail"_s, u"a\nb\tc"_s}};
    const QString decoder = decoderSaying({header, {}});
    const auto page = decodePage(decoder, {u"a.png"_s, 1}, {});
    QVERIFY(!page);
    QCOMPARE(page.error().code, Errc::tooLarge);
    QVERIFY(page.error().message.size() <= 400);
    QCOMPARE(page.error().detail, u"a b c"_s);
}

void TestDecoderProcess::cancelEndsIt()
{
    const QString decoder = write(u"decoder"_s, "#!/bin/sh\nexec sleep 30\n");
    QElapsedTimer clock;
    clock.start();
    Task task;
    task.isCancelled = [&] { return clock.elapsed() > 100; };
    const auto page = decodePage(decoder, {u"a.png"_s, 1}, task);
    QVERIFY(!page);
    QCOMPARE(page.error().code, Errc::cancelled);
    QVERIFY(clock.elapsed() < 2000);
}

void TestDecoderProcess::timeOutEndsIt()
{
    const QString decoder = write(u"decoder"_s, "#!/bin/sh\nexec sleep 30\n");
    QElapsedTimer clock;
    clock.start();
    const auto page = decodePage(decoder, {u"a.png"_s, 1}, {}, {.timeoutMs = 200});
    QVERIFY(!page);
    QCOMPARE(page.error().code, Errc::tooLarge);
    QVERIFY(clock.elapsed() < 3000);
}

QTEST_GUILESS_MAIN(TestDecoderProcess)
#include "tst_decoder_process.moc"
