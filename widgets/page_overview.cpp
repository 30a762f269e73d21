// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/page_overview.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace ecgscan {
namespace {

constexpr double kLongSidePx = 170;

} // namespace

PageOverview::PageOverview(QWidget* parent)
    : QWidget(parent)
{
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Overview of the page"));
    setToolTip(tr("The whole page; the frame is what is seen. Press or drag to see another part."));
}

void PageOverview::setPicture(const QImage& small, QSize pagePx)
{
    m_picture = small;
    m_pagePx = pagePx;
    update();
}

void PageOverview::setSeen(const QPolygonF& seen, int turned)
{
    m_seen = seen;
    m_turned = turned;
    const QSizeF page = turned % 2 == 0 ? m_pagePx : m_pagePx.transposed();
    resize((page * kLongSidePx / std::max(page.width(), page.height())).toSize());
    update();
}

QTransform PageOverview::toWidget() const
{
    QTransform turn;
    turn.rotate(90.0 * m_turned);
    const QRectF turned = turn.mapRect(QRectF(QPointF(), QSizeF(m_pagePx)));
    return turn * QTransform::fromTranslate(-turned.x(), -turned.y())
        * QTransform::fromScale(width() / turned.width(), height() / turned.height());
}

void PageOverview::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.save();
    painter.setTransform(toWidget(), true);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(QPointF(), QSizeF(m_pagePx)), m_picture);
    painter.restore();
    const QRectF seen = toWidget().map(m_seen).boundingRect() & QRectF(rect());
    for (const auto& [color, width] :
        {std::pair(QColor(Qt::white), 4.0), std::pair(QColor(0x1f, 0x5f, 0xa8), 2.0)}) {
        painter.setPen(QPen(color, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(seen.adjusted(1, 1, -1, -1));
    }
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void PageOverview::choose(QPointF at)
{
    Q_EMIT chosen(toWidget().inverted().map(at));
}

void PageOverview::mousePressEvent(QMouseEvent* event)
{
    choose(event->position());
}

void PageOverview::mouseMoveEvent(QMouseEvent* event)
{
    choose(event->position());
}

} // namespace ecgscan
