// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "widgets/image_pyramid.h"

#include <QGraphicsView>

#include <array>
#include <memory>
#include <vector>

namespace ecgscan {

class CornersItem;
class EvidenceItem;
class TraceItem;

/// A scan with the traced leads laid over it. Zoom: wheel or + and - (to the pointer when it is
/// inside). Pan: drag, space-drag (also over traces), arrow keys. For
/// its coordinates see page_items.h.
class PageView : public QGraphicsView {
    Q_OBJECT
public:
    explicit PageView(QWidget* parent = nullptr);

    void setPage(std::shared_ptr<const ImagePyramid> page); ///< Fits it; takes the traces away.
    void setAnalysis(const Analysis& analysis); ///< Traces and corners over the page that is shown.
    /// Where a finding was seen; empty: nowhere. Taken away by another analysis or page.
    void setEvidence(const std::vector<Evidence>& evidence);
    void clear();
    bool hasPage() const { return m_hasPage; }

    void setTracesShown(bool shown);
    void setLeadShown(Lead lead, bool shown);

    double zoom() const { return transform().m11(); } ///< Screen pixels for each pixel of the page.
    void fit();
    void actualSize();
    void zoomIn() { zoomBy(1.25); }
    void zoomOut() { zoomBy(0.8); }

Q_SIGNALS:
    void zoomChanged(double zoom);
    void leadHovered(const QString& name); ///< Empty: none.

protected:
    void wheelEvent(QWheelEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void zoomBy(double factor);
    void updateVisibility();
    void hover(TraceItem* item, const QPoint& globalPos);
    TraceItem* traceNear(const QPoint& viewPos) const;
    void describe();

    std::vector<TraceItem*> m_traces; ///< Owned by the scene.
    EvidenceItem* m_evidence = nullptr; ///< Owned by the scene.
    bool m_hasPage = false;
    bool m_fitted = true; ///< Stays fitted when the view is resized.
    bool m_tracesShown = true;
    std::array<bool, kLeadCount> m_leadShown;
    TraceItem* m_hovered = nullptr;
};

} // namespace ecgscan
