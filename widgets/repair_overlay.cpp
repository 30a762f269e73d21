// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/repair_overlay.h"

#include "model/core/trace_place.h"
#include "widgets/lead_style.h"

#include <QGraphicsView>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

constexpr double kHandlePx = 9; ///< Half of a handle's side.
constexpr double kGrabPx = 16;
constexpr double kFewestPenPx = 8; ///< A shorter drag is a click.
constexpr int kStep = 1, kLongStep = 10; ///< Screen pixels for an arrow key.

} // namespace

RepairOverlay::RepairOverlay(QGraphicsView* view)
    : QWidget(view->viewport())
    , m_view(view)
{
    setFocusPolicy(Qt::StrongFocus);
    view->viewport()->installEventFilter(this);
    hide();
}

QPointF RepairOverlay::toPage(QPointF view) const
{
    return m_view->viewportTransform().inverted().map(view) - kPixelCentre;
}

QPointF RepairOverlay::toView(QPointF page) const
{
    return m_view->viewportTransform().map(page + kPixelCentre);
}

void RepairOverlay::start(Mode mode, const QString& name)
{
    m_mode = mode;
    m_pen.clear();
    m_dragged = false;
    setAccessibleName(name);
    setCursor(mode == Mode::corners ? Qt::ArrowCursor : Qt::CrossCursor);
    setGeometry(m_view->viewport()->rect());
    show();
    setFocus();
    update();
}

void RepairOverlay::moveCorners(const std::array<QPointF, 4>& cornersPx)
{
    m_corners = cornersPx;
    start(Mode::corners, tr("Corners of the paper"));
    describeCorner();
}

void RepairOverlay::choosePart(Part part, const LeadTrace& stretch)
{
    m_stretch = stretch;
    if (part == Part::erase)
        start(Mode::erase, tr("Part of lead %1 to be erased").arg(stretch.name()));
    else
        start(Mode::redraw, tr("Pen of lead %1 to be drawn anew").arg(stretch.name()));
}

void RepairOverlay::stop()
{
    if (m_mode == Mode::none)
        return;
    m_mode = Mode::none;
    hide();
    m_view->setFocus();
    Q_EMIT stopped();
}

void RepairOverlay::describeCorner()
{
    const QStringList names {
        tr("top left"), tr("top right"), tr("bottom right"), tr("bottom left")};
    const QPointF at = m_corners.at(m_corner);
    setAccessibleDescription(tr("Corner %1 at %2, %3")
            .arg(names.at(static_cast<qsizetype>(m_corner)))
            .arg(qRound(at.x()))
            .arg(qRound(at.y())));
}

void RepairOverlay::moveCorner(QPointF byView)
{
    QPointF& corner = m_corners.at(m_corner);
    corner = toPage(toView(corner) + byView);
    m_dragged = true;
    describeCorner();
    update();
}

void RepairOverlay::giveCornersOn()
{
    if (std::exchange(m_dragged, false))
        Q_EMIT cornersMoved(m_corners);
}

/// The view scrolls its viewport together with what lies on it.
void RepairOverlay::moveEvent(QMoveEvent*)
{
    if (!pos().isNull())
        move(0, 0);
    update();
}

bool RepairOverlay::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && watched == m_view->viewport())
        setGeometry(m_view->viewport()->rect());
    return QWidget::eventFilter(watched, event);
}

bool RepairOverlay::event(QEvent* event)
{
    if (event->type() == QEvent::KeyPress && m_mode == Mode::corners) {
        const auto* key = static_cast<QKeyEvent*>(event); // Tab would leave
        if (key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab) {
            m_corner = (m_corner + (key->key() == Qt::Key_Tab ? 1 : 3)) % m_corners.size();
            describeCorner();
            update();
            return true;
        }
    }
    return QWidget::event(event);
}

void RepairOverlay::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return stop();
    if (m_mode != Mode::corners)
        return event->ignore();
    const double step = event->modifiers().testFlag(Qt::ShiftModifier) ? kLongStep : kStep;
    switch (event->key()) {
    case Qt::Key_Left:
        return moveCorner({-step, 0});
    case Qt::Key_Right:
        return moveCorner({step, 0});
    case Qt::Key_Up:
        return moveCorner({0, -step});
    case Qt::Key_Down:
        return moveCorner({0, step});
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return giveCornersOn();
    default:
        event->ignore();
    }
}

void RepairOverlay::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    if (m_mode != Mode::corners) {
        m_pen = {toPage(event->position())};
        return;
    }
    const auto distance = [&](const QPointF& corner) {
        const QPointF d = toView(corner) - event->position();
        return std::hypot(d.x(), d.y());
    };
    const auto nearest = std::ranges::min_element(m_corners, {}, distance);
    if (distance(*nearest) > kGrabPx)
        return event->ignore(); // the page is dragged
    m_corner = static_cast<std::size_t>(nearest - m_corners.begin());
    m_held = true;
    setCursor(Qt::ClosedHandCursor);
    update();
}

void RepairOverlay::mouseMoveEvent(QMouseEvent* event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        return event->ignore();
    if (m_mode == Mode::corners && !m_held)
        return event->ignore();
    if (m_mode == Mode::corners)
        return moveCorner(event->position() - toView(m_corners.at(m_corner)));
    m_pen << toPage(event->position());
    update();
}

void RepairOverlay::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    if (m_mode == Mode::corners) {
        setCursor(Qt::ArrowCursor);
        m_held = false;
        return giveCornersOn();
    }
    const QPolygonF pen = std::exchange(m_pen, {});
    update();
    const QRectF shown = m_view->viewportTransform().map(pen).boundingRect();
    if (pen.size() < 2 || shown.width() + shown.height() < kFewestPenPx)
        return;
    const QPointF at = middleOf(m_stretch).value_or(QPointF());
    if (m_mode == Mode::erase)
        Q_EMIT partErased(at, pen.front(), pen.back());
    else
        Q_EMIT partDrawn(at, {pen.begin(), pen.end()});
}

void RepairOverlay::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = m_mode == Mode::corners ? palette().color(QPalette::Highlight)
                                                  : leadColor(m_stretch.lead);
    if (m_mode == Mode::corners) {
        QPolygonF paper;
        for (const QPointF& corner : m_corners)
            paper << toView(corner);
        painter.setPen(QPen(colour, 2, Qt::DashLine));
        painter.drawPolygon(paper);
        for (std::size_t k = 0; k < m_corners.size(); ++k) {
            const bool isChosen = k == m_corner;
            painter.setPen(QPen(isChosen ? colour : Qt::black, isChosen ? 3 : 1.5));
            painter.setBrush(QColor(255, 255, 255, 200));
            painter.drawRect(QRectF(toView(m_corners.at(k)) - QPointF(kHandlePx, kHandlePx),
                QSizeF(2 * kHandlePx, 2 * kHandlePx)));
        }
        return;
    }
    if (m_pen.size() < 2)
        return;
    QPolygonF pen;
    for (const QPointF& point : m_pen)
        pen << toView(point);
    if (m_mode == Mode::redraw) {
        painter.setPen(QPen(colour, 2));
        painter.drawPolyline(pen);
        return;
    }
    QColor veil = palette().color(QPalette::Window);
    veil.setAlpha(170);
    const QRectF part = pen.boundingRect();
    painter.fillRect(part.adjusted(0, -40, 0, 40), veil);
    painter.setPen(QPen(colour, 2));
    for (const double x : {part.left(), part.right()})
        painter.drawLine(QPointF(x, part.top() - 40), QPointF(x, part.bottom() + 40));
}

} // namespace ecgscan
