// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/ecg_sheet.h"

#include "model/core/lead_layout.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

constexpr double kLeftMm = 10; ///< Of paper before the first second, for the pulse.
constexpr double kRightMm = 2.5;
constexpr double kStrongMm = 5; ///< Between two strong lines.
constexpr double kEdgeMm = 2.5; ///< Of paper beyond a wave.
constexpr double kLeastPitchMm = 10, kMostPitchMm = 30;
constexpr double kNameShare = 0.43; ///< Above the baseline, of the rows' distance.
constexpr double kFrameWidthMm = 100, kFrameHeightMm = 10, kFrameGapMm = 2;
const QColor kGround(0xff, 0xfd, 0xfc), kFine(0xf7, 0xd6, 0xd0), kStrong(0xea, 0xa8, 0x9e);
const QColor kInk(0x10, 0x10, 0x16);

double pitchMm(int rows)
{
    return rows > 6 ? 15 : rows > 4 ? 20 : 25;
}

/// A stretch of the recording and the paper that it needs.
struct Window {
    double fromS = 0, toS = 0;
    int rows = 0;
    double pitchMm = 25;
    double aboveMm = kEdgeMm, belowMm = kEdgeMm; ///< Beyond the rows' own shares.

    double paperMm() const
    {
        const double height = aboveMm + rows * pitchMm + belowMm;
        return std::ceil(height / kStrongMm) * kStrongMm;
    }
    double heightMm() const { return paperMm() + kFrameGapMm + kFrameHeightMm; }
    double baselineMm(int row) const { return aboveMm + (row + 0.5) * pitchMm; }
};

/// Calls visit(seconds, millivolts) for the samples of a trace within a window.
template <class Visit> void forSamples(const LeadTrace& trace, const Window& window, Visit visit)
{
    for (std::size_t k = 0; k < trace.samplesMv.size(); ++k) {
        const double at = trace.startS + static_cast<double>(k) / trace.sampleRateHz;
        if (at >= window.fromS && at <= window.toS)
            visit(at, static_cast<double>(trace.samplesMv[k]));
    }
}

/// As much paper as the waves need.
void fitWaves(Window& window, const Analysis& analysis, const LeadLayout& layout)
{
    window.aboveMm = window.belowMm = kEdgeMm;
    for (const PlacedTrace& placed : layout.traces) {
        forSamples(analysis.leads[placed.trace], window, [&](double, double mv) {
            if (!std::isfinite(mv))
                return;
            const double up = mv * kReportMmPerMv, row = (placed.row + 0.5) * window.pitchMm;
            window.aboveMm = std::max(window.aboveMm, up + kEdgeMm - row);
            window.belowMm
                = std::max(window.belowMm, -up + kEdgeMm - (window.rows * window.pitchMm - row));
        });
    }
}

/// What sticks out of any paper is cut off, most where most sticks out.
void cutToFit(Window& window, double wholeMm)
{
    if (window.heightMm() <= wholeMm)
        return;
    const double above = window.aboveMm - kEdgeMm, below = window.belowMm - kEdgeMm;
    const double cut = std::min(window.heightMm() - wholeMm + kStrongMm, above + below);
    if (above + below <= 0)
        return;
    window.aboveMm -= cut * above / (above + below);
    window.belowMm -= cut * below / (above + below);
}

class EcgPaper {
public:
    EcgPaper(ReportSheet& sheet, const Window& window)
        : m_sheet(sheet)
        , m_window(window)
        , m_paperMm(sheet.leftMm(), sheet.yMm, ecgPaperWidthMm(window.toS - window.fromS),
              window.paperMm())
    {
    }

    void draw(const Analysis& analysis, const LeadLayout& layout)
    {
        QPainter& painter = m_sheet.painter();
        painter.save();
        painter.setClipRect(m_sheet.px(m_paperMm));
        rulePaper();
        for (int row = 0; row < m_window.rows; ++row)
            drawPulse(row);
        for (const PlacedTrace& placed : layout.traces)
            drawName(analysis.leads[placed.trace], placed.row);
        for (const PlacedTrace& placed : layout.traces)
            drawTrace(analysis.leads[placed.trace], placed.row);
        painter.restore();
        drawFrame(analysis);
        m_sheet.yMm += m_window.heightMm();
    }

private:
    QPointF at(double seconds, int row, double mv) const
    {
        return {m_paperMm.left() + kLeftMm + (seconds - m_window.fromS) * kReportMmPerS,
            m_paperMm.top() + m_window.baselineMm(row) - mv * kReportMmPerMv};
    }

    void rulePaper()
    {
        QPainter& painter = m_sheet.painter();
        painter.fillRect(m_sheet.px(m_paperMm), kGround);
        for (const bool strong : {false, true}) {
            painter.setPen(QPen(strong ? kStrong : kFine, m_sheet.px(strong ? 0.16 : 0.08)));
            const double step = strong ? kStrongMm : 1;
            for (double x = 0; x <= m_paperMm.width() + 0.01; x += step)
                drawLine({m_paperMm.left() + x, m_paperMm.top()},
                    {m_paperMm.left() + x, m_paperMm.bottom()});
            for (double y = 0; y <= m_paperMm.height() + 0.01; y += step)
                drawLine({m_paperMm.left(), m_paperMm.top() + y},
                    {m_paperMm.right(), m_paperMm.top() + y});
        }
    }

    void drawLine(const QPointF& fromMm, const QPointF& toMm)
    {
        m_sheet.painter().drawLine(m_sheet.px(fromMm), m_sheet.px(toMm));
    }

    void setInk(double widthMm)
    {
        m_sheet.painter().setPen(
            QPen(kInk, m_sheet.px(widthMm), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_sheet.painter().setBrush(Qt::NoBrush);
    }

    void drawPulse(int row)
    {
        const QPointF foot(m_paperMm.left(), at(0, row, 0).y());
        QPolygonF pulse;
        for (const QPointF& mm : {QPointF(1, 0), QPointF(2.5, 0), QPointF(2.5, -kReportMmPerMv),
                 QPointF(7.5, -kReportMmPerMv), QPointF(7.5, 0), QPointF(9, 0)})
            pulse << m_sheet.px(foot + mm);
        setInk(0.2);
        m_sheet.painter().drawPolyline(pulse);
    }

    /// On a ground of its own, so that no line of the paper runs through it.
    void drawName(const LeadTrace& trace, int row)
    {
        const double beginS = std::max(trace.startS, m_window.fromS);
        const double endS
            = trace.startS + static_cast<double>(trace.samplesMv.size()) / trace.sampleRateHz;
        if (beginS > m_window.toS || endS < m_window.fromS)
            return;
        const TextStyle style {10, true, kInk};
        const QPointF place = at(beginS, row, 0) + QPointF(1, -kNameShare * m_window.pitchMm);
        const double width
            = m_sheet.toMm(QFontMetricsF(m_sheet.font(style), m_sheet.painter().device())
                    .horizontalAdvance(trace.name()));
        m_sheet.painter().fillRect(
            m_sheet.px(QRectF(place + QPointF(-0.5, -1.9), QSizeF(width + 1, 3.8))), kGround);
        m_sheet.line(place, trace.name(), style);
    }

    void drawTrace(const LeadTrace& trace, int row)
    {
        QPainterPath path;
        bool pen = false;
        forSamples(trace, m_window, [&](double seconds, double mv) {
            const bool known = std::isfinite(mv);
            const QPointF point = m_sheet.px(at(seconds, row, known ? mv : 0));
            if (known && pen)
                path.lineTo(point);
            else if (known)
                path.moveTo(point);
            pen = known;
        });
        setInk(0.25);
        m_sheet.painter().drawPath(path);
    }

    void drawFrame(const Analysis& analysis)
    {
        const double top = m_paperMm.bottom() + kFrameGapMm;
        const double pen = 0.2;
        setInk(pen);
        const QRectF frame(m_paperMm.left(), top, kFrameWidthMm, kFrameHeightMm);
        QPen square = m_sheet.painter().pen();
        square.setJoinStyle(Qt::MiterJoin);
        m_sheet.painter().setPen(square);
        m_sheet.painter().drawRect( // its outer edges are the measure
            m_sheet.px(frame.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2)));
        m_sheet.line({frame.left() + 3, top + 3.1},
            QCoreApplication::translate("report", "25 mm/s   10 mm/mV"), {9, true, kInk});
        m_sheet.line({frame.left() + 3, top + 7.1},
            QCoreApplication::translate(
                "report", "This frame is 100 mm × 10 mm where the print is true to scale."),
            {7.5});
        QString facts = QCoreApplication::translate(
            "report", "Rows as on the page; only what was printed and read is drawn.");
        if (m_window.fromS > 0)
            facts = QCoreApplication::translate("report", "From second %L1. ")
                        .arg(m_window.fromS, 0, 'f', 1)
                + facts;
        m_sheet.line({frame.right() + 4, top + 3.1}, facts, {7.5, false, kQuietInk});
        if (analysis.page.paperSpeedMmPerS && analysis.page.gainMmPerMv)
            m_sheet.line({frame.right() + 4, top + 7.1},
                QCoreApplication::translate(
                    "report", "The page itself was printed at %L1 mm/s and %L2 mm/mV.")
                    .arg(*analysis.page.paperSpeedMmPerS)
                    .arg(*analysis.page.gainMmPerMv),
                {7.5, false, kQuietInk});
    }

    ReportSheet& m_sheet;
    const Window& m_window;
    QRectF m_paperMm;
};

/// As much as the sheet is wide, and the rest below it or on the next page.
std::vector<Window> windowsOf(
    const ReportSheet& sheet, const Analysis& analysis, const LeadLayout& layout)
{
    std::vector<Window> windows;
    if (layout.rows == 0)
        return windows;
    const double mostS = (sheet.widthMm() - ecgPaperWidthMm(0)) / kReportMmPerS;
    const double wholeMm = sheet.bottomMm() - sheet.topMm();
    for (double fromS = 0; fromS < layout.durationS - 0.05; fromS += mostS) {
        Window window {
            fromS, std::min(fromS + mostS, layout.durationS), layout.rows, pitchMm(layout.rows)};
        fitWaves(window, analysis, layout);
        while (window.heightMm() > wholeMm && window.pitchMm > kLeastPitchMm) {
            window.pitchMm -= 0.5;
            fitWaves(window, analysis, layout);
        }
        // A little room between a few rows, where there is some.
        while (layout.rows <= 4 && window.pitchMm < kMostPitchMm
            && window.heightMm() + layout.rows + kStrongMm <= sheet.roomMm()) {
            window.pitchMm += 1;
            fitWaves(window, analysis, layout);
        }
        cutToFit(window, wholeMm);
        windows.push_back(window);
    }
    return windows;
}

} // namespace

double ecgPaperWidthMm(double seconds)
{
    return kLeftMm + seconds * kReportMmPerS + kRightMm;
}

double ecgHeightMm(const ReportSheet& sheet, const Analysis& analysis)
{
    const std::vector<Window> windows = windowsOf(sheet, analysis, layOut(analysis));
    return windows.empty() ? 0 : windows.front().heightMm();
}

void drawEcg(ReportSheet& sheet, const Analysis& analysis)
{
    const LeadLayout layout = layOut(analysis);
    for (const Window& window : windowsOf(sheet, analysis, layout)) {
        sheet.need(window.heightMm());
        EcgPaper(sheet, window).draw(analysis, layout);
    }
}

} // namespace ecgscan
