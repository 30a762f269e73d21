// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/overlay.h"

#include "model/core/lead_colour.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr double kFallbackPxPerMm = 8;

QColor colourOf(Lead lead)
{
    return QColor(QRgb(leadRgb(lead)));
}

QPainterPath pathOf(const LeadTrace& trace)
{
    QPainterPath path;
    for (const auto piece : piecesOf(trace.pathPx)) {
        path.moveTo(piece.front() + kPixelCentre);
        for (const QPointF& point : piece.subspan(1))
            path.lineTo(point + kPixelCentre);
    }
    return path;
}

void drawName(QPainter& painter, const LeadTrace& trace, double pxPerMm)
{
    if (trace.pathPx.empty())
        return;
    QPainterPath name;
    name.addText(trace.pathPx.front() + QPointF(0.5, -5) * pxPerMm, painter.font(), trace.name());
    painter.setPen(QPen(Qt::white, 0.6 * pxPerMm, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(name);
    painter.fillPath(name, colourOf(trace.lead));
}

} // namespace

QImage drawOverlay(const QImage& page, const Analysis& analysis)
{
    QImage image = page.convertToFormat(QImage::Format_RGB888);
    QPainter painter(&image);
    painter.fillRect(image.rect(), QColor(255, 255, 255, 110));
    painter.setRenderHint(QPainter::Antialiasing);
    const double pxPerMm = analysis.page.pxPerMm.value_or(kFallbackPxPerMm);
    QFont font(u"sans-serif"_s);
    font.setPixelSize(std::max(9, static_cast<int>(3.5 * pxPerMm)));
    font.setBold(true);
    painter.setFont(font);
    for (const LeadTrace& trace : analysis.leads) {
        painter.strokePath(pathOf(trace),
            QPen(colourOf(trace.lead), std::max(1.0, 0.2 * pxPerMm), Qt::SolidLine, Qt::RoundCap,
                Qt::RoundJoin));
        drawName(painter, trace, pxPerMm);
    }
    return image;
}

} // namespace ecgscan
