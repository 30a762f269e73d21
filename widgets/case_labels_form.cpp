// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case_labels_form.h"

#include "widgets/choice_box.h"
#include "widgets/label_texts.h"

#include <QAbstractItemView>
#include <QBoxLayout>
#include <QCheckBox>
#include <QCompleter>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStringListModel>

using namespace Qt::StringLiterals;

namespace ecgscan {

CaseLabelsForm::CaseLabelsForm(QWidget* parent)
    : QWidget(parent)
    , m_state(new ChoiceBox(this))
    , m_quality(new ChoiceBox(this))
    , m_urgent(new QCheckBox(tr("&Urgent"), this))
    , m_tags(new QLineEdit(this))
    , m_knownTags(new QStringListModel(this))
{
    makeEditors();
    auto* state = new QHBoxLayout;
    state->addWidget(m_state, 1);
    state->addWidget(m_urgent);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(8, 6, 8, 0);
    form->setVerticalSpacing(6);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto* stateLabel = new QLabel(tr("Stat&e"), this);
    stateLabel->setBuddy(m_state);
    form->addRow(stateLabel, state);
    form->addRow(tr("Page &quality"), m_quality);
    form->addRow(tr("Tag&s"), m_tags);
    connect(m_state, &QComboBox::activated, this, [this] {
        CaseLabels labels = m_shown;
        labels.state = static_cast<ReviewState>(m_state->chosen());
        giveOn(labels);
    });
    connect(m_quality, &QComboBox::activated, this, [this] {
        CaseLabels labels = m_shown;
        labels.quality = static_cast<PageQuality>(m_quality->chosen());
        giveOn(labels);
    });
    connect(m_urgent, &QCheckBox::clicked, this, [this](bool urgent) {
        CaseLabels labels = m_shown;
        labels.isUrgent = urgent;
        giveOn(labels);
    });
    connect(m_tags, &QLineEdit::editingFinished, this, &CaseLabelsForm::flush);
}

void CaseLabelsForm::makeEditors()
{
    for (const ReviewState state : {ReviewState::fresh, ReviewState::inReview, ReviewState::done,
             ReviewState::needsSecondReader, ReviewState::rejected})
        m_state->addItem(capitalised(stateText(state)), static_cast<int>(state));
    for (const PageQuality quality : {PageQuality::ungraded, PageQuality::good, PageQuality::usable,
             PageQuality::poor, PageQuality::unreadable})
        m_quality->addItem(capitalised(qualityText(quality)), static_cast<int>(quality));
    m_state->setAccessibleName(tr("State of the case"));
    m_quality->setAccessibleName(tr("Quality of the page"));
    m_urgent->setAccessibleName(tr("Urgent"));
    m_tags->setAccessibleName(tr("Tags"));
    m_tags->setPlaceholderText(tr("Words of your own, with commas between them"));
    m_tags->setAcceptDrops(false);
    auto* completer = new QCompleter(m_knownTags, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setWidget(m_tags); // for the last tag of several: a completer takes whole texts
    connect(completer, qOverload<const QString&>(&QCompleter::activated), this,
        &CaseLabelsForm::completeTag);
    connect(m_tags, &QLineEdit::textEdited, completer, [completer](const QString& text) {
        const QString last = text.section(u',', -1).trimmed();
        completer->setCompletionPrefix(last);
        if (last.isEmpty() || completer->completionCount() == 0)
            completer->popup()->hide();
        else
            completer->complete();
    });
}

void CaseLabelsForm::completeTag(const QString& tag)
{
    QStringList parts = m_tags->text().split(u',');
    parts.last() = tag;
    m_tags->setText(tagsFrom(parts.join(u',')).join(u", "_s));
    flush();
}

void CaseLabelsForm::setLabels(const CaseLabels& labels, ReviewState state)
{
    const bool sameTags = labels.tags == m_shown.tags;
    m_shown = labels;
    m_state->choose(static_cast<int>(state));
    m_quality->choose(static_cast<int>(labels.quality));
    m_urgent->setChecked(labels.isUrgent);
    if (!sameTags || !m_tags->isModified())
        m_tags->setText(labels.tags.join(u", "_s));
}

void CaseLabelsForm::setKnownTags(const QStringList& tags)
{
    m_knownTags->setStringList(tags);
}

void CaseLabelsForm::flush()
{
    CaseLabels labels = m_shown;
    labels.tags = tagsFrom(m_tags->text());
    m_tags->setModified(false);
    giveOn(labels);
}

void CaseLabelsForm::giveOn(const CaseLabels& labels)
{
    if (labels == m_shown)
        return;
    m_shown = labels;
    Q_EMIT labelsEdited(labels);
}

} // namespace ecgscan
