// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lead_style.h"

#include "model/core/lead_colour.h"

#include <QPainter>
#include <QPixmap>

namespace ecgscan {
namespace {

constexpr int kFirstDashed = 6; // the chest leads

} // namespace

QColor leadColor(Lead lead)
{
    return QColor(QRgb(leadRgb(lead)));
}

QPen leadPen(Lead lead, double widthPx)
{
    QPen pen(leadColor(lead), widthPx);
    pen.setCosmetic(true);
    pen.setJoinStyle(Qt::RoundJoin);
    if (index(lead) >= kFirstDashed) {
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern({5, 2});
    }
    return pen;
}

QIcon leadSwatch(Lead lead)
{
    // On a light ground of its own: the colours are made for paper, also when the window is dark.
    QPixmap pixmap(20, 20);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0xff, 0xf6, 0xf4));
    painter.drawRoundedRect(QRectF(0, 4, 20, 12), 3, 3);
    QPen pen = leadPen(lead, 2.5);
    if (pen.style() == Qt::CustomDashLine)
        pen.setDashPattern({1.6, 0.8}); // two gaps in a line this short
    painter.setPen(pen);
    painter.drawLine(QPointF(2, 10), QPointF(18, 10));
    return QIcon(pixmap);
}

} // namespace ecgscan
