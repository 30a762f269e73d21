// SPDX-License-Identifier: GPL-3.0-or-later
// The real programs, from a picture to the results.
#include "model/core/analysis_json.h"
#include "model/core/lead_colour.h"
#include "model/link/engine_client.h"
#include "model/link/message.h"
#include "model/link/protocol.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPainter>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <csignal>
#include <unistd.h>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

const QString kEcgscan = QStringLiteral(ECGSCAN_BIN_DIR "/ecgscan");

struct Run {
    int code = -1;
    QByteArray out, err;
};

Run ecgscanRun(const QStringList& arguments)
{
    QProcess process;
    process.start(kEcgscan, arguments);
    Run run;
    if (process.waitForFinished(100'000) && process.exitStatus() == QProcess::NormalExit)
        run.code = process.exitCode();
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    return run;
}

QJsonObject readJson(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

/// The JSON lines of a batch run; the last is the summary.
QList<QJsonObject> lines(const QByteArray& out)
{
    QList<QJsonObject> list;
    for (const QByteArray& line : out.split('\n')) {
        if (!line.isEmpty())
            list.append(QJsonDocument::fromJson(line).object());
    }
    return list;
}

/// Lines of a table without quoted line ends.
qsizetype tableLines(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().count('\n') : 0;
}

/// Share of a trace's path where the picture has the lead's colour.
double shareInColour(const QImage& picture, const LeadTrace& lead)
{
    const QColor wanted {QRgb(leadRgb(lead.lead))};
    int all = 0, drawn = 0;
    for (const QPointF& point : lead.pathPx) {
        if (isBreak(point))
            continue;
        const QColor colour = picture.pixelColor(point.toPoint());
        ++all;
        drawn += std::abs(colour.red() - wanted.red()) < 60
                && std::abs(colour.green() - wanted.green()) < 60
                && std::abs(colour.blue() - wanted.blue()) < 60
            ? 1
            : 0;
    }
    return all > 0 ? static_cast<double>(drawn) / all : 0;
}

/// Four rows of sines on a millimetre grid, without names, pulse or scale.
QImage wavesOnSquaredPaper()
{
    QImage image(2200, 1500, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int k = 0; k < 2200; k += 8) {
        painter.setPen(k % 40 == 0 ? QColor(240, 140, 140) : QColor(250, 210, 210));
        painter.drawLine(k, 0, k, 1500);
        painter.drawLine(0, k, 2200, k);
    }
    painter.setPen(QPen(Qt::black, 2.5));
    for (int row = 0; row < 4; ++row) {
        QPolygonF wave;
        for (int x = 100; x < 2100; ++x)
            wave.append({static_cast<double>(x), 250 + row * 330 + 80 * std::sin(x / 90.0 + row)});
        painter.drawPolyline(wave);
    }
    return image;
}

bool isGone(qint64 pid)
{
    QFile status(u"/proc/%1/stat"_s.arg(pid));
    return !status.open(QIODevice::ReadOnly) || status.readAll().contains(") Z ");
}

} // namespace

class ProgramsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const Run drawn = ecgscanRun({u"synthesize"_s, u"--out"_s, m_folder.path(), u"--count"_s,
            u"1"_s, u"--seed"_s, u"3"_s, u"--layout"_s, u"3x4+1"_s});
        QVERIFY2(drawn.code == 0, drawn.err.constData());
        m_page = m_folder.filePath(u"page_0001.png"_s);
        m_blank = m_folder.filePath(u"blank.png"_s);
        QImage blank(800, 600, QImage::Format_RGB888);
        blank.fill(Qt::white);
        QVERIFY(blank.save(m_blank));
    }

    void analyzesADrawnPage()
    {
        const QString json = m_folder.filePath(u"page.json"_s);
        const QString png = m_folder.filePath(u"overlay.png"_s);
        const Run run = ecgscanRun({u"analyze"_s, m_page, u"--json"_s, json, u"--overlay"_s, png});
        QVERIFY2(run.code == 0, run.err.constData());
        QVERIFY(run.out.contains("layout 3x4+1"));
        const auto analysis = analysisFromJson(readJson(json));
        QVERIFY(analysis.has_value());
        QVERIFY(analysis->page.found);
        QCOMPARE(analysis->page.layout, u"3x4+1"_s);
        QCOMPARE(analysis->leads.size(), std::size_t {13});
        QCOMPARE(analysis->source.sha256.size(), 64);
        QVERIFY(analysis->reconstruction.has_value());
        // What was not printed is there, too, and named as the network's.
        QVERIFY(analysis->reconstructor && analysis->reconstructor->sha256.size() == 64);
        QVERIFY(analysis->consistency.wholeEinthovenRmsMv);
        for (const Lead lead : kLeads) {
            QVERIFY2(
                !analysis->reconstruction->observedS.at(lead).empty(), qPrintable(leadName(lead)));
            const std::vector<bool> isPrinted = printedSamples(*analysis->reconstruction, lead);
            const std::vector<float>& samples = analysis->reconstruction->leadsMv.at(lead);
            QCOMPARE(isPrinted.size(), samples.size());
            for (std::size_t k = 0; k < samples.size(); ++k)
                QVERIFY2(isPrinted[k] || std::isfinite(samples[k]), qPrintable(leadName(lead)));
        }
        const auto truth = analysisFromJson(readJson(m_folder.filePath(u"page_0001.json"_s)));
        QVERIFY(truth && truth->measurements.heartRateBpm);
        QVERIFY(analysis->measurements.heartRateBpm);
        QVERIFY2(
            std::abs(*analysis->measurements.heartRateBpm - *truth->measurements.heartRateBpm) < 3,
            qPrintable(QString::number(*analysis->measurements.heartRateBpm)));
        QVERIFY(analysis->timing.totalMs > 0);
        const QImage overlay(png);
        QCOMPARE(overlay.size(), QImage(m_page).size());
        for (const LeadTrace& lead : analysis->leads) {
            const double drawn = shareInColour(overlay, lead);
            QVERIFY2(drawn > 0.8, qPrintable(u"%1: %2"_s.arg(lead.name()).arg(drawn)));
        }
    }

    void writesJsonToStandardOutput()
    {
        const Run run = ecgscanRun({u"analyze"_s, m_page, u"--json"_s, u"-"_s});
        QCOMPARE(run.code, 0);
        QVERIFY(QJsonDocument::fromJson(run.out)[u"page"_s][u"found"_s].toBool());
    }

    void saysWhyAPageCannotBeRead_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("warning");
        QTest::newRow("missing") << m_folder.filePath(u"missing.png"_s) << u"not_found"_s;
        write(m_folder.filePath(u"empty.png"_s), {});
        QTest::newRow("empty") << m_folder.filePath(u"empty.png"_s) << u"corrupt"_s;
        write(m_folder.filePath(u"text.png"_s), "This is not a picture.\n");
        QTest::newRow("text") << m_folder.filePath(u"text.png"_s) << u"unsupported"_s;
        QFile whole(m_page);
        QVERIFY(whole.open(QIODevice::ReadOnly));
        write(m_folder.filePath(u"half.png"_s), whole.read(whole.size() / 2));
        QTest::newRow("truncated") << m_folder.filePath(u"half.png"_s) << u"corrupt"_s;
        QTest::newRow("not an ECG") << m_blank << u"no_ecg"_s;
        const QString waves = m_folder.filePath(u"waves.png"_s);
        QVERIFY(wavesOnSquaredPaper().save(waves));
        QTest::newRow("waves on squared paper") << waves << u"no_ecg"_s;
    }
    void saysWhyAPageCannotBeRead()
    {
        QFETCH(QString, file);
        QFETCH(QString, warning);
        const QString json = m_folder.filePath(u"unread.json"_s);
        QFile::remove(json);
        const Run run = ecgscanRun({u"analyze"_s, file, u"--json"_s, json});
        QCOMPARE(run.code, 1);
        QVERIFY(!run.err.isEmpty());
        const QJsonObject object = readJson(json);
        QCOMPARE(object[u"page"_s][u"found"_s], QJsonValue(false));
        QCOMPARE(object[u"leads"_s].toArray().size(), 0);
        QCOMPARE(object[u"findings"_s].toArray().size(), 0);
        QCOMPARE(object[u"warnings"_s][0][u"code"_s].toString(), warning);
        QVERIFY(!object[u"warnings"_s][0][u"message"_s].toString().isEmpty());
    }

    void readsAPageAsAPersonSays()
    {
        const QString json = m_folder.filePath(u"repaired.json"_s);
        const QString again = m_folder.filePath(u"again.json"_s);
        const auto read = [](const QString& name) {
            QFile file(name);
            return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                                  : QJsonObject();
        };
        QCOMPARE(
            ecgscanRun({u"analyze"_s, m_page, u"--gain"_s, u"20"_s, u"--json"_s, json}).code, 0);
        QCOMPARE(read(json)[u"page"_s][u"gain_mm_per_mV"_s].toDouble(), 20.0);
        QCOMPARE(read(json)[u"repair"_s], QJsonValue(QJsonObject {{u"gain_mm_per_mV"_s, 20}}));
        // What was said once can be said again by naming the analysis.
        QCOMPARE(ecgscanRun({u"analyze"_s, m_page, u"--repair"_s, json, u"--speed"_s, u"50"_s,
                                u"--json"_s, again})
                     .code,
            0);
        QCOMPARE(read(again)[u"page"_s][u"gain_mm_per_mV"_s].toDouble(), 20.0);
        QCOMPARE(read(again)[u"page"_s][u"paper_speed_mm_per_s"_s].toDouble(), 50.0);
        QVERIFY(read(json)[u"measurements"_s][u"heart_rate_bpm"_s].toDouble() > 30);
    }

    void tellsUsageErrors_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no file") << QStringList {u"analyze"_s};
        QTest::newRow("page 0") << QStringList {u"analyze"_s, m_page, u"--page"_s, u"0"_s};
        QTest::newRow("page x") << QStringList {u"analyze"_s, m_page, u"--page"_s, u"x"_s};
        QTest::newRow("device") << QStringList {u"analyze"_s, m_page, u"--device"_s, u"tpu"_s};
        QTest::newRow("option") << QStringList {u"analyze"_s, m_page, u"--colour"_s};
        QTest::newRow("speed") << QStringList {u"analyze"_s, m_page, u"--speed"_s, u"fast"_s};
        QTest::newRow("gain") << QStringList {u"analyze"_s, m_page, u"--gain"_s, u"0"_s};
        QTest::newRow("repair") << QStringList {
            u"analyze"_s, m_page, u"--repair"_s, m_folder.filePath(u"none"_s)};
        QTest::newRow("no folder") << QStringList {u"batch"_s, m_page};
        QTest::newRow("no input") << QStringList {u"batch"_s, u"--out"_s, m_folder.path()};
        QTest::newRow("jobs") << QStringList {
            u"batch"_s, m_page, u"--out"_s, m_folder.filePath(u"o"_s), u"--jobs"_s, u"two"_s};
        QTest::newRow("over the page")
            << QStringList {u"analyze"_s, m_page, u"--overlay"_s, m_page};
        QTest::newRow("overlay to nowhere")
            << QStringList {u"analyze"_s, m_page, u"--overlay"_s, u"-"_s};
        QTest::newRow("layout") << QStringList {
            u"synthesize"_s, u"--out"_s, m_folder.filePath(u"o"_s), u"--layout"_s, u"5x5"_s};
        QTest::newRow("pen") << QStringList {
            u"synthesize"_s, u"--out"_s, m_folder.filePath(u"o"_s), u"--pen"_s, u"fat"_s};
        QTest::newRow("seed") << QStringList {
            u"synthesize"_s, u"--out"_s, m_folder.filePath(u"o"_s), u"--seed"_s, u"x"_s};
        QTest::newRow("fold") << QStringList {
            u"synthesize"_s, u"--out"_s, m_folder.filePath(u"o"_s), u"--fold"_s, u"nine"_s};
        QTest::newRow("rounds") << QStringList {
            u"pretrain"_s, u"tracer"_s, u"--data"_s, m_folder.path(), u"--rounds"_s, u"many"_s};
        QTest::newRow("finetune") << QStringList {u"finetune"_s, u"--database"_s, m_page,
            u"--out"_s, m_folder.filePath(u"o"_s), u"please"_s};
        QTest::newRow("parent") << QStringList {u"serve"_s, u"--parent"_s, u"abc"_s};
        QTest::newRow("doctor") << QStringList {u"doctor"_s, u"please"_s};
        QTest::newRow("serve") << QStringList {u"serve"_s, u"please"_s};
    }
    void tellsUsageErrors()
    {
        QFETCH(QStringList, arguments);
        const Run run = ecgscanRun(arguments);
        QCOMPARE(run.code, 2);
        QVERIFY(!run.err.isEmpty());
        QVERIFY2(run.err.count('\n') <= 2, run.err.constData()); // what is wrong, not the manual
        QVERIFY(!QFile::exists(m_folder.filePath(u"o"_s)));
    }

    void namesAnUnwritableOutput()
    {
        const QString json = m_blank + u"/out.json"_s; // below a file
        const Run run = ecgscanRun({u"analyze"_s, m_page, u"--json"_s, json});
        QCOMPARE(run.code, 3);
        QVERIFY(run.err.contains(json.toUtf8()));
        const QString png = m_folder.filePath(u"none/overlay.png"_s);
        QCOMPARE(ecgscanRun({u"analyze"_s, m_page, u"--overlay"_s, png}).code, 3);
        QVERIFY(!QFile::exists(png));
        QCOMPARE(ecgscanRun({u"analyze"_s, m_page, u"--json"_s, m_folder.path()}).code, 3);
    }

    void evaluationNeedsItsPictures()
    {
        const QString manifest = m_folder.filePath(u"lost.csv"_s);
        write(manifest, "picture,truth\nlost.png,page_0001.json\n");
        const Run run = ecgscanRun({u"evaluate"_s, u"digitisation"_s, manifest});
        QCOMPARE(run.code, 1);
        QVERIFY(run.err.contains("lost.png"));
    }

    void batchGoesOnAndResumes()
    {
        const QString in = m_folder.filePath(u"in"_s);
        const QString results = in + u"/results"_s; // inside the inputs, and not one of them
        QVERIFY(QDir().mkpath(in + u"/below"_s));
        QVERIFY(QFile::copy(m_blank, in + u"/a.png"_s));
        QVERIFY(QFile::copy(m_page, in + u"/below/b.png"_s));
        write(in + u"/notes.txt"_s, "not asked for");
        const QStringList arguments {u"batch"_s, in, u"--out"_s, results, u"--overlay"_s};

        Run run = ecgscanRun(arguments);
        QCOMPARE(run.code, 1);
        QList<QJsonObject> told = lines(run.out);
        QCOMPARE(told.size(), 3);
        QCOMPARE(told[0][u"status"_s].toString(), u"no_ecg"_s);
        QCOMPARE(told[1][u"status"_s].toString(), u"ok"_s);
        QCOMPARE(told[2][u"summary"_s][u"pages"_s].toInt(), 2);
        QVERIFY(run.err.contains("a.png"));
        QVERIFY(!readJson(results + u"/a.png.p1.json"_s)[u"page"_s][u"found"_s].toBool());
        QVERIFY(readJson(results + u"/below/b.png.p1.json"_s)[u"page"_s][u"found"_s].toBool());
        QVERIFY(QFile::exists(results + u"/below/b.png.p1.png"_s));

        QCOMPARE(tableLines(results + u"/measurements.csv"_s), 3); // pages without an ECG, too
        QCOMPARE(tableLines(results + u"/amplitudes.csv"_s), 13);

        told = lines(ecgscanRun(arguments).out);
        QCOMPARE(told.size(), 3);
        QCOMPARE(told[0][u"status"_s].toString(), u"skipped"_s);
        QCOMPARE(told[1][u"status"_s].toString(), u"skipped"_s);
        QCOMPARE(tableLines(results + u"/measurements.csv"_s), 3); // of skipped pages, too

        QVERIFY(QFile::remove(in + u"/a.png"_s));
        QVERIFY(QFile::copy(m_page, in + u"/a.png"_s)); // other bytes under the same name
        run = ecgscanRun(arguments);
        QCOMPARE(run.code, 0);
        told = lines(run.out);
        QCOMPARE(told[0][u"status"_s].toString(), u"ok"_s);
        QCOMPARE(told[1][u"status"_s].toString(), u"skipped"_s);

        // The results may lie among the pages.
        told = lines(ecgscanRun({u"batch"_s, in + u"/below"_s, u"--out"_s, in + u"/below"_s}).out);
        QCOMPARE(told.size(), 2);
        QCOMPARE(told[0][u"status"_s].toString(), u"ok"_s);

        // Results are named alike, however the folder is.
        QVERIFY(QDir::setCurrent(m_folder.path()));
        told = lines(ecgscanRun({u"batch"_s, u"in"_s, u"--out"_s, results, u"--overlay"_s}).out);
        QCOMPARE(told[1][u"status"_s].toString(), u"skipped"_s);
    }

    void batchReadsAgainWhatIsOutdated_data()
    {
        QTest::addColumn<QString>("part"); ///< of the analysis
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value"); ///< undefined: the key is missing
        QTest::newRow("key of an analysis")
            << QString() << u"reconstructor"_s << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("key of the measurements")
            << u"measurements"_s << u"rr_sd_ms"_s << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("another tracer") << u"tracer"_s << u"sha256"_s << QJsonValue(u"0"_s);
        QTest::newRow("another reconstructor")
            << u"reconstructor"_s << u"sha256"_s << QJsonValue(u"0"_s);
    }
    void batchReadsAgainWhatIsOutdated()
    {
        QFETCH(const QString, part);
        QFETCH(const QString, key);
        QFETCH(const QJsonValue, value);
        const QString results = m_folder.filePath(u"outdated"_s);
        const QStringList arguments {u"batch"_s, m_page, u"--out"_s, results};
        (void)ecgscanRun(arguments);
        QCOMPARE(lines(ecgscanRun(arguments).out)[0][u"status"_s].toString(), u"skipped"_s);
        const QString file = results + u'/' + QFileInfo(m_page).fileName() + u".p1.json"_s;
        QJsonObject analysis = readJson(file);
        QJsonObject object = part.isEmpty() ? analysis : analysis[part].toObject();
        QVERIFY(object.contains(key));
        object[key] = value; // undefined removes it
        if (part.isEmpty())
            analysis = object;
        else
            analysis[part] = object;
        write(file, QJsonDocument(analysis).toJson());
        QCOMPARE(lines(ecgscanRun(arguments).out)[0][u"status"_s].toString(), u"ok"_s);
    }

    void theTruthIsNoReading()
    {
        const QString manifest = m_folder.filePath(u"own.csv"_s);
        write(manifest, "picture,truth\npage_0001.png,page_0001.json\n");
        const Run run = ecgscanRun({u"evaluate"_s, u"digitisation"_s, manifest, u"--each"_s});
        const Run beside = ecgscanRun({u"evaluate"_s, u"digitisation"_s, manifest, u"--each"_s,
            u"--analyses"_s, m_folder.path()});
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.contains("page_0001.png"));
        QCOMPARE(beside.code, 0);
        QCOMPARE(beside.out, run.out);
    }

    void batchSaysThatThereIsNothing()
    {
        const QString empty = m_folder.filePath(u"empty"_s);
        QVERIFY(QDir().mkpath(empty));
        const Run run
            = ecgscanRun({u"batch"_s, empty, u"--out"_s, m_folder.filePath(u"nothing"_s)});
        QCOMPARE(run.code, 1);
        QVERIFY(!run.err.isEmpty());
    }

    void doctorIsContent()
    {
        qputenv("XDG_DATA_HOME", m_folder.filePath(u"home"_s).toUtf8());
        const Run run = ecgscanRun({u"doctor"_s});
        QVERIFY2(run.code == 0, run.out.constData());
        for (const QByteArray& line : run.out.trimmed().split('\n'))
            QVERIFY2(line.startsWith("ok  ") || line.startsWith("--  "), line.constData());
    }

    void servesTheWindow()
    {
        EngineClientOptions options;
        options.program = kEcgscan;
        EngineClient client(options);
        QSignalSpy lost(&client, &AnalysisService::engineLost);
        QSignalSpy started(&client, &AnalysisService::engineStarted);
        const auto page = client.openPage({m_page, 1});
        const auto small = client.thumbnail({m_page, 1}, 100);
        const auto missing = client.openPage({m_folder.filePath(u"missing.png"_s), 1});
        const auto analysis = client.analyze({m_page, 1});
        QTRY_VERIFY_WITH_TIMEOUT(analysis.isFinished() && missing.isFinished(), 60'000);
        QCOMPARE(page.result()->image, QImage(m_page).convertToFormat(QImage::Format_RGB888));
        const QImage thumbnail = small.result().value();
        QCOMPARE(std::max(thumbnail.width(), thumbnail.height()), 100);
        QCOMPARE(missing.result().error().code, Errc::notFound);
        QVERIFY(analysis.result()->page.found);
        QTRY_COMPARE(started.size(), 1);

        auto cancelled = client.analyze({m_page, 1});
        QTRY_VERIFY_WITH_TIMEOUT(cancelled.progressValue() > 0, 10'000);
        cancelled.cancel();
        const auto again = client.analyze({m_page, 1});
        ::kill(static_cast<pid_t>(client.enginePid()), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(again.isFinished(), 60'000);
        QVERIFY(again.result()->page.found);
        QCOMPARE(lost.size(), 1);
    }

    void theEngineSaysHowItEnds_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("says");
        const QJsonObject shutdown {{protocol::kType, protocol::kShutdown}, {protocol::kId, 1}};
        QTest::newRow("shutdown") << encode({shutdown, {}}) << 0 << QByteArray();
        QTest::newRow("garbage") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n") << 1
                                 << QByteArray("# not a frame\n");
    }
    void theEngineSaysHowItEnds()
    {
        QFETCH(const QByteArray, input);
        QFETCH(const int, code);
        QFETCH(const QByteArray, says);
        QProcess engine;
        engine.start(kEcgscan, {u"serve"_s});
        QVERIFY(engine.waitForStarted());
        engine.write(input); // which stays open
        QVERIFY(engine.waitForFinished(10'000));
        QCOMPARE(engine.exitStatus(), QProcess::NormalExit);
        QCOMPARE(engine.exitCode(), code);
        QCOMPARE(engine.readAllStandardError(), says);
    }

    void theEngineDiesWithTheWindow()
    {
        const QString fifo = m_folder.filePath(u"fifo"_s);
        QProcess window;
        // Its standard input stays open after its parent's death: only the signal can end it.
        window.start(u"/bin/sh"_s,
            {u"-c"_s,
                u"mkfifo \"$2\"; \"$1\" serve --parent $$ <>\"$2\" >/dev/null & echo $!; wait"_s,
                u"sh"_s, kEcgscan, fifo});
        QVERIFY(window.waitForReadyRead(10'000));
        const qint64 pid = window.readLine().trimmed().toLongLong();
        QVERIFY(pid > 0);
        QTest::qWait(1500);
        QVERIFY(!isGone(pid));
        window.kill();
        QTRY_VERIFY_WITH_TIMEOUT(isGone(pid), 2000);
    }

private:
    QTemporaryDir m_folder;
    QString m_page, m_blank;
};

QTEST_GUILESS_MAIN(ProgramsTest)
#include "tst_programs.moc"
