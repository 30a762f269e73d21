// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/page_items.h"

#include "widgets/lead_style.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <algorithm>
#include <cmath>
#include <limits>

namespace ecgscan {
namespace {

double squaredLength(const QPointF& p)
{
    return QPointF::dotProduct(p, p);
}

double squaredDistanceToSegment(const QPointF& p, const QPointF& a, const QPointF& b)
{
    const QPointF ab = b - a;
    const double length2 = squaredLength(ab);
    const double t
        = length2 > 0 ? std::clamp(QPointF::dotProduct(p - a, ab) / length2, 0.0, 1.0) : 0.0;
    return squaredLength(p - (a + t * ab));
}

} // namespace

ScanItem::ScanItem(std::shared_ptr<const ImagePyramid> pyramid)
    : m_pyramid(std::move(pyramid))
{
    setFlag(ItemUsesExtendedStyleOption); // for exposedRect
}

void ScanItem::setTone(const PictureTone& tone)
{
    m_tone = tone;
    update();
}

QRectF ScanItem::boundingRect() const
{
    return {QPointF(), QSizeF(m_pyramid->size())};
}

void ScanItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*)
{
    const double scale
        = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->deviceTransform());
    const QImage& image = m_pyramid->level(m_pyramid->levelFor(scale));
    const double sx = image.width() / boundingRect().width();
    const double sy = image.height() / boundingRect().height();
    const QRectF target = option->exposedRect.adjusted(-1, -1, 1, 1) & boundingRect();
    const QRectF source(
        target.x() * sx, target.y() * sy, target.width() * sx, target.height() * sy);
    painter->setRenderHint(QPainter::SmoothPixmapTransform, scale < 3); // far in, show true pixels
    if (m_tone == PictureTone())
        return painter->drawImage(target, image, source);
    const QRect pixels = source.toAlignedRect() & image.rect();
    painter->drawImage(
        target, toned(image.copy(pixels), m_tone), source.translated(-QPointF(pixels.topLeft())));
}

TraceItem::TraceItem(const LeadTrace& trace)
    : m_lead(trace.lead)
    , m_name(trace.name())
{
    for (const auto piece : piecesOf(trace.pathPx)) {
        m_pieces.emplaceBack(QList<QPointF>(piece.begin(), piece.end()));
        m_pieces.last().translate(kPixelCentre);
        m_bounds |= m_pieces.constLast().boundingRect();
    }
    setZValue(1);
}

void TraceItem::setHighlighted(bool highlighted)
{
    if (m_highlighted == highlighted)
        return;
    m_highlighted = highlighted;
    setZValue(highlighted ? 2 : 1);
    update();
}

double TraceItem::squaredDistance(const QPointF& scenePoint) const
{
    double best = std::numeric_limits<double>::infinity();
    for (const QPolygonF& piece : m_pieces)
        for (qsizetype i = 1; i < piece.size(); ++i)
            best = std::min(
                best, squaredDistanceToSegment(scenePoint, piece.at(i - 1), piece.at(i)));
    return best;
}

QRectF TraceItem::boundingRect() const
{
    const double margin = 20; // the pen is cosmetic: leave room for it when zoomed out
    return m_bounds.adjusted(-margin, -margin, margin, margin);
}

const QList<QPolygonF>& TraceItem::thinned(double scale)
{
    if (m_thinnedScale == scale)
        return m_thinned;
    m_thinnedScale = scale;
    m_thinned.clear();
    const double step2 = 0.36 / (scale * scale); // 0.6 screen pixels
    for (const QPolygonF& piece : std::as_const(m_pieces)) {
        QPolygonF& thin = m_thinned.emplaceBack();
        for (const QPointF& p : piece)
            if (thin.isEmpty() || squaredLength(p - thin.constLast()) >= step2)
                thin << p;
    }
    return m_thinned;
}

void TraceItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const double scale
        = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->deviceTransform());
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(leadPen(m_lead, m_highlighted ? 3.5 : 1.8));
    for (const QPolygonF& piece : thinned(scale))
        painter->drawPolyline(piece);
}

EvidenceItem::EvidenceItem(const std::vector<Evidence>& evidence)
{
    double most = 0;
    for (const Evidence& item : evidence)
        most = std::max(most, item.logits);
    for (const Evidence& item : evidence) {
        if (item.boxPx.isNull() || most <= 0)
            continue;
        m_boxes.push_back({item.boxPx.translated(kPixelCentre), item.logits / most});
        if (!m_leads.contains(leadName(item.lead)))
            m_leads << leadName(item.lead);
    }
    setZValue(0.5);
    setToolTip(QCoreApplication::translate("PageView",
        "Seen in %1: without these parts the image tower would think the selected finding less "
        "likely. A prediction, not a diagnosis.")
            .arg(names()));
}

QString EvidenceItem::names() const
{
    return m_leads.join(QStringLiteral(", "));
}

QRectF EvidenceItem::boundingRect() const
{
    QRectF bounds;
    for (const Box& box : m_boxes)
        bounds |= box.area;
    return bounds;
}

void EvidenceItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    QColor tint(255, 170, 0);
    for (const Box& box : m_boxes) {
        tint.setAlphaF(static_cast<float>(0.12 + 0.28 * box.strength));
        painter->fillRect(box.area, tint);
    }
}

CornersItem::CornersItem(const PageGeometry& page)
{
    if (page.found)
        for (const QPointF& corner : page.cornersPx)
            m_corners << corner + kPixelCentre;
    setZValue(3);
}

QRectF CornersItem::boundingRect() const
{
    return m_corners.boundingRect().adjusted(-20, -20, 20, 20);
}

void CornersItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const double scale
        = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->deviceTransform());
    painter->setRenderHint(QPainter::Antialiasing);
    const auto arm = [&](const QPointF& from, const QPointF& to) {
        const double length = std::sqrt(squaredLength(to - from));
        return length > 0 ? from + (to - from) * std::min(0.25, 22 / (scale * length)) : from;
    };
    // A light line under a dark one: seen on paper and on a dark table alike.
    for (const auto& [color, width] :
        {std::pair(QColor(255, 255, 255, 200), 4.0), std::pair(QColor(0x1f, 0x5f, 0xa8), 1.6)}) {
        QPen pen(color, width);
        pen.setCosmetic(true);
        painter->setPen(pen);
        const qsizetype n = m_corners.size();
        for (qsizetype i = 0; i < n; ++i)
            painter->drawPolyline(QPolygonF({arm(m_corners[i], m_corners[(i + n - 1) % n]),
                m_corners[i], arm(m_corners[i], m_corners[(i + 1) % n])}));
    }
}

} // namespace ecgscan
