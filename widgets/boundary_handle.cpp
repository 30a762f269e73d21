// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/boundary_handle.h"

#include "widgets/ecg_paper.h"
#include "widgets/spoken_value.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ecgscan {
namespace {

constexpr int kWidthPx = 17; ///< Odd: the line is in the middle.
constexpr int kGripPx = 9;
constexpr int kFarSteps = 5; ///< Of an arrow key with Shift.

} // namespace

BoundaryHandle::BoundaryHandle(WaveBoundary boundary, QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::SizeHorCursor);
    makeSpoken(*this, QAccessible::Slider); // before a name makes the face of any widget
    setAccessibleName(boundaryName(boundary));
}

void BoundaryHandle::set(const Place& place, const Scale& scale)
{
    m_place = place;
    m_scale = scale;
    if (!m_held)
        m_ms = place.ms;
    setEnabled(place.rangeMs.first < place.rangeMs.second);
    arrange();
}

void BoundaryHandle::arrange()
{
    const double x = m_scale.originPx + m_ms * m_scale.pxPerMs;
    setGeometry(
        static_cast<int>(std::lround(x)) - kWidthPx / 2, 0, kWidthPx, parentWidget()->height());
    const bool isByHand = m_place.isByHand || m_ms != m_place.ms;
    const QString measured = m_place.measuredMs
        ? tr("measured %L1 ms").arg(*m_place.measuredMs, 0, 'f', 0)
        : tr("not measured");
    const QString text = isByHand
        ? tr("%L1 ms, corrected by hand; %2").arg(m_ms, 0, 'f', 0).arg(measured)
        : measured;
    setToolTip(
        tr("%1: %2. Drag it, or move it with the arrow keys; Delete takes a correction back.")
            .arg(accessibleName(), text));
    setAccessibleDescription(text);
    sayValue(*this, text);
    update();
}

void BoundaryHandle::moveTo(double ms)
{
    const double onSample = std::round(ms / m_scale.stepMs) * m_scale.stepMs;
    const double within = std::clamp(onSample, m_place.rangeMs.first, m_place.rangeMs.second);
    if (within == m_ms)
        return;
    m_held = true;
    m_ms = within;
    arrange();
    Q_EMIT moving(m_ms);
}

void BoundaryHandle::letGo()
{
    if (!std::exchange(m_held, false))
        return;
    if (m_ms != m_place.ms)
        Q_EMIT moved(m_ms);
}

bool BoundaryHandle::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Delete || (key == Qt::Key_Escape && m_ms != m_place.ms)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void BoundaryHandle::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_grabbedPx = event->position().x() - kWidthPx / 2;
}

void BoundaryHandle::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        moveTo((mapToParent(event->position()).x() - m_grabbedPx - m_scale.originPx)
            / m_scale.pxPerMs);
}

void BoundaryHandle::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        letGo();
}

void BoundaryHandle::keyPressEvent(QKeyEvent* event)
{
    const double step = m_scale.stepMs * (event->modifiers() & Qt::ShiftModifier ? kFarSteps : 1);
    switch (event->key()) {
    case Qt::Key_Left:
        return moveTo(m_ms - step);
    case Qt::Key_Right:
        return moveTo(m_ms + step);
    case Qt::Key_Delete:
        if (m_place.isByHand)
            Q_EMIT reset();
        return;
    case Qt::Key_Escape:
        return moveTo(m_place.ms);
    default:
        QWidget::keyPressEvent(event);
    }
}

/// A key that is held is one move.
void BoundaryHandle::keyReleaseEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) && !event->isAutoRepeat())
        letGo();
    else
        QWidget::keyReleaseEvent(event);
}

void BoundaryHandle::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    raise(); // where two lie over each other
    update();
}

void BoundaryHandle::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    letGo();
    update();
}

void BoundaryHandle::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = paperColors(palette()).ink;
    const bool isByHand = m_place.isByHand || m_ms != m_place.ms;
    const double x = kWidthPx / 2 + 0.5;
    if (hasFocus())
        painter.fillRect(rect(), QColor(ink.red(), ink.green(), ink.blue(), 40));
    painter.setPen(QPen(ink, hasFocus() || isByHand ? 2 : 1,
        isByHand                 ? Qt::SolidLine
            : m_place.measuredMs ? Qt::DashLine
                                 : Qt::DotLine));
    painter.drawLine(QPointF(x, 0), QPointF(x, height()));
    painter.setPen(QPen(ink, 1.4));
    painter.setBrush(isByHand ? ink : paperColors(palette()).ground);
    painter.drawPolygon(QPolygonF({{x - kGripPx / 2.0, height() - 1.0},
        {x + kGripPx / 2.0, height() - 1.0}, {x, height() - 1.0 - kGripPx}}));
}

} // namespace ecgscan
