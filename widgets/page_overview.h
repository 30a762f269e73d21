// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPolygonF>
#include <QWidget>

namespace ecgscan {

/// A small picture of the whole page with a frame round the part that is seen; press or drag moves
/// that part.
class PageOverview : public QWidget {
    Q_OBJECT
public:
    explicit PageOverview(QWidget* parent);
    void setPicture(const QImage& small, QSize pagePx); ///< As it is shown: turned and toned.
    /// In pixels of the page before it is turned; turned: quarters clockwise.
    void setSeen(const QPolygonF& seen, int turned);

Q_SIGNALS:
    void chosen(QPointF pagePx); ///< What is to be in the middle.

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    QTransform toWidget() const; ///< From pixels of the page.
    void choose(QPointF at);

    QImage m_picture;
    QSize m_pagePx {1, 1};
    QPolygonF m_seen;
    int m_turned = 0;
};

} // namespace ecgscan
