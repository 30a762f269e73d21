// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison_dialog.h"

#include "model/core/scp_statement.h"
#include "ui/watch.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>

#include <algorithm>
#include <iterator>

namespace ecgscan {
namespace {

QString said(bool isPresent)
{
    return isPresent ? ComparisonDialog::tr("there") : ComparisonDialog::tr("not there");
}

QString kappaText(const ReaderAgreement& agreement)
{
    if (!agreement.kappa)
        return ComparisonDialog::tr("– (both always said the same)");
    const QLocale locale;
    const auto number = [&](double value) { return locale.toString(value, 'f', 2); };
    return ComparisonDialog::tr("%1 (%2 to %3)")
        .arg(number(*agreement.kappa), number(*agreement.kappaLow), number(*agreement.kappaHigh));
}

void setUp(QTableWidget* table, const QStringList& headers, const QString& name)
{
    table->setColumnCount(static_cast<int>(headers.size()));
    table->setHorizontalHeaderLabels(headers);
    table->setAccessibleName(name);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setStretchLastSection(true);
}

void setRow(QTableWidget* table, int row, const QStringList& cells)
{
    for (int column = 0; column < table->columnCount(); ++column)
        table->setItem(row, column, new QTableWidgetItem(cells.at(column)));
}

} // namespace

ComparisonDialog::ComparisonDialog(
    const ComparisonSetup& setup, const QList<Reader>& readers, QWidget* parent)
    : QDialog(parent)
    , m_setup(setup)
    , m_first(new QComboBox(this))
    , m_second(new QComboBox(this))
    , m_message(new QLabel(this))
    , m_agreement(new QTableWidget(this))
    , m_differences(new QTableWidget(this))
{
    setWindowTitle(tr("Compare two readers"));
    m_first->setAccessibleName(tr("First reader"));
    m_second->setAccessibleName(tr("Second reader"));
    for (QComboBox* box : {m_first, m_second}) {
        for (const Reader& reader : readers)
            box->addItem(reader.name, reader.id.value);
        box->addItem(tr("without a name"), ReaderId {}.value);
    }
    m_message->setWordWrap(true);
    makeTables();
    auto* choice = new QHBoxLayout;
    choice->addWidget(m_first, 1);
    choice->addWidget(new QLabel(tr("and"), this));
    choice->addWidget(m_second, 1);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(choice);
    layout->addWidget(m_message);
    layout->addWidget(m_agreement, 2);
    layout->addWidget(new QLabel(tr("Where they differ"), this));
    layout->addWidget(m_differences, 3);
    layout->addWidget(makeButtons());
    resize(760, 560);
    m_second->setCurrentIndex(std::min(1, m_second->count() - 1));
    for (const QComboBox* box : {m_first, m_second})
        connect(box, &QComboBox::currentIndexChanged, this, &ComparisonDialog::load);
    load();
}

void ComparisonDialog::makeTables()
{
    setUp(m_agreement,
        {tr("Finding"), tr("Judged by both"), tr("Agree"), tr("Cohen's kappa (95 % interval)")},
        tr("Agreement by finding"));
    m_agreement->setSelectionMode(QAbstractItemView::NoSelection);
    setUp(m_differences, {tr("Page"), tr("Finding"), tr("First"), tr("Second"), tr("Last word")},
        tr("Findings on which the readers differ"));
    connect(
        m_differences, &QTableWidget::itemSelectionChanged, this, &ComparisonDialog::updateEnabled);
}

QWidget* ComparisonDialog::makeButtons()
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    const auto add = [&](const QString& text) {
        auto* button = buttons->addButton(text, QDialogButtonBox::ActionRole);
        button->setAutoDefault(false);
        return button;
    };
    m_present = add(tr("It is &there"));
    m_absent = add(tr("It is &not there"));
    m_open = add(tr("Leave &open"));
    m_page = add(tr("&Show the page"));
    connect(m_present, &QPushButton::clicked, this, [this] { decide(true); });
    connect(m_absent, &QPushButton::clicked, this, [this] { decide(false); });
    connect(m_open, &QPushButton::clicked, this, [this] { decide(std::nullopt); });
    connect(m_page, &QPushButton::clicked, this, [this] {
        if (const ReadingPair* pair = current(); pair && m_pages.contains(pair->caseId))
            Q_EMIT openRequested(m_pages.value(pair->caseId));
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    return buttons;
}

ReaderId ComparisonDialog::chosen(const QComboBox* box) const
{
    return {box->currentData().toLongLong()};
}

void ComparisonDialog::load()
{
    const int serial = ++m_serial;
    watch<Result<QList<ReadingPair>>>(
        m_setup.readers->readingPairs(chosen(m_first), chosen(m_second)), this,
        [this, serial](const std::optional<Result<QList<ReadingPair>>>& pairs) {
            if (serial != m_serial || !pairs)
                return;
            if (!*pairs)
                return showProblem(pairs->error());
            m_pairs = **pairs;
            showAgreement();
            showDifferences();
            loadPages();
        });
}

void ComparisonDialog::showAgreement()
{
    const QList<FindingAgreement> agreements = agreementByFinding(m_pairs);
    m_agreement->setRowCount(static_cast<int>(agreements.size()));
    for (int row = 0; row < m_agreement->rowCount(); ++row) {
        const FindingAgreement& finding = agreements.at(row);
        setRow(m_agreement, row,
            {finding.code.isEmpty() ? tr("All findings") : statementName(finding.code),
                QLocale().toString(static_cast<qulonglong>(finding.agreement.cases)),
                tr("%L1 %").arg(finding.agreement.agreed * 100, 0, 'f', 0),
                kappaText(finding.agreement)});
    }
    m_message->setText(chosen(m_first) == chosen(m_second) ? tr("Choose two different readers.")
            : m_pairs.isEmpty() ? tr("There is no finding that both of them have judged.")
                                : tr("Only findings that both have judged count. Comparing shows "
                                     "verdicts: do it when both have read."));
}

void ComparisonDialog::showDifferences()
{
    const int row = m_differences->currentRow();
    m_differing.clear();
    std::ranges::copy_if(m_pairs, std::back_inserter(m_differing),
        [](const ReadingPair& pair) { return pair.first != pair.second; });
    m_differences->setRowCount(static_cast<int>(m_differing.size()));
    for (int k = 0; k < m_differences->rowCount(); ++k) {
        const ReadingPair& pair = m_differing.at(k);
        const PageRef page = m_pages.value(pair.caseId);
        const QString name = QFileInfo(page.file).fileName();
        setRow(m_differences, k,
            {page.page > 1 ? tr("%1 – page %2").arg(name).arg(page.page) : name,
                statementName(pair.code), said(pair.first), said(pair.second),
                pair.adjudicated ? said(*pair.adjudicated) : tr("open")});
    }
    if (row >= 0 && row < m_differences->rowCount())
        m_differences->selectRow(row);
    updateEnabled();
}

/// The names of the pages that the readers differ on; of very many the first.
void ComparisonDialog::loadPages()
{
    QList<CaseId> ids;
    for (const ReadingPair& pair : std::as_const(m_differing))
        if (!m_pages.contains(pair.caseId) && !ids.contains(pair.caseId)
            && ids.size() < CaseLibrary::kMostRows)
            ids << pair.caseId;
    if (ids.isEmpty())
        return;
    watch<Result<QList<LibraryRow>>>(m_setup.library->rows(ids, {}), this,
        [this](const std::optional<Result<QList<LibraryRow>>>& rows) {
            if (!rows || !*rows)
                return;
            for (const LibraryRow& row : **rows)
                m_pages[row.id] = row.page;
            showDifferences();
        });
}

const ReadingPair* ComparisonDialog::current() const
{
    const auto rows = m_differences->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : &m_differing.at(rows.constFirst().row());
}

void ComparisonDialog::decide(std::optional<bool> isPresent)
{
    const ReadingPair* pair = current();
    if (!pair)
        return;
    const QFuture<Status> saved = isPresent
        ? m_setup.readers->adjudicate({pair->caseId, pair->code, *isPresent, m_setup.adjudicator})
        : m_setup.readers->withdrawAdjudication(pair->caseId, pair->code);
    watch<Status>(saved, this, [this](const std::optional<Status>& status) {
        if (status && *status)
            load();
        else if (status)
            showProblem(status->error());
    });
}

void ComparisonDialog::updateEnabled()
{
    const ReadingPair* pair = current();
    for (QPushButton* button : {m_present, m_absent, m_page})
        button->setEnabled(pair != nullptr);
    m_open->setEnabled(pair && pair->adjudicated);
}

void ComparisonDialog::showProblem(const Error& error)
{
    m_message->setText(error.message);
}

} // namespace ecgscan
