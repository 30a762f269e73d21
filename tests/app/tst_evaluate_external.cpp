// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan evaluate external: labels in somebody else's words against the findings of analyses.
#include "model/core/analysis_json.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

struct Run {
    int exitCode = -1;
    QString out, errors;
};

Run evaluateExternal(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(ECGSCAN_BIN_DIR "/ecgscan"),
        QStringList {u"evaluate"_s, u"external"_s} + arguments);
    if (!process.waitForFinished(60000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
        QString::fromUtf8(process.readAllStandardError())};
}

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

class TestEvaluateExternal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void labelsAreTranslated();
    void mistakesAreNamed();

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QStringList usual() const
    {
        return {path(u"pages.csv"_s), u"--analyses"_s, m_folder.path(), u"--label-map"_s,
            path(u"map.csv"_s), u"--least"_s, u"2"_s};
    }

    QTemporaryDir m_folder;
};

/// Forty pages; the image tower is right of all, both together are wrong of page 0; page 39 was
/// refused.
void TestEvaluateExternal::initTestCase()
{
    QByteArray manifest = "picture,labels\n";
    for (int k = 0; k < 40; ++k) {
        const bool fibrillates = k % 4 == 0;
        const QString picture = u"p%1.png"_s.arg(k);
        manifest += QStringLiteral("%1,\"%2\"\n")
                        .arg(picture, fibrillates ? u"Vorhofflimmern, sonstiges"_s : u"o.B."_s)
                        .toUtf8();
        if (k == 39)
            continue;
        Analysis analysis;
        analysis.page.found = true;
        const auto find = [&](const QString& code, bool isThere) {
            Finding finding {code, code, code == u"NORM" ? u"superclass"_s : u"SCP-ECG"_s};
            finding.imageProbability = isThere ? 0.8 : 0.1;
            finding.signalProbability = finding.imageProbability;
            finding.probability = isThere != (k == 0) ? 0.9 : 0.2;
            analysis.findings.push_back(finding);
        };
        find(u"NORM"_s, !fibrillates);
        find(u"AFIB"_s, fibrillates);
        QVERIFY(write(path(picture + u".p1.json"_s), QJsonDocument(toJson(analysis)).toJson()));
    }
    QVERIFY(write(path(u"pages.csv"_s), manifest));
    QVERIFY(write(path(u"map.csv"_s),
        "label,code\nVorhofflimmern,AFIB\nVorhofflimmern,CD\no.B.,NORM\no.B.,SR\n"));
}

void TestEvaluateExternal::labelsAreTranslated()
{
    const QString kept = path(u"kept.csv"_s);
    const Run run = evaluateExternal(usual() + QStringList {u"--predictions"_s, kept});
    QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
    QVERIFY2(run.out.startsWith(u"40 pages, 1 of them refused"_s), qPrintable(run.out));
    const QStringList lines = run.out.split(u'\n');
    QVERIFY2(lines.filter(u"| pages | image | 40 |"_s).size() == 1, qPrintable(run.out));
    // AFIB by both: page 0 ties with 29 of the 30 others at the bottom and lies below page 39,
    // which has the mean of all: 9 x 30 + 29 / 2 of 300 pairs
    const QStringList afib = lines.filter(u"| AFIB | 10 | 0.948 ("_s);
    QVERIFY2(afib.size() == 1, qPrintable(run.out));
    QFile file(kept);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList rows = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(rows.size(), 81);
    QVERIFY2(rows[1].contains(u",CD,AFIB;CD,"_s), qPrintable(rows[1]));
    QVERIFY2(rows[2].contains(u",NORM,NORM;SR,"_s), qPrintable(rows[2]));
    QVERIFY2(rows[40].startsWith(u"pages,image,p39.png"_s), qPrintable(rows[40]));
    QVERIFY2(rows[40].endsWith(u",0.6205,0.2795"_s), qPrintable(rows[40])); // means of 29 and 10
    QVERIFY2(run.errors.contains(u"sonstiges"_s), qPrintable(run.errors)); // is not in the map
}

void TestEvaluateExternal::mistakesAreNamed()
{
    QVERIFY(write(path(u"wrong.csv"_s), "label,code\no.B.,NORMAL\n"));
    QStringList arguments = usual();
    arguments[4] = path(u"wrong.csv"_s);
    Run run = evaluateExternal(arguments);
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains(u"\"NORMAL\""_s), qPrintable(run.errors));

    QVERIFY(write(path(u"unlabelled.csv"_s), "picture\np1.png\n"));
    arguments = usual();
    arguments[0] = path(u"unlabelled.csv"_s);
    run = evaluateExternal(arguments);
    QVERIFY2(run.errors.contains(u"\"labels\""_s), qPrintable(run.errors));

    arguments = usual();
    arguments[2] = path(u"nowhere"_s);
    run = evaluateExternal(arguments);
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains(u"ecgscan batch"_s), qPrintable(run.errors));
    QCOMPARE(evaluateExternal({}).exitCode, 2);
}

QTEST_GUILESS_MAIN(TestEvaluateExternal)
#include "tst_evaluate_external.moc"
