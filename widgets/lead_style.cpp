// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lead_style.h"

#include <QPainter>
#include <QPixmap>

#include <array>

namespace ecgscan {
namespace {

// Chosen by search: contrast 3.2 or more on pink paper, and as far apart as possible for normal,
// protanopic and deuteranopic eyes (Viénot's simulation). Such eyes can't keep twelve colours
// apart, so the chest leads are dashed as well.
constexpr std::array<QRgb, kLeadCount> kColors = {0xff0000e6, 0xffbf6000, 0xff004d33, 0xff8f39e6,
    0xffe6306e, 0xff3078bf, 0xff309030, 0xfff00018, 0xff783078, 0xffa87878, 0xfff018c0, 0xff781818};
constexpr int kFirstDashed = 6;

} // namespace

QColor leadColor(Lead lead)
{
    return QColor(kColors[static_cast<std::size_t>(index(lead))]);
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
