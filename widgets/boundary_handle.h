// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/corrections.h"

#include <QWidget>

#include <functional>

namespace ecgscan {

/// The line of one wave boundary, to be dragged across, or moved by the arrow keys (Shift: five
/// times as far); Delete takes the correction back, Escape what is being moved. Dashed where it was
/// measured, solid with a filled grip where a person put it, dotted where nothing was found yet.
class BoundaryHandle : public QWidget {
    Q_OBJECT
public:
    /// Both in ms from the measured onset of the QRS.
    struct Place {
        double ms = 0;
        std::optional<double> measuredMs;
        std::pair<double, double> rangeMs;
        bool isByHand = false;
    };
    /// How ms lie across the parent: x = originPx + ms * pxPerMs.
    struct Scale {
        double originPx = 0, pxPerMs = 1, stepMs = 2;
    };

    BoundaryHandle(WaveBoundary boundary, QWidget* parent);
    void set(const Place& place, const Scale& scale);
    double ms() const { return m_ms; } ///< Where it is now, also while it is moved.

Q_SIGNALS:
    void moving(double ms); ///< Not yet let go.
    void moved(double ms);
    void reset();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void moveTo(double ms);
    void letGo();
    void arrange();

    Place m_place;
    Scale m_scale;
    double m_ms = 0;
    bool m_held = false; ///< By the mouse or a key; nothing else moves it meanwhile.
    double m_grabbedPx = 0; ///< Of the pointer within the handle.
};

} // namespace ecgscan
