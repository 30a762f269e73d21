// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace ecgscan {

/// Millimetres of the print along an edge of a page view, at the mean scale of the page; 0 lies at
/// the corner of the paper. Empty while the scale is not known.
class PageRuler : public QWidget {
    Q_OBJECT
public:
    static constexpr int kThicknessPx = 18;

    PageRuler(Qt::Orientation orientation, QWidget* parent);
    void set(double zeroPx, double pxPerMm); ///< Of this widget; pxPerMm 0: not known.

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Qt::Orientation m_orientation;
    double m_zeroPx = 0, m_pxPerMm = 0;
};

} // namespace ecgscan
