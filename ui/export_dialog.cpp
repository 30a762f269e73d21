// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export_dialog.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGroupBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

constexpr QLatin1StringView kFolderKey("export/folder");
constexpr QLatin1StringView kFormatsKey("export/formats");
const QString kDataset = u"dataset"_s; ///< A command of its own.
constexpr int kStopMs = 2000;
constexpr int kSomethingMissing = 1; ///< The program's exit code.

/// A data set of its own for each export: pages of two are never mixed.
QString freshDatasetFolder(const QString& parent)
{
    QString path = QDir(parent).filePath(kDataset);
    for (int k = 2; QFileInfo::exists(path) && !QDir(path).isEmpty(); ++k)
        path = QDir(parent).filePath(u"%1-%2"_s.arg(kDataset).arg(k));
    return path;
}

} // namespace

QString caseRanges(QList<CaseId> cases)
{
    std::ranges::sort(cases);
    QStringList ranges;
    for (qsizetype first = 0; first < cases.size();) {
        qsizetype last = first;
        while (last + 1 < cases.size() && cases.at(last + 1).value <= cases.at(last).value + 1)
            ++last;
        const qint64 from = cases.at(first).value, to = cases.at(last).value;
        ranges.append(from == to ? QString::number(from) : u"%1-%2"_s.arg(from).arg(to));
        first = last + 1;
    }
    return ranges.join(u',');
}

ExportDialog::ExportDialog(ExportSetup setup, QWidget* parent)
    : QDialog(parent)
    , m_setup(std::move(setup))
{
    setWindowTitle(tr("Export"));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    makeWhat();
    makeFormats();
    makeFolder();
    m_text = new QLabel(this);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setMinimumWidth(520);
    m_bar = new QProgressBar(this);
    m_bar->setAccessibleName(tr("Progress of the export"));
    m_bar->hide();
    layout->addWidget(m_bar);
    layout->addWidget(m_text);
    layout->addStretch();
    auto* buttons = new QDialogButtonBox(this);
    m_start = buttons->addButton(tr("&Export"), QDialogButtonBox::ActionRole);
    m_start->setDefault(true);
    m_close = buttons->addButton(QDialogButtonBox::Close);
    layout->addWidget(buttons);
    connect(m_start, &QPushButton::clicked, this, &ExportDialog::start);
    connect(m_close, &QPushButton::clicked, this, &ExportDialog::reject);
    say(tr("Reports say that findings are predictions for research use, not a diagnosis."));
    updateEnabled();
}

ExportDialog::~ExportDialog()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->kill();
    m_process->waitForFinished(kStopMs);
}

void ExportDialog::makeWhat()
{
    auto* box = new QGroupBox(tr("What"), this);
    auto* column = new QVBoxLayout(box);
    m_this = new QRadioButton(tr("&This case"), box);
    m_all
        = new QRadioButton(tr("&All cases of the work list (%L1)").arg(m_setup.listed.size()), box);
    m_this->setEnabled(m_setup.current.isValid());
    m_all->setEnabled(!m_setup.listed.isEmpty());
    (m_setup.current.isValid() ? m_this : m_all)->setChecked(true);
    column->addWidget(m_this);
    column->addWidget(m_all);
    layout()->addWidget(box);
}

void ExportDialog::makeFormats()
{
    auto* box = new QGroupBox(tr("As"), this);
    auto* column = new QVBoxLayout(box);
    const QStringList chosen
        = m_setup.settings->value(kFormatsKey, QStringList {u"pdf"_s}).toStringList();
    const std::pair<QString, QString> formats[] {{u"pdf"_s, tr("&PDF report, true to scale on A4")},
        {u"png"_s, tr("Pict&ure of the page with its traces (PNG)")},
        {u"wfdb"_s, tr("&Waveforms as they were printed, with beats (WFDB)")},
        {u"json"_s, tr("The whole analysis (&JSON)")},
        {u"csv"_s, tr("Ta&bles of findings, verdicts and measurements (CSV)")},
        {kDataset, tr("&Data set of the judged cases, for training and evaluation")}};
    for (const auto& [format, text] : formats) {
        auto* check = new QCheckBox(text, box);
        check->setObjectName(format);
        check->setChecked(chosen.contains(format));
        connect(check, &QCheckBox::toggled, this, &ExportDialog::updateEnabled);
        column->addWidget(check);
        m_formats.append(check);
    }
    layout()->addWidget(box);
    m_deIdentify = new QCheckBox(tr("De-&identify"), this);
    m_deIdentify->setObjectName("deIdentify"_L1);
    auto* explained = new QLabel(
        tr("Random ids, no dates, notes or file names; what stands above and below the leads on "
           "the page is painted over. Text among the leads stays: look at the pages before you "
           "pass them on."),
        this);
    explained->setWordWrap(true);
    explained->setIndent(24);
    m_deIdentify->setAccessibleDescription(explained->text());
    layout()->addWidget(m_deIdentify);
    layout()->addWidget(explained);
}

void ExportDialog::makeFolder()
{
    auto* row = new QHBoxLayout;
    auto* label = new QLabel(tr("&Folder:"), this);
    const QString usual = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
        + u"/ecgscan-export"_s;
    m_folder = new QLineEdit(m_setup.settings->value(kFolderKey, usual).toString(), this);
    label->setBuddy(m_folder);
    m_browse = new QPushButton(tr("&Choose…"), this);
    connect(m_folder, &QLineEdit::textChanged, this, &ExportDialog::updateEnabled);
    connect(m_browse, &QPushButton::clicked, this, [this] {
        auto* dialog = new QFileDialog(this, tr("Folder for the files"), m_folder->text());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
        dialog->open();
    });
    row->addWidget(label);
    row->addWidget(m_folder, 1);
    row->addWidget(m_browse);
    qobject_cast<QVBoxLayout*>(layout())->addLayout(row);
}

QStringList ExportDialog::chosenFormats() const
{
    QStringList formats;
    for (const QCheckBox* check : m_formats)
        if (check->isChecked())
            formats.append(check->objectName());
    return formats;
}

QString ExportDialog::caseList() const
{
    return caseRanges(m_this->isChecked() ? QList<CaseId> {m_setup.current} : m_setup.listed);
}

void ExportDialog::updateEnabled()
{
    const bool running = m_process != nullptr;
    const bool any = m_setup.current.isValid() || !m_setup.listed.isEmpty();
    m_start->setEnabled(
        !running && any && !chosenFormats().isEmpty() && !m_folder->text().trimmed().isEmpty());
    m_this->setEnabled(!running && m_setup.current.isValid());
    m_all->setEnabled(!running && !m_setup.listed.isEmpty());
    for (QCheckBox* check : std::as_const(m_formats))
        check->setEnabled(!running);
    for (QWidget* widget : {static_cast<QWidget*>(m_deIdentify), static_cast<QWidget*>(m_folder),
             static_cast<QWidget*>(m_browse)})
        widget->setEnabled(!running);
    m_close->setText(running ? tr("&Stop") : tr("Cl&ose"));
    m_bar->setVisible(running);
}

void ExportDialog::start()
{
    QStringList formats = chosenFormats();
    m_setup.settings->setValue(kFormatsKey, formats);
    m_setup.settings->setValue(kFolderKey, m_folder->text());
    const QString folder
        = QDir::cleanPath(QDir::home().absoluteFilePath(m_folder->text().trimmed()));
    QStringList common {u"--database"_s, m_setup.databaseFile, u"--case"_s, caseList()};
    if (m_deIdentify->isChecked())
        common << u"--de-identify"_s;
    m_runs.clear();
    m_places.clear();
    const bool dataset = formats.removeOne(kDataset);
    if (!formats.isEmpty()) {
        m_places << folder;
        m_runs << QStringList {u"export"_s} + common
                + QStringList {u"--reader"_s, QString::number(m_setup.reader.value), u"--format"_s,
                    formats.join(u','), u"--out"_s, folder};
    }
    if (dataset) {
        m_places << freshDatasetFolder(folder);
        m_runs << QStringList {u"export"_s, kDataset} + common
                + QStringList {u"--out"_s, m_places.last()};
    }
    m_problems.clear();
    m_incomplete.clear();
    m_stopped = false;
    runNext();
}

void ExportDialog::runNext()
{
    const QStringList arguments = m_runs.takeFirst();
    m_cases = 0;
    m_summary = {};
    m_process = new QProcess(this);
    m_process->setProcessChannelMode(QProcess::SeparateChannels);
    connect(m_process, &QProcess::readyReadStandardOutput, this, &ExportDialog::readLines);
    connect(m_process, &QProcess::finished, this, &ExportDialog::finished);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finished(-1);
    });
    m_bar->setRange(0, 0);
    say(tr("Starting"));
    updateEnabled();
    m_process->start(m_setup.program, arguments);
}

void ExportDialog::readLines()
{
    while (m_process->canReadLine()) {
        const QJsonObject line = QJsonDocument::fromJson(m_process->readLine()).object();
        if (line.contains("summary"_L1))
            m_summary = line.value("summary"_L1).toObject();
        if (!line.contains("number"_L1))
            continue;
        ++m_cases;
        if (!line.value("missing"_L1).toArray().isEmpty())
            m_incomplete.insert(line.value("number"_L1).toInt());
        m_bar->setRange(0, line.value("of"_L1).toInt());
        m_bar->setValue(line.value("number"_L1).toInt());
        say(tr("Case %L1 of %L2").arg(line.value("number"_L1).toInt()).arg(m_bar->maximum()));
    }
}

void ExportDialog::finished(int exitCode)
{
    readLines();
    const bool started = m_process->error() != QProcess::FailedToStart;
    const bool crashed = m_process->exitStatus() == QProcess::CrashExit;
    m_problems += QString::fromUtf8(m_process->readAllStandardError());
    m_process->deleteLater();
    m_process = nullptr;
    const bool ended = started && !crashed && !m_summary.isEmpty()
        && (exitCode == 0 || exitCode == kSomethingMissing);
    m_stopped = m_stopped || m_summary.value("stopped"_L1).toBool();
    if (ended && !m_stopped && !m_runs.isEmpty())
        return runNext();
    sayEnd(started, ended);
}

/// started: the last program ran; ended: it says that it went through all its cases.
void ExportDialog::sayEnd(bool started, bool ended)
{
    updateEnabled();
    const QString problems = m_problems.trimmed();
    if (!started)
        say(tr("The program that exports could not be started. Reinstall ECG-Scan if this stays "
               "so."));
    else if (m_stopped)
        say(tr("Stopped. The files that are there are whole; the others were not written."));
    else if (!ended)
        say(tr("⚠ The export ended early, after %n cases. What was written till then is in %1. "
               "Nothing in the database has changed.",
                nullptr, m_cases)
                .arg(m_places.join(u", "_s))
            + (problems.isEmpty() ? QString() : u'\n' + problems.section(u'\n', -4)));
    else if (!m_incomplete.isEmpty())
        say(tr("Done, but something is missing in %n cases:", nullptr,
                static_cast<int>(m_incomplete.size()))
            + u'\n' + problems.section(u'\n', 0, 3));
    else
        say(tr("Done. The files are in %1.").arg(m_places.join(u", "_s)));
}

void ExportDialog::say(const QString& text)
{
    m_text->setText(text);
    m_text->setAccessibleName(text);
}

void ExportDialog::reject()
{
    if (!m_process)
        return QDialog::reject();
    m_stopped = true;
    m_runs.clear();
    m_process->terminate(); // it ends after the case in work
}

} // namespace ecgscan
