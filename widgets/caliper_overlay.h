// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/caliper.h"

#include <QTransform>
#include <QWidget>

#include <array>

class QAbstractScrollArea;

namespace ecgscan {

/// What calipers are laid on: a view that shows leads.
class CaliperGround {
public:
    virtual ~CaliperGround() = default;
    /// From the canvas to pixels of the view's viewport.
    virtual QTransform canvasToViewport() const = 0;
    /// Of the lead at a point of the canvas; nullopt: none is near.
    virtual std::optional<CaliperFrame> frameAt(QPointF canvas) const = 0;
};

/// Calipers over a view, painted on top of it: what lies below is not drawn anew. Press and drag
/// makes one, its ends can be dragged again; they snap to the trace unless Alt is held. Tab chooses
/// the other end, arrow keys move it (Shift: ten times as far) and make a caliper where there is
/// none; Escape asks to put the tool away. With Space held down, dragging moves the view.
/// Everything else goes to the view.
class CaliperOverlay : public QWidget {
    Q_OBJECT
public:
    /// `view` owns it; `ground` outlives it.
    CaliperOverlay(const CaliperGround& ground, QAbstractScrollArea* view);

    void setActive(bool active); ///< Shown and takes the mouse, or hidden; the caliper stays.
    void setMarching(bool marching); ///< Equidistant marks to both sides.
    void clear(); ///< What lies below is another one.
    const std::optional<Caliper>& caliper() const { return m_caliper; }
    QString text() const; ///< What is measured; empty: nothing.

Q_SIGNALS:
    void dismissed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool event(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    enum End : std::size_t { kFrom, kTo };
    QPointF toViewport(QPointF value) const;
    QPointF& valueOf(End end) { return end == kFrom ? m_caliper->from : m_caliper->to; }
    std::optional<End> endAt(QPointF px) const;
    void moveTo(QPointF px, Qt::KeyboardModifiers modifiers);
    void moveBy(int right, int up);
    void setPanning(bool panning);
    void placeInTheMiddle();
    void changed();
    void paintMarch(QPainter& painter) const;
    void paintCaliper(QPainter& painter) const;
    void paintNote(QPainter& painter, const QString& text, QPointF below) const;

    const CaliperGround& m_ground;
    QAbstractScrollArea* m_view;
    std::optional<CaliperFrame> m_frame; ///< Of the lead that the caliper was begun on.
    std::optional<Caliper> m_caliper;
    End m_end = kTo; ///< That is dragged and moved by keys.
    bool m_marching = false;
    bool m_panning = false; ///< Space is held down.
    QPointF m_pannedPx; ///< Where the pointer was.
};

} // namespace ecgscan
