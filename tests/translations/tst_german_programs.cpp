// SPDX-License-Identifier: GPL-3.0-or-later
// The programs in German: what they say is German, what they write is the same as in English but
// for its sentences.
#include "model/link/decoder_answer.h"
#include "model/link/message.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

struct Run {
    int code = -1;
    QByteArray out;
    QString err;
};

/// Where the C library finds a German locale, with its decimal comma; empty: it has none.
QString localeFolder()
{
    static const QTemporaryDir kFolder;
    static const bool kMade
        = QProcess::execute(u"localedef"_s,
              {u"-i"_s, u"de_DE"_s, u"-f"_s, u"UTF-8"_s, kFolder.filePath(u"de_DE.UTF-8"_s)})
        == 0;
    return kMade ? kFolder.path() : QString();
}

/// languages: as LANGUAGE has them.
Run run(const QString& program, const QStringList& arguments, const QString& locale,
    const QString& languages = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, locale);
    environment.insert(u"LANGUAGE"_s, languages);
    environment.insert(u"LOCPATH"_s, localeFolder());
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(ECGSCAN_BIN_DIR) + program, arguments);
    Run run;
    if (process.waitForFinished(100'000) && process.exitStatus() == QProcess::NormalExit)
        run.code = process.exitCode();
    run.out = process.readAllStandardOutput();
    run.err = QString::fromUtf8(process.readAllStandardError());
    return run;
}

Run ecgscanRun(const QStringList& arguments, const QString& locale, const QString& languages = {})
{
    return run(u"/ecgscan"_s, arguments, locale, languages);
}

/// Without what a clock says and without sentences, which are in the user's language.
QJsonObject comparable(QJsonObject analysis)
{
    const auto without = [](const QJsonValue& list, const QString& key) {
        QJsonArray cleaned;
        for (const auto& item : list.toArray()) {
            QJsonObject object = item.toObject();
            object.remove(key);
            cleaned.append(object);
        }
        return cleaned;
    };
    analysis.remove(u"timing_ms"_s);
    analysis[u"warnings"] = without(analysis.value(u"warnings"), u"message"_s);
    QJsonObject measured = analysis.value(u"measurements").toObject();
    measured[u"remarks"] = without(measured.value(u"remarks"), u"text"_s);
    analysis[u"measurements"] = measured;
    return analysis;
}

const QString kGerman = u"de_DE.UTF-8"_s, kEnglish = u"C.UTF-8"_s;

} // namespace

class TestGermanPrograms : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theEnvironmentChooses_data();
    void theEnvironmentChooses();
    void filesAreTheSame();
    void theDecoderSpeaksGermanBehindItsWalls();
};

void TestGermanPrograms::theEnvironmentChooses_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("languages");
    QTest::addColumn<bool>("german");
    QTest::newRow("German") << kGerman << QString() << true;
    QTest::newRow("Swiss") << u"de_CH.UTF-8"_s << QString() << true;
    QTest::newRow("C") << kEnglish << QString() << false;
    QTest::newRow("French") << u"fr_FR.UTF-8"_s << QString() << false;
    QTest::newRow("French, then German") << u"fr_FR.UTF-8"_s << u"fr:de:en"_s << true;
    QTest::newRow("English first") << kGerman << u"en:de"_s << false;
}

void TestGermanPrograms::theEnvironmentChooses()
{
    QFETCH(const QString, locale);
    QFETCH(const QString, languages);
    QFETCH(const bool, german);
    const Run help = ecgscanRun({u"--help"_s}, locale, languages);
    QCOMPARE(help.code, 0);
    QCOMPARE(help.out.contains("keine Diagnose"), german);
    QCOMPARE(help.out.contains("not a diagnosis"), !german);
}

void TestGermanPrograms::filesAreTheSame()
{
    const QTemporaryDir folder;
    const QStringList draw {u"synthesize"_s, u"--count"_s, u"1"_s, u"--seed"_s, u"7"_s};
    const auto drawn = [&](const QString& name, const QString& locale) {
        QCOMPARE(
            ecgscanRun(draw + QStringList {u"--out"_s, folder.filePath(name)}, locale).code, 0);
    };
    drawn(u"en"_s, kEnglish);
    drawn(u"de"_s, kGerman);
    const auto bytes = [&](const QString& name) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    for (const QString& name : {u"page_0001.json"_s, u"page_0001.png"_s, u"manifest.csv"_s}) {
        QVERIFY(!bytes(u"en/"_s + name).isEmpty());
        QVERIFY2(bytes(u"en/"_s + name) == bytes(u"de/"_s + name), qPrintable(name));
    }

    const auto analysed = [&](const QString& locale) {
        const Run run = ecgscanRun({u"analyze"_s, folder.filePath(u"en/page_0001.png"_s),
                                       u"--json"_s, folder.filePath(u"out.json"_s)},
            locale);
        const QString word = locale == kGerman ? u"Herzfrequenz"_s : u"Heart rate"_s;
        return run.code == 0 && QString::fromUtf8(run.out).contains(word)
            ? comparable(QJsonDocument::fromJson(bytes(u"out.json"_s)).object())
            : QJsonObject();
    };
    const QJsonObject english = analysed(kEnglish), german = analysed(kGerman);
    QVERIFY(!english.value(u"findings").toArray().isEmpty());
    for (const QString& key : english.keys())
        QVERIFY2(german.value(key) == english.value(key), qPrintable(key));
    QCOMPARE(german.keys(), english.keys());
}

void TestGermanPrograms::theDecoderSpeaksGermanBehindItsWalls()
{
    const Run decoded
        = run(u"/../libexec/ecgscan/ecgscan-decode"_s, {u"/etc/hostname"_s}, kGerman); // no picture
    QVERIFY2(decoded.out.contains("Diese Art von Datei ist nicht lesbar"), decoded.out.constData());
}

QTEST_GUILESS_MAIN(TestGermanPrograms)
#include "tst_german_programs.moc"
