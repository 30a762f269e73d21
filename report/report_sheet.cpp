// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_sheet.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPageLayout>
#include <QPagedPaintDevice>

using namespace Qt::StringLiterals;

namespace ecgscan {

namespace {

constexpr double kMarginMm = 12, kEdgeMm = 9;
constexpr double kHeadMm = 8, kFootMm = 7;
constexpr double kMmPerInch = 25.4;

} // namespace

ReportSheet::ReportSheet(QPagedPaintDevice& device, QString head, int pageCount)
    : m_device(device)
    , m_painter(&device)
    , m_head(std::move(head))
    , m_pageCount(pageCount)
    , m_pxPerMm(device.logicalDpiX() / kMmPerInch)
    , m_paperMm(device.pageLayout().fullRect(QPageLayout::Millimeter).size())
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    if (isActive())
        drawFrame();
}

double ReportSheet::leftMm() const
{
    return kMarginMm;
}

double ReportSheet::widthMm() const
{
    return m_paperMm.width() - 2 * kMarginMm;
}

double ReportSheet::topMm() const
{
    return kEdgeMm + kHeadMm;
}

double ReportSheet::bottomMm() const
{
    return m_paperMm.height() - kEdgeMm - kFootMm;
}

void ReportSheet::newPage()
{
    m_failed = !m_device.newPage() || m_failed;
    ++m_page;
    drawFrame();
}

void ReportSheet::need(double heightMm)
{
    if (heightMm > roomMm() && yMm > topMm())
        newPage();
}

QFont ReportSheet::font(const TextStyle& style) const
{
    QFont font(u"sans-serif"_s);
    font.setPointSizeF(style.pt);
    font.setBold(style.bold);
    return font;
}

void ReportSheet::line(const QPointF& middleMm, const QString& text, const TextStyle& style)
{
    const QFontMetricsF metrics(font(style), m_painter.device());
    const double width = metrics.horizontalAdvance(text);
    const double shift = style.align.testFlag(Qt::AlignRight) ? -width
        : style.align.testFlag(Qt::AlignHCenter)              ? -width / 2
                                                              : 0;
    m_painter.setFont(font(style));
    m_painter.setPen(style.colour);
    m_painter.drawText(
        px(middleMm) + QPointF(shift, (metrics.ascent() - metrics.descent()) / 2), text);
}

void ReportSheet::drawFrame()
{
    const double right = leftMm() + widthMm();
    const double headMm = kEdgeMm + 2.5, footMm = m_paperMm.height() - kEdgeMm - 2.5;
    line({leftMm(), headMm}, m_head, {10, true});
    line({right, headMm},
        m_pageCount > 0
            ? QCoreApplication::translate("report", "Page %1 of %2").arg(m_page).arg(m_pageCount)
            : QCoreApplication::translate("report", "Page %1").arg(m_page),
        {8.5, false, kQuietInk, Qt::AlignRight});
    line({leftMm(), footMm},
        QCoreApplication::translate(
            "report", "Predictions for research use only. Not a medical device; not a diagnosis."),
        {9, true});
    line({right, footMm},
        QCoreApplication::translate("report", "ECG-Scan %1").arg(QStringLiteral(ECGSCAN_VERSION)),
        {8.5, false, kQuietInk, Qt::AlignRight});
    m_painter.setPen(QPen(QColor(0xb8, 0xb8, 0xc0), px(0.15)));
    for (const double y : {kEdgeMm + 5.5, m_paperMm.height() - kEdgeMm - 5.5})
        m_painter.drawLine(px(QPointF(leftMm(), y)), px(QPointF(right, y)));
    yMm = topMm();
}

} // namespace ecgscan
