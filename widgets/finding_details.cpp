// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/finding_details.h"

#include "widgets/choice_box.h"
#include "widgets/label_texts.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace ecgscan {

namespace {

constexpr int kLongestRemark = 500;

} // namespace

FindingDetails::FindingDetails(QWidget* parent)
    : QWidget(parent)
    , m_prediction(new QLabel(this))
    , m_severity(new ChoiceBox(this))
    , m_certainty(new ChoiceBox(this))
    , m_remark(new QLineEdit(this))
{
    m_prediction->setWordWrap(true);
    m_severity->addItem(tr("Severity …"), static_cast<int>(Severity::unsaid));
    for (const Severity severity : {Severity::mild, Severity::moderate, Severity::severe})
        m_severity->addItem(capitalised(severityText(severity)), static_cast<int>(severity));
    m_certainty->addItem(tr("Certainty …"), static_cast<int>(Certainty::unsaid));
    for (const Certainty certainty : {Certainty::possible, Certainty::probable, Certainty::certain})
        m_certainty->addItem(capitalised(certaintyText(certainty)), static_cast<int>(certainty));
    m_severity->setAccessibleName(tr("Severity of the finding"));
    m_certainty->setAccessibleName(tr("Certainty of the finding"));
    m_remark->setAccessibleName(tr("Remark on the finding"));
    m_remark->setPlaceholderText(tr("Remark on this finding"));
    m_remark->setMaxLength(kLongestRemark);
    m_remark->setAcceptDrops(false); // a dropped file is to be opened

    auto* row = new QHBoxLayout;
    row->addWidget(m_severity);
    row->addWidget(m_certainty);
    row->addWidget(m_remark, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_prediction);
    layout->addLayout(row);
    connect(m_severity, &QComboBox::activated, this, &FindingDetails::flush);
    connect(m_certainty, &QComboBox::activated, this, &FindingDetails::flush);
    connect(m_remark, &QLineEdit::editingFinished, this, &FindingDetails::flush);
    updateEnabled();
}

void FindingDetails::show(const QString& prediction, const std::optional<FindingReview>& review)
{
    const bool isSame = m_review && review && m_review->code == review->code;
    if (!isSame)
        flush();
    m_prediction->setText(prediction);
    const bool isTyping = isSame && m_remark->isModified();
    m_review = review;
    const FindingReview shown = review.value_or(FindingReview {});
    m_severity->choose(static_cast<int>(shown.severity));
    m_certainty->choose(static_cast<int>(shown.certainty));
    if (!isTyping)
        m_remark->setText(shown.remark);
    updateEnabled();
}

void FindingDetails::setEditable(bool editable)
{
    m_editable = editable;
    updateEnabled();
}

void FindingDetails::flush()
{
    if (!m_review || !m_editable)
        return;
    FindingReview review = *m_review;
    review.severity = static_cast<Severity>(m_severity->chosen());
    review.certainty = static_cast<Certainty>(m_certainty->chosen());
    review.remark = m_remark->text().trimmed();
    m_remark->setModified(false);
    if (review.saysSameAs(*m_review))
        return;
    m_review = review;
    Q_EMIT edited(review);
}

QWidgetList FindingDetails::controls() const
{
    return {m_severity, m_certainty, m_remark};
}

void FindingDetails::updateEnabled()
{
    const bool can = m_editable && m_review;
    m_severity->setEnabled(can && m_review->verdict != Verdict::rejected);
    m_certainty->setEnabled(can);
    m_remark->setEnabled(can);
    const QString why
        = m_review ? QString() : tr("Accept, reject or add the finding first, then grade it.");
    for (QWidget* control : controls())
        control->setToolTip(why);
}

} // namespace ecgscan
