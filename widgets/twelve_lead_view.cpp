// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/twelve_lead_view.h"

#include "model/core/lead_layout.h"
#include "widgets/ecg_paper.h"
#include "widgets/lead_style.h"
#include "widgets/theme.h"

#include <qcustomplot.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

constexpr double kMmPerS = 25;
constexpr double kMmPerMv = 10;
constexpr double kLeftMm = 10; // room for the pulse
constexpr double kTopMm = 7.5;
constexpr double kBottomMm = 7.5;
constexpr double kEdgeMm = 2; // of paper beyond a wave
constexpr double kStrongMm = 5;
constexpr double kMinFittedPxPerMm = 2.2, kLeastFinePxPerMm = 2.2;
constexpr double kMaxPxPerMm = 14;
constexpr int kPaleAlpha = 95;
constexpr double kNameShare = 0.43; // above the baseline, of the rows' distance

double rowPitchMm(int rows)
{
    return rows > 6 ? 15 : rows > 4 ? 20 : 25;
}

void setTextColors(QCPItemText* text, const PaperColors& colors)
{
    QColor ground = colors.ground; // keeps the name readable where a wave runs under it
    ground.setAlpha(190);
    text->setColor(colors.text);
    text->setBrush(ground);
}

} // namespace

TwelveLeadView::TwelveLeadView(QWidget* parent)
    : QScrollArea(parent)
    , m_plot(new QCustomPlot)
{
    m_leadShown.fill(true);
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAlignment(Qt::AlignTop | Qt::AlignHCenter);
    setMinimumSize(240, 120);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents); // wheel and keys are the scroll area's
    m_plot->axisRect()->setAutoMargins(QCP::msNone);
    m_plot->axisRect()->setMargins({});
    m_plot->setPlottingHint(QCP::phFastPolylines);
    setWidget(m_plot);
    setAccessibleName(tr("Traced leads on ECG paper"));
    applyColors();
    describe();
}

void TwelveLeadView::setAnalysis(const Analysis& analysis)
{
    m_analysis = analysis;
    rebuild();
    describe();
}

void TwelveLeadView::clear()
{
    setAnalysis({});
}

void TwelveLeadView::setLeadShown(Lead lead, bool shown)
{
    m_leadShown[static_cast<std::size_t>(index(lead))] = shown;
    rebuild();
}

void TwelveLeadView::setWhole(bool whole)
{
    m_whole = whole;
    rebuild();
    describe();
}

void TwelveLeadView::rebuild()
{
    m_plot->clearPlottables();
    m_plot->clearItems();
    m_predicted.clear();
    std::vector<Line> lines;
    if (m_whole && m_analysis.reconstruction) {
        const WholeLeads whole = wholeLeads(*m_analysis.reconstruction);
        for (std::size_t k = 0; k < whole.printed.size(); ++k) {
            const LeadTrace& printed = whole.printed[k];
            if (std::ranges::any_of(
                    whole.predicted[k].samplesMv, [](float mv) { return std::isfinite(mv); }))
                lines.push_back({&whole.predicted[k], static_cast<int>(k),
                    tr("%1, predicted").arg(printed.name()), true});
            lines.push_back({&printed, static_cast<int>(k), printed.name()});
        }
        draw(lines, static_cast<int>(whole.printed.size()), m_analysis.reconstruction->durationS);
    } else {
        const LeadLayout layout = layOut(m_analysis);
        for (const PlacedTrace& placed : layout.traces) {
            const LeadTrace& trace = m_analysis.leads[placed.trace];
            lines.push_back({&trace, placed.row,
                placed.rhythmStrip ? tr("%1 rhythm strip").arg(trace.name()) : trace.name()});
        }
        draw(lines, layout.rows, layout.durationS);
    }
    applyColors();
}

void TwelveLeadView::draw(const std::vector<Line>& lines, int rows, double durationS)
{
    const double pitch = rowPitchMm(rows);
    const double seconds = rows > 0 ? std::max(durationS, 2.5) : 10;
    double top = kTopMm, bottom = kBottomMm; // as much paper as the waves need
    for (const Line& line : lines) {
        for (const float sample : line.trace->samplesMv) {
            if (!std::isfinite(sample))
                continue;
            const double upMm = static_cast<double>(sample) * kMmPerMv;
            top = std::max(top, upMm + kEdgeMm - (line.row + 0.5) * pitch);
            bottom = std::max(bottom, -upMm + kEdgeMm - (rows - line.row - 0.5) * pitch);
        }
    }
    m_paperMm
        = QSizeF(kLeftMm + seconds * kMmPerS + 5, top + (rows > 0 ? rows : 4) * pitch + bottom);
    m_plot->xAxis->setRange(0, m_paperMm.width());
    m_plot->yAxis->setRange(0, m_paperMm.height());
    resizePaper(); // before there is anything to draw: it draws at once
    const auto baseline = [&](int row) { return m_paperMm.height() - top - (row + 0.5) * pitch; };
    for (int row = 0; row < rows; ++row)
        addPulse(baseline(row));
    for (const Line& line : lines) {
        if (!m_leadShown[static_cast<std::size_t>(index(line.trace->lead))])
            continue;
        addTrace(line, baseline(line.row));
        if (!line.isPredicted)
            addName(*line.trace, baseline(line.row) + kNameShare * pitch);
    }
    if (rows == 0)
        return;
    const QString scale = tr("25 mm/s   10 mm/mV");
    addText({kLeftMm, m_paperMm.height() - 2.5},
        m_predicted.isEmpty() ? scale
                              : tr("%1   pale: not printed, predicted from what was").arg(scale),
        /*bold=*/false);
}

void TwelveLeadView::addTrace(const Line& line, double baselineMm)
{
    const LeadTrace& trace = *line.trace;
    QCPGraph* graph = m_plot->addGraph();
    QVector<double> x;
    QVector<double> y;
    x.reserve(static_cast<qsizetype>(trace.samplesMv.size()));
    y.reserve(x.capacity());
    const double mmPerSample = kMmPerS / trace.sampleRateHz;
    const double startMm = kLeftMm + trace.startS * kMmPerS;
    for (const float mv : trace.samplesMv) {
        x << startMm + static_cast<double>(x.size()) * mmPerSample;
        y << baselineMm + static_cast<double>(mv) * kMmPerMv; // NaN makes a gap
    }
    graph->setData(x, y, /*alreadySorted=*/true);
    graph->setName(line.name);
    if (line.isPredicted)
        m_predicted.insert(graph);
}

void TwelveLeadView::addName(const LeadTrace& trace, double labelMm)
{
    const double startMm = kLeftMm + trace.startS * kMmPerS;
    auto* swatch = new QCPItemLine(m_plot);
    swatch->start->setCoords(startMm, labelMm);
    swatch->end->setCoords(startMm + 4.5, labelMm);
    QPen pen = leadPen(trace.lead, 2);
    if (isDark(palette()))
        pen.setColor(onDarkPaper(pen.color()));
    swatch->setPen(pen);
    addText({startMm + 5.5, labelMm}, trace.name(), /*bold=*/true);
}

void TwelveLeadView::addPulse(double baselineMm)
{
    QCPGraph* pulse = m_plot->addGraph();
    pulse->setData({1, 2.5, 2.5, 7.5, 7.5, 9},
        {baselineMm, baselineMm, baselineMm + kMmPerMv, baselineMm + kMmPerMv, baselineMm,
            baselineMm},
        /*alreadySorted=*/true);
}

void TwelveLeadView::addText(const QPointF& mm, const QString& text, bool bold)
{
    auto* item = new QCPItemText(m_plot);
    item->position->setCoords(mm);
    item->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    item->setText(text);
    QFont itemFont = font();
    itemFont.setBold(bold);
    item->setFont(itemFont);
    item->setClipToAxisRect(false);
}

void TwelveLeadView::applyColors()
{
    const PaperColors colors = paperColors(palette());
    m_plot->setBackground(colors.ground);
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        rulePaper(*axis, kStrongMm, colors);
        axis->grid()->setSubGridVisible(m_pxPerMm >= kLeastFinePxPerMm);
    }
    for (int i = 0; i < m_plot->graphCount(); ++i) {
        QColor ink = colors.ink;
        if (m_predicted.contains(m_plot->graph(i)))
            ink.setAlpha(kPaleAlpha);
        m_plot->graph(i)->setPen(QPen(ink, 1));
        m_plot->graph(i)->setAdaptiveSampling(true);
    }
    for (int i = 0; i < m_plot->itemCount(); ++i)
        if (auto* text = qobject_cast<QCPItemText*>(m_plot->item(i)))
            setTextColors(text, colors);
    QPalette around = palette();
    around.setColor(QPalette::Window, colors.ground);
    viewport()->setPalette(around);
    viewport()->setAutoFillBackground(true);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void TwelveLeadView::resizePaper()
{
    QSizeF room = maximumViewportSize();
    if (room.width() / m_paperMm.width() * m_paperMm.height() * m_zoom > room.height())
        room.rwidth() -= style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    // A short pane still shows the paper at full width and scrolls: small waves can't be read
    // otherwise.
    const double fitted = std::max(kMinFittedPxPerMm, room.width() / m_paperMm.width());
    m_pxPerMm = std::min(kMaxPxPerMm, fitted * m_zoom);
    const QSize size(static_cast<int>(m_paperMm.width() * m_pxPerMm),
        static_cast<int>(m_paperMm.height() * m_pxPerMm));
    if (m_plot->size() == size)
        return;
    m_plot->xAxis->grid()->setSubGridVisible(m_pxPerMm >= kLeastFinePxPerMm);
    m_plot->yAxis->grid()->setSubGridVisible(m_pxPerMm >= kLeastFinePxPerMm);
    m_plot->resize(size); // draws it anew
}

void TwelveLeadView::zoomBy(double factor)
{
    m_zoom = std::clamp(m_zoom * factor, 0.25, 8.0);
    resizePaper();
}

void TwelveLeadView::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    resizePaper();
}

void TwelveLeadView::wheelEvent(QWheelEvent* event)
{
    if (!(event->modifiers() & Qt::ControlModifier))
        return QScrollArea::wheelEvent(event);
    zoomBy(event->angleDelta().y() > 0 ? 1.15 : 1 / 1.15);
    event->accept();
}

void TwelveLeadView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(1.25);
    case Qt::Key_Minus:
        return zoomBy(0.8);
    case Qt::Key_0:
        return zoomBy(1 / m_zoom);
    default:
        QScrollArea::keyPressEvent(event);
    }
}

void TwelveLeadView::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        rebuild();
}

void TwelveLeadView::describe()
{
    QStringList names;
    for (const LeadTrace& trace : m_analysis.leads)
        names << tr("%1 from %L2 s to %L3 s")
                     .arg(trace.name())
                     .arg(trace.startS, 0, 'f', 1)
                     .arg(trace.startS
                             + static_cast<double>(trace.samplesMv.size()) / trace.sampleRateHz,
                         0, 'f', 1);
    QString text = names.isEmpty() ? tr("No lead has been read.") : names.join(u"; "_s);
    if (!m_predicted.isEmpty())
        text += tr(". Ten seconds of each lead are shown; what was not printed is predicted.");
    setAccessibleDescription(text);
}

} // namespace ecgscan
