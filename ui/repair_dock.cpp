// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/repair_dock.h"

#include "model/core/trace_place.h"
#include "ui/review_session.h"
#include "widgets/page_view.h"
#include "widgets/repair_overlay.h"
#include "widgets/repair_panel.h"

#include <QMenu>
#include <QScrollArea>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace ecgscan {

namespace {

constexpr double kReachPx = 40; ///< Screen pixels from a click to the trace that is meant.

} // namespace

RepairDock::RepairDock(ReviewSession* session, PageView* page, QWidget* parent)
    : QDockWidget(tr("Correct the reading"), parent)
    , m_session(session)
    , m_page(page)
    , m_panel(new RepairPanel(this))
    , m_overlay(new RepairOverlay(page))
{
    setObjectName(u"repair"_s);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_panel);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumHeight(360); // the list of pages gives way
    scroll->setMinimumWidth(
        m_panel->minimumSizeHint().width() + style()->pixelMetric(QStyle::PM_ScrollBarExtent));
    setWidget(scroll);
    toggleViewAction()->setText(tr("Correct the &reading"));
    toggleViewAction()->setShortcut(Qt::CTRL | Qt::Key_K);
    page->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(page, &QWidget::customContextMenuRequested, this, &RepairDock::showMenu);
    connect(this, &QDockWidget::visibilityChanged, m_overlay, [this](bool visible) {
        if (!visible)
            m_overlay->stop();
    });
    connectSession();
    connectPanel();
    m_panel->setEnabled(false);
    hide();
}

void RepairDock::connectSession()
{
    connect(m_session, &ReviewSession::pageChanged, this, [this] {
        m_overlay->stop();
        m_panel->setRepair({});
        m_panel->setAnalysis(std::nullopt);
        m_panel->setEnabled(false);
    });
    const auto showRepair = [this] {
        m_panel->setRepair(m_session->repair());
        m_panel->setEnabled(m_session->record().has_value());
        if (m_overlay->isMovingCorners())
            moveCorners(); // as they are now: some may be undone
    };
    connect(m_session, &ReviewSession::caseLoaded, this, showRepair);
    connect(m_session, &ReviewSession::repairChanged, this, showRepair);
    connect(m_session, &ReviewSession::analysisChanged, this, [this] {
        if (m_overlay->isMovingCorners())
            moveCorners();
        else
            m_overlay->stop(); // its stretch was read anew
        m_panel->setAnalysis(m_session->analysis());
    });
}

void RepairDock::connectPanel()
{
    connect(m_panel, &RepairPanel::repairEdited, m_session, &ReviewSession::setRepair);
    connect(m_panel, &RepairPanel::cornersToMove, this, &RepairDock::moveCorners);
    connect(m_panel, &RepairPanel::partToErase, this, [this] { choosePart(true); });
    connect(m_panel, &RepairPanel::partToDraw, this, [this] { choosePart(false); });
    connect(m_overlay, &RepairOverlay::cornersMoved, m_panel, &RepairPanel::setCorners);
    connect(m_overlay, &RepairOverlay::partErased, m_panel,
        [this](QPointF atPx, QPointF fromPx, QPointF toPx) {
            m_overlay->stop();
            m_panel->addErased(atPx, fromPx, toPx);
        });
    connect(m_overlay, &RepairOverlay::partDrawn, m_panel,
        [this](QPointF atPx, const std::vector<QPointF>& penPx) {
            m_overlay->stop();
            m_panel->addDrawn(atPx, penPx);
        });
}

void RepairDock::moveCorners()
{
    if (!m_page->hasPage())
        return;
    const QRectF all = m_page->sceneRect();
    std::array<QPointF, 4> corners {
        all.topLeft(), all.topRight(), all.bottomRight(), all.bottomLeft()};
    if (m_session->repair().cornersPx)
        corners = *m_session->repair().cornersPx;
    else if (m_session->analysis() && m_session->analysis()->page.found)
        corners = m_session->analysis()->page.cornersPx;
    m_overlay->moveCorners(corners);
}

void RepairDock::choosePart(bool erase)
{
    if (const LeadTrace* stretch = m_panel->stretch())
        m_overlay->choosePart(
            erase ? RepairOverlay::Part::erase : RepairOverlay::Part::redraw, *stretch);
}

void RepairDock::showMenu(const QPoint& viewPos)
{
    if (!m_session->analysis() || !m_session->record())
        return;
    const QPointF point = m_page->mapToScene(viewPos) - kPixelCentre;
    const auto stretch
        = nearestStretch(m_session->analysis()->leads, point, kReachPx / m_page->zoom());
    if (!stretch)
        return;
    m_panel->chooseStretch(*stretch);
    const QString lead = m_session->analysis()->leads[*stretch].name();
    auto* menu = new QMenu(m_page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Correct lead %1").arg(lead), this, [this] {
        show();
        raise();
        m_panel->setFocus();
    });
    menu->addAction(tr("&Erase a part of %1").arg(lead), this, [this] { choosePart(true); });
    menu->addAction(tr("&Draw a part of %1 anew").arg(lead), this, [this] { choosePart(false); });
    menu->popup(m_page->viewport()->mapToGlobal(viewPos));
}

} // namespace ecgscan
