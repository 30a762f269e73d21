// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/traces.h"

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
    const auto pieces = piecesOf(trace.pathPx);
    if (pieces.empty())
        return;
    const QPointF place = pieces.front().front() + QPointF(0.5, -5) * pxPerMm;
    QPainterPath name;
    name.addText(place, painter.font(), trace.name());
    painter.setPen(QPen(Qt::white, 0.6 * pxPerMm, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(name);
    painter.fillPath(name, colourOf(trace.lead));
}

} // namespace

void drawTraces(QPainter& painter, const Analysis& analysis)
{
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
}

} // namespace ecgscan
