// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/page_view.h"

#include "widgets/page_items.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ecgscan {
namespace {

constexpr double kMinZoom = 0.02;
constexpr double kMaxZoom = 16;
constexpr int kHoverPx = 7;

} // namespace

PageView::PageView(QWidget* parent)
    : QGraphicsView(parent)
{
    m_leadShown.fill(true);
    setScene(new QGraphicsScene(this));
    scene()->setItemIndexMethod(QGraphicsScene::NoIndex); // a handful of items
    setDragMode(ScrollHandDrag);
    setTransformationAnchor(NoAnchor);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setAcceptDrops(false); // files are taken by the window
    viewport()->setAcceptDrops(false);
    setMinimumSize(240, 160);
    setBackgroundBrush(palette().brush(QPalette::Mid));
    setAccessibleName(tr("Scanned page"));
    viewport()->setAccessibleName(accessibleName()); // takes the focus too
    describe();
}

void PageView::setPage(std::shared_ptr<const ImagePyramid> page)
{
    clear();
    scene()->addItem(new ScanItem(page));
    const QRectF area(QPointF(), QSizeF(page->size()));
    const double margin = 0.02 * std::max(area.width(), area.height());
    scene()->setSceneRect(area.adjusted(-margin, -margin, margin, margin));
    m_hasPage = true;
    fit();
    describe();
}

void PageView::setAnalysis(const Analysis& analysis)
{
    m_hovered = nullptr;
    m_evidence = nullptr;
    const auto items = scene()->items();
    for (QGraphicsItem* item : items)
        if (!dynamic_cast<ScanItem*>(item))
            delete item;
    m_traces.clear();
    if (!m_hasPage)
        return;
    for (const LeadTrace& trace : analysis.leads) {
        if (trace.pathPx.size() < 2)
            continue;
        auto* item = new TraceItem(trace);
        scene()->addItem(item);
        m_traces.push_back(item);
    }
    if (analysis.page.found)
        scene()->addItem(new CornersItem(analysis.page));
    updateVisibility();
    describe();
}

void PageView::setEvidence(const std::vector<Evidence>& evidence)
{
    delete std::exchange(m_evidence, nullptr);
    if (m_hasPage && !evidence.empty()) {
        m_evidence = new EvidenceItem(evidence);
        scene()->addItem(m_evidence);
        updateVisibility();
    }
    describe();
}

void PageView::clear()
{
    m_hovered = nullptr;
    m_evidence = nullptr;
    m_traces.clear();
    scene()->clear();
    m_hasPage = false;
    describe();
}

void PageView::setTracesShown(bool shown)
{
    m_tracesShown = shown;
    updateVisibility();
}

void PageView::setLeadShown(Lead lead, bool shown)
{
    m_leadShown[static_cast<std::size_t>(index(lead))] = shown;
    updateVisibility();
}

void PageView::updateVisibility()
{
    if (m_evidence)
        m_evidence->setVisible(m_tracesShown);
    for (TraceItem* item : m_traces)
        item->setVisible(
            m_tracesShown && m_leadShown[static_cast<std::size_t>(index(item->lead()))]);
}

void PageView::fit()
{
    m_fitted = true;
    if (!m_hasPage)
        return;
    fitInView(scene()->sceneRect(), Qt::KeepAspectRatio);
    Q_EMIT zoomChanged(zoom());
}

void PageView::actualSize()
{
    zoomBy(1.0 / zoom());
}

void PageView::zoomBy(double factor)
{
    if (!m_hasPage)
        return;
    const double target = std::clamp(zoom() * factor, kMinZoom, kMaxZoom);
    const QPoint pointer = viewport()->mapFromGlobal(QCursor::pos());
    const QPoint anchor
        = viewport()->rect().contains(pointer) ? pointer : viewport()->rect().center();
    const QPointF fixed = mapToScene(anchor);
    m_fitted = false;
    setTransform(QTransform::fromScale(target, target));
    const QPoint moved = mapFromScene(fixed) - anchor;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + moved.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + moved.y());
    Q_EMIT zoomChanged(zoom());
}

void PageView::wheelEvent(QWheelEvent* event)
{
    const int turn = event->angleDelta().y();
    if (turn != 0)
        zoomBy(std::pow(1.0015, turn));
    event->accept();
}

TraceItem* PageView::traceNear(const QPoint& viewPos) const
{
    const QPointF point = mapToScene(viewPos);
    const double reach = kHoverPx / zoom();
    double best = reach * reach;
    TraceItem* nearest = nullptr;
    for (TraceItem* item : m_traces) {
        if (!item->isVisible()
            || !item->boundingRect().adjusted(-reach, -reach, reach, reach).contains(point))
            continue;
        const double distance = item->squaredDistance(point);
        if (distance < best) {
            best = distance;
            nearest = item;
        }
    }
    return nearest;
}

void PageView::hover(TraceItem* item, const QPoint& globalPos)
{
    if (item == m_hovered)
        return;
    if (m_hovered)
        m_hovered->setHighlighted(false);
    m_hovered = item;
    if (item) {
        item->setHighlighted(true);
        QToolTip::showText(globalPos, tr("Lead %1").arg(item->name()), this);
    } else {
        QToolTip::hideText();
    }
    Q_EMIT leadHovered(item ? item->name() : QString());
}

void PageView::mouseMoveEvent(QMouseEvent* event)
{
    QGraphicsView::mouseMoveEvent(event);
    if (event->buttons() == Qt::NoButton)
        hover(traceNear(event->position().toPoint()), event->globalPosition().toPoint());
}

void PageView::leaveEvent(QEvent* event)
{
    hover(nullptr, {});
    QGraphicsView::leaveEvent(event);
}

void PageView::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    if (m_fitted)
        fit();
}

void PageView::keyPressEvent(QKeyEvent* event)
{
    if (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier) {
        if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)
            return zoomIn();
        if (event->key() == Qt::Key_Minus)
            return zoomOut();
    } else if (event->modifiers() == Qt::ShiftModifier && event->key() == Qt::Key_Plus) {
        return zoomIn();
    }
    QGraphicsView::keyPressEvent(event);
}

void PageView::changeEvent(QEvent* event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setBackgroundBrush(palette().brush(QPalette::Mid));
}

void PageView::describe()
{
    if (!m_hasPage) {
        setAccessibleDescription(tr("No page is open."));
        return;
    }
    QStringList names;
    for (const TraceItem* item : m_traces)
        names << item->name();
    QString text = names.isEmpty()
        ? tr("A page without traces.")
        : tr("A page with the traces of: %1.").arg(names.join(QStringLiteral(", ")));
    if (m_evidence)
        text += u' ' + tr("The selected finding is seen in: %1.").arg(m_evidence->names());
    setAccessibleDescription(text);
}

} // namespace ecgscan
