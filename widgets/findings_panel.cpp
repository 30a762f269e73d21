// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/findings_panel.h"

#include "widgets/finding_details.h"
#include "widgets/finding_picker.h"
#include "widgets/findings_table_model.h"
#include "widgets/probability_delegate.h"
#include "widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

/// Hides what is unlikely until it is asked for.
class UnlikelyFilter : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setShowAll(bool showAll)
    {
        m_showAll = showAll;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        return m_showAll
            || !sourceModel()
                    ->index(row, 0, parent)
                    .data(FindingsTableModel::kUnlikelyRole)
                    .toBool();
    }

private:
    bool m_showAll = false;
};

} // namespace

FindingsPanel::FindingsPanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new FindingsTableModel(this))
    , m_visible(new UnlikelyFilter(this))
    , m_header(new QLabel(tr("<b>Findings</b> – predicted, not a diagnosis"), this))
    , m_table(new QTableView(this))
    , m_empty(new QLabel(this))
    , m_showAll(new QToolButton(this))
    , m_details(new FindingDetails(this))
    , m_picker(new FindingPicker(this))
    , m_pickerHint(new QLabel(this))
    , m_accept(makeAction(tr("Accept finding"), {Qt::Key_A}))
    , m_reject(makeAction(tr("Reject finding"), {Qt::Key_R}))
    , m_takeBack(makeAction(tr("Take verdict back"), {Qt::Key_U, Qt::Key_Backspace}))
{
    m_header->setTextFormat(Qt::RichText);
    m_accept->setToolTip(tr("This finding is there, whatever was predicted"));
    m_reject->setToolTip(tr("This finding is not there, whatever was predicted"));
    makeTable();
    QWidget* buttons = makeButtons();
    makePicker();
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(16);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->addWidget(m_header, 1);
    head->addWidget(m_showAll);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty, 1);
    layout->addWidget(buttons);
    layout->addWidget(m_details);
    layout->addWidget(m_picker);
    layout->addWidget(m_pickerHint);

    // As the eye goes: the findings, what is done with them, another one.
    QWidgetList order {m_showAll, m_table};
    for (QToolButton* button : buttons->findChildren<QToolButton*>())
        order << button;
    order << m_details->controls() << m_picker << m_pickerHint;
    for (qsizetype k = 1; k < order.size(); ++k)
        setTabOrder(order[k - 1], order[k]);
    connect(m_accept, &QAction::triggered, this, [this] {
        if (const QString code = selectedCode(); !code.isEmpty())
            decide(m_model->affirmation(code));
    });
    connect(m_reject, &QAction::triggered, this, [this] { decide(Verdict::rejected); });
    connect(m_takeBack, &QAction::triggered, this, [this] { decide(std::nullopt); });
    connect(m_details, &FindingDetails::edited, this, &FindingsPanel::detailsEdited);
    updateIcons();
    refresh();
}

QAction* FindingsPanel::makeAction(const QString& text, const QList<QKeySequence>& keys)
{
    auto* action = new QAction(text, this);
    // They act wherever the focus is in the window; an editor keeps the letters that it is given.
    action->setShortcuts(keys);
    addAction(action);
    return action;
}

void FindingsPanel::makeTable()
{
    m_visible->setSourceModel(m_model);
    m_table->setModel(m_visible);
    m_table->setItemDelegateForColumn(
        FindingsTableModel::kProbability, new ProbabilityDelegate(m_table));
    m_table->setAccessibleName(tr("Predicted findings"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(true); // a finding is never known by half of its name
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setMinimumHeight(140);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(
        std::max(26, m_table->fontMetrics().height() + 10));
    m_table->verticalHeader()->setMinimumSectionSize(
        m_table->verticalHeader()->defaultSectionSize());
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    QHeaderView* header = m_table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(FindingsTableModel::kName, QHeaderView::Stretch);
    header->setSectionResizeMode(FindingsTableModel::kReader, QHeaderView::Fixed);
    int widest = 0;
    for (const Verdict verdict : {Verdict::accepted, Verdict::rejected, Verdict::added})
        widest = std::max(widest,
            m_table->fontMetrics().horizontalAdvance(FindingsTableModel::verdictText(verdict)));
    header->resizeSection(FindingsTableModel::kReader, widest + 8);
    // Another width of the names gives their rows another height.
    connect(header, &QHeaderView::sectionResized, m_table, [this](int section) {
        if (section == FindingsTableModel::kName)
            m_table->resizeRowsToContents();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        updateActions();
        Q_EMIT selectionChanged();
    });
}

QWidget* FindingsPanel::makeButtons()
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    const std::pair<QAction*, QString> buttons[] = {{m_accept, tr("Accept (A)")},
        {m_reject, tr("Reject (R)")}, {m_takeBack, tr("Take back (U)")}};
    for (const auto& [action, text] : buttons) {
        auto* button = new QToolButton(row);
        button->setDefaultAction(action);
        action->setIconText(text);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
        button->setMinimumHeight(28);
        button->setAccessibleName(action->text());
        layout->addWidget(button);
    }
    layout->addStretch();
    m_showAll->setCheckable(true);
    m_showAll->setFocusPolicy(Qt::TabFocus);
    m_showAll->setMinimumHeight(28);
    m_showAll->setAutoRaise(true);
    connect(m_showAll, &QToolButton::toggled, this, [this](bool showAll) {
        const QString code = selectedCode();
        static_cast<UnlikelyFilter*>(m_visible)->setShowAll(showAll);
        select(code);
        refresh();
    });
    return row;
}

void FindingsPanel::makePicker()
{
    m_picker->setPlaceholderText(tr("Add a finding: name, synonym or SCP code"));
    m_picker->setAccessibleName(tr("Add a finding"));
    m_pickerHint->setWordWrap(true);
    m_pickerHint->setTextInteractionFlags(
        Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_pickerHint->setFocusPolicy(Qt::StrongFocus);
    m_pickerHint->setAccessibleName(tr("What to do with an unknown finding"));
    m_pickerHint->hide();
    connect(m_picker, &FindingPicker::picked, this, &FindingsPanel::addPicked);
    connect(m_picker, &FindingPicker::unknown, this, [this](const QString& text) {
        m_unknown = text;
        m_pickerHint->setText(
            tr("There is no such finding in the list. Choose one of the suggestions, or "
               "<a href=\"label\">make it a label of this site</a>."));
        m_pickerHint->show();
    });
    connect(m_picker, &QLineEdit::textEdited, m_pickerHint, &QWidget::hide);
    connect(m_pickerHint, &QLabel::linkActivated, this, [this] {
        m_pickerHint->hide();
        Q_EMIT siteLabelWanted(m_unknown);
    });
}

void FindingsPanel::addPicked(const QString& code)
{
    if (!m_editable)
        return;
    m_picker->clear();
    m_pickerHint->hide();
    const int row = m_model->rowOf(code);
    const auto old = row < 0 ? std::nullopt : m_model->verdict(row);
    if (!old || *old == Verdict::rejected)
        Q_EMIT verdictRequested(code, m_model->affirmation(code));
    select(code);
}

void FindingsPanel::setSiteLabels(const QList<SiteLabel>& labels)
{
    const QString code = selectedCode();
    m_picker->setSiteLabels(labels);
    m_model->setSiteLabels(labels);
    select(code);
    refresh();
}

void FindingsPanel::flush()
{
    m_details->flush();
}

void FindingsPanel::decide(std::optional<Verdict> verdict)
{
    const QString code = selectedCode();
    if (code.isEmpty() || !m_editable)
        return;
    if (!isInView(m_table->currentIndex())) {
        select(code); // nothing is decided that the reader does not see: the next time it is
        return;
    }
    if (m_model->verdict(m_model->rowOf(code)) != verdict)
        Q_EMIT verdictRequested(code, verdict);
    select(code);
}

QString FindingsPanel::selectedCode() const
{
    // A current row that isn't marked as selected is not seen, so it is not acted on.
    const QModelIndex current = m_table->currentIndex();
    return m_table->selectionModel()->isRowSelected(current.row(), {})
        ? m_model->code(m_visible->mapToSource(current).row())
        : QString();
}

void FindingsPanel::select(const QString& code)
{
    const int row = m_model->rowOf(code);
    const QModelIndex visible
        = row < 0 ? QModelIndex() : m_visible->mapFromSource(m_model->index(row, 0));
    if (!visible.isValid())
        return;
    m_table->setCurrentIndex(visible);
    m_table->scrollTo(visible);
}

bool FindingsPanel::isInView(const QModelIndex& index) const
{
    const QRect row = m_table->visualRect(index), view = m_table->viewport()->rect();
    return !m_table->isVisible() || row.height() > view.height()
        || (row.center().y() >= view.top() && row.center().y() <= view.bottom());
}

void FindingsPanel::setFindings(const std::vector<Finding>& findings)
{
    // Reviews that were there before the findings are no choice of the reader's.
    const QString code = m_hasFindings ? selectedCode() : QString();
    m_hasFindings = !findings.empty();
    m_model->setFindings(findings);
    m_table->setCurrentIndex(m_visible->index(0, 0));
    m_table->scrollToTop();
    if (!code.isEmpty())
        select(code);
    refresh();
}

void FindingsPanel::setReviews(const QList<FindingReview>& reviews)
{
    const QString code = selectedCode();
    m_model->setReviews(reviews);
    select(code);
    refresh();
}

void FindingsPanel::setEditable(bool editable)
{
    m_editable = editable;
    m_picker->setEnabled(editable);
    m_details->setEditable(editable);
    updateActions();
}

void FindingsPanel::setEmptyText(const QString& text)
{
    m_empty->setText(text);
    refresh();
}

void FindingsPanel::refresh()
{
    const bool empty = m_model->rowCount() == 0;
    m_table->setVisible(!empty);
    m_empty->setVisible(empty);
    const int unlikely = m_model->unlikelyCount();
    m_showAll->setVisible(unlikely > 0);
    m_showAll->setText(m_showAll->isChecked() ? tr("Hide %n below 5 %", nullptr, unlikely)
                                              : tr("Show all (%n below 5 %)", nullptr, unlikely));
    m_showAll->setAccessibleName(m_showAll->text());
    if (!m_table->currentIndex().isValid() && m_visible->rowCount() > 0)
        m_table->setCurrentIndex(m_visible->index(0, 0));
    updateActions();
}

void FindingsPanel::updateActions()
{
    const QString code = selectedCode();
    const bool can = m_editable && !code.isEmpty();
    m_accept->setEnabled(can);
    m_reject->setEnabled(can);
    const int row = m_model->rowOf(code);
    m_takeBack->setEnabled(can && m_model->verdict(row).has_value());
    m_details->show(row < 0 ? QString() : m_model->predictionText(row),
        row < 0 ? std::nullopt : m_model->review(row));
    m_details->setVisible(row >= 0);
}

void FindingsPanel::updateIcons()
{
    m_accept->setIcon(themedIcon(u"accept"_s, palette()));
    m_reject->setIcon(themedIcon(u"reject"_s, palette()));
    m_takeBack->setIcon(themedIcon(u"undo"_s, palette()));
}

void FindingsPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateIcons();
}

} // namespace ecgscan
