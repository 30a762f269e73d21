// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog with a script in the place of the engine, and a print to a file.
#include "tests/ui/fake_service.h"
#include "tests/ui/fake_store.h"
#include "ui/export_dialog.h"
#include "ui/main_window.h"
#include "ui/report_printing.h"
#include "ui/review_session.h"

#include <QAction>
#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPrinter>
#include <QProgressBar>
#include <QProgressDialog>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

QPushButton* button(const QWidget& dialog, const QString& text)
{
    for (QPushButton* candidate : dialog.findChildren<QPushButton*>())
        if (candidate->text().remove(u'&').startsWith(text))
            return candidate;
    return nullptr;
}

bool says(const QWidget& dialog, const QString& text)
{
    for (const QLabel* label : dialog.findChildren<QLabel*>())
        if (label->text().contains(text))
            return true;
    return false;
}

} // namespace

class TestExportDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void numbersAreJoined();
    void thisCase();
    void allListed();
    void nothingToExport();
    void missingThingsAreNamed();
    void failuresAreNamed();
    void aBrokenOffRunIsNotDone();
    void canBeStopped();
    void printsToAFile();
    void aCancelledPrintLeavesNothing();
    void theWindowOffersItsCases();

private:
    /// Notes its arguments, then does what the text says.
    void engineDoes(const QByteArray& text)
    {
        QFile script(m_setup.program);
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\nprintf '%s\\n' \"$@\" >> \""
            + m_folder->filePath(u"said"_s).toUtf8() + "\"\n" + text + '\n');
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    QStringList said() const
    {
        QFile file(m_folder->filePath(u"said"_s));
        return file.open(QIODevice::ReadOnly)
            ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)
            : QStringList();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    ExportSetup m_setup;
};

void TestExportDialog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_folder->filePath(u"s.ini"_s), QSettings::IniFormat);
    m_settings->setValue("export/folder"_L1, m_folder->filePath(u"out"_s));
    m_setup = {m_folder->filePath(u"engine"_s), u"/data/cases.sqlite"_s, {7}, {{3}, {1}, {2}, {9}},
        m_settings.get()};
}

void TestExportDialog::cleanup()
{
    m_settings.reset();
}

void TestExportDialog::numbersAreJoined()
{
    QCOMPARE(caseRanges({{3}, {1}, {2}, {9}, {10}, {7}}), u"1-3,7,9-10"_s);
    QCOMPARE(caseRanges({{5}}), u"5"_s);
    QCOMPARE(caseRanges({}), QString());
}

void TestExportDialog::thisCase()
{
    engineDoes(R"(echo '{"case":"case_0007","number":1,"of":1,"files":[],"missing":[]}'
echo '{"summary":{"cases":1,"complete":true,"stopped":false}}')");
    ExportDialog dialog(m_setup);
    dialog.findChild<QCheckBox*>(u"json"_s)->setChecked(true);
    dialog.findChild<QCheckBox*>(u"deIdentify"_s)->setChecked(true);
    button(dialog, u"Export"_s)->click();
    QTRY_VERIFY(says(dialog, u"Done."_s));
    QCOMPARE(said(),
        (QStringList {u"export"_s, u"--database"_s, u"/data/cases.sqlite"_s, u"--case"_s, u"7"_s,
            u"--de-identify"_s, u"--reader"_s, u"0"_s, u"--format"_s, u"pdf,json"_s, u"--out"_s,
            m_folder->filePath(u"out"_s)}));
    // What was chosen is there the next time; to de-identify is asked anew.
    ExportDialog again(m_setup);
    QVERIFY(again.findChild<QCheckBox*>(u"json"_s)->isChecked());
    QVERIFY(!again.findChild<QCheckBox*>(u"deIdentify"_s)->isChecked());
}

void TestExportDialog::allListed()
{
    engineDoes(R"(echo '{"case":"case_0001","number":1,"of":4,"files":[],"missing":[]}'
echo '{"summary":{"cases":1,"complete":true,"stopped":false}}')");
    ExportDialog dialog(m_setup);
    for (QRadioButton* choice : dialog.findChildren<QRadioButton*>())
        if (choice->text().contains(u"4"_s))
            choice->setChecked(true);
    dialog.findChild<QCheckBox*>(u"pdf"_s)->setChecked(false);
    dialog.findChild<QCheckBox*>(u"csv"_s)->setChecked(true);
    dialog.findChild<QCheckBox*>(u"dataset"_s)->setChecked(true);
    button(dialog, u"Export"_s)->click();
    QTRY_VERIFY(says(dialog, u"Done."_s));
    const QStringList words = said(); // two runs, one after the other
    QCOMPARE(words.count(u"1-3,9"_s), 2);
    QVERIFY(words.contains(u"csv"_s) && words.contains(u"dataset"_s));
    QVERIFY(words.contains(m_folder->filePath(u"out/dataset"_s)));
    QVERIFY(says(dialog, m_folder->filePath(u"out/dataset"_s)));
    // The next data set gets a folder of its own.
    QVERIFY(QDir(m_folder->path()).mkpath(u"out/dataset/pages"_s));
    button(dialog, u"Export"_s)->click();
    QTRY_VERIFY(says(dialog, m_folder->filePath(u"out/dataset-2"_s)));
    QVERIFY(said().contains(m_folder->filePath(u"out/dataset-2"_s)));
}

void TestExportDialog::nothingToExport()
{
    m_setup.current = {};
    m_setup.listed = {};
    ExportDialog dialog(m_setup);
    QVERIFY(!button(dialog, u"Export"_s)->isEnabled());
    m_setup.current = {7};
    ExportDialog one(m_setup);
    QVERIFY(button(one, u"Export"_s)->isEnabled());
    one.findChild<QCheckBox*>(u"pdf"_s)->setChecked(false);
    QVERIFY(!button(one, u"Export"_s)->isEnabled()); // no format
    one.findChild<QCheckBox*>(u"pdf"_s)->setChecked(true);
    one.findChild<QLineEdit*>()->clear();
    QVERIFY(!button(one, u"Export"_s)->isEnabled()); // no folder
}

void TestExportDialog::missingThingsAreNamed()
{
    engineDoes(R"(echo '{"case":"case_0007","number":1,"of":1,"files":[],"missing":["x"]}'
echo '{"summary":{"cases":1,"complete":false,"stopped":false}}'
echo 'case_0007: the page is gone' >&2
exit 1)");
    ExportDialog dialog(m_setup);
    button(dialog, u"Export"_s)->click();
    QTRY_VERIFY(says(dialog, u"something is missing"_s));
    QVERIFY(says(dialog, u"the page is gone"_s));
}

void TestExportDialog::failuresAreNamed()
{
    engineDoes("echo 'the disk is full' >&2\nexit 3");
    ExportDialog dialog(m_setup);
    button(dialog, u"Export"_s)->click();
    QTRY_VERIFY(says(dialog, u"ended early"_s));
    QVERIFY(says(dialog, u"the disk is full"_s));
    QVERIFY(QFile::remove(m_setup.program));
    button(dialog, u"Export"_s)->click();
    QTRY_VERIFY(says(dialog, u"could not be started"_s));
    QVERIFY(button(dialog, u"Export"_s)->isEnabled()); // to try again
}

/// The second run breaks off with the exit code of "something is missing", and without a summary.
void TestExportDialog::aBrokenOffRunIsNotDone()
{
    engineDoes(R"(echo '{"case":"case_0007","number":1,"of":1,"files":[],"missing":[]}'
if [ "$2" = dataset ]; then echo 'the disk is gone' >&2; exit 1; fi
echo '{"summary":{"cases":1,"complete":true,"stopped":false}}')");
    ExportDialog dialog(m_setup);
    dialog.findChild<QCheckBox*>(u"dataset"_s)->setChecked(true);
    button(dialog, u"Export"_s)->click();
    QTRY_VERIFY(says(dialog, u"ended early, after 1 "_s));
    QVERIFY(says(dialog, u"the disk is gone"_s));
    QVERIFY(says(dialog, m_folder->filePath(u"out"_s)));
    QVERIFY(!says(dialog, u"Done"_s));
}

void TestExportDialog::canBeStopped()
{
    engineDoes(R"(echo '{"case":"case_0001","number":1,"of":4,"files":[],"missing":[]}'
exec sleep 30)");
    ExportDialog dialog(m_setup);
    dialog.show();
    button(dialog, u"Export"_s)->click();
    QTRY_VERIFY(says(dialog, u"Case 1 of 4"_s));
    QVERIFY(dialog.findChild<QProgressBar*>()->isVisible());
    QVERIFY(!button(dialog, u"Export"_s)->isEnabled());
    button(dialog, u"Stop"_s)->click();
    QTRY_VERIFY(says(dialog, u"Stopped."_s));
    QVERIFY(dialog.isVisible());
    button(dialog, u"Close"_s)->click();
    QVERIFY(!dialog.isVisible());
}

void TestExportDialog::printsToAFile()
{
    QWidget window;
    fakes::FakeService engine;
    const PageRef page {u"/a.png"_s, 1};
    CaseRecord record;
    record.page = page;
    record.sha256 = engine.hashOf(page);
    record.analysis = fakes::sampleAnalysis(page);
    const auto printer = reportPrinter(record);
    QCOMPARE(printer->pageLayout().orientation(), QPageLayout::Landscape);
    printer->setOutputFormat(QPrinter::PdfFormat);
    printer->setOutputFileName(m_folder->filePath(u"print.pdf"_s));
    std::optional<Status> done;
    printTo(printer, {&window, &engine, record, [&](const Status& status) { done = status; }});
    QTRY_VERIFY(done.has_value());
    QVERIFY2(*done, *done ? "" : qPrintable(done->error().message));
    QFile file(m_folder->filePath(u"print.pdf"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray pdf = file.readAll();
    QVERIFY(pdf.startsWith("%PDF"));
    QVERIFY2(pdf.contains("/MediaBox [0 0 842") || pdf.contains("/MediaBox [0 0 841"),
        pdf.mid(pdf.indexOf("/MediaBox"), 40).constData());
}

void TestExportDialog::aCancelledPrintLeavesNothing()
{
    QWidget window;
    fakes::FakeService engine;
    const PageRef page {u"/a.png"_s, 1};
    CaseRecord record;
    record.page = page;
    record.sha256 = engine.hashOf(page);
    record.analysis = fakes::sampleAnalysis(page);
    const QString before = m_folder->filePath(u"print.pdf"_s);
    QFile file(before); // a print of another time stays as it is
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("old") == 3);
    file.close();
    for (const bool cancels : {true, false}) {
        const auto printer = reportPrinter(record);
        printer->setOutputFormat(QPrinter::PdfFormat);
        printer->setOutputFileName(cancels ? before : m_folder->filePath(u"none/print.pdf"_s));
        std::optional<Status> done;
        printTo(printer, {&window, &engine, record, [&](const Status& status) { done = status; }});
        auto* progress = window.findChild<QProgressDialog*>();
        QVERIFY(progress);
        if (cancels)
            Q_EMIT progress->canceled(); // as its button does; cancel() alone says nothing
        QTRY_VERIFY(done.has_value());
        QVERIFY2(!*done, cancels ? "cancelled" : "no such folder");
        QCOMPARE(done->error().code, cancels ? Errc::cancelled : Errc::io);
        QTRY_VERIFY(!window.findChild<QProgressDialog*>());
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("old"));
    QCOMPARE(QDir(m_folder->path()).entryList({u"*print*"_s}, QDir::Files | QDir::Hidden),
        (QStringList {u"print.pdf"_s}));
}

void TestExportDialog::theWindowOffersItsCases()
{
    fakes::FakeService engine;
    fakes::FakeStore store;
    QSettings(m_folder->filePath(u"w.ini"_s), QSettings::IniFormat)
        .setValue("queue/paused", true); // only what is opened becomes a case
    MainWindow window({m_folder->filePath(u"w.ini"_s), m_folder->filePath(u"c.sqlite"_s),
        u"/bin/false"_s, m_folder->path(), {}});
    const auto action = [&](const QKeySequence& key) {
        QAction* found = nullptr;
        for (QAction* candidate : window.actions())
            if (candidate->shortcut() == key)
                found = candidate;
        return found;
    };
    QVERIFY(!action(Qt::CTRL | Qt::Key_E)->isEnabled()); // there is no database yet
    window.connectTo(&engine, &store);
    window.show();
    QVERIFY(!action(QKeySequence::Print)->isEnabled()); // no case is open
    window.openPaths({u"/one.png"_s, u"/two.png"_s});
    QTRY_VERIFY(window.session()->analysis() && !window.session()->isBusy());
    // A case of another work list stays at home.
    QVERIFY(store.openCase({u"/elsewhere.png"_s, 1}, u"ff"_s).result());
    QVERIFY(action(QKeySequence::Print)->isEnabled());
    action(Qt::CTRL | Qt::Key_E)->trigger();
    QTRY_VERIFY(window.findChild<ExportDialog*>());
    const auto* dialog = window.findChild<ExportDialog*>();
    const auto choices = dialog->findChildren<QRadioButton*>();
    QVERIFY(choices.at(0)->isEnabled() && choices.at(0)->isChecked());
    QVERIFY2(choices.at(1)->text().contains(u"(1)"_s), qPrintable(choices.at(1)->text()));
}

QTEST_MAIN(TestExportDialog)
#include "test_export_dialog.moc"
