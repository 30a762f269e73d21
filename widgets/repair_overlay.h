// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"

#include <QPolygonF>
#include <QWidget>

#include <array>
#include <optional>

class QGraphicsView;

namespace ecgscan {

/// Lies over a page view while its reading is corrected, and takes mouse and keys there: the four
/// corners of the paper as handles, a part of a stretch to be erased (drag along it), or the pen
/// drawn anew (drag where it ran). The wheel still zooms. Esc and stop() end it; nothing is given
/// on that was not finished. Points are pixels of the original picture, as an Analysis has them.
class RepairOverlay : public QWidget {
    Q_OBJECT
public:
    explicit RepairOverlay(QGraphicsView* view);

    void moveCorners(const std::array<QPointF, 4>& cornersPx);
    enum class Part { erase, redraw };
    void choosePart(Part part, const LeadTrace& stretch);
    void stop();
    bool isMovingCorners() const { return m_mode == Mode::corners; }

Q_SIGNALS:
    /// After each corner: Tab goes to the next one, arrow keys move it, Enter gives it on.
    void cornersMoved(const std::array<QPointF, 4>& cornersPx);
    /// atPx: a point of the stretch that was chosen.
    void partErased(QPointF atPx, QPointF fromPx, QPointF toPx);
    void partDrawn(QPointF atPx, const std::vector<QPointF>& penPx);
    void stopped();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool event(QEvent* event) override;
    void moveEvent(QMoveEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Mode { none, corners, erase, redraw };
    void start(Mode mode, const QString& name);
    void moveCorner(QPointF byView);
    void describeCorner();
    void giveCornersOn();
    QPointF toPage(QPointF view) const;
    QPointF toView(QPointF page) const;

    QGraphicsView* m_view;
    Mode m_mode = Mode::none;
    std::array<QPointF, 4> m_corners {};
    std::size_t m_corner = 0;
    bool m_held = false; ///< The corner, by the mouse.
    bool m_dragged = false; ///< It was moved, and not given on yet.
    LeadTrace m_stretch;
    QPolygonF m_pen; ///< On the picture.
};

} // namespace ecgscan
