// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/synthesis/page_marks.h"

#include "model/synthesis/dice.h"

#include <QFontMetricsF>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr std::uint64_t kMarkStream = 41;

QPointF anywhere(const QRectF& area, Dice& dice)
{
    return {dice.between(area.left(), area.right()), dice.between(area.top(), area.bottom())};
}

/// Letters without meaning: loops and strokes that go on to the right, as in a hasty hand.
QPainterPath scrawl(QPointF start, Dice& dice)
{
    QPainterPath path(start);
    const double height = dice.between(2, 6);
    QPointF at = start;
    const std::size_t strokes = 4 + dice.below(16);
    for (std::size_t k = 0; k < strokes; ++k) {
        const QPointF next = start
            + QPointF(at.x() - start.x() + dice.between(0.5, 2.5), -dice.between(0, height));
        const auto bend = [&] { return QPointF(dice.between(-2, 2), dice.between(-height, 1)); };
        if (dice.chance(0.2))
            path.moveTo(next);
        else
            path.cubicTo(at + bend(), next + bend(), next);
        at = next;
    }
    return path;
}

QPainterPath circleOrLine(QPointF at, Dice& dice)
{
    QPainterPath path;
    if (dice.chance(0.5)) {
        path.addEllipse(at, dice.between(4, 18), dice.between(4, 14));
    } else {
        const double angle = dice.between(0, std::numbers::pi), length = dice.between(4, 40);
        path.moveTo(at);
        path.lineTo(at + length * QPointF(std::cos(angle), std::sin(angle)));
    }
    return path;
}

void drawStamp(QPainter& painter, const PageStyle& style, const QRectF& area, Dice& dice)
{
    const QColor colour = dice.pick({QColor(190, 40, 50, 170), QColor(40, 60, 170, 170),
        QColor(90, 40, 120, 170), QColor(40, 40, 40, 150)});
    QFont font(style.fontFamily);
    font.setPixelSize(100);
    QPainterPath text;
    text.addText(0, 0, font,
        dice.pick({u"CONFIRMED"_s, u"COPY"_s, u"WARD 7"_s, u"SEEN 14:30"_s, u"ARCHIVE"_s}));
    painter.save();
    painter.translate(anywhere(area, dice));
    painter.rotate(dice.between(-25, 25));
    const double scale = dice.between(3, 7) / QFontMetricsF(font).capHeight();
    painter.scale(scale, scale);
    painter.fillPath(text, colour);
    if (dice.chance(0.7)) {
        painter.setPen(QPen(colour, 0.6 / scale));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(text.boundingRect().adjusted(-40, -40, 40, 40));
    }
    painter.restore();
}

} // namespace

void drawMarks(QPainter& painter, const PageStyle& style, const QRectF& gridMm)
{
    Dice dice(style.marksSeed, kMarkStream);
    for (int k = 0; k < style.scribbles; ++k) {
        const QColor colour = dice.pick(
            {QColor(20, 30, 120), QColor(30, 30, 30), QColor(60, 60, 70), QColor(170, 30, 40)});
        painter.setPen(
            QPen(colour, dice.between(0.3, 0.8), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        const QPointF at = anywhere(gridMm, dice);
        painter.drawPath(dice.chance(0.65) ? scrawl(at, dice) : circleOrLine(at, dice));
    }
    if (style.stamp)
        drawStamp(painter, style, gridMm, dice);
}

} // namespace ecgscan
