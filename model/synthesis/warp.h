// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/synthesis/damage.h"
#include "model/synthesis/dice.h"

#include <QPointF>
#include <QSize>
#include <QTransform>

#include <vector>

namespace ecgscan {

/// Where a point of a damaged page lies in its picture, and back, both exact: the paper's folds and
/// bends, each of which moves a point as a function of one coordinate that it leaves alone, then a
/// projective view. Pixel centres have whole coordinates in both.
class Warp {
public:
    Warp(QSize page, const Damage& damage, Dice& dice);

    QPointF toPicture(QPointF page) const;
    QPointF toPage(QPointF picture) const;
    QSize pictureSize() const { return m_pictureSize; }

    /// How much light the paper sends back there, about 1: folds tilt it.
    double light(QPointF page) const;

private:
    /// Beyond `at` along one axis the paper is foreshortened, shifted sideways and lit differently.
    struct Fold {
        bool acrossX; ///< The crease is x = at, else y = at.
        double at, squeeze, shear, light;
        double beyond(QPointF point) const { return (acrossX ? point.x() : point.y()) - at; }
        QPointF bent(QPointF point) const;
        QPointF flat(QPointF point) const;
    };
    /// Moves points along one axis by a wave of the other.
    struct Bend {
        bool movesY;
        double amplitudePx, wavelengthPx, phase;
        double at(double along) const;
    };

    QPointF deform(QPointF page) const;
    QPointF flatten(QPointF deformed) const;
    void chooseFolds(QSize page, int count, Dice& dice);
    void chooseView(QSize page, const Damage& damage, Dice& dice);

    std::vector<Fold> m_folds;
    std::vector<Bend> m_bends;
    QTransform m_view, m_viewBack;
    QSize m_pictureSize;
};

} // namespace ecgscan
