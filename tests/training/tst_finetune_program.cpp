// SPDX-License-Identifier: GPL-3.0-or-later
// The real program on a database as the window writes it.
#include "model/findings/findings_model.h"
#include "storage/sqlite_case_store.h"
#include "tests/findings/tiny_model.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <random>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

struct Run {
    int exitCode = -1;
    QString output, errors;
};

QJsonObject readObject(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

} // namespace

class TestFinetuneProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void learnsAndCanBeAdopted();
    void tooFewVerdictsAreExplained();
    void noModelIsExitFour();
    void usageAndUnwritableFolder();

private:
    /// Cases of different patients; SITE1, added by the reader, follows the embedding; AFIB is
    /// rejected throughout.
    void fill(const QString& database, int cases) const;
    Run finetune(const QStringList& arguments) const;
    QStringList arguments(const QString& database, const QString& out) const
    {
        return {u"--database"_s, database, u"--out"_s, out, u"--models"_s,
            m_folder.filePath(u"model"_s)};
    }

    QTemporaryDir m_folder;
    test::TinyModel m_tiny;
};

void TestFinetuneProgram::initTestCase()
{
    m_tiny = test::makeTinyModel();
    QVERIFY(m_tiny.writeTo(m_folder.filePath(u"model"_s)));
}

void TestFinetuneProgram::fill(const QString& database, int cases) const
{
    std::mt19937 random(7);
    std::normal_distribution<float> normal;
    SqliteCaseStore store(database);
    for (int i = 0; i < cases; ++i) {
        const PageRef page {u"page%1.png"_s.arg(i), 1};
        const auto opened = store.openCase(page, u"%1"_s.arg(i, 64, 10, QChar(u'0'))).result();
        QVERIFY(opened);
        Analysis analysis;
        analysis.page.found = true;
        for (int k = 0; k < test::TinyModel::kEmbedding; ++k)
            analysis.embedding.push_back(normal(random));
        analysis.model = ModelInfo {u"test"_s, m_tiny.sha256, u"cpu"_s};
        CaseFields fields;
        fields.patientId = u"patient %1"_s.arg(i);
        QVERIFY(store.saveFields(opened->id, fields).result());
        QVERIFY(store.saveAnalysis(opened->id, analysis).result());
        const Verdict verdict = analysis.embedding[3] + analysis.embedding[4] > 0
            ? Verdict::added
            : Verdict::rejected;
        QVERIFY(store.saveReview(opened->id, {u"SITE1"_s, verdict}).result());
        QVERIFY(store.saveReview(opened->id, {u"AFIB"_s, Verdict::rejected}).result());
    }
}

Run TestFinetuneProgram::finetune(const QStringList& arguments) const
{
    QProcess process;
    process.start(
        QStringLiteral(ECGSCAN_BIN_DIR "/ecgscan"), QStringList {u"finetune"_s} + arguments);
    if (!process.waitForFinished(60000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
        QString::fromUtf8(process.readAllStandardError())};
}

void TestFinetuneProgram::learnsAndCanBeAdopted()
{
    const QString database = m_folder.filePath(u"cases.sqlite"_s);
    const QString out = m_folder.filePath(u"run"_s);
    fill(database, 60);
    const Run run = finetune(arguments(database, out));
    QVERIFY2(run.exitCode == 0, run.errors.toUtf8().constData());
    const QJsonObject progress = readObject(out + u"/progress.json"_s);
    QCOMPARE(progress.value(u"state").toString(), u"done"_s);
    QCOMPARE(progress.value(u"percent").toInt(), 100);
    const QJsonObject report = readObject(out + u"/report.json"_s);
    QCOMPARE(report.value(u"recommend").toString(), u"adopt"_s);
    const QJsonArray classes = report.value(u"classes").toArray();
    QCOMPARE(classes.size(), 1); // AFIB was never said to be there
    const QJsonObject row = classes.first().toObject();
    QCOMPARE(row.value(u"code").toString(), u"SITE1"_s);
    QCOMPARE(row.value(u"n_positive").toInt() + row.value(u"n_negative").toInt(), 60);
    QVERIFY(row.value(u"before_auroc").isNull());
    QVERIFY(row.value(u"after_auroc").toDouble() > 0.7);

    auto model
        = FindingsModel::load(m_folder.filePath(u"model"_s), ModelTrust::named, DeviceChoice::cpu);
    QVERIFY(model);
    const QString sha256 = report.value(u"head").toObject().value(u"sha256").toString();
    QVERIFY(model->useHead(AdoptedHead {out, sha256}));
    const auto found = model->find(Ecg {500, {}});
    QVERIFY(found);
    QCOMPARE(found->findings.back().code, u"SITE1"_s);
}

void TestFinetuneProgram::tooFewVerdictsAreExplained()
{
    const QString database = m_folder.filePath(u"few.sqlite"_s);
    const QString out = m_folder.filePath(u"few"_s);
    fill(database, 5);
    const Run run = finetune(arguments(database, out));
    QCOMPARE(run.exitCode, 4);
    QVERIFY2(run.errors.contains(u"more patients"_s), run.errors.toUtf8().constData());
    const QJsonObject progress = readObject(out + u"/progress.json"_s);
    QCOMPARE(progress.value(u"state").toString(), u"failed"_s);
    QVERIFY(!progress.value(u"message").toString().isEmpty());
    QVERIFY(!QFile::exists(out + u"/head.safetensors"_s));
}

void TestFinetuneProgram::noModelIsExitFour()
{
    const QString database = m_folder.filePath(u"enough.sqlite"_s);
    fill(database, 60); // so that nothing but the model is missing
    QStringList broken = arguments(database, m_folder.filePath(u"x"_s));
    broken.last() = m_folder.filePath(u"no model here"_s);
    const Run run = finetune(broken);
    QCOMPARE(run.exitCode, 4);
    QVERIFY2(run.errors.contains(u"no model here"_s), run.errors.toUtf8().constData());
    QVERIFY(!QFile::exists(m_folder.filePath(u"x/head.safetensors"_s)));
}

void TestFinetuneProgram::usageAndUnwritableFolder()
{
    QCOMPARE(finetune({}).exitCode, 2);
    QFile file(m_folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const Run run = finetune(
        arguments(m_folder.filePath(u"cases.sqlite"_s), m_folder.filePath(u"file/below"_s)));
    QCOMPARE(run.exitCode, 3);
    QVERIFY(run.errors.contains(u"file/below"_s));
    const Run noDatabase
        = finetune(arguments(m_folder.filePath(u"nowhere.sqlite"_s), m_folder.filePath(u"y"_s)));
    QCOMPARE(noDatabase.exitCode, 3);
    QVERIFY(noDatabase.errors.contains(u"nowhere.sqlite"_s));
    QVERIFY(!QFile::exists(m_folder.filePath(u"nowhere.sqlite"_s)));
    const Run empty = finetune(arguments(file.fileName(), m_folder.filePath(u"y"_s)));
    QCOMPARE(empty.exitCode, 3);
    QVERIFY(empty.errors.contains(u"is empty"_s));
    QVERIFY(!QFile::exists(m_folder.filePath(u"y"_s)));
}

QTEST_GUILESS_MAIN(TestFinetuneProgram)
#include "tst_finetune_program.moc"
