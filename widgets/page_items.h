// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "widgets/image_pyramid.h"
#include "widgets/picture_tone.h"

#include <QGraphicsItem>

#include <memory>

/// What lies on a page view. Scene coordinates are pixels of the original picture with the origin
/// at the outer corner of the first pixel, so a point of an analysis (whose origin is the centre of
/// that pixel) lies half a pixel to the right and below: (0, 0) of an analysis is (0.5, 0.5) of the
/// scene.
namespace ecgscan {

class ScanItem : public QGraphicsItem {
public:
    explicit ScanItem(std::shared_ptr<const ImagePyramid> pyramid);
    void setTone(
        const PictureTone& tone); ///< Applied to what is painted, at its size on the screen.
    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*) override;

private:
    std::shared_ptr<const ImagePyramid> m_pyramid;
    PictureTone m_tone;
};

/// One printed stretch, broken where no ink was read. Its lines are thinned to what the zoom can
/// show.
class TraceItem : public QGraphicsItem {
public:
    explicit TraceItem(const LeadTrace& trace);
    Lead lead() const { return m_lead; }
    QString name() const { return m_name; }
    void setHighlighted(bool highlighted);
    /// Squared distance in scene units; infinity for an empty trace.
    double squaredDistance(const QPointF& scenePoint) const;

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*) override;

private:
    const QList<QPolygonF>& thinned(double scale);

    Lead m_lead;
    QString m_name;
    QList<QPolygonF> m_pieces; // between gaps of the ink
    QList<QPolygonF> m_thinned;
    QRectF m_bounds;
    double m_thinnedScale = -1;
    bool m_highlighted = false;
};

/// Tinted boxes where a finding has its evidence; the stronger, the denser.
class EvidenceItem : public QGraphicsItem {
public:
    explicit EvidenceItem(const std::vector<Evidence>& evidence);
    QString names() const; ///< Of the leads, the strongest first.
    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*) override;

private:
    struct Box {
        QRectF area;
        double strength; ///< 0..1 of the strongest.
    };
    std::vector<Box> m_boxes;
    QStringList m_leads;
};

/// Small angles at the corners of the paper that was found.
class CornersItem : public QGraphicsItem {
public:
    explicit CornersItem(const PageGeometry& page);
    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*) override;

private:
    QPolygonF m_corners;
};

} // namespace ecgscan
