// SPDX-License-Identifier: GPL-3.0-or-later
// The command line's tables, lists and messages.
#include "exchange/csv.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <lzma.h>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

const QString kAwkward = u"50%1 %2, \"best\".png"_s;
const QString kRecord = u"00034, \"hr\" %1"_s;

struct Run {
    int code = -1;
    QString out, err;
};

Run ecgscanRun(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(ECGSCAN_BIN_DIR "/ecgscan"), arguments);
    Run run;
    if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit)
        run.code = process.exitCode();
    run.out = QString::fromUtf8(process.readAllStandardOutput());
    run.err = QString::fromUtf8(process.readAllStandardError());
    return run;
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

QStringList column(const QString& file, const QString& name)
{
    const auto table = CsvTable::read(file);
    QStringList cells;
    for (qsizetype row = 0; table && row < table->rows(); ++row)
        cells.append(table->value(row, name));
    return cells;
}

} // namespace

class CommandsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const Run run = synthesize({});
        QVERIFY2(run.code == 0, qPrintable(run.err));
        QVERIFY2(run.err.isEmpty(), qPrintable(run.err));
    }

    void foldsAreAList_data()
    {
        QTest::addColumn<QStringList>("folds");
        QTest::addColumn<QStringList>("records");
        QTest::newRow("one") << QStringList {u"--fold"_s, u"9"_s} << QStringList {u"9"_s, u"9"_s};
        QTest::newRow("list") << QStringList {u"--fold"_s, u"8,9"_s}
                              << QStringList {kRecord, u"9"_s};
        QTest::newRow("again") << QStringList {u"--fold"_s, u"9"_s, u"--fold"_s, u"8"_s}
                               << QStringList {kRecord, u"9"_s};
    }
    void foldsAreAList()
    {
        QFETCH(const QStringList, folds);
        QFETCH(const QStringList, records);
        const QTemporaryDir folder;
        writeRecordings(folder.path());
        const QString out = folder.filePath(u"pages"_s);
        const Run run = ecgscanRun(QStringList {u"synthesize"_s, u"--data"_s, folder.path(),
                                       u"--out"_s, out, u"--count"_s, u"2"_s, u"--dpi"_s, u"50"_s}
            + folds);
        QVERIFY2(run.code == 0, qPrintable(run.err));
        QCOMPARE(column(out + u"/manifest.csv"_s, u"record"_s), records);
        QCOMPARE(
            column(out + u"/manifest.csv"_s, u"pen_mm"_s), (QStringList {u"0.300"_s, u"0.300"_s}));
    }

    void numbersThatMakeNoSense_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("value");
        QTest::newRow("fold") << u"--fold"_s << u"8,11"_s;
        QTest::newRow("half a fold") << u"--fold"_s << u"8.5"_s;
        QTest::newRow("no fold") << u"--fold"_s << u"8,"_s;
        QTest::newRow("dpi") << u"--dpi"_s << u"nan"_s;
        QTest::newRow("device") << u"--device"_s << u"tpu"_s;
    }
    void numbersThatMakeNoSense()
    {
        QFETCH(const QString, option);
        QFETCH(const QString, value);
        const Run run = option == u"--device"
            ? ecgscanRun({u"analyze"_s, m_page, option, value})
            : ecgscanRun({u"synthesize"_s, u"--data"_s, m_folder.path(), u"--out"_s,
                  m_folder.filePath(u"o"_s), option, value});
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.contains(option), qPrintable(run.err));
        QVERIFY(!QFile::exists(m_folder.filePath(u"o"_s)));
    }

    void olderPagesAreCounted()
    {
        QCOMPARE(synthesize({u"--count"_s, u"3"_s}).err, QString());
        write(m_folder.filePath(u"pages/page_0001.png.p1.png"_s), "an overlay is no page");
        const Run fewer = synthesize({u"--count"_s, u"2"_s, u"--format"_s, u"jpg"_s});
        QCOMPARE(fewer.code, 0);
        QCOMPARE(fewer.err.count(u'\n'), 1);
        QVERIFY2(fewer.err.contains(u": 3."_s), qPrintable(fewer.err));
        QVERIFY(fewer.err.contains(m_folder.filePath(u"pages"_s)));
    }

    void unwritableFolderIsExitThree()
    {
        write(m_folder.filePath(u"file"_s), {});
        const Run run
            = ecgscanRun({u"synthesize"_s, u"--out"_s, m_folder.filePath(u"file/below"_s)});
        QCOMPARE(run.code, 3);
        QVERIFY(run.err.contains(u"file/below"_s));
    }

    void awkwardNamesAreScored()
    {
        const QString scores = m_folder.filePath(u"scores"_s);
        QVERIFY(QFile::copy(m_page, m_folder.filePath(u"pages/"_s + kAwkward)));
        write(m_folder.filePath(u"pages/awkward.csv"_s),
            (u"picture,truth,layout,damage\n"_s + csvField(kAwkward)
                + u",page_0001.json,3x4+1,%1%2%3\n"_s)
                .toUtf8());
        const Run run = ecgscanRun({u"evaluate"_s, u"digitisation"_s,
            m_folder.filePath(u"pages/awkward.csv"_s), u"--each"_s, u"--out"_s, scores});
        QVERIFY2(run.code == 0, qPrintable(run.err));
        QCOMPARE(column(scores + u"/scores.csv"_s, u"picture"_s), QStringList {kAwkward});
        QCOMPARE(column(scores + u"/scores.csv"_s, u"layout"_s), QStringList {u"3x4+1"_s});
        const QStringList lines = run.out.split(u'\n');
        QVERIFY(lines.at(0).startsWith(kAwkward + u' '));
        QVERIFY(lines.at(0).endsWith(u" dB, 3x4+1, 12 leads right"_s));
        const QStringList damage = lines.filter(u"damage %1%2%3"_s);
        QCOMPARE(damage.size(), 1);
        QCOMPARE(damage.first().simplified().section(u' ', 2, 2), u"1"_s); // pages
    }

    void damagedTruthIsNamed()
    {
        write(m_folder.filePath(u"pages/bad.json"_s), "{}");
        write(m_folder.filePath(u"pages/bad.csv"_s), "picture,truth\npage_0001.png,bad.json\n");
        const Run run
            = ecgscanRun({u"evaluate"_s, u"digitisation"_s, m_folder.filePath(u"pages/bad.csv"_s)});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains(u"bad.json"_s), qPrintable(run.err));
    }

    void resultsOfTheSameNameStayApart()
    {
        QImage blank(400, 300, QImage::Format_RGB888);
        blank.fill(Qt::white);
        QStringList files;
        for (const QString& place : {u"a"_s, u"b"_s}) {
            QVERIFY(QDir().mkpath(m_folder.filePath(place)));
            files.append(m_folder.filePath(place + u"/5%2.png"_s));
            QVERIFY(blank.save(files.last()));
        }
        const QString out = m_folder.filePath(u"results"_s);
        QCOMPARE(ecgscanRun(QStringList {u"batch"_s, u"--out"_s, out} + files).code, 1);
        QVERIFY(QFile::exists(out + u"/5%2.png.p1.json"_s));
        QVERIFY(QFile::exists(out + u"/5%2.png-2.p1.json"_s));
    }

    void nothingLikelyIsLeftOut()
    {
        const QString json = m_folder.filePath(u"page.json"_s);
        const Run run = ecgscanRun({u"analyze"_s, m_page, u"--json"_s, json});
        QCOMPARE(run.code, 0);
        QFile file(json);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray findings
            = QJsonDocument::fromJson(file.readAll())[u"findings"_s].toArray();
        QVERIFY(!findings.isEmpty());
        // As widgets/findings_table_model.cpp says it.
        const QMap<QString, QString> words {{u"present"_s, u" likely"_s},
            {u"absent"_s, u" unlikely"_s}, {u"cannot_say"_s, u" cannot say"_s}};
        int likely = 0;
        for (const QJsonValue& finding : findings) {
            if (finding[u"probability"].toDouble() < finding[u"threshold"].toDouble())
                continue;
            ++likely;
            const QString code = finding[u"code"].toString();
            const QStringList line
                = run.out.split(u'\n').filter(QRegularExpression(u"^%1 "_s.arg(code)));
            QCOMPARE(line.size(), 1);
            QVERIFY2(line.first().endsWith(words.value(finding[u"decision"].toString())),
                qPrintable(line.first()));
        }
        QVERIFY(likely > 0);
    }

    /// Two out-of-fold tables of three judged pages each become one row; 'true' stands beside.
    void keptPredictionsGiveTables()
    {
        const QByteArray head = "pages,judge,record,patient,fold,age,sex,superclasses,statements,"
                                "NORM,MI,AFIB\n";
        QByteArray first = head, second = head;
        for (int k = 0; k < 30; ++k) {
            const bool ill = k % 3 == 0;
            for (const char* judge : {"true", "both"}) {
                // the true signals are always right, pages are wrong about one case
                const bool says = ill != (k == 4 && judge[0] == 'b');
                (k % 2 ? first : second)
                    += QStringLiteral("scans,%1,r%2,p%2,9,%3,%4,%5,%6,%7,%8,0.1000\n")
                           .arg(QLatin1String(judge))
                           .arg(k)
                           .arg(20 + 2 * k)
                           .arg(k % 2)
                           .arg(ill ? u"MI"_s : u"NORM"_s, ill ? u"IMI;SR"_s : u"NORM;SR"_s)
                           .arg(says ? 0.1 : 0.9)
                           .arg(says ? 0.9 : 0.1)
                           .toUtf8();
            }
        }
        const QString a = m_folder.filePath(u"a.csv"_s), b = m_folder.filePath(u"b.csv"_s);
        const QString plot = m_folder.filePath(u"reliability.svg"_s);
        write(a, first);
        write(b, second);
        const Run run = ecgscanRun({u"evaluate"_s, u"tables"_s, a, b, u"--plot"_s, plot});
        QVERIFY2(run.code == 0, qPrintable(run.err));
        const QStringList lines = run.out.split(u'\n');
        QCOMPARE(lines.filter(u"| scans | true | 30 | 1.000 (1.000 to 1.000) |"_s).size(), 1);
        // one of 20 healthy ones is ranked above: 1 - (1/20) / 2 ties
        QCOMPARE(lines.filter(u"| scans | both | 30 | 0.975 ("_s).size(), 1);
        QCOMPARE(lines.filter(u"| scans | both | -0.025 ("_s).size(), 1);
        QCOMPARE(lines.filter(QRegularExpression(u"^\\| men \\| 15 \\| -"_s)).size(), 1);
        const QByteArray svg = [&plot] {
            QFile file(plot);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        }();
        QVERIFY(svg.contains("<svg") && svg.contains("<circle"));

        write(a, head + "scans,both,r,p,9,40,0,MI,IMI,0.1,much,0.1\n");
        QVERIFY(
            ecgscanRun({u"evaluate"_s, u"tables"_s, a}).err.contains(u"no table of predictions"_s));
        QCOMPARE(ecgscanRun({u"evaluate"_s, u"tables"_s}).code, 2);
        QCOMPARE(ecgscanRun({u"evaluate"_s, u"tables"_s, b, u"--judge"_s, u"image"_s}).code, 1);
    }

    void weightsToStartFromAreMissing()
    {
        const QString folder = m_folder.filePath(u"no network"_s);
        QVERIFY(QDir().mkpath(folder));
        const Run run = ecgscanRun({u"pretrain"_s, u"tracer"_s, u"--data"_s, m_folder.path(),
            u"--out"_s, m_folder.filePath(u"o"_s), u"--from"_s, folder});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains(folder) && run.err.contains(u"--from"_s), qPrintable(run.err));
        QVERIFY2(!run.err.contains(u"findings"_s), qPrintable(run.err));
    }

private:
    Run synthesize(const QStringList& more) const
    {
        return ecgscanRun(
            QStringList {u"synthesize"_s, u"--out"_s, m_folder.filePath(u"pages"_s)} + more);
    }

    /// Two flat recordings, of fold 8 and fold 9.
    static void writeRecordings(const QString& folder)
    {
        const std::vector<std::uint8_t> samples(2 * 8 * 5000 * 2);
        QByteArray packed(
            static_cast<qsizetype>(lzma_stream_buffer_bound(samples.size())), Qt::Uninitialized);
        std::size_t length = 0;
        QVERIFY(lzma_easy_buffer_encode(1, LZMA_CHECK_CRC64, nullptr, samples.data(),
                    samples.size(), reinterpret_cast<std::uint8_t*>(packed.data()), &length,
                    static_cast<std::size_t>(packed.size()))
            == LZMA_OK);
        packed.truncate(static_cast<qsizetype>(length));
        write(folder + u"/ptbxl/records_500hz_8lead_int16_uV.bin.xz"_s, packed);
        write(folder + u"/ptbxl/records.csv"_s,
            (u"record,strat_fold\n"_s + csvField(kRecord) + u",8\n9,9\n"_s).toUtf8());
    }

    QTemporaryDir m_folder;
    const QString m_page = m_folder.filePath(u"pages/page_0001.png"_s);
};

QTEST_GUILESS_MAIN(CommandsTest)
#include "tst_commands.moc"
