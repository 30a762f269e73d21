// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan export with the real program: files of cases, de-identified ones, and data sets that
// finetune and evaluate read again.
#include "exchange/csv.h"
#include "exchange/wfdb.h"
#include "model/core/analysis_json.h"
#include "model/core/sha256.h"
#include "storage/sqlite_case_store.h"
#include "tests/report/drawn_case.h"

#include <QDir>
#include <QDirIterator>
#include <QImage>
#include <QJsonDocument>
#include <QPainter>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <poppler-qt6.h>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

constexpr int kCases = 6; ///< Two a patient; the last one was not judged.

struct Run {
    int exitCode = -1;
    QString out, errors;
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

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestExport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyFormat();
    void chosenCases();
    void deIdentified();
    void aChangedPageIsLeftOut();
    void analysesOfAFolder();
    void badFilesAreNamed();
    void datasetGroupsPatients();
    void deIdentifiedDataset();
    void datasetsAreReadAgain();
    void labelsComeBack();
    void dataSetsAreNotMixed();
    void contradictionsAreLeftOut();
    void usage();

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QStringList from(const QStringList& more) const
    {
        return QStringList {u"export"_s, u"--database"_s, path(u"cases.sqlite"_s)} + more;
    }
    /// All that the files of a folder hold.
    static QByteArray everything(const QString& folder)
    {
        QByteArray all;
        QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            all += it.next().toUtf8() + bytesOf(it.filePath());
        return all;
    }

    QTemporaryDir m_folder;
};

void TestExport::initTestCase()
{
    SqliteCaseStore store(path(u"cases.sqlite"_s));
    for (int k = 0; k < kCases; ++k) {
        CaseRecord drawn = test::drawnCase();
        QImage page(2500, 1800, QImage::Format_RGB888);
        page.fill(QColor(255, 246, 244));
        QPainter(&page).fillRect(QRect(260, 305, 700, 25), QColor(0, 0, 200 + k));
        page.setText(u"Comment"_s, u"MUELLER"_s);
        const QString file = path(u"MUELLER_%1.png"_s.arg(k));
        QVERIFY(page.save(file));
        const QString sha256 = sha256Of(bytesOf(file));
        Analysis analysis = *drawn.analysis;
        analysis.source.file = file;
        analysis.source.sha256 = sha256;
        analysis.embedding = {1, 2, 3};
        const auto made = store.openCase({file, 1}, sha256).result();
        QVERIFY(made);
        QVERIFY(store.saveAnalysis(made->id, analysis).result());
        drawn.fields.patientId = u"PATIENT-%1"_s.arg(k / 2);
        QVERIFY(store.saveFields(made->id, drawn.fields).result());
        QVERIFY(store.saveNote(made->id, u"Frau Mueller"_s).result());
        if (k == kCases - 1)
            continue;
        QVERIFY(store.saveReview(made->id, {u"1AVB"_s, Verdict::accepted}).result());
        QVERIFY(store.saveReview(made->id, {u"SBRAD"_s, Verdict::rejected}).result());
        QVERIFY(store.saveReview(made->id, {u"wie Mueller"_s, Verdict::added}).result());
    }
}

void TestExport::everyFormat()
{
    const Run run = ecgscanRun(from({u"--case"_s, u"2"_s, u"--out"_s, path(u"all"_s)}));
    QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
    const QDir out(path(u"all"_s));
    QCOMPARE(out.entryList(QDir::Files),
        (QStringList {u"case_0002.atr"_s, u"case_0002.dat"_s, u"case_0002.hea"_s,
            u"case_0002.json"_s, u"case_0002.pdf"_s, u"case_0002.png"_s, u"findings.csv"_s,
            u"measurements.csv"_s}));
    QVERIFY(bytesOf(out.filePath(u"case_0002.pdf"_s)).startsWith("%PDF"));
    const auto analysis = analysisFromJson(
        QJsonDocument::fromJson(bytesOf(out.filePath(u"case_0002.json"_s))).object());
    QVERIFY(analysis);
    const auto ecg = readWfdb(out.filePath(u"case_0002.hea"_s));
    QVERIFY(ecg);
    QCOMPARE(ecg->size(), std::size_t(5000));
    QVERIFY(std::abs((*ecg)[Lead::II][175] - analysis->leads.back().samplesMv[175]) < 0.0006F);
    QVERIFY(std::isnan((*ecg)[Lead::V1][0])); // was not printed there
    QCOMPARE(readWfdbMarks(out.filePath(u"case_0002.atr"_s))->size(), std::size_t(12));
    QVERIFY(bytesOf(out.filePath(u"case_0002.hea"_s)).contains("<age>: 61"));
    const auto findings = CsvTable::read(out.filePath(u"findings.csv"_s));
    QVERIFY(findings);
    QCOMPARE(findings->rows(), 4);
    QCOMPARE(findings->value(0, u"reader"_s), u"accepted"_s);
    QCOMPARE(QImage(out.filePath(u"case_0002.png"_s)).size(), QSize(2500, 1800));
    QVERIFY(run.out.contains(u"\"case\":\"case_0002\""_s) && run.out.contains(u"\"summary\""_s));
}

void TestExport::chosenCases()
{
    const Run run = ecgscanRun(
        from({u"--case"_s, u"1,3-4"_s, u"--format"_s, u"csv"_s, u"--out"_s, path(u"some"_s)}));
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(CsvTable::read(path(u"some/measurements.csv"_s))->rows(), 3);
    QCOMPARE(QDir(path(u"some"_s)).entryList(QDir::Files).size(), 2);
    const Run none = ecgscanRun(from({u"--case"_s, u"99"_s, u"--out"_s, path(u"none"_s)}));
    QCOMPARE(none.exitCode, 1);
    QVERIFY(none.errors.contains(u"99"_s));
}

void TestExport::deIdentified()
{
    const Run run = ecgscanRun(
        from({u"--case"_s, u"1-3"_s, u"--de-identify"_s, u"--out"_s, path(u"plain"_s)}));
    QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
    QVERIFY(QFile::exists(path(u"plain/ecg_0003.pdf"_s)));
    const QByteArray all = everything(path(u"plain"_s));
    for (const char* secret : {"MUELLER", "ueller", "PATIENT", "2026-03", "<age>"})
        QVERIFY2(!all.contains(secret), secret);
    const auto table = CsvTable::read(path(u"plain/measurements.csv"_s));
    QCOMPARE(table->value(0, u"patient"_s), table->value(1, u"patient"_s)); // the same patient
    QVERIFY(table->value(0, u"patient"_s) != table->value(2, u"patient"_s));
    const auto report = Poppler::Document::load(path(u"plain/ecg_0001.pdf"_s));
    QVERIFY(report);
    for (int page = 0; page < report->numPages(); ++page) {
        const QString text = report->page(page)->text({});
        for (const QString& secret : {u"ueller"_s, u"MUELLER"_s, u"PATIENT"_s, u"14 Mar"_s})
            QVERIFY2(!text.contains(secret), qPrintable(text));
    }
    const QImage overlay(path(u"plain/ecg_0001.png"_s));
    const QColor header = overlay.pixelColor(600, 318);
    QVERIFY(header.red() > 200); // painted over, then paler
}

void TestExport::aChangedPageIsLeftOut()
{
    const QString file = path(u"MUELLER_0.png"_s);
    const QByteArray before = bytesOf(file);
    QVERIFY(QImage(300, 300, QImage::Format_RGB888).save(file));
    const Run run = ecgscanRun(
        from({u"--case"_s, u"1"_s, u"--format"_s, u"pdf,png"_s, u"--out"_s, path(u"changed"_s)}));
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.errors.contains(u"another file"_s));
    QVERIFY(QFile::exists(path(u"changed/case_0001.pdf"_s))); // with what was read of it
    QVERIFY(!QFile::exists(path(u"changed/case_0001.png"_s)));
    QFile back(file);
    QVERIFY(back.open(QIODevice::WriteOnly) && back.write(before) == before.size());
}

void TestExport::analysesOfAFolder()
{
    const Run run = ecgscanRun({u"export"_s, u"--analyses"_s, path(u"all"_s), u"--format"_s,
        u"pdf,csv"_s, u"--out"_s, path(u"again"_s)});
    QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
    QVERIFY(QFile::exists(path(u"again/case_0001.pdf"_s)));
    QCOMPARE(CsvTable::read(path(u"again/findings.csv"_s))->rows(), 3); // nobody's verdicts
}

void TestExport::badFilesAreNamed()
{
    QVERIFY(QDir().mkpath(path(u"bad"_s)));
    QVERIFY(QFile::copy(path(u"all/case_0002.json"_s), path(u"bad/b.json"_s)));
    const auto put = [&](const QString& name, const QByteArray& text) {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    QVERIFY(put(u"bad/a_later.json"_s, R"({"schema":"ecgscan.analysis/9"})"));
    QVERIFY(put(u"bad/c_other.json"_s, "{}"));
    const Run run = ecgscanRun({u"export"_s, u"--analyses"_s, path(u"bad"_s), u"--format"_s,
        u"json,csv"_s, u"--out"_s, path(u"good"_s)});
    QVERIFY2(run.exitCode == 1, qPrintable(run.errors));
    QVERIFY(run.errors.contains(u"a_later.json"_s) && run.errors.contains(u"c_other.json"_s));
    QVERIFY(run.out.contains(u"\"summary\""_s));
    QVERIFY(QFile::exists(path(u"good/case_0002.json"_s)));
    QCOMPARE(CsvTable::read(path(u"good/measurements.csv"_s))->rows(), 1);
}

void TestExport::datasetGroupsPatients()
{
    QStringList command = from({u"--out"_s, path(u"set"_s)});
    command.insert(1, u"dataset"_s);
    const Run run = ecgscanRun(command);
    QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
    QVERIFY(run.errors.contains(u"No reader has judged it"_s)); // the last case
    const auto manifest = CsvTable::read(path(u"set/manifest.csv"_s));
    QVERIFY(manifest);
    QCOMPARE(manifest->rows(), kCases - 1);
    QHash<QString, QString> foldOf;
    for (qsizetype row = 0; row < manifest->rows(); ++row) {
        const QString patient = manifest->value(row, u"patient"_s);
        const QString fold = manifest->value(row, u"fold"_s);
        QVERIFY(fold.toInt() >= 1 && fold.toInt() <= 10);
        QCOMPARE(foldOf.value(patient, fold), fold);
        foldOf.insert(patient, fold);
        QCOMPARE(manifest->value(row, u"split"_s),
            fold.toInt() <= 7       ? u"train"_s
                : fold.toInt() == 8 ? u"calibrate"_s
                                    : u"test"_s);
        QCOMPARE(manifest->value(row, u"labels"_s), u"1AVB;wie Mueller"_s);
        QCOMPARE(manifest->value(row, u"absent"_s), u"SBRAD"_s);
        QCOMPARE(manifest->value(row, u"sex"_s), u"1"_s);
        QVERIFY(!QImage(path(u"set/"_s + manifest->value(row, u"picture"_s))).isNull());
    }
    QCOMPARE(foldOf.size(), 3);
}

void TestExport::deIdentifiedDataset()
{
    QStringList command = from({u"--de-identify"_s, u"--out"_s, path(u"plainset"_s)});
    command.insert(1, u"dataset"_s);
    QCOMPARE(ecgscanRun(command).exitCode, 0);
    const QByteArray all = everything(path(u"plainset"_s));
    for (const char* secret : {"MUELLER", "ueller", "PATIENT", "2026-03"})
        QVERIFY2(!all.contains(secret), secret);
    const auto named = CsvTable::read(path(u"set/manifest.csv"_s));
    const auto plain = CsvTable::read(path(u"plainset/manifest.csv"_s));
    QCOMPARE(plain->rows(), named->rows());
    for (qsizetype row = 0; row < plain->rows(); ++row)
        QCOMPARE(plain->value(row, u"fold"_s), named->value(row, u"fold"_s)); // the same splits
    const QImage page(path(u"plainset/pages/ecg_0001.png"_s));
    QCOMPARE(page.pixelColor(600, 318), QColor(255, 246, 244));
    QVERIFY(page.textKeys().isEmpty());
}

void TestExport::datasetsAreReadAgain()
{
    const Run external = ecgscanRun({u"evaluate"_s, u"external"_s, path(u"set/manifest.csv"_s),
        u"--analyses"_s, path(u"set/analyses"_s), u"--label-map"_s, path(u"set/label_map.csv"_s),
        u"--least"_s, u"2"_s});
    QVERIFY2(external.exitCode == 0, qPrintable(external.errors));
    QVERIFY(external.out.contains(u"5 pages, 0 of them refused"_s));
    const Run tuned
        = ecgscanRun({u"finetune"_s, u"--dataset"_s, path(u"set"_s), u"--out"_s, path(u"head"_s)});
    // The cases' embeddings are no shipped network's, so nothing is learned; but they were read.
    QVERIFY2(tuned.exitCode == 4 || tuned.exitCode == 0, qPrintable(tuned.errors));
    QVERIFY(QFile::exists(path(u"head/progress.json"_s)));
    const Run nowhere
        = ecgscanRun({u"finetune"_s, u"--dataset"_s, path(u"none"_s), u"--out"_s, path(u"head"_s)});
    QVERIFY(nowhere.errors.contains(u"manifest.csv"_s));
}

void TestExport::dataSetsAreNotMixed()
{
    QStringList command = from({u"--case"_s, u"1"_s, u"--out"_s, path(u"set"_s)});
    command.insert(1, u"dataset"_s);
    const QByteArray before = everything(path(u"set"_s));
    QCOMPARE(ecgscanRun(command).exitCode, 3);
    QCOMPARE(everything(path(u"set"_s)), before);
    QVERIFY(QFile::remove(path(u"set/manifest.csv"_s))); // as one that broke off left it
    QVERIFY(QFile::remove(path(u"set/label_map.csv"_s)));
    const Run run = ecgscanRun(command);
    QCOMPARE(run.exitCode, 3);
    QVERIFY2(run.errors.contains(u"Choose another folder"_s), qPrintable(run.errors));
}

void TestExport::labelsComeBack()
{
    QCOMPARE(
        ecgscanRun(from({u"--format"_s, u"csv"_s, u"--out"_s, path(u"labels"_s)})).exitCode, 0);
    // Another database of the same pages, whose reader said something else of one of them.
    const QString other = path(u"other.sqlite"_s);
    CaseId first;
    {
        SqliteCaseStore store(other);
        for (int k = 0; k < kCases - 1; ++k) {
            const QString file = path(u"MUELLER_%1.png"_s.arg(k));
            const auto made = store.openCase({file, 1}, sha256Of(bytesOf(file))).result();
            QVERIFY(made);
            first = k == 0 ? made->id : first;
        }
        QVERIFY(store.saveReview(first, {u"1AVB"_s, Verdict::rejected}).result());
    }
    const QStringList command {
        u"import-labels"_s, path(u"labels/findings.csv"_s), u"--database"_s, other};
    const Run run = ecgscanRun(command);
    QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
    QVERIFY2(run.out.contains(u"14 verdicts on 5 pages"_s), qPrintable(run.out));
    QVERIFY(run.errors.contains(u"wie Mueller"_s)); // no code
    const auto verdict = [&](const QString& code) -> std::optional<Verdict> {
        SqliteCaseStore store(other);
        const auto record = store.load(first).result();
        for (const FindingReview& review : record->reviews)
            if (review.code == code)
                return review.verdict;
        return std::nullopt;
    };
    QCOMPARE(verdict(u"1AVB"_s), Verdict::rejected); // the reader's word stays
    QCOMPARE(verdict(u"SBRAD"_s), Verdict::rejected);
    QCOMPARE(verdict(u"wie Mueller"_s), Verdict::added);
    QCOMPARE(ecgscanRun(command + QStringList {u"--replace"_s}).exitCode, 0);
    QCOMPARE(verdict(u"1AVB"_s), Verdict::added); // nothing was predicted there
    const Run unknown = ecgscanRun({u"import-labels"_s, path(u"set/manifest.csv"_s),
        u"--database"_s, other}); // pages of other names
    QCOMPARE(unknown.exitCode, 1);
    QVERIFY(unknown.errors.contains(u"ecg_0001.png"_s));
}

void TestExport::contradictionsAreLeftOut()
{
    const QString database = path(u"contradicted.sqlite"_s), table = path(u"both.csv"_s);
    const QString page = path(u"MUELLER_0.png"_s);
    CaseId id;
    {
        SqliteCaseStore store(database);
        const auto made = store.openCase({page, 1}, sha256Of(bytesOf(page))).result();
        QVERIFY(made);
        id = made->id;
    }
    QFile file(table);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("file,labels,absent\n" + page.toUtf8() + ",1AVB;AFIB;'+X,SBRAD;1AVB\n");
    file.close();
    const Run run = ecgscanRun({u"import-labels"_s, table, u"--database"_s, database});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains(u"\"1AVB\""_s), qPrintable(run.errors));
    QVERIFY2(run.out.contains(u"3 verdicts on 1 pages"_s), qPrintable(run.out));
    SqliteCaseStore store(database);
    QStringList codes;
    const auto stored = store.load(id).result();
    QVERIFY(stored);
    for (const FindingReview& review : stored->reviews)
        codes.append(review.code);
    codes.sort();
    QCOMPARE(codes, (QStringList {u"+X"_s, u"AFIB"_s, u"SBRAD"_s}));
}

void TestExport::usage()
{
    QCOMPARE(ecgscanRun({u"import-labels"_s}).exitCode, 2);
    QCOMPARE(ecgscanRun({u"export"_s}).exitCode, 2);
    QCOMPARE(ecgscanRun({u"export"_s, u"--out"_s, path(u"x"_s)}).exitCode, 2); // of what?
    QCOMPARE(ecgscanRun(from({u"--out"_s, path(u"x"_s), u"--format"_s, u"pdf,doc"_s})).exitCode, 2);
    QCOMPARE(ecgscanRun(from({u"--out"_s, path(u"x"_s), u"--case"_s, u"1-"_s})).exitCode, 2);
    QCOMPARE(ecgscanRun(from({u"--out"_s, u"/proc/no"_s})).exitCode, 3);
    QVERIFY(!QFile::exists(path(u"x"_s)));
}

QTEST_MAIN(TestExport)
#include "tst_export.moc"
