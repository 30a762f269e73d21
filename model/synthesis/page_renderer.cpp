// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/synthesis/page_renderer.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <random>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr double kDurationS = 10;
constexpr double kPulseWidthMm = 5;
constexpr double kHeaderMm = 28;
constexpr double kFooterMm = 14;

struct Stretch {
    Lead lead;
    double startS, durationS;
    int row;
    double offsetMm; ///< From the start of the row's trace.
};

struct Plan {
    std::vector<Stretch> stretches;
    int rows = 0;
};

Plan planOf(const PageStyle& style)
{
    const int columns = style.layout.startsWith(u"3x4") ? 4
        : style.layout.startsWith(u"6x2")               ? 2
                                                        : 1;
    const int rows = kLeadCount / columns;
    const double columnS = kDurationS / columns;
    Plan plan;
    for (const Lead lead : kLeads) {
        const int column = index(lead) / rows;
        plan.stretches.push_back({lead, column * columnS, columnS, index(lead) % rows,
            column * columnS * style.speedMmPerS});
    }
    plan.rows = rows;
    const auto addStrip
        = [&](Lead lead) { plan.stretches.push_back({lead, 0, kDurationS, plan.rows++, 0}); };
    if (style.layout.endsWith(u"+1")) {
        addStrip(Lead::II);
    } else if (style.layout.endsWith(u"+3")) {
        addStrip(Lead::V1);
        addStrip(Lead::II);
        addStrip(Lead::V5);
    }
    return plan;
}

/// Draws in millimetres of paper; keeps the truth in pixels.
class PagePainter {
public:
    PagePainter(const Ecg& ecg, const PageStyle& style)
        : m_ecg(ecg)
        , m_style(style)
        , m_plan(planOf(style))
        , m_pxPerMm(style.dpi / 25.4)
    {
        const double traceMm = kDurationS * style.speedMmPerS;
        m_pulseMm = style.pulse == PulseSide::none ? 0 : kPulseWidthMm + 3;
        m_rowMm
            = std::clamp(150.0 / m_plan.rows, 18.0, 36.0) * std::max(1.0, style.gainMmPerMv / 10);
        const double top = style.header ? kHeaderMm : 6;
        m_gridMm
            = QRectF(style.marginMm, style.marginMm, std::ceil((traceMm + m_pulseMm + 12) / 5) * 5,
                std::ceil((top + m_rowMm * m_plan.rows + kFooterMm) / 5) * 5);
        m_firstBaselineMm = m_gridMm.top() + top + m_rowMm * 0.55;
        m_traceLeftMm = m_gridMm.left() + 5 + (style.pulse == PulseSide::left ? m_pulseMm : 0);
        const QSizeF pageMm(m_gridMm.right() + style.marginMm, m_gridMm.bottom() + style.marginMm);
        m_page.image = QImage((pageMm * m_pxPerMm).toSize(), QImage::Format_RGB32);
        m_page.image.fill(style.paper);
    }

    DrawnPage draw()
    {
        QPainter painter(&m_page.image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(m_pxPerMm, m_pxPerMm);
        drawGrid(painter);
        if (m_style.header)
            drawHeader(painter);
        for (int row = 0; row < m_plan.rows; ++row)
            drawPulse(painter, row);
        for (const Stretch& stretch : m_plan.stretches)
            drawStretch(painter, stretch);
        painter.end();
        finishTruth();
        return std::move(m_page);
    }

private:
    double baselineMm(int row) const { return m_firstBaselineMm + row * m_rowMm; }
    QPen ink() const
    {
        return {m_style.ink, m_style.penMm, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
    }
    void drawText(
        QPainter& painter, QPointF baselineLeftMm, const QString& text, double heightMm) const
    {
        QFont font(m_style.fontFamily);
        font.setPixelSize(
            100); // drawn scaled, since fonts do not come in fractions of a millimetre
        QPainterPath path;
        path.addText(0, 0, font, text);
        const double scale = heightMm / QFontMetricsF(font).capHeight();
        painter.save();
        painter.translate(baselineLeftMm);
        painter.scale(scale, scale);
        painter.fillPath(path, m_style.ink);
        painter.restore();
    }

    void drawGrid(QPainter& painter) const;
    void drawHeader(QPainter& painter) const;
    void drawPulse(QPainter& painter, int row) const;
    void drawStretch(QPainter& painter, const Stretch& stretch);
    void drawSeparator(QPainter& painter, const Stretch& stretch) const;
    void finishTruth();

    const Ecg& m_ecg;
    const PageStyle& m_style;
    Plan m_plan;
    double m_pxPerMm, m_pulseMm = 0, m_rowMm = 0, m_firstBaselineMm = 0, m_traceLeftMm = 0;
    QRectF m_gridMm;
    DrawnPage m_page;
};

void PagePainter::drawGrid(QPainter& painter) const
{
    QColor fine = m_style.gridColour;
    fine.setAlphaF(0.45f);
    const int columns = static_cast<int>(std::lround(m_gridMm.width()));
    const int rows = static_cast<int>(std::lround(m_gridMm.height()));
    if (m_style.grid == GridStyle::dots) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_style.gridColour);
        for (int x = 0; x <= columns; ++x) {
            for (int y = 0; y <= rows; ++y) {
                if (x % 5 != 0 && y % 5 != 0)
                    painter.drawEllipse(m_gridMm.topLeft() + QPointF(x, y), 0.12, 0.12);
            }
        }
        painter.setBrush(Qt::NoBrush);
    }
    const auto line = [&](int mm, bool vertical) {
        const bool coarse = mm % 5 == 0;
        if (!coarse && m_style.grid != GridStyle::fineLines)
            return;
        painter.setPen(QPen(coarse ? m_style.gridColour : fine, coarse ? 0.22 : 0.13));
        if (vertical)
            painter.drawLine(QPointF(m_gridMm.left() + mm, m_gridMm.top()),
                QPointF(m_gridMm.left() + mm, m_gridMm.bottom()));
        else
            painter.drawLine(QPointF(m_gridMm.left(), m_gridMm.top() + mm),
                QPointF(m_gridMm.right(), m_gridMm.top() + mm));
    };
    for (int x = 0; x <= columns; ++x)
        line(x, true);
    for (int y = 0; y <= rows; ++y)
        line(y, false);
}

void PagePainter::drawHeader(QPainter& painter) const
{
    const double left = m_gridMm.left() + 6;
    const double top = m_gridMm.top() + 7;
    drawText(painter, {left, top}, u"ID: SIMULATED-0001"_s, 2.6);
    drawText(painter, {left, top + 5}, u"Age: 54   Sex: F"_s, 2.6);
    drawText(painter, {left + 90, top}, u"2026-01-01  08:00"_s, 2.6);
    drawText(painter, {left + 90, top + 5}, u"Drawn by ECG-Scan, not a person's recording"_s, 2.6);
    drawText(painter, {left, m_gridMm.bottom() - 4},
        u"%1 mm/s   %2 mm/mV   0.05-40 Hz"_s.arg(m_style.speedMmPerS).arg(m_style.gainMmPerMv),
        2.6);
}

void PagePainter::drawPulse(QPainter& painter, int row) const
{
    if (m_style.pulse == PulseSide::none)
        return;
    const double traceMm = kDurationS * m_style.speedMmPerS;
    const double left = m_style.pulse == PulseSide::left ? m_traceLeftMm - kPulseWidthMm - 2.5
                                                         : m_traceLeftMm + traceMm + 1;
    const double foot = baselineMm(row);
    const double top = foot - m_style.gainMmPerMv;
    QPainterPath path(QPointF(left - 1, foot));
    for (const QPointF point :
        {QPointF(left, foot), QPointF(left, top), QPointF(left + kPulseWidthMm, top),
            QPointF(left + kPulseWidthMm, foot), QPointF(left + kPulseWidthMm + 1, foot)})
        path.lineTo(point);
    painter.setPen(ink());
    painter.drawPath(path);
}

void PagePainter::drawSeparator(QPainter& painter, const Stretch& stretch) const
{
    if (stretch.offsetMm <= 0 || m_style.separator == Separator::none)
        return;
    const double x = m_traceLeftMm + stretch.offsetMm;
    const double y = baselineMm(stretch.row);
    const bool tick = m_style.separator == Separator::tick;
    painter.setPen(QPen(m_style.ink, m_style.penMm, tick ? Qt::SolidLine : Qt::DotLine));
    const double half = tick ? 3 : m_rowMm / 2;
    painter.drawLine(QPointF(x, y - half), QPointF(x, y + (tick ? -1 : half)));
}

void PagePainter::drawStretch(QPainter& painter, const Stretch& stretch)
{
    const std::vector<float>& samples = m_ecg[stretch.lead];
    const double rate = m_ecg.sampleRateHz;
    const auto first = static_cast<std::size_t>(std::lround(stretch.startS * rate));
    const auto last = std::min(samples.size(),
        static_cast<std::size_t>(std::lround((stretch.startS + stretch.durationS) * rate)));
    LeadTrace trace;
    trace.lead = stretch.lead;
    trace.startS = stretch.startS;
    trace.sampleRateHz = rate;
    trace.confidence = 1;
    QPainterPath path;
    bool penDown = false;
    for (std::size_t k = first; k < last; ++k) {
        trace.samplesMv.push_back(samples[k]);
        if (!std::isfinite(samples[k])) {
            penDown = false;
            continue;
        }
        const QPointF mm(m_traceLeftMm + stretch.offsetMm
                + static_cast<double>(k - first) / rate * m_style.speedMmPerS,
            baselineMm(stretch.row) - static_cast<double>(samples[k]) * m_style.gainMmPerMv);
        if (penDown)
            path.lineTo(mm);
        else
            path.moveTo(mm);
        penDown = true;
        trace.pathPx.push_back(mm * m_pxPerMm - QPointF(0.5, 0.5));
    }
    painter.setPen(ink());
    painter.drawPath(path);
    drawSeparator(painter, stretch);
    const double nameY = m_style.namesAbove
        ? baselineMm(stretch.row) - m_rowMm * 0.3
        : baselineMm(stretch.row) + m_rowMm * 0.22 + m_style.nameMm;
    drawText(painter, {m_traceLeftMm + stretch.offsetMm + 1.5, nameY}, leadName(stretch.lead),
        m_style.nameMm);
    m_page.truth.leads.push_back(std::move(trace));
}

void PagePainter::finishTruth()
{
    m_page.image = m_page.image.convertToFormat(QImage::Format_RGB888);
    Analysis& truth = m_page.truth;
    truth.source.widthPx = m_page.image.width();
    truth.source.heightPx = m_page.image.height();
    truth.page.found = true;
    truth.page.pxPerMm = m_pxPerMm;
    truth.page.paperSpeedMmPerS = m_style.speedMmPerS;
    truth.page.gainMmPerMv = m_style.gainMmPerMv;
    if (m_style.pulse != PulseSide::none)
        truth.page.pulseMv = 1;
    truth.page.layout = m_style.layout;
    const QPointF half(0.5, 0.5);
    truth.page.cornersPx
        = {m_gridMm.topLeft() * m_pxPerMm - half, m_gridMm.topRight() * m_pxPerMm - half,
            m_gridMm.bottomRight() * m_pxPerMm - half, m_gridMm.bottomLeft() * m_pxPerMm - half};
    truth.page.confidence = 1;
}

} // namespace

PageStyle randomStyle(unsigned seed)
{
    std::mt19937_64 random(seed * 104729ULL + 3);
    const auto pick = [&](auto... options) {
        const auto list = {options...};
        return *(list.begin()
            + std::uniform_int_distribution<std::ptrdiff_t>(
                0, static_cast<std::ptrdiff_t>(list.size()) - 1)(random));
    };
    const auto between = [&](double from, double to) {
        return std::uniform_real_distribution<double>(from, to)(random);
    };
    PageStyle style;
    style.penMm = between(0.2, 0.4);
    style.gridColour = pick(QColor(240, 150, 150), QColor(235, 120, 140), QColor(245, 170, 120),
        QColor(150, 200, 160), QColor(180, 180, 185), QColor(205, 110, 110));
    style.paper = pick(
        QColor(255, 252, 250), QColor(255, 255, 255), QColor(255, 244, 240), QColor(250, 250, 240));
    style.ink = pick(QColor(20, 20, 25), QColor(0, 0, 0), QColor(25, 25, 60), QColor(60, 60, 60));
    style.grid = pick(GridStyle::fineLines, GridStyle::fineLines, GridStyle::fineLines,
        GridStyle::coarseLinesOnly, GridStyle::dots);
    style.pulse = pick(
        PulseSide::left, PulseSide::left, PulseSide::left, PulseSide::right, PulseSide::none);
    style.separator = pick(Separator::none, Separator::tick, Separator::dottedLine);
    style.namesAbove = pick(true, false);
    style.nameMm = between(2.2, 3.6);
    style.header = pick(true, true, false);
    style.marginMm = between(0, 14);
    return style;
}

DrawnPage drawPage(const Ecg& ecg, const PageStyle& style)
{
    return PagePainter(ecg, style).draw();
}

} // namespace ecgscan
