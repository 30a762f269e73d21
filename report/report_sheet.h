// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPainter>
#include <QString>

class QPagedPaintDevice;

namespace ecgscan {

/// How a piece of text is set.
struct TextStyle {
    double pt = 9;
    bool bold = false;
    QColor colour {0x18, 0x18, 0x1c};
    Qt::Alignment align = Qt::AlignLeft;
};

inline const QColor kQuietInk {0x58, 0x58, 0x60}; ///< 6.9:1 on white.

/// One page after the other of a paper device whose origin is the corner of the paper (no margins
/// of its own). All lengths are millimetres on the paper from its top left corner, whatever the
/// device's resolution. Every page has a head and a foot that says what the report is not.
/// Belongs to the thread that makes it.
class ReportSheet {
public:
    /// head: left on the top of each page. pageCount: of all pages; 0: not known yet.
    ReportSheet(QPagedPaintDevice& device, QString head, int pageCount);

    bool isActive() const { return m_painter.isActive(); } ///< The device can be painted on.
    bool failed() const { return m_failed; } ///< A page could not be begun.
    bool finish() { return m_painter.end() && !m_failed; }

    double leftMm() const;
    double widthMm() const; ///< Between the margins.
    double topMm() const; ///< Below the head.
    double bottomMm() const; ///< Above the foot.
    double roomMm() const { return bottomMm() - yMm; }

    void newPage();
    void need(double heightMm); ///< A new page where so much does not fit below yMm.
    int pages() const { return m_page; }

    double px(double mm) const { return mm * m_pxPerMm; }
    QPointF px(QPointF mm) const { return mm * m_pxPerMm; }
    QRectF px(const QRectF& mm) const { return {px(mm.topLeft()), mm.size() * m_pxPerMm}; }
    double toMm(double px) const { return px / m_pxPerMm; }

    QPainter& painter() { return m_painter; }
    QFont font(const TextStyle& style) const;
    /// One line with its middle at that height.
    void line(const QPointF& middleMm, const QString& text, const TextStyle& style);

    double yMm = 0; ///< Where the next thing is drawn.

private:
    void drawFrame();

    QPagedPaintDevice& m_device;
    QPainter m_painter;
    QString m_head;
    int m_pageCount;
    int m_page = 1;
    double m_pxPerMm;
    QSizeF m_paperMm;
    bool m_failed = false;
};

} // namespace ecgscan
