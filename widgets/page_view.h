// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "widgets/caliper_overlay.h"
#include "widgets/image_pyramid.h"
#include "widgets/picture_tone.h"
#include "widgets/printed_trace.h"

#include <QGraphicsView>
#include <QTimer>

#include <array>
#include <memory>
#include <vector>

class QLabel;

namespace ecgscan {

class CornersItem;
class EvidenceItem;
class PageOverview;
class PageRuler;
class ScanItem;
class TraceItem;

/// A scan with the traced leads laid over it. Zoom: wheel or + and - (to the pointer when it is
/// inside). Pan: drag, space-drag (also while calipers are on), arrow keys, and the overview that
/// is there while a part of the page is out of sight. Calipers: see CaliperOverlay. For its
/// coordinates see page_items.h.
class PageView : public QGraphicsView, private CaliperGround {
    Q_OBJECT
public:
    explicit PageView(QWidget* parent = nullptr);

    void setPage(std::shared_ptr<const ImagePyramid> page); ///< Fits it; takes the traces away.
    void setAnalysis(const Analysis& analysis); ///< Traces and corners over the page that is shown.
    /// Where a finding was seen; empty: nowhere. Taken away by another analysis or page.
    void setEvidence(const std::vector<Evidence>& evidence);
    void clear();
    bool hasPage() const { return m_hasPage; }

    CaliperOverlay* calipers() const { return m_calipers; }

    void setTracesShown(bool shown);
    void setLeadShown(Lead lead, bool shown);
    void setTraceOpacity(double opacity); ///< 0..1
    double traceOpacity() const { return m_traceOpacity; }
    void setBlinking(bool blinking); ///< Traces come and go twice a second.
    void setRulersShown(bool shown);

    void setTone(const PictureTone& tone); ///< Of this page; the next one is shown as it is.
    const PictureTone& tone() const { return m_tone; }
    void turn(int quarters); ///< Clockwise; of this page alone.

    double zoom() const; ///< Screen pixels for each pixel of the page.
    void fit();
    void actualSize();
    void zoomIn() { zoomBy(1.25); }
    void zoomOut() { zoomBy(0.8); }

Q_SIGNALS:
    void zoomChanged(double zoom);
    void leadHovered(const QString& name); ///< Empty: none.
    void toneChanged(const PictureTone& tone);

protected:
    void wheelEvent(QWheelEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    QTransform canvasToViewport() const override { return viewportTransform(); }
    std::optional<CaliperFrame> frameAt(QPointF scene) const override;
    void zoomBy(double factor);
    void updateVisibility();
    void updateTone();
    void updateSurroundings(); ///< Rulers and overview, after a zoom, a turn or a move.
    void placeSurroundings();
    void hover(TraceItem* item, const QPoint& globalPos);
    TraceItem* traceNear(const QPoint& viewPos) const;
    void describe();

    CaliperOverlay* m_calipers;
    PageRuler *m_across, *m_down;
    PageOverview* m_overview;
    QLabel* m_note; ///< How the picture differs from what it is.
    ScanItem* m_scan = nullptr; ///< Owned by the scene.
    std::shared_ptr<const ImagePyramid> m_pyramid;
    std::vector<TraceItem*> m_traces; ///< Owned by the scene.
    std::vector<PrintedTrace> m_printed; ///< Of those whose scale is known.
    EvidenceItem* m_evidence = nullptr; ///< Owned by the scene.
    bool m_hasPage = false;
    bool m_fitted = true; ///< Stays fitted when the view is resized.
    bool m_tracesShown = true;
    bool m_blinkedAway = false;
    double m_traceOpacity = 1;
    QTimer m_blink;
    PictureTone m_tone;
    int m_turned = 0; ///< Quarters, 0..3.
    double m_pagePxPerMm = 0; ///< 0: not known.
    std::array<QPointF, 4> m_paperCorners; ///< As in PageGeometry; the rulers begin at one.
    std::array<bool, kLeadCount> m_leadShown;
    TraceItem* m_hovered = nullptr;
};

} // namespace ecgscan
