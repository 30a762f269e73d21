// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lead_style.h"

#include "model/core/lead_colour.h"

#include <QPainter>
#include <QPixmap>

#include <array>

namespace ecgscan {
namespace {

/// In widths of the pen; the first is solid. Each belongs to one limb lead and one chest lead,
/// paired by search so that their colours are as far apart as possible, also for protanopic and
/// deuteranopic eyes.
const QList<double>& dashesOf(Lead lead)
{
    static const std::array<QList<double>, 6> kDashes {
        QList<double> {}, {7, 2}, {3.5, 2}, {2, 1.3}, {7, 1.6, 2, 1.6}, {7, 1.6, 2, 1.6, 2, 1.6}};
    static constexpr std::array<std::size_t, kLeadCount> kDashOf
        = {0, 1, 2, 3, 4, 5, 0, 4, 1, 3, 2, 5};
    return kDashes[kDashOf[static_cast<std::size_t>(index(lead))]];
}

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
    if (const QList<double>& dashes = dashesOf(lead); !dashes.isEmpty()) {
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern(dashes);
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
    painter.setPen(leadPen(lead, 2));
    painter.drawLine(QPointF(2, 10), QPointF(18, 10));
    return QIcon(pixmap);
}

} // namespace ecgscan
