// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library_dock.h"

#include "ui/library_model.h"
#include "ui/watch.h"
#include "widgets/choice_box.h"
#include "widgets/finding_picker.h"
#include "widgets/label_texts.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QCheckBox>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

constexpr int kAny = -1; ///< Of a filter that asks for nothing.
constexpr int kSettleMs = 150; ///< After the last letter.
constexpr int kRefreshMs = 400;

/// Letters decide findings; they don't jump to a case by its name.
class LibraryTable : public QTableView {
public:
    using QTableView::QTableView;
    void keyboardSearch(const QString&) override { }
};

QString cellForTable(QString text)
{
    for (QChar& c : text)
        if (c == u'\t' || c == u'\n' || c == u'\r')
            c = u' ';
    const bool isFormula = !text.isEmpty() && u"=+-@"_s.contains(text.at(0));
    return isFormula ? QChar(u'\'') + text : text;
}

} // namespace

QString libraryTableHeader()
{
    QStringList cells;
    for (int column = 0; column < LibraryModel::kColumns; ++column)
        cells << LibraryModel::headerText(column);
    return cells.join(u'\t');
}

QString libraryTableLine(const LibraryRow& row)
{
    QStringList cells;
    for (int column = 0; column < LibraryModel::kColumns; ++column)
        cells << cellForTable(LibraryModel::cellText(row, column));
    return cells.join(u'\t');
}

LibraryDock::LibraryDock(QWidget* parent)
    : QDockWidget(tr("Library"), parent)
    , m_model(new LibraryModel(this))
    , m_table(new LibraryTable(this))
    , m_count(new QLabel(this))
    , m_text(new QLineEdit(this))
    , m_state(new ChoiceBox(this))
    , m_quality(new ChoiceBox(this))
    , m_reading(new ChoiceBox(this))
    , m_picker(new FindingPicker(this))
    , m_finding(new QToolButton(this))
    , m_urgent(new QCheckBox(tr("Urgent only"), this))
    , m_clear(new QToolButton(this))
    , m_settle(new QTimer(this))
    , m_refresh(new QTimer(this))
{
    setObjectName("library"_L1);
    setFeatures(DockWidgetMovable | DockWidgetFloatable | DockWidgetClosable);
    makeTable();
    makeTableActions();
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(8, 4, 8, 6);
    layout->setSpacing(6);
    layout->addWidget(makeFilters());
    layout->addWidget(m_table, 1);
    setWidget(content);

    m_settle->setSingleShot(true);
    m_settle->setInterval(kSettleMs);
    connect(m_settle, &QTimer::timeout, this, &LibraryDock::apply);
    m_refresh->setSingleShot(true);
    m_refresh->setInterval(kRefreshMs);
    connect(m_refresh, &QTimer::timeout, m_model, &LibraryModel::refresh);
    connect(m_model, &LibraryModel::found, this, &LibraryDock::showCount);
    connect(m_model, &LibraryModel::problem, this, &LibraryDock::problem);
    showCount(0);
}

QWidget* LibraryDock::makeFilters()
{
    makeFilterControls();
    auto* filters = new QWidget(this);
    auto* row = new QHBoxLayout(filters);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_text, 2);
    for (QWidget* control :
        QWidgetList {m_state, m_quality, m_reading, m_picker, m_finding, m_urgent, m_clear})
        row->addWidget(control);
    row->addStretch();
    row->addWidget(m_count);
    // As the eye goes.
    const QWidgetList order {
        m_text, m_state, m_quality, m_reading, m_picker, m_finding, m_urgent, m_clear, m_table};
    for (qsizetype k = 1; k < order.size(); ++k)
        setTabOrder(order[k - 1], order[k]);
    return filters;
}

void LibraryDock::makeFilterControls()
{
    m_text->setPlaceholderText(tr("Search file, patient, note, finding, tag"));
    m_text->setAccessibleName(tr("Search the library"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(180);
    connect(m_text, &QLineEdit::textChanged, m_settle, qOverload<>(&QTimer::start));
    m_state->addItem(tr("Every state"), kAny);
    for (const ReviewState state : {ReviewState::fresh, ReviewState::inReview, ReviewState::done,
             ReviewState::needsSecondReader, ReviewState::rejected})
        m_state->addItem(capitalised(stateText(state)), static_cast<int>(state));
    m_quality->addItem(tr("Every quality"), kAny);
    for (const PageQuality quality : {PageQuality::ungraded, PageQuality::good, PageQuality::usable,
             PageQuality::poor, PageQuality::unreadable})
        m_quality->addItem(capitalised(qualityText(quality)), static_cast<int>(quality));
    m_reading->addItem(tr("Every reading"), kAny);
    for (const int percent : {50, 70, 90})
        m_reading->addItem(tr("Reading below %L1 %").arg(percent), percent);
    m_state->setAccessibleName(tr("Filter by state"));
    m_quality->setAccessibleName(tr("Filter by page quality"));
    m_reading->setAccessibleName(tr("Filter by the confidence of the reading"));
    for (ChoiceBox* box : {m_state, m_quality, m_reading})
        connect(box, &QComboBox::activated, this, &LibraryDock::apply);
    m_picker->setPlaceholderText(tr("With finding …"));
    m_picker->setAccessibleName(tr("Filter by finding"));
    m_picker->setMaximumWidth(170);
    connect(m_picker, &FindingPicker::picked, this, &LibraryDock::setFinding);
    m_finding->setFocusPolicy(Qt::TabFocus);
    m_finding->setToolTip(tr("Show cases without this finding, too"));
    m_finding->hide();
    connect(m_finding, &QToolButton::clicked, this, [this] { setFinding({}); });
    m_urgent->setAccessibleName(m_urgent->text());
    connect(m_urgent, &QCheckBox::toggled, this, &LibraryDock::apply);
    m_clear->setText(tr("Clear filters"));
    m_clear->setAccessibleName(m_clear->text());
    m_clear->setFocusPolicy(Qt::TabFocus);
    connect(m_clear, &QToolButton::clicked, this, &LibraryDock::clearFilters);
}

void LibraryDock::makeTable()
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Cases of the database"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setMinimumHeight(120);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(
        std::max(26, m_table->fontMetrics().height() + 8));
    QHeaderView* header = m_table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    const int letter = m_table->fontMetrics().averageCharWidth();
    for (const auto& [column, letters] :
        {std::pair(LibraryModel::kFile, 34), std::pair(LibraryModel::kPatient, 14),
            std::pair(LibraryModel::kAge, 6), std::pair(LibraryModel::kSex, 9),
            std::pair(LibraryModel::kRecorded, 13), std::pair(LibraryModel::kState, 20),
            std::pair(LibraryModel::kQuality, 12), std::pair(LibraryModel::kFindings, 32),
            std::pair(LibraryModel::kReviews, 10), std::pair(LibraryModel::kConfidence, 10),
            std::pair(LibraryModel::kTags, 18), std::pair(LibraryModel::kAdded, 22)})
        header->resizeSection(column, letters * letter);
    header->setSortIndicator(LibraryModel::kAdded, Qt::DescendingOrder);
    m_table->setSortingEnabled(true);
    connect(header, &QHeaderView::sortIndicatorChanged, this, [header](int column) {
        if (!LibraryModel::isSortable(column)) // nothing was sorted by it
            header->setSortIndicator(LibraryModel::kAdded, Qt::DescendingOrder);
    });
    connect(m_table, &QTableView::doubleClicked, this, &LibraryDock::openCurrent);
}

void LibraryDock::makeTableActions()
{
    auto* open = new QAction(tr("&Open the case"), m_table);
    open->setShortcuts({Qt::Key_Return, Qt::Key_Enter});
    connect(open, &QAction::triggered, this, &LibraryDock::openCurrent);
    auto* copy = new QAction(tr("&Copy as table"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    connect(copy, &QAction::triggered, this, &LibraryDock::copySelected);
    for (QAction* action : {open, copy}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        m_table->addAction(action);
    }
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void LibraryDock::connectTo(CaseLibrary* library)
{
    m_library = library;
    m_model->connectTo(library);
    if (isVisible())
        apply();
}

void LibraryDock::setReader(ReaderId reader)
{
    m_reader = reader;
    if (isVisible())
        apply();
}

void LibraryDock::setSiteLabels(const QList<SiteLabel>& labels)
{
    m_picker->setSiteLabels(labels);
}

void LibraryDock::refreshLater()
{
    if (isVisible() && !m_refresh->isActive())
        m_refresh->start();
}

void LibraryDock::focusSearch()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void LibraryDock::showEvent(QShowEvent* event)
{
    QDockWidget::showEvent(event);
    apply();
}

void LibraryDock::apply()
{
    m_settle->stop();
    LibraryQuery query;
    query.text = m_text->text();
    if (m_state->chosen() != kAny)
        query.state = static_cast<ReviewState>(m_state->chosen());
    if (m_quality->chosen() != kAny)
        query.quality = static_cast<PageQuality>(m_quality->chosen());
    if (m_reading->chosen() != kAny)
        query.confidenceBelow = m_reading->chosen() / 100.0;
    query.findingCode = m_findingCode;
    query.onlyUrgent = m_urgent->isChecked();
    query.reader = m_reader;
    m_clear->setEnabled(!query.text.isEmpty() || query.state || query.quality
        || query.confidenceBelow || !query.findingCode.isEmpty() || query.onlyUrgent);
    m_model->setQuery(query);
}

void LibraryDock::clearFilters()
{
    for (ChoiceBox* box : {m_state, m_quality, m_reading})
        box->choose(kAny);
    m_urgent->setChecked(false);
    m_text->clear();
    setFinding({});
    m_text->setFocus();
}

void LibraryDock::setFinding(const QString& code)
{
    m_findingCode = code;
    m_finding->setText(tr("%1 ✕", "finding that is filtered by").arg(code));
    m_finding->setAccessibleName(tr("No longer filter by %1").arg(code));
    m_finding->setVisible(!code.isEmpty());
    apply();
}

void LibraryDock::showCount(int rows)
{
    m_count->setText(rows == 0 && m_clear->isEnabled() ? tr("No case fits the filters")
            : rows == 0                                ? tr("No case is kept yet")
                                                       : tr("Cases: %L1").arg(rows));
}

void LibraryDock::openCurrent()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return;
    if (const LibraryRow* row = m_model->loadedRow(current.row()))
        Q_EMIT openRequested(row->page);
}

QList<CaseId> LibraryDock::selectedCases() const
{
    QList<int> rows;
    const QItemSelection selection = m_table->selectionModel()->selection();
    for (const QItemSelectionRange& range : selection)
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows << row;
    std::ranges::sort(rows);
    QList<CaseId> cases;
    for (const int row : std::as_const(rows))
        cases << m_model->caseAt(row);
    return cases;
}

void LibraryDock::copySelected()
{
    if (m_library)
        copyFrom(selectedCases(), 0, {libraryTableHeader()});
}

/// Rows that nobody scrolled to are fetched for it, some at a time.
void LibraryDock::copyFrom(const QList<CaseId>& cases, qsizetype from, const QStringList& lines)
{
    if (from >= cases.size()) {
        if (lines.size() > 1)
            QApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
        return;
    }
    const QList<CaseId> part = cases.mid(from, CaseLibrary::kMostRows);
    watch<Result<QList<LibraryRow>>>(m_library->rows(part, m_reader), this,
        [this, cases, from, lines, part](const std::optional<Result<QList<LibraryRow>>>& rows) {
            if (!rows)
                return;
            if (!*rows) {
                Q_EMIT problem(rows->error());
                return;
            }
            QStringList more = lines;
            for (const CaseId id : part) { // as they are sorted here
                const auto row = std::ranges::find(**rows, id, &LibraryRow::id);
                if (row != (*rows)->end())
                    more << libraryTableLine(*row);
            }
            copyFrom(cases, from + part.size(), more);
        });
}

} // namespace ecgscan
