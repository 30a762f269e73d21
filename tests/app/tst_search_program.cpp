// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan search: pages are found by a page and by words, in a folder and in a database.
#include "model/core/analysis_json.h"
#include "storage/sqlite_case_store.h"
#include "tests/findings/tiny_model.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

struct Run {
    int exitCode = -1;
    QString out, errors;

    /// Lines below the table's head.
    QStringList rows() const { return out.split(u'\n', Qt::SkipEmptyParts).mid(1); }
};

Run ecgscanRun(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(ECGSCAN_BIN_DIR "/ecgscan"), arguments);
    if (!process.waitForFinished(60000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
        QString::fromUtf8(process.readAllStandardError())};
}

double likeness(const QString& row)
{
    return row.simplified().section(u' ', 0, 0).toDouble();
}

} // namespace

class TestSearchProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void wordsOrderAFolder();
    void aPageFindsItself();
    void aDatabaseIsSearched();
    void otherModelsAreLeftOut();
    void usage();

private:
    Analysis analysed(int number) const;
    Status write(const QString& name, const Analysis& analysis) const;
    QStringList with(const QStringList& more) const
    {
        return QStringList {u"search"_s, u"--models"_s, m_folder.filePath(u"model"_s)} + more;
    }
    QString pages() const { return m_folder.filePath(u"pages"_s); }

    const QString m_sample
        = QStringLiteral(ECGSCAN_SOURCE_DIR "/resources/samples/sample_page.png");
    test::TinyModel m_tiny;
    QTemporaryDir m_folder;
};

Analysis TestSearchProgram::analysed(int number) const
{
    Analysis analysis;
    analysis.page.found = true;
    for (int k = 0; k < test::TinyModel::kEmbedding; ++k)
        analysis.embedding.push_back(static_cast<float>((k * (number + 3)) % 11));
    analysis.model = ModelInfo {u"test"_s, m_tiny.sha256, u"cpu"_s};
    Finding finding {u"AFIB"_s, u"Atrial fibrillation"_s, u"SCP-ECG"_s};
    finding.decision = number == 1 ? Decision::present : Decision::absent;
    analysis.findings = {finding};
    return analysis;
}

Status TestSearchProgram::write(const QString& name, const Analysis& analysis) const
{
    QFile file(QDir(pages()).filePath(name));
    const QByteArray bytes = QJsonDocument(toJson(analysis)).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return fail(Errc::io, name);
    return {};
}

void TestSearchProgram::initTestCase()
{
    m_tiny = test::makeTinyModel();
    QVERIFY(m_tiny.writeTo(m_folder.filePath(u"model"_s)));
    QVERIFY(QDir().mkpath(pages()));
    for (int number = 0; number < 5; ++number)
        QVERIFY(write(u"p%1.json"_s.arg(number), analysed(number)));
    Analysis unread;
    unread.page.found = false;
    QVERIFY(write(u"unread.json"_s, unread));
}

void TestSearchProgram::wordsOrderAFolder()
{
    const Run run
        = ecgscanRun(with({u"--analyses"_s, pages(), u"--text"_s, u"atrial fibrillation"_s}));
    QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
    QCOMPARE(run.rows().size(), 5);
    for (int k = 1; k < 5; ++k)
        QVERIFY(likeness(run.rows().at(k - 1)) >= likeness(run.rows().at(k)));
    QCOMPARE(run.rows().filter(u"AFIB"_s).size(), 1);
    QVERIFY(run.rows().filter(u"AFIB"_s).first().contains(u"p1.json"_s));
    QVERIFY(run.out.contains(u"not a diagnosis"_s));
    const Run odd = ecgscanRun(
        with({u"--analyses"_s, pages(), u"--text"_s, u"no flimmern without atrial"_s}));
    QCOMPARE(odd.exitCode, 0);
    QVERIFY2(odd.errors.contains(u"flimmern"_s), qPrintable(odd.errors));
    QVERIFY2(odd.errors.contains(u"denied"_s), qPrintable(odd.errors));
    const Run two = ecgscanRun(with(
        {u"--analyses"_s, pages(), u"--text"_s, u"atrial fibrillation"_s, u"--count"_s, u"2"_s}));
    QCOMPARE(two.rows(), run.rows().mid(0, 2));
}

void TestSearchProgram::aPageFindsItself()
{
    const Run made = ecgscanRun({u"analyze"_s, m_sample, u"--models"_s,
        m_folder.filePath(u"model"_s), u"--json"_s, QDir(pages()).filePath(u"sample.json"_s)});
    QVERIFY2(made.exitCode == 0, qPrintable(made.errors));
    const Run run = ecgscanRun(with({u"--analyses"_s, pages(), u"--like"_s, m_sample}));
    QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
    QVERIFY2(run.rows().first().contains(u"sample.json"_s), qPrintable(run.out));
    QCOMPARE(likeness(run.rows().first()), 1.0);
    QVERIFY(QFile::remove(QDir(pages()).filePath(u"sample.json"_s)));
}

void TestSearchProgram::aDatabaseIsSearched()
{
    const QString file = m_folder.filePath(u"cases.sqlite"_s);
    {
        SqliteCaseStore store(file);
        for (int number = 0; number < 3; ++number) {
            const auto opened
                = store.openCase({u"/scans/%1.png"_s.arg(number), 1 + number}, QString(64, u'a'))
                      .result();
            QVERIFY(opened);
            QVERIFY(store.saveAnalysis(opened->id, analysed(number)).result());
        }
    }
    const Run run = ecgscanRun(with({u"--database"_s, file, u"--text"_s, u"sinus rhythm"_s}));
    QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
    QCOMPARE(run.rows().size(), 3);
    QCOMPARE(run.rows().filter(u"/scans/2.png, page 3"_s).size(), 1);
}

void TestSearchProgram::otherModelsAreLeftOut()
{
    Analysis other = analysed(9);
    other.model->sha256 = QString(64, u'b');
    QVERIFY(write(u"other.json"_s, other));
    const Run run = ecgscanRun(with({u"--analyses"_s, pages(), u"--text"_s, u"pacemaker"_s}));
    QCOMPARE(run.rows().size(), 5);
    QVERIFY2(run.errors.contains(u"another model"_s), qPrintable(run.errors));
    QVERIFY(QFile::remove(QDir(pages()).filePath(u"other.json"_s)));
}

void TestSearchProgram::usage()
{
    const QString text = u"--text"_s, analyses = u"--analyses"_s;
    QCOMPARE(ecgscanRun(with({text, u"x"_s})).exitCode, 2);
    QCOMPARE(ecgscanRun(with({analyses, pages()})).exitCode, 2);
    QCOMPARE(
        ecgscanRun(with({analyses, pages(), text, u"x"_s, u"--like"_s, u"y.png"_s})).exitCode, 2);
    QCOMPARE(ecgscanRun(with({analyses, pages(), text, u"x"_s, u"--count"_s, u"0"_s})).exitCode, 2);
    // Nothing to search, no word to search for, no page to compare with.
    const QString empty = m_folder.filePath(u"empty"_s);
    QVERIFY(QDir().mkpath(empty));
    QCOMPARE(ecgscanRun(with({analyses, empty, text, u"x"_s})).exitCode, 1);
    QCOMPARE(ecgscanRun(with({analyses, m_folder.filePath(u"none"_s), text, u"x"_s})).exitCode, 1);
    const Run wordless = ecgscanRun(with({analyses, pages(), text, u" "_s}));
    QVERIFY(wordless.exitCode != 0 && !wordless.errors.isEmpty());
    const Run pageless = ecgscanRun(with({analyses, pages(), u"--like"_s, u"/none.png"_s}));
    QCOMPARE(pageless.exitCode, 1);
    QVERIFY(!pageless.errors.isEmpty());
}

QTEST_GUILESS_MAIN(TestSearchProgram)
#include "tst_search_program.moc"
