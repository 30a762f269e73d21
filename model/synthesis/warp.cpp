// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/synthesis/warp.h"

#include <QPolygonF>
#include <QRectF>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ecgscan {

namespace {

constexpr double kTableShare = 0.04;
constexpr int kEdgePoints = 50;
constexpr double kCreaseHalfWidthPx = 3;

} // namespace

Warp::Warp(QSize page, const Damage& damage, Dice& dice)
{
    chooseFolds(page, damage.folds, dice);
    if (damage.bend > 0) {
        const auto bend = [&](bool movesY, double side, double along) {
            m_bends.push_back({movesY, damage.bend * side * dice.between(0.4, 1),
                along * dice.between(0.8, 2.5), 2 * std::numbers::pi * dice.unit()});
        };
        bend(/*movesY=*/true, page.height(), page.width());
        bend(/*movesY=*/false, page.width(), page.height());
    }
    chooseView(page, damage, dice);
}

void Warp::chooseFolds(QSize page, int count, Dice& dice)
{
    for (int i = 0; i < count; ++i) {
        const bool acrossX = i % 2 == 0;
        const double side = acrossX ? page.width() : page.height();
        m_folds.push_back({acrossX, side * dice.between(0.2, 0.8), dice.between(0.94, 1),
            dice.between(-0.015, 0.015), dice.between(0.75, 1.1)});
    }
}

void Warp::chooseView(QSize page, const Damage& damage, Dice& dice)
{
    const QPolygonF corners {{{-0.5, -0.5}, {page.width() - 0.5, -0.5},
        {page.width() - 0.5, page.height() - 0.5}, {-0.5, page.height() - 0.5}}};
    QTransform turn;
    turn.rotate(damage.rotationDeg);
    turn.scale(damage.scale, damage.scale);
    QPolygonF moved = turn.map(corners);
    const double reach = damage.perspective * damage.scale * std::min(page.width(), page.height());
    for (QPointF& corner : moved)
        corner += QPointF(dice.between(-reach, reach), dice.between(-reach, reach));
    if (!QTransform::quadToQuad(corners, moved, m_view))
        m_view = turn; // only for a view from the edge, which the ranges above do not allow

    QPolygonF outline;
    for (int i = 0; i < 4; ++i) {
        for (int k = 0; k < kEdgePoints; ++k) {
            const double share = static_cast<double>(k) / kEdgePoints;
            outline.append(
                m_view.map(deform(corners.at(i) * (1 - share) + corners.at((i + 1) % 4) * share)));
        }
    }
    QRectF box = outline.boundingRect();
    if (damage.onTable)
        box.adjust(-kTableShare * box.width(), -kTableShare * box.height(),
            kTableShare * box.width(), kTableShare * box.height());
    m_view *= QTransform::fromTranslate(-box.left() - 0.5, -box.top() - 0.5);
    m_viewBack = m_view.inverted();
    m_pictureSize = QSize(std::max(1, static_cast<int>(std::lround(box.width()))),
        std::max(1, static_cast<int>(std::lround(box.height()))));
}

double Warp::Bend::at(double along) const
{
    return amplitudePx * std::sin(2 * std::numbers::pi * along / wavelengthPx + phase);
}

QPointF Warp::Fold::bent(QPointF point) const
{
    const double far = std::max(0.0, beyond(point));
    const double along = (squeeze - 1) * far;
    const double side = shear * far;
    return point + (acrossX ? QPointF(along, side) : QPointF(side, along));
}

QPointF Warp::Fold::flat(QPointF point) const
{
    const double far = std::max(0.0, beyond(point)) / squeeze;
    const double along = (squeeze - 1) * far;
    const double side = shear * far;
    return point - (acrossX ? QPointF(along, side) : QPointF(side, along));
}

QPointF Warp::deform(QPointF point) const
{
    for (const Fold& fold : m_folds)
        point = fold.bent(point);
    for (const Bend& bend : m_bends) {
        if (bend.movesY)
            point.ry() += bend.at(point.x());
        else
            point.rx() += bend.at(point.y());
    }
    return point;
}

QPointF Warp::flatten(QPointF point) const
{
    for (auto bend = m_bends.rbegin(); bend != m_bends.rend(); ++bend) {
        if (bend->movesY)
            point.ry() -= bend->at(point.x());
        else
            point.rx() -= bend->at(point.y());
    }
    for (auto fold = m_folds.rbegin(); fold != m_folds.rend(); ++fold)
        point = fold->flat(point);
    return point;
}

QPointF Warp::toPicture(QPointF page) const
{
    return m_view.map(deform(page));
}

QPointF Warp::toPage(QPointF picture) const
{
    return flatten(m_viewBack.map(picture));
}

double Warp::light(QPointF page) const
{
    double light = 1;
    for (const Fold& fold : m_folds) {
        const double beyond = fold.beyond(page);
        light *= beyond > 0 ? fold.light : 1;
        if (std::abs(beyond) < kCreaseHalfWidthPx)
            light *= 1.08; // bare paper fibres along the crease
        page = fold.bent(page);
    }
    return light;
}

} // namespace ecgscan
