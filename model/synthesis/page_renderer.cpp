// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/synthesis/page_renderer.h"

#include "model/synthesis/page_marks.h"
#include "model/synthesis/page_plan.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <optional>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr double kTextMm = 2.4;
constexpr double kTextLineMm = 5;

QString spelled(Lead lead, NameSpelling spelling)
{
    const QString name = leadName(lead);
    switch (spelling) {
    case NameSpelling::usual:
        return name;
    case NameSpelling::capitals:
        return name.toUpper();
    case NameSpelling::small:
        return index(lead) < 6 ? name : name.toLower();
    case NameSpelling::latin:
        return index(lead) < 3 ? u"D"_s + name : name;
    case NameSpelling::chestC:
        return name.startsWith(u'V') ? u"C"_s + name.mid(1) : name;
    }
    return name;
}

/// Draws in millimetres of paper; keeps the truth in pixels.
class PagePainter {
public:
    PagePainter(const Ecg& ecg, const PageStyle& style)
        : m_ecg(ecg)
        , m_style(style)
        , m_plan(planPage(style))
        , m_pxPerMm(style.dpi / 25.4)
        , m_penAt(m_plan.baselinesMm.size())
    {
        m_page.image = QImage((m_plan.pageMm * m_pxPerMm).toSize(), QImage::Format_RGB32);
        m_page.image.fill(style.paper);
    }

    DrawnPage draw()
    {
        QPainter painter(&m_page.image);
        painter.setRenderHint(QPainter::Antialiasing, m_style.smooth);
        painter.scale(m_pxPerMm, m_pxPerMm);
        drawGrid(painter);
        drawTexts(painter);
        for (std::size_t row = 0; row < m_plan.baselinesMm.size(); ++row)
            drawPulse(painter, static_cast<int>(row));
        for (const Stretch& stretch : m_plan.stretches)
            drawStretch(painter, stretch);
        drawMarks(painter, m_style, m_plan.gridMm);
        painter.end();
        finishTruth();
        return std::move(m_page);
    }

private:
    QPen ink() const
    {
        return {m_style.ink, m_style.penMm, Qt::SolidLine, Qt::RoundCap, m_style.corners};
    }
    double baselineOf(const Stretch& stretch) const
    {
        return m_plan.baselinesMm[static_cast<std::size_t>(stretch.row)];
    }
    QPointF toPx(QPointF mm) const { return mm * m_pxPerMm - QPointF(0.5, 0.5); }

    double textWidthMm(const QString& text, double capitalMm) const;
    QRectF drawText(QPainter& painter, QPointF leftMm, const QString& text, double capitalMm) const;
    void drawDots(QPainter& painter) const;
    void drawGrid(QPainter& painter) const;
    void drawTexts(QPainter& painter) const;
    QString gains() const;
    void drawPulse(QPainter& painter, int row) const;
    QRectF drawName(QPainter& painter, const Stretch& stretch) const;
    void drawSeparator(QPainter& painter, const Stretch& stretch) const;
    void drawStretch(QPainter& painter, const Stretch& stretch);
    void finishTruth();

    /// Drawn scaled, since fonts do not come in fractions of a millimetre.
    QFont font() const
    {
        QFont font(m_style.fontFamily);
        font.setPixelSize(100);
        font.setBold(m_style.bold);
        return font;
    }

    const Ecg& m_ecg;
    const PageStyle& m_style;
    const PagePlan m_plan;
    const double m_pxPerMm;
    std::vector<std::optional<QPointF>> m_penAt; ///< Last point of each row.
    DrawnPage m_page;
};

double PagePainter::textWidthMm(const QString& text, double capitalMm) const
{
    const QFontMetricsF metrics(font());
    return metrics.horizontalAdvance(text) * capitalMm / metrics.capHeight();
}

/// leftMm: left end of the text's baseline. Gives the box of the letters in millimetres.
QRectF PagePainter::drawText(
    QPainter& painter, QPointF leftMm, const QString& text, double capitalMm) const
{
    QPainterPath path;
    path.addText(0, 0, font(), text);
    if (path.isEmpty())
        return {}; // no font is installed
    const double scale = capitalMm / QFontMetricsF(font()).capHeight();
    painter.save();
    painter.translate(leftMm);
    painter.scale(scale, scale);
    painter.fillPath(path, m_style.ink);
    painter.restore();
    const QRectF box = path.boundingRect();
    return {leftMm + scale * box.topLeft(), scale * box.size()};
}

void PagePainter::drawDots(QPainter& painter) const
{
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_style.gridColour);
    for (int x = 0; x <= static_cast<int>(m_plan.gridMm.width()); ++x) {
        for (int y = 0; y <= static_cast<int>(m_plan.gridMm.height()); ++y) {
            if (x % 5 != 0 && y % 5 != 0)
                painter.drawEllipse(m_plan.gridMm.topLeft() + QPointF(x, y), m_style.fineLineMm,
                    m_style.fineLineMm);
        }
    }
    painter.restore();
}

void PagePainter::drawGrid(QPainter& painter) const
{
    QColor fine = m_style.gridColour;
    fine.setAlphaF(static_cast<float>(m_style.fineShare));
    const QRectF& grid = m_plan.gridMm;
    const auto lines = [&](bool coarse) {
        painter.setPen(coarse ? QPen(m_style.gridColour, m_style.coarseLineMm)
                              : QPen(fine, m_style.fineLineMm));
        for (int x = 0; x <= static_cast<int>(grid.width()); ++x) {
            if ((x % 5 == 0) == coarse)
                painter.drawLine(
                    QPointF(grid.left() + x, grid.top()), QPointF(grid.left() + x, grid.bottom()));
        }
        for (int y = 0; y <= static_cast<int>(grid.height()); ++y) {
            if ((y % 5 == 0) == coarse)
                painter.drawLine(
                    QPointF(grid.left(), grid.top() + y), QPointF(grid.right(), grid.top() + y));
        }
    };
    if (m_style.grid == GridStyle::dots)
        drawDots(painter);
    if (m_style.grid == GridStyle::fineLines)
        lines(/*coarse=*/false);
    lines(/*coarse=*/true);
}

void PagePainter::drawTexts(QPainter& painter) const
{
    const QRectF& grid = m_plan.gridMm;
    const auto column = [&](const QStringList& texts, double left) {
        double y = grid.top() + 6;
        for (const QString& text : texts) {
            drawText(painter, {left, y}, text, kTextMm);
            y += kTextLineMm;
        }
    };
    column(m_style.text.left, grid.left() + 6);
    column(m_style.text.middle, grid.left() + 0.38 * grid.width());
    column(m_style.text.right, grid.left() + 0.74 * grid.width());
    if (m_style.text.footer)
        drawText(painter, {grid.left() + 6, grid.bottom() - 3},
            u"%1 mm/s   %2 mm/mV   0.05-40 Hz"_s.arg(QString::number(m_style.speedMmPerS), gains()),
            kTextMm);
}

/// As machines print them: "10", or "10/5" where the chest leads have their own.
QString PagePainter::gains() const
{
    const QString limb = QString::number(m_style.gainMmPerMv);
    return m_style.chestGainMmPerMv > 0 ? limb + u'/' + QString::number(m_style.chestGainMmPerMv)
                                        : limb;
}

/// As high as its row's first lead prints 1 mV.
void PagePainter::drawPulse(QPainter& painter, int row) const
{
    const auto first = std::ranges::find(m_plan.stretches, row, &Stretch::row);
    if (m_style.pulse == PulseSide::none || first == m_plan.stretches.end())
        return;
    const double baselineMm = baselineOf(*first);
    const double left = m_plan.pulseLeftMm;
    const double right = left + kPulseWidthMm;
    const double top = baselineMm - m_style.gainOf(first->printed.lead);
    const double foot = std::min(1.0, m_style.pulseGapMm / 2);
    painter.setPen(ink());
    painter.drawPolyline(QPolygonF {{left - foot, baselineMm}, {left, baselineMm}, {left, top},
        {right, top}, {right, baselineMm}, {right + foot, baselineMm}});
}

/// The box of its letters in pixels.
QRectF PagePainter::drawName(QPainter& painter, const Stretch& stretch) const
{
    const QString name = (stretch.printed.inverted ? u"-"_s : QString())
        + spelled(stretch.printed.lead, m_style.spelling);
    const double baseline = baselineOf(stretch);
    double left = stretch.leftMm + m_style.nameLeftMm;
    double y = baseline - 0.3 * m_plan.rowMm + m_style.nameShiftMm;
    if (m_style.names == NamePlace::below) {
        y = baseline + 0.22 * m_plan.rowMm + m_style.nameMm - m_style.nameShiftMm;
    } else if (m_style.names == NamePlace::left) {
        left = stretch.leftMm - 1 - textWidthMm(name, m_style.nameMm);
        y = baseline + m_style.nameMm / 2;
    }
    const QRectF box = drawText(painter, {left, y}, name, m_style.nameMm);
    return box.isNull() ? box : QRectF(toPx(box.topLeft()), toPx(box.bottomRight()));
}

void PagePainter::drawSeparator(QPainter& painter, const Stretch& stretch) const
{
    const double x = stretch.leftMm - m_style.gapMm / 2;
    const double y = baselineOf(stretch);
    if (stretch.startS <= 0)
        return;
    switch (m_style.separator) {
    case Separator::none:
        return;
    case Separator::tick:
        painter.setPen(QPen(m_style.ink, m_style.penMm));
        painter.drawLine(QPointF(x, y - 5), QPointF(x, y - 2.5));
        return;
    case Separator::bar:
        painter.setPen(QPen(m_style.ink, m_style.barMm, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(
            QPointF(x, y - m_style.barHeightMm / 2), QPointF(x, y + m_style.barHeightMm / 2));
        return;
    case Separator::dottedLine:
        painter.setPen(QPen(m_style.ink, m_style.penMm, Qt::DotLine));
        painter.drawLine(QPointF(x, y - m_plan.rowMm / 2), QPointF(x, y + m_plan.rowMm / 2));
        return;
    }
}

void PagePainter::drawStretch(QPainter& painter, const Stretch& stretch)
{
    const std::vector<float>& samples = m_ecg[stretch.printed.lead];
    const float sign = stretch.printed.inverted ? -1.f : 1.f;
    const double rate = m_ecg.sampleRateHz;
    const double gain = m_style.gainOf(stretch.printed.lead);
    const auto at = [&](double s) {
        return std::min(samples.size(), static_cast<std::size_t>(std::lround(s * rate)));
    };
    const std::size_t first = at(stretch.startS);
    const std::size_t last = at(stretch.startS + stretch.durationS);
    LeadTrace trace;
    trace.lead = stretch.printed.lead;
    trace.inverted = stretch.printed.inverted;
    trace.startS = stretch.startS;
    trace.sampleRateHz = rate;
    trace.confidence = 1;
    QPainterPath path;
    std::optional<QPointF>& penAt = m_penAt[static_cast<std::size_t>(stretch.row)];
    bool penDown = m_style.joined && penAt;
    if (penDown)
        path.moveTo(*penAt);
    penAt.reset();
    for (std::size_t k = first; k < last; ++k) {
        const QPointF mm(
            stretch.leftMm + static_cast<double>(k - first) / rate * m_style.speedMmPerS,
            baselineOf(stretch) - static_cast<double>(sign * samples[k]) * gain);
        const bool printed = std::isfinite(samples[k]) && m_plan.gridMm.contains(mm);
        trace.samplesMv.push_back(printed ? sign * samples[k] : kMissing);
        if (printed) {
            penDown ? path.lineTo(mm) : path.moveTo(mm);
            trace.pathPx.push_back(toPx(mm));
            penAt = mm;
        }
        penDown = printed;
    }
    painter.setPen(ink());
    painter.drawPath(path);
    drawSeparator(painter, stretch);
    m_page.names.push_back(drawName(painter, stretch));
    m_page.truth.leads.push_back(std::move(trace));
    m_page.rows.push_back(stretch.row);
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
    if (m_style.chestGainMmPerMv > 0)
        truth.page.chestGainMmPerMv = m_style.chestGainMmPerMv;
    if (m_style.pulse != PulseSide::none)
        truth.page.pulseMv = 1;
    truth.page.layout = findPrintLayout(m_style.layout)->name;
    const QRectF& grid = m_plan.gridMm;
    truth.page.cornersPx = {toPx(grid.topLeft()), toPx(grid.topRight()), toPx(grid.bottomRight()),
        toPx(grid.bottomLeft())};
    truth.page.confidence = 1;
}

} // namespace

DrawnPage drawPage(const Ecg& ecg, const PageStyle& style)
{
    return PagePainter(ecg, style).draw();
}

} // namespace ecgscan
