// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case_actions.h"

#include "model/core/library.h"
#include "ui/review_session.h"
#include "ui/site_labels.h"
#include "ui/watch.h"
#include "widgets/case_labels_form.h"
#include "widgets/findings_panel.h"
#include "widgets/label_texts.h"

#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>

namespace ecgscan {

CaseActions::CaseActions(const CaseParts& parts)
    : QObject(parts.window)
    , m_parts(parts)
    , m_siteLabels(new SiteLabels(parts.window))
    , m_state(new QMenu(tr("&State"), parts.window))
    , m_quality(new QMenu(tr("Page &quality"), parts.window))
    , m_urgent(new QAction(tr("&Urgent"), parts.window))
    , m_newLabel(new QAction(tr("New &label of this site…"), parts.window))
{
    makeStateMenu();
    makeQualityMenu();
    m_urgent->setCheckable(true);
    m_urgent->setShortcut(Qt::CTRL | Qt::Key_I); // editors take Ctrl+U
    parts.window->addAction(m_urgent);
    connect(m_urgent, &QAction::triggered, parts.session, [this](bool urgent) {
        change([urgent](CaseLabels& labels) { labels.isUrgent = urgent; });
    });
    connect(m_newLabel, &QAction::triggered, this, [this] { m_siteLabels->define({}); });
    connectLabels();
    showLabels();
}

void CaseActions::makeStateMenu()
{
    auto* group = new QActionGroup(m_state);
    for (const ReviewState state : {ReviewState::fresh, ReviewState::inReview, ReviewState::done,
             ReviewState::needsSecondReader, ReviewState::rejected}) {
        QAction* action = m_state->addAction(capitalised(stateText(state)));
        action->setCheckable(true);
        action->setData(static_cast<int>(state));
        group->addAction(action);
        connect(action, &QAction::triggered, m_parts.session,
            [this, state] { change([state](CaseLabels& labels) { labels.state = state; }); });
        if (state != ReviewState::done)
            continue;
        action->setShortcuts({Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter});
        m_parts.window->addAction(action);
    }
}

void CaseActions::makeQualityMenu()
{
    auto* group = new QActionGroup(m_quality);
    for (const PageQuality quality : {PageQuality::ungraded, PageQuality::good, PageQuality::usable,
             PageQuality::poor, PageQuality::unreadable}) {
        QAction* action = m_quality->addAction(capitalised(qualityText(quality)));
        action->setCheckable(true);
        action->setData(static_cast<int>(quality));
        group->addAction(action);
        connect(action, &QAction::triggered, m_parts.session, [this, quality] {
            change([quality](CaseLabels& labels) { labels.quality = quality; });
        });
    }
}

void CaseActions::connectLabels()
{
    ReviewSession* session = m_parts.session;
    connect(session, &ReviewSession::leaving, this, &CaseActions::flush);
    for (const auto changed : {&ReviewSession::pageChanged, &ReviewSession::caseLoaded,
             &ReviewSession::reviewsChanged, &ReviewSession::labelsChanged})
        connect(session, changed, this, &CaseActions::showLabels);
    connect(session, &ReviewSession::labelsChanged, this, &CaseActions::loadTags);
    connect(m_parts.labels, &CaseLabelsForm::labelsEdited, session, &ReviewSession::setLabels);
    FindingsPanel* findings = m_parts.findings;
    connect(findings, &FindingsPanel::detailsEdited, session, &ReviewSession::setDetails);
    connect(findings, &FindingsPanel::siteLabelWanted, m_siteLabels, &SiteLabels::define);
    connect(m_siteLabels, &SiteLabels::changed, this,
        [this] { Q_EMIT siteLabelsChanged(m_siteLabels->labels()); });
    connect(this, &CaseActions::siteLabelsChanged, findings, &FindingsPanel::setSiteLabels);
    connect(m_siteLabels, &SiteLabels::defined, findings, &FindingsPanel::addPicked);
    connect(m_siteLabels, &SiteLabels::problem, this, &CaseActions::problem);
}

void CaseActions::connectTo(CaseStore* store)
{
    m_library = store ? store->library() : nullptr;
    m_siteLabels->connectTo(m_library);
    m_newLabel->setEnabled(m_library != nullptr);
    loadTags();
}

void CaseActions::addTo(QMenu* menu)
{
    menu->addSeparator();
    menu->addMenu(m_state);
    menu->addMenu(m_quality);
    menu->addAction(m_urgent);
    menu->addSeparator();
    menu->addAction(m_newLabel);
}

void CaseActions::flush()
{
    m_parts.labels->flush();
    m_parts.findings->flush();
}

void CaseActions::showLabels()
{
    const auto& record = m_parts.session->record();
    const CaseLabels labels = record ? record->labels : CaseLabels {};
    const ReviewState state = effectiveState(labels.state, record ? record->reviews.size() : 0);
    m_parts.labels->setLabels(labels, state);
    m_parts.labels->setEnabled(record.has_value());
    m_state->setEnabled(record.has_value());
    m_quality->setEnabled(record.has_value());
    m_urgent->setEnabled(record.has_value());
    m_urgent->setChecked(labels.isUrgent);
    for (QAction* action : m_state->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(state));
    for (QAction* action : m_quality->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(labels.quality));
}

void CaseActions::change(const std::function<void(CaseLabels&)>& edit)
{
    if (!m_parts.session->record())
        return;
    m_parts.labels->flush(); // tags that are being typed are a change of their own
    CaseLabels labels = m_parts.session->record()->labels;
    edit(labels);
    m_parts.session->setLabels(labels);
    showLabels();
}

void CaseActions::loadTags()
{
    if (!m_library)
        return;
    watch<Result<QStringList>>(m_library->tags(), this, [this](const auto& tags) {
        if (tags && *tags)
            m_parts.labels->setKnownTags(**tags);
    });
}

} // namespace ecgscan
