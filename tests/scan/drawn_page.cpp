// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scan/drawn_page.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace ecgscan::test {

namespace {

QPolygonF mapped(const PaperMap& map, QPointF from, QPointF to)
{
    QPolygonF line;
    const QPointF way = to - from;
    const int steps = std::max(1, static_cast<int>(std::hypot(way.x(), way.y())));
    for (int k = 0; k <= steps; ++k)
        line << map(from + way * (static_cast<double>(k) / steps));
    return line;
}

/// Millivolts of a beat, t seconds after the start of its P wave.
double beat(double t)
{
    const auto wave = [t](double at, double width, double height) {
        return height * std::exp(-(t - at) * (t - at) / (2 * width * width));
    };
    return wave(0.08, 0.02, 0.12) + wave(0.18, 0.008, -0.1) + wave(0.2, 0.01, 1.1)
        + wave(0.225, 0.009, -0.25) + wave(0.42, 0.04, 0.3);
}

void drawGrid(QPainter& painter, const DrawnPage& page, double stepMm, const QColor& colour)
{
    const double left = page.marginMm, top = page.marginMm;
    const double right = page.paperMm.width() - page.marginMm;
    const double bottom = page.paperMm.height() - page.marginMm;
    const double width = stepMm > 1 ? 0.22 : 0.12;
    painter.setPen(QPen(colour, std::max(0.7, width * page.pxPerMm)));
    for (double x = left; x <= right + 1e-6; x += stepMm)
        painter.drawPolyline(mapped(page.map, {x, top}, {x, bottom}));
    for (double y = top; y <= bottom + 1e-6; y += stepMm)
        painter.drawPolyline(mapped(page.map, {left, y}, {right, y}));
}

void drawTraces(QPainter& painter, const DrawnPage& page)
{
    painter.setPen(QPen(QColor(20, 20, 25), std::max(0.9, 0.3 * page.pxPerMm)));
    for (const double share : {0.3, 0.68}) {
        const double base = share * page.paperMm.height();
        QPolygonF trace;
        for (double x = page.marginMm + 2; x < page.paperMm.width() - page.marginMm - 2; x += 0.2)
            trace << page.map({x, base - 10 * beat(std::fmod(x / 25, 0.8))});
        painter.drawPolyline(trace);
        for (double x = 20; x < page.paperMm.width() - 20; x += 60) {
            QFont font = painter.font();
            font.setPixelSize(std::max(6, static_cast<int>(4 * page.pxPerMm)));
            painter.setFont(font);
            painter.drawText(page.map({x, base + 8}), QStringLiteral("aVL"));
        }
    }
}

} // namespace

QImage draw(const DrawnPage& page)
{
    QImage picture(page.picturePx, QImage::Format_RGB888);
    picture.fill(page.table);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    // Painter coordinates are pixel corners, maps are pixel centres.
    painter.translate(0.5, 0.5);
    const double w = page.paperMm.width(), h = page.paperMm.height();
    QPolygonF outline = mapped(page.map, {0, 0}, {w, 0});
    outline += mapped(page.map, {w, 0}, {w, h});
    outline += mapped(page.map, {w, h}, {0, h});
    outline += mapped(page.map, {0, h}, {0, 0});
    painter.setPen(Qt::NoPen);
    painter.setBrush(page.paper);
    painter.drawPolygon(outline);
    painter.setBrush(Qt::NoBrush);
    if (page.fine.isValid())
        drawGrid(painter, page, 1, page.fine);
    if (page.bold.isValid())
        drawGrid(painter, page, 5, page.bold);
    drawTraces(painter, page);
    return picture;
}

PaperMap turnedMap(const DrawnPage& page, double degrees)
{
    const double angle = degrees * std::numbers::pi / 180;
    const double c = std::cos(angle) * page.pxPerMm, s = std::sin(angle) * page.pxPerMm;
    const QPointF paperMiddle(page.paperMm.width() / 2, page.paperMm.height() / 2);
    const QPointF middle(page.picturePx.width() / 2.0, page.picturePx.height() / 2.0);
    return [=](QPointF mm) {
        const QPointF d = mm - paperMiddle;
        return middle + QPointF(c * d.x() - s * d.y(), s * d.x() + c * d.y());
    };
}

QPointF onPaper(const PaperMap& map, QPointF px, QPointF guessMm)
{
    QPointF mm = guessMm;
    for (int step = 0; step < 30; ++step) {
        constexpr double kDelta = 0.01;
        const QPointF off = map(mm) - px;
        const QPointF dx = (map(mm + QPointF(kDelta, 0)) - map(mm)) / kDelta;
        const QPointF dy = (map(mm + QPointF(0, kDelta)) - map(mm)) / kDelta;
        const double det = dx.x() * dy.y() - dy.x() * dx.y();
        mm -= QPointF(off.x() * dy.y() - off.y() * dy.x(), off.y() * dx.x() - off.x() * dx.y())
            / det;
    }
    return mm;
}

} // namespace ecgscan::test
