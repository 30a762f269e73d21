// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/finetune_dialog.h"

#include "model/core/scp_statement.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QProcess>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QTableWidget>
#include <QTimer>

#include <csignal>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

constexpr int kPollMs = 500;
constexpr QLatin1StringView kFolderKey("learn/folder");
constexpr QLatin1StringView kPidKey("learn/pid");

QString number(const std::optional<double>& value)
{
    return value ? QLocale().toString(*value, 'f', 3) : u"-"_s;
}

} // namespace

FinetuneDialog::FinetuneDialog(FinetuneSetup setup, QWidget* parent)
    : QDialog(parent)
    , m_setup(std::move(setup))
    , m_poll(new QTimer(this))
    , m_text(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_table(new QTableWidget(this))
{
    setWindowTitle(tr("Fine-tune on labelled cases"));
    resize(760, 460);
    m_text->setWordWrap(true);
    m_bar->setAccessibleName(tr("Progress of the training"));
    makeTable();
    auto* buttons = new QDialogButtonBox(this);
    m_start = buttons->addButton(tr("&Start"), QDialogButtonBox::ActionRole);
    m_stop = buttons->addButton(tr("S&top the training"), QDialogButtonBox::ActionRole);
    m_adopt = buttons->addButton(tr("&Adopt the new findings"), QDialogButtonBox::ActionRole);
    m_keep = buttons->addButton(tr("&Keep the present ones"), QDialogButtonBox::ActionRole);
    m_close = buttons->addButton(QDialogButtonBox::Close);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(m_text);
    layout->addWidget(m_bar);
    layout->addWidget(m_table, 1);
    layout->addStretch();
    layout->addWidget(buttons);

    m_poll->setInterval(kPollMs);
    connect(m_poll, &QTimer::timeout, this, &FinetuneDialog::poll);
    connect(m_start, &QPushButton::clicked, this, &FinetuneDialog::start);
    connect(m_stop, &QPushButton::clicked, this, &FinetuneDialog::stop);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_keep, &QPushButton::clicked, this, [this] {
        discard();
        reject();
    });
    connect(m_adopt, &QPushButton::clicked, this, [this] {
        if (m_head)
            Q_EMIT adopted(*m_head);
        finish();
        accept();
    });

    m_folder = m_setup.settings->value(kFolderKey).toString();
    m_pid = m_setup.settings->value(kPidKey).toLongLong();
    showIntroduction();
    if (!m_folder.isEmpty()) {
        m_poll->start();
        poll();
    }
}

void FinetuneDialog::makeTable()
{
    const QStringList titles {tr("Finding"), tr("There"), tr("Not there"), tr("AUROC before"),
        tr("after"), tr("Brier before"), tr("after"), tr("Learned")};
    const QString auroc = tr("How well the finding ranks cases: 0.5 is chance, 1 is perfect.");
    const QString brier = tr("How far its probabilities are from the truth: 0 is perfect.");
    const QStringList explanations {{}, tr("Patients with it"), tr("Patients without it"), auroc,
        auroc, brier, brier, tr("Whether adopting changes this finding")};
    m_table->setColumnCount(static_cast<int>(titles.size()));
    m_table->setHorizontalHeaderLabels(titles);
    for (int column = 0; column < m_table->columnCount(); ++column)
        m_table->horizontalHeaderItem(column)->setToolTip(explanations.at(column));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->setAccessibleName(tr("Before and after, on held-out cases"));
}

void FinetuneDialog::showIntroduction()
{
    m_text->setText(tr("<p>The findings can learn from your verdicts. Accepted and added findings "
                       "count as there, rejected ones as not "
                       "there; a finding without a verdict counts as unknown.</p>"
                       "<p>Cases are split by patient: some are held out, and before and after are "
                       "compared on those. Nothing changes "
                       "until you adopt the result, and nothing leaves this computer.</p>"
                       "<p>Findings are predictions for research use, not a diagnosis.</p>"));
    m_bar->hide();
    m_table->hide();
    m_stop->hide();
    m_adopt->hide();
    m_keep->hide();
    m_start->show();
    m_start->setDefault(true);
}

void FinetuneDialog::start()
{
    const QString name = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss-zzz"_s);
    m_folder = QDir(m_setup.headsFolder).absoluteFilePath(name);
    const QStringList arguments {
        u"finetune"_s, u"--database"_s, m_setup.databaseFile, u"--out"_s, m_folder};
    if (!QDir().mkpath(m_folder))
        return showFailure(
            tr("The folder for the training can't be made. Free some space or check its rights: %1")
                .arg(m_folder));
    if (!QProcess::startDetached(m_setup.program, arguments, m_folder, &m_pid))
        return showFailure(
            tr("The training program could not be started. Reinstall ECG-Scan if this stays so."));
    m_setup.settings->setValue(kFolderKey, m_folder);
    m_setup.settings->setValue(kPidKey, m_pid);
    showProgress({FinetuneProgress::State::running, 0, tr("Starting"), {}});
    m_poll->start();
}

void FinetuneDialog::stop()
{
    if (isRunning())
        ::kill(static_cast<pid_t>(m_pid), SIGKILL);
    m_poll->stop();
    discard();
    showIntroduction();
}

bool FinetuneDialog::isRunning() const
{
    // The number may belong to another process by now; this run was told its folder.
    QFile commandLine(u"/proc/%1/cmdline"_s.arg(m_pid));
    return m_pid > 0 && commandLine.open(QIODevice::ReadOnly)
        && commandLine.readAll().split('\0').contains(QFile::encodeName(m_folder));
}

void FinetuneDialog::poll()
{
    const bool wasRunning = isRunning(); // asked before the file is read: it may end in between
    const auto progress = readProgress(m_folder);
    if (progress && progress->state == FinetuneProgress::State::done) {
        m_poll->stop();
        if (const auto report = readReport(m_folder))
            return showReport(*report);
        else
            return showFailure(report.error().message);
    }
    if (progress && progress->state == FinetuneProgress::State::failed)
        return showFailure(progress->message);
    if (!wasRunning)
        return showFailure(
            tr("The training stopped before it was done. Nothing was changed; start it again."));
    if (progress)
        showProgress(*progress);
}

void FinetuneDialog::showProgress(const FinetuneProgress& progress)
{
    m_text->setText(tr("<p><b>%1</b></p><p>You can close this window and go on working: the "
                       "training continues, and is "
                       "shown here when you come back.</p>")
            .arg(progress.step.toHtmlEscaped()));
    m_bar->setValue(progress.percent);
    m_bar->show();
    m_table->hide();
    m_start->hide();
    m_stop->show();
}

void FinetuneDialog::showFailure(const QString& message)
{
    m_poll->stop();
    discard();
    showIntroduction();
    m_text->setText(u"<p>⚠ %1</p>"_s.arg(message.toHtmlEscaped()) + m_text->text());
}

void FinetuneDialog::showReport(const FinetuneReport& report)
{
    m_head = report.head;
    const QString advice = report.recommended
        ? tr("The new findings did better on the held-out cases. Adopting them is advised.")
        : tr("The new findings did not clearly do better on the held-out cases. Keeping the "
             "present ones is advised.");
    m_text->setText(u"<p>%1</p><p><b>%2</b></p><p>%3</p>"_s.arg(report.summary.toHtmlEscaped(),
        advice,
        tr("AUROC: how well a finding ranks cases (0.5 is chance, 1 perfect). Brier: how far its "
           "probabilities are from the truth (0 is perfect).")));
    m_table->setRowCount(static_cast<int>(report.classes.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const FinetuneClass& result = report.classes[static_cast<std::size_t>(row)];
        const QStringList cells {u"%1 (%2)"_s.arg(shownName(result.name), result.code),
            QLocale().toString(result.positives), QLocale().toString(result.negatives),
            number(result.aurocBefore), number(result.aurocAfter), number(result.brierBefore),
            number(result.brierAfter), result.learned ? tr("yes") : tr("no")};
        for (int column = 0; column < cells.size(); ++column) {
            auto* item = new QTableWidgetItem(cells.at(column));
            item->setTextAlignment(
                (column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            m_table->setItem(row, column, item);
        }
    }
    m_bar->hide();
    m_start->hide();
    m_stop->hide();
    m_table->show();
    m_adopt->setVisible(m_head.has_value());
    m_keep->show();
    (m_head && report.recommended ? m_adopt : m_keep)->setDefault(true);
}

/// What nobody will adopt is not kept.
void FinetuneDialog::discard()
{
    const QFileInfo folder(m_folder);
    if (folder.absolutePath() == QDir(m_setup.headsFolder).absolutePath())
        QDir(m_folder).removeRecursively();
    finish();
}

void FinetuneDialog::finish()
{
    m_setup.settings->remove(kFolderKey);
    m_setup.settings->remove(kPidKey);
    m_folder.clear();
    m_pid = 0;
}

} // namespace ecgscan
