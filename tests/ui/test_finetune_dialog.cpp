// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/finetune_dialog.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QProcess>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

void write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

constexpr auto kReport = R"({"classes":[
  {"code":"AFIB","name":"Atrial fibrillation","n_positive":12,"n_negative":9,
   "before_auroc":0.81,"after_auroc":0.9,"before_brier":0.2,"after_brier":0.15,
   "learned":true},
  {"code":"PVC","name":"Premature beats","n_positive":3,"n_negative":0,
   "before_auroc":null,"after_auroc":null,"before_brier":null,"after_brier":null}],
 "summary":"21 cases of 18 patients.","head":{"sha256":"abc"},"recommend":"adopt"})";

QPushButton* button(const QWidget& dialog, const QString& text)
{
    const auto buttons = dialog.findChildren<QPushButton*>();
    for (QPushButton* candidate : buttons)
        if (candidate->text().remove(u'&').startsWith(text))
            return candidate;
    return nullptr;
}

QString allText(const QWidget& dialog)
{
    return dialog.findChild<QLabel*>()->text();
}

} // namespace

class TestFinetuneDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runsAndIsAdopted();
    void isFoundAgain();
    void anotherProcessOfThatNumberIsNotTheRun();
    void aRunCanBeStopped();
    void aRunThatDiesIsNamed();
    void aDamagedReportIsNamed();
};

void TestFinetuneDialog::runsAndIsAdopted()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    const QString program = folder.filePath(u"engine.sh"_s);
    write(program,
        QByteArray("#!/bin/sh\n[ \"$1\" = finetune ] && [ \"$2\" = --database ] && [ \"$4\" = "
                   "--out ] || exit 2\n"
                   "echo '{\"percent\":40,\"step\":\"Learning\",\"state\":\"running\"}' > "
                   "$5/progress.json\nsleep 1\n"
                   "cat > $5/report.json <<'E'\n")
            + kReport
            + "\nE\necho '{\"percent\":100,\"step\":\"Done\",\"state\":\"done\"}' > "
              "$5/progress.json\n");
    QFile::setPermissions(program, QFile::ReadOwner | QFile::ExeOwner);
    FinetuneDialog dialog({program, u"cases.sqlite"_s, folder.filePath(u"heads"_s), &settings});
    const QSignalSpy adopted(&dialog, &FinetuneDialog::adopted);
    dialog.show();
    QTest::keyClick(&dialog, Qt::Key_Return); // Start is the default
    auto* bar = dialog.findChild<QProgressBar*>();
    QTRY_COMPARE(bar->value(), 40);
    auto* table = dialog.findChild<QTableWidget*>();
    QTRY_VERIFY(table->isVisible());
    QCOMPARE(table->rowCount(), 2);
    QCOMPARE(table->item(0, 4)->text(), QLocale().toString(0.9, 'f', 3));
    QCOMPARE(table->item(1, 3)->text(), u"-"_s);
    QCOMPARE(table->item(0, 7)->text(), u"yes"_s);
    QCOMPARE(table->item(1, 7)->text(), u"no"_s);
    QVERIFY(allText(dialog).contains(u"21 cases"_s));
    button(dialog, u"Adopt"_s)->click();
    QCOMPARE(adopted.size(), 1);
    const auto head = adopted.constFirst().constFirst().value<AdoptedHead>();
    QCOMPARE(head.sha256, u"abc"_s);
    QVERIFY(QFile::exists(head.folder + u"/report.json"_s));
    QVERIFY(!settings.contains("learn/folder"_L1));
}

void TestFinetuneDialog::isFoundAgain()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    settings.setValue("learn/folder"_L1, folder.path());
    QProcess run; // any process that was told the folder
    run.start(u"/bin/sh"_s, {u"-c"_s, u"sleep 60; :"_s, folder.path()});
    QVERIFY(run.waitForStarted());
    settings.setValue("learn/pid"_L1, run.processId());
    write(folder.filePath(u"progress.json"_s),
        R"({"percent":55,"step":"Learning","state":"running"})");
    FinetuneDialog dialog({u"/nowhere"_s, {}, folder.path(), &settings});
    dialog.show();
    QCOMPARE(dialog.findChild<QProgressBar*>()->value(), 55);
    write(folder.filePath(u"report.json"_s), kReport);
    write(folder.filePath(u"progress.json"_s), R"({"percent":100,"step":"","state":"done"})");
    QTRY_VERIFY(dialog.findChild<QTableWidget*>()->isVisible());
    button(dialog, u"Keep"_s)->click();
    QVERIFY(!dialog.isVisible());
    run.kill();
    run.waitForFinished();
}

void TestFinetuneDialog::anotherProcessOfThatNumberIsNotTheRun()
{
    const QTemporaryDir folder;
    const QString heads = folder.filePath(u"heads"_s);
    QVERIFY(QDir().mkpath(heads + u"/run"_s));
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    settings.setValue("learn/folder"_L1, QString(heads + u"/run"_s));
    settings.setValue("learn/pid"_L1, QCoreApplication::applicationPid());
    write(heads + u"/run/progress.json"_s, R"({"percent":55,"step":"Learning","state":"running"})");
    FinetuneDialog dialog({u"/nowhere"_s, {}, heads, &settings});
    dialog.show();
    QTRY_VERIFY(allText(dialog).contains(u"stopped before it was done"_s));
    QVERIFY(!QFile::exists(heads + u"/run"_s)); // nobody will adopt it
}

void TestFinetuneDialog::aRunCanBeStopped()
{
    const QTemporaryDir folder;
    const QString heads = folder.filePath(u"heads"_s), run = heads + u"/run"_s;
    QVERIFY(QDir().mkpath(run));
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    settings.setValue("learn/folder"_L1, run);
    QProcess training; // any process that was told the folder
    training.start(u"/bin/sh"_s, {u"-c"_s, u"sleep 60; :"_s, run});
    QVERIFY(training.waitForStarted());
    settings.setValue("learn/pid"_L1, training.processId());
    FinetuneDialog dialog({u"/nowhere"_s, {}, heads, &settings});
    dialog.show();
    button(dialog, u"Stop"_s)->click();
    QVERIFY(training.waitForFinished(2000));
    QVERIFY(!QFile::exists(run));
    QVERIFY(button(dialog, u"Start"_s)->isVisible());
    QVERIFY(!button(dialog, u"Stop"_s)->isVisible());
}

void TestFinetuneDialog::aRunThatDiesIsNamed()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    FinetuneDialog dialog({u"/bin/false"_s, {}, folder.path(), &settings});
    dialog.show();
    button(dialog, u"Start"_s)->click();
    QTRY_VERIFY(allText(dialog).contains(u"stopped before it was done"_s));
    QVERIFY(button(dialog, u"Start"_s)->isVisible());
    FinetuneDialog missing({u"/nowhere/engine"_s, {}, folder.path(), &settings});
    missing.show();
    button(missing, u"Start"_s)->click();
    QTRY_VERIFY(allText(missing).contains(u"could not be started"_s));
}

void TestFinetuneDialog::aDamagedReportIsNamed()
{
    const QTemporaryDir folder;
    write(folder.filePath(u"report.json"_s), "{\"classes\": [");
    QCOMPARE(readReport(folder.path()).error().code, Errc::corrupt);
    QCOMPARE(readProgress(folder.path()).error().code, Errc::notFound);
    write(folder.filePath(u"report.json"_s),
        R"({"summary":"Too few cases.","head":null,"classes":[]})");
    const auto report = readReport(folder.path());
    QVERIFY(report && !report->head && !report->recommended);
}

QTEST_MAIN(TestFinetuneDialog)
#include "test_finetune_dialog.moc"
