// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/overlay.h"

#include <QBuffer>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr double kFallbackPxPerMm = 8;

/// Twelve hues; neighbours in the printed order are far apart on the colour wheel.
QColor colourOf(Lead lead)
{
    const int hue = (index(lead) * 150) % 360 + (index(lead) / 6) * 15;
    return QColor::fromHsv(hue % 360, 255, 190);
}

/// A path with a break wherever the tracing has one.
QPainterPath pathOf(const std::vector<QPointF>& points)
{
    QPainterPath path;
    bool drawing = false;
    for (const QPointF& point : points) {
        const bool known = std::isfinite(point.x()) && std::isfinite(point.y());
        // Pixel centres are whole numbers here, and halves for QPainter.
        const QPointF at = point + QPointF(0.5, 0.5);
        if (known && drawing)
            path.lineTo(at);
        else if (known)
            path.moveTo(at);
        drawing = known;
    }
    return path;
}

void drawName(QPainter& painter, const LeadTrace& trace, double pxPerMm)
{
    const auto first = std::ranges::find_if(trace.pathPx,
        [](const QPointF& point) { return std::isfinite(point.x()) && std::isfinite(point.y()); });
    if (first == trace.pathPx.end())
        return;
    QPainterPath name;
    name.addText(*first + QPointF(0.5, -5) * pxPerMm, painter.font(), trace.name());
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
        painter.strokePath(pathOf(trace.pathPx),
            QPen(colourOf(trace.lead), std::max(1.0, 0.2 * pxPerMm), Qt::SolidLine, Qt::RoundCap,
                Qt::RoundJoin));
        drawName(painter, trace, pxPerMm);
    }
    return image;
}

QByteArray toPng(const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG", 60);
    return bytes;
}

} // namespace ecgscan
