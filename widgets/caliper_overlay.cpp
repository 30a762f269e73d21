// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/caliper_overlay.h"

#include "widgets/spoken_value.h"

#include <QAbstractScrollArea>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

constexpr double kReachPx = 12; ///< Of an end, and of what it snaps to.
constexpr double kHandlePx = 8; ///< Half of an end's width.
constexpr double kBeyondPx = 22; ///< Of the lines beyond the ends.
constexpr double kMarkPx = 16; ///< Half of a march-out mark.
constexpr double kLeastMarchPx = 5;
constexpr int kMostMarks = 200; ///< To each side.
constexpr double kFirstS = 0.4; ///< Of a caliper that a key brings.
constexpr int kFar = 10; ///< Steps of an arrow key with Shift.

/// A light line under a dark one: seen on light paper, on dark paper and over a trace.
template <class Draw> void drawTwice(QPainter& painter, double width, Draw draw)
{
    for (const auto& [color, more] :
        {std::pair(QColor(255, 255, 255, 215), 2.6), std::pair(QColor(0x0b, 0x3d, 0x91), 0.0)}) {
        painter.setPen(QPen(color, width + more, Qt::SolidLine, Qt::FlatCap));
        draw();
    }
}

QPointF unit(QPointF vector)
{
    const double length = std::hypot(vector.x(), vector.y());
    return length > 0 ? vector / length : QPointF(1, 0);
}

} // namespace

CaliperOverlay::CaliperOverlay(const CaliperGround& ground, QAbstractScrollArea* view)
    : QWidget(view)
    , m_ground(ground)
    , m_view(view)
{
    makeSpoken(*this, QAccessible::Indicator);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::CrossCursor);
    setAccessibleName(tr("Calipers"));
    view->viewport()->installEventFilter(this);
    for (const QScrollBar* bar : {view->horizontalScrollBar(), view->verticalScrollBar()})
        connect(bar, &QScrollBar::valueChanged, this, qOverload<>(&QWidget::update));
    hide();
}

void CaliperOverlay::setActive(bool active)
{
    if (active) {
        setGeometry(m_view->viewport()->geometry());
        raise();
    }
    const bool hadFocus = hasFocus();
    setVisible(active);
    if (active && (m_view->hasFocus() || m_view->viewport()->hasFocus()))
        setFocus(Qt::OtherFocusReason);
    else if (!active && hadFocus)
        m_view->setFocus(Qt::OtherFocusReason);
}

void CaliperOverlay::setMarching(bool marching)
{
    m_marching = marching;
    update();
}

void CaliperOverlay::clear()
{
    m_caliper.reset();
    m_frame.reset();
    changed();
}

QString CaliperOverlay::text() const
{
    return m_caliper ? tr("%1: %2").arg(m_frame->trace->name(), caliperText(*m_caliper, *m_frame))
                     : QString();
}

QPointF CaliperOverlay::toViewport(QPointF value) const
{
    return m_ground.canvasToViewport().map(m_frame->toCanvas(value));
}

std::optional<CaliperOverlay::End> CaliperOverlay::endAt(QPointF px) const
{
    if (!m_caliper)
        return std::nullopt;
    const auto away = [&](QPointF value) {
        const QPointF offset = toViewport(value) - px;
        return std::hypot(offset.x(), offset.y());
    };
    const double from = away(m_caliper->from), to = away(m_caliper->to);
    if (std::min(from, to) > kReachPx)
        return std::nullopt;
    return from < to ? kFrom : kTo;
}

/// Brings the chosen end there, or to what it snaps to.
void CaliperOverlay::moveTo(QPointF px, Qt::KeyboardModifiers modifiers)
{
    const QTransform shown = m_ground.canvasToViewport();
    QPointF canvas = shown.inverted().map(px);
    const auto under = m_ground.frameAt(canvas);
    if (under && !(modifiers & Qt::AltModifier)) {
        const QPointF value = under->toValue(canvas);
        const auto lengthPx = [&](QPointF step) {
            const QPointF moved = shown.map(under->toCanvas(value + step)) - px;
            return std::max(1e-3, std::hypot(moved.x(), moved.y()));
        };
        const QSizeF reach(0.1 * kReachPx / lengthPx({0.1, 0}), kReachPx / lengthPx({0, 1}));
        if (const auto point = snapped(*under->trace, value, reach))
            canvas = under->toCanvas(*point);
    }
    valueOf(m_end) = m_frame->toValue(canvas);
    changed();
}

void CaliperOverlay::changed()
{
    if (m_caliper) {
        // Said of both ends: one that was not printed is enough.
        const auto isPredicted = [this](QPointF value) {
            const auto under = m_ground.frameAt(m_frame->toCanvas(value));
            return under && under->isPredicted;
        };
        m_frame->isPredicted = isPredicted(m_caliper->from) || isPredicted(m_caliper->to);
    }
    setAccessibleDescription(text());
    sayValue(*this, text());
    update();
}

void CaliperOverlay::placeInTheMiddle()
{
    const QTransform toCanvas = m_ground.canvasToViewport().inverted();
    m_frame = m_ground.frameAt(toCanvas.map(QRectF(rect()).center()));
    if (!m_frame)
        return;
    const QPointF middle = m_frame->toValue(toCanvas.map(QRectF(rect()).center()));
    m_caliper = Caliper {{middle.x() - kFirstS / 2, 0}, {middle.x() + kFirstS / 2, 0}};
    m_end = kTo;
    changed();
}

void CaliperOverlay::moveBy(int right, int up)
{
    if (!m_caliper)
        return placeInTheMiddle();
    const QTransform shown = m_ground.canvasToViewport();
    QPointF& value = valueOf(m_end);
    if (m_frame->stepS > 0 && right != 0) {
        value.rx() += right * m_frame->stepS;
    } else {
        const QPointF px = shown.map(m_frame->toCanvas(value)) + QPointF(right, -up);
        value = m_frame->toValue(shown.inverted().map(px));
    }
    changed();
}

bool CaliperOverlay::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && isVisible())
        setGeometry(m_view->viewport()->geometry());
    return QWidget::eventFilter(watched, event);
}

bool CaliperOverlay::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept(); // puts the tool away before it cancels anything
        return true;
    }
    return QWidget::event(event);
}

bool CaliperOverlay::focusNextPrevChild(bool next)
{
    if (!m_caliper)
        return QWidget::focusNextPrevChild(next);
    m_end = m_end == kFrom ? kTo : kFrom;
    update();
    return true;
}

void CaliperOverlay::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    m_pannedPx = event->position();
    if (m_panning)
        return;
    if (const auto grabbed = endAt(event->position())) {
        m_end = *grabbed;
        return update();
    }
    const QPointF canvas = m_ground.canvasToViewport().inverted().map(event->position());
    const auto frame = m_ground.frameAt(canvas);
    if (!frame)
        return;
    m_frame = frame;
    m_caliper = Caliper {frame->toValue(canvas), frame->toValue(canvas)};
    m_end = kFrom;
    moveTo(event->position(), event->modifiers());
    m_caliper->to = m_caliper->from;
    m_end = kTo;
}

void CaliperOverlay::mouseMoveEvent(QMouseEvent* event)
{
    if (m_panning) {
        const QPoint moved = (event->position() - m_pannedPx).toPoint();
        if (!(event->buttons() & Qt::LeftButton) || moved.isNull())
            return;
        m_pannedPx = event->position();
        m_view->horizontalScrollBar()->setValue(m_view->horizontalScrollBar()->value() - moved.x());
        return m_view->verticalScrollBar()->setValue(
            m_view->verticalScrollBar()->value() - moved.y());
    }
    if (m_caliper && (event->buttons() & Qt::LeftButton))
        return moveTo(event->position(), event->modifiers());
    setCursor(endAt(event->position()) ? Qt::SizeAllCursor : Qt::CrossCursor);
}

void CaliperOverlay::wheelEvent(QWheelEvent* event)
{
    QCoreApplication::sendEvent(m_view->viewport(), event);
    update();
}

void CaliperOverlay::keyPressEvent(QKeyEvent* event)
{
    const int step = event->modifiers() & Qt::ShiftModifier ? kFar : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return moveBy(-step, 0);
    case Qt::Key_Right:
        return moveBy(step, 0);
    case Qt::Key_Up:
        return moveBy(0, step);
    case Qt::Key_Down:
        return moveBy(0, -step);
    case Qt::Key_Escape:
        return Q_EMIT dismissed();
    case Qt::Key_Space:
        return setPanning(true);
    default:
        event->ignore(); // the view's
    }
}

void CaliperOverlay::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Space || event->isAutoRepeat())
        return event->ignore();
    setPanning(false);
}

void CaliperOverlay::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    setPanning(false); // the key is released elsewhere
}

void CaliperOverlay::setPanning(bool panning)
{
    m_panning = panning;
    setCursor(panning ? Qt::OpenHandCursor : Qt::CrossCursor);
}

void CaliperOverlay::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_caliper)
        return paintNote(painter, tr("Calipers: drag, or press an arrow key. Esc ends."), {8, 8});
    if (m_marching)
        paintMarch(painter);
    paintCaliper(painter);
}

/// Each mark where the frame says: on a page seen askew they lie closer the farther away.
void CaliperOverlay::paintMarch(QPainter& painter) const
{
    const double step = m_caliper->seconds();
    const QPointF first = toViewport(m_caliper->from), second = toViewport(m_caliper->to);
    const QPointF apart = second - first;
    if (std::hypot(apart.x(), apart.y()) < kLeastMarchPx)
        return;
    const QPointF up = unit(toViewport(m_caliper->from + QPointF(0, 1)) - first) * kMarkPx;
    const QRectF seen = QRectF(rect()).adjusted(-kMarkPx, -kMarkPx, kMarkPx, kMarkPx);
    QList<QLineF> marks;
    for (const int direction : {-1, 1}) {
        for (int k = direction > 0 ? 2 : 1; k < kMostMarks; ++k) {
            const QPointF at = toViewport(m_caliper->from + QPointF(direction * k * step, 0));
            if (!seen.contains(at))
                break;
            marks.append({at - up, at + up});
        }
    }
    drawTwice(painter, 1.4, [&] { painter.drawLines(marks); });
}

void CaliperOverlay::paintCaliper(QPainter& painter) const
{
    const QPointF from = toViewport(m_caliper->from), to = toViewport(m_caliper->to);
    const QPointF across = toViewport({m_caliper->to.x(), m_caliper->from.y()}); // below `to`
    const QPointF up = unit(toViewport(m_caliper->from + QPointF(0, 1)) - from);
    const double rise = QPointF::dotProduct(to - across, up);
    const QPointF low = up * (std::min(0.0, rise) - kBeyondPx);
    const QPointF high = up * (std::max(0.0, rise) + kBeyondPx);
    drawTwice(painter, 1.6, [&] {
        painter.drawLine(from + low, from + high);
        painter.drawLine(across + low, across + high);
        painter.drawLine(from, across);
        painter.drawLine(from + up * rise, to);
    });
    const QColor light(255, 255, 255), dark(0x0b, 0x3d, 0x91);
    for (const auto& [at, chosen] :
        {std::pair(from, m_end == kFrom), std::pair(to, m_end == kTo)}) {
        painter.setPen(QPen(dark, 2));
        painter.setBrush(chosen ? dark : light); // the chosen one is filled
        painter.drawEllipse(at, kHandlePx / 2 + chosen, kHandlePx / 2 + chosen);
    }
    const double top = std::min({(from + high).y(), (across + high).y(), from.y(), to.y()});
    paintNote(painter, text(), {std::min(from.x(), to.x()), top - 6});
}

/// Above `at`, or wherever there is room for it.
void CaliperOverlay::paintNote(QPainter& painter, const QString& text, QPointF at) const
{
    QRectF box = fontMetrics().boundingRect(text).adjusted(-7, -4, 7, 4);
    box.moveBottomLeft(at);
    box.moveLeft(std::clamp(box.left(), 4.0, std::max(4.0, width() - box.width() - 4)));
    box.moveTop(std::clamp(box.top(), 4.0, std::max(4.0, height() - box.height() - 4)));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(box, 4, 4);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace ecgscan
