// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/page_ruler.h"

#include <QPainter>

#include <cmath>
#include <iterator>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

constexpr int kStepsMm[] = {1, 5, 10, 50, 100, 500}; ///< Of lines; every second has a number.
constexpr double kLeastLinePx = 5, kLeastNumberPx = 34;

int stepMm(double pxPerMm, double leastPx)
{
    for (const int step : kStepsMm) {
        if (step * pxPerMm >= leastPx)
            return step;
    }
    return *std::rbegin(kStepsMm);
}

} // namespace

PageRuler::PageRuler(Qt::Orientation orientation, QWidget* parent)
    : QWidget(parent)
    , m_orientation(orientation)
{
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Ruler"));
    setToolTip(tr("Millimetres of the print, at the mean scale of the page"));
}

void PageRuler::set(double zeroPx, double pxPerMm)
{
    m_zeroPx = zeroPx;
    m_pxPerMm = pxPerMm;
    update();
}

void PageRuler::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    painter.setPen(palette().color(QPalette::WindowText));
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.8);
    painter.setFont(small);
    const bool isAcross = m_orientation == Qt::Horizontal;
    const int length = isAcross ? width() : height(), thick = isAcross ? height() : width();
    if (!(m_pxPerMm > 0))
        return;
    const int line = stepMm(m_pxPerMm, kLeastLinePx), number = stepMm(m_pxPerMm, kLeastNumberPx);
    const auto first = static_cast<int>(std::floor(-m_zeroPx / m_pxPerMm / line)) * line;
    for (int mm = first; m_zeroPx + mm * m_pxPerMm < length; mm += line) {
        const double at = m_zeroPx + mm * m_pxPerMm;
        const bool isStrong = mm % (line * 5) == 0 || mm % number == 0;
        const double tip = thick - (isStrong ? 7 : 4);
        painter.drawLine(isAcross ? QLineF(at, thick, at, tip) : QLineF(thick, at, tip, at));
        if (mm % number != 0)
            continue;
        painter.save();
        painter.translate(isAcross ? QPointF(at, 0) : QPointF(0, at));
        if (!isAcross)
            painter.rotate(-90);
        painter.drawText(QRectF(-30, 0, 60, thick - 6), Qt::AlignCenter,
            mm == 0 ? tr("0 mm") : u"%L1"_s.arg(mm));
        painter.restore();
    }
}

} // namespace ecgscan
