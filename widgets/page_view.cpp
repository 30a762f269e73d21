// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/page_view.h"

#include "widgets/page_items.h"
#include "widgets/page_overview.h"
#include "widgets/page_ruler.h"

#include <QKeyEvent>
#include <QLabel>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

constexpr double kMinZoom = 0.02;
constexpr double kMaxZoom = 16;
constexpr int kHoverPx = 7;
constexpr int kBlinkMs = 250; ///< Twice a second there and away; below what harms anybody.
constexpr int kMarginPx = 8; ///< Of what lies over the page.

} // namespace

PageView::PageView(QWidget* parent)
    : QGraphicsView(parent)
    , m_calipers(new CaliperOverlay(*this, this))
    , m_across(new PageRuler(Qt::Horizontal, this))
    , m_down(new PageRuler(Qt::Vertical, this))
    , m_overview(new PageOverview(this))
    , m_note(new QLabel(this))
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
    m_note->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_note->setAutoFillBackground(true);
    m_note->setContentsMargins(6, 2, 6, 2);
    m_overview->hide();
    connect(m_overview, &PageOverview::chosen, this, [this](QPointF at) { centerOn(at); });
    m_blink.setInterval(kBlinkMs);
    connect(&m_blink, &QTimer::timeout, this, [this] {
        m_blinkedAway = !m_blinkedAway;
        updateVisibility();
    });
    setRulersShown(true);
    updateTone();
    describe();
}

void PageView::setPage(std::shared_ptr<const ImagePyramid> page)
{
    clear();
    m_pyramid = page;
    m_scan = new ScanItem(page);
    scene()->addItem(m_scan);
    updateTone();
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
    m_printed.clear();
    m_calipers->clear();
    if (!m_hasPage)
        return;
    for (const LeadTrace& trace : analysis.leads) {
        if (trace.pathPx.size() < 2)
            continue;
        if (auto printed = PrintedTrace::of(trace, analysis.page))
            m_printed.push_back(std::move(*printed));
        auto* item = new TraceItem(trace);
        scene()->addItem(item);
        m_traces.push_back(item);
    }
    m_pagePxPerMm = 0;
    if (analysis.page.found) {
        scene()->addItem(new CornersItem(analysis.page));
        m_pagePxPerMm = analysis.page.pxPerMm.value_or(0);
        m_paperCorners = analysis.page.cornersPx;
    }
    updateVisibility();
    updateSurroundings();
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
    m_printed.clear();
    m_calipers->clear();
    m_scan = nullptr;
    m_pyramid.reset();
    scene()->clear();
    m_hasPage = false;
    m_pagePxPerMm = 0;
    m_turned = 0;
    resetTransform();
    setTone({});
    updateSurroundings();
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
    for (TraceItem* item : m_traces) {
        item->setVisible(m_tracesShown && !m_blinkedAway
            && m_leadShown[static_cast<std::size_t>(index(item->lead()))]);
        item->setOpacity(m_traceOpacity);
    }
}

void PageView::setTraceOpacity(double opacity)
{
    m_traceOpacity = opacity;
    updateVisibility();
}

void PageView::setBlinking(bool blinking)
{
    m_blinkedAway = blinking; // what a key does is seen at once
    if (blinking)
        m_blink.start();
    else
        m_blink.stop();
    updateVisibility();
}

void PageView::setRulersShown(bool shown)
{
    m_across->setVisible(shown);
    m_down->setVisible(shown);
    const int margin = shown ? PageRuler::kThicknessPx : 0;
    setViewportMargins(margin, margin, 0, 0);
    placeSurroundings();
    updateSurroundings();
}

void PageView::setTone(const PictureTone& tone)
{
    if (m_tone == tone)
        return;
    m_tone = tone;
    updateTone();
    Q_EMIT toneChanged(tone);
}

void PageView::updateTone()
{
    if (m_scan) {
        m_scan->setTone(m_tone);
        const QImage& smallest = m_pyramid->level(m_pyramid->levelFor(0));
        m_overview->setPicture(toned(smallest, m_tone), m_pyramid->size());
    }
    QStringList changes;
    if (m_tone.brightness != 0)
        changes << tr("brightness %1%2 %")
                       .arg(m_tone.brightness > 0 ? u"+"_s : QString())
                       .arg(m_tone.brightness);
    if (m_tone.contrast != 0)
        changes << tr("contrast %1%2 %")
                       .arg(m_tone.contrast > 0 ? u"+"_s : QString())
                       .arg(m_tone.contrast);
    if (m_tone.isInverted)
        changes << tr("inverted");
    m_note->setText(tr("Picture: %1").arg(changes.join(u", "_s)));
    m_note->setVisible(!changes.isEmpty());
    placeSurroundings();
}

void PageView::turn(int quarters)
{
    if (!m_hasPage)
        return;
    const QPointF middle = mapToScene(viewport()->rect().center());
    m_turned = ((m_turned + quarters) % 4 + 4) % 4;
    rotate(90.0 * quarters);
    if (m_fitted)
        fit();
    else
        centerOn(middle);
    updateSurroundings();
    m_calipers->update();
}

double PageView::zoom() const
{
    return std::hypot(transform().m11(), transform().m12());
}

void PageView::updateSurroundings()
{
    // The upper left corner as the page is turned.
    const QPointF corner
        = mapFromScene(m_paperCorners[static_cast<std::size_t>((4 - m_turned) % 4)] + kPixelCentre);
    const double pxPerMm = m_hasPage ? m_pagePxPerMm * zoom() : 0;
    m_across->set(corner.x(), pxPerMm);
    m_down->set(corner.y(), pxPerMm);
    const QRectF page = sceneRect();
    const QPolygonF seen = mapToScene(viewport()->rect());
    m_overview->setVisible(m_hasPage && !m_fitted && !seen.boundingRect().contains(page));
    if (!m_overview->isVisible())
        return;
    m_overview->setSeen(seen, m_turned);
    placeSurroundings();
}

void PageView::placeSurroundings()
{
    const QRect seen = viewport()->geometry();
    const int thick = PageRuler::kThicknessPx;
    m_across->setGeometry(seen.left(), seen.top() - thick, seen.width(), thick);
    m_down->setGeometry(seen.left() - thick, seen.top(), thick, seen.height());
    m_overview->move(seen.right() - m_overview->width() - kMarginPx,
        seen.bottom() - m_overview->height() - kMarginPx);
    m_note->adjustSize();
    m_note->move(seen.left() + kMarginPx, seen.bottom() - m_note->height() - kMarginPx);
    m_overview->raise();
}

void PageView::scrollContentsBy(int dx, int dy)
{
    QGraphicsView::scrollContentsBy(dx, dy);
    updateSurroundings();
}

/// Of the nearest lead: a caliper has the speed and the gain of the lead that it is begun on.
std::optional<CaliperFrame> PageView::frameAt(QPointF scene) const
{
    if (m_printed.empty())
        return std::nullopt;
    const PrintedTrace& nearest = *std::ranges::min_element(m_printed, {},
        [scene](const PrintedTrace& printed) { return printed.squaredDistance(scene); });
    const auto printed = std::make_shared<const PrintedTrace>(nearest);
    CaliperFrame frame;
    frame.trace = printed->trace();
    frame.toCanvas = [printed](QPointF value) { return printed->toScene(value); };
    frame.toValue = [printed](QPointF at) { return printed->toValue(at); };
    frame.mmPerS = printed->mmPerS();
    frame.mmPerMv = printed->mmPerMv();
    return frame;
}

void PageView::fit()
{
    m_fitted = true;
    if (!m_hasPage)
        return;
    fitInView(scene()->sceneRect(), Qt::KeepAspectRatio);
    updateSurroundings();
    m_calipers->update();
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
    setTransform(QTransform::fromScale(target, target).rotate(90.0 * m_turned));
    const QPoint moved = mapFromScene(fixed) - anchor;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + moved.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + moved.y());
    updateSurroundings();
    m_calipers->update();
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
    placeSurroundings();
    updateSurroundings();
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
