// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/twelve_lead_view.h"

#include "model/core/lead_layout.h"
#include "widgets/ecg_paper.h"
#include "widgets/lead_style.h"
#include "widgets/theme.h"

#include <QLabel>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <tuple>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

constexpr double kFittedMmPerS = 25; ///< At another speed the paper is longer or shorter.
constexpr double kUsualMmPerMv = 10; ///< Rows lie farther apart at a larger gain.
constexpr double kLeftMm = 10; // room for the pulse
constexpr double kRightMm = 5;
constexpr double kTopMm = 7.5;
constexpr double kBottomMm = 7.5;
constexpr double kEdgeMm = 2; // of paper beyond a wave
constexpr double kStrongMm = 5;
constexpr double kMinFittedPxPerMm = 2.2, kLeastFinePxPerMm = 2.2;
constexpr double kMaxPxPerMm = 14;
constexpr double kMostPx = 24e6; ///< Of the whole paper.
constexpr int kPaleAlpha = 150;
constexpr double kNameShare = 0.43; // above the baseline, of the rows' distance
constexpr int kScaleMarginPx = 6;
constexpr double kNearWaveS = 0.04; ///< So much of a wave counts where the pointer is.

bool hasPrediction(const DrawnTrace& drawn)
{
    return drawn.isPredicted;
}

} // namespace

TwelveLeadView::TwelveLeadView(QWidget* parent)
    : QScrollArea(parent)
    , m_plot(new QCustomPlot)
    , m_scale(new QLabel(this))
    , m_calipers(nullptr)
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
    m_scale->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_scale->setContentsMargins(6, 2, 6, 2);
    m_scale->setAutoFillBackground(true);
    m_calipers = new CaliperOverlay(*this, this);
    setAccessibleName(tr("Traced leads on ECG paper"));
    rebuild();
}

void TwelveLeadView::setAnalysis(const Analysis& analysis)
{
    m_analysis = analysis;
    rebuild();
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

void TwelveLeadView::setFormat(LeadFormat format)
{
    if (m_format == format)
        return;
    m_format = format;
    m_zoom = 1;
    rebuild();
}

void TwelveLeadView::setLeadAlone(Lead lead)
{
    m_alone = lead;
    if (m_format == LeadFormat::oneLead)
        rebuild();
}

void TwelveLeadView::setPaper(double mmPerS, double mmPerMv)
{
    m_mmPerS = mmPerS;
    m_mmPerMv = mmPerMv;
    rebuild();
}

QString TwelveLeadView::scaleText() const
{
    return tr("%L1 mm/s   %L2 mm/mV   no filter").arg(m_mmPerS).arg(m_mmPerMv);
}

double TwelveLeadView::rowPitchMm() const
{
    const double usual = m_rows > 6 ? 15 : m_rows > 4 ? 20 : 25;
    return usual * std::max(1.0, m_mmPerMv / kUsualMmPerMv);
}

double TwelveLeadView::xMm(double seconds) const
{
    return kLeftMm + seconds * m_mmPerS;
}

void TwelveLeadView::rebuild()
{
    m_plot->clearPlottables();
    m_plot->clearItems();
    m_lines.clear();
    m_calipers->clear();
    DrawnLeads drawn = drawnLeads(m_analysis, m_format, m_alone);
    for (DrawnTrace& trace : drawn.traces)
        m_lines.push_back({std::move(trace)});
    m_rows = drawn.rows;
    measurePaper(drawn.durationS);
    m_plot->xAxis->setRange(0, m_paperMm.width());
    m_plot->yAxis->setRange(0, m_paperMm.height());
    resizePaper(); // before there is anything to draw: it draws at once
    const double pitch = rowPitchMm();
    const auto baseline
        = [&](int row) -> double { return m_paperMm.height() - m_topMm - (row + 0.5) * pitch; };
    for (int row = 0; row < m_rows; ++row)
        addPulse(baseline(row));
    for (Line& line : m_lines) {
        line.baselineMm = baseline(line.drawn.row);
        // One lead alone was asked for by its name.
        if (!m_leadShown[static_cast<std::size_t>(index(line.drawn.trace->lead))]
            && m_format != LeadFormat::oneLead)
            continue;
        addTrace(line);
        if (!line.drawn.isPredicted)
            addName(line);
    }
    applyColors();
    placeScale();
    describe();
}

/// As much paper as the waves need.
void TwelveLeadView::measurePaper(double durationS)
{
    const double pitch = rowPitchMm();
    const double seconds = m_rows > 0 ? std::max(durationS, 2.5) : 10;
    double bottom = kBottomMm;
    m_topMm = kTopMm;
    for (const Line& line : m_lines) {
        const int row = line.drawn.row;
        for (const float sample : line.drawn.trace->samplesMv) {
            if (!std::isfinite(sample))
                continue;
            const double upMm = static_cast<double>(sample) * m_mmPerMv;
            m_topMm = std::max(m_topMm, upMm + kEdgeMm - (row + 0.5) * pitch);
            bottom = std::max(bottom, -upMm + kEdgeMm - (m_rows - row - 0.5) * pitch);
        }
    }
    m_paperMm = QSizeF(kLeftMm + seconds * m_mmPerS + kRightMm,
        m_topMm + (m_rows > 0 ? m_rows : 4) * pitch + bottom);
    m_fittedMm = kLeftMm + seconds * kFittedMmPerS + kRightMm;
}

void TwelveLeadView::addTrace(Line& line)
{
    const LeadTrace& trace = *line.drawn.trace;
    line.graph = m_plot->addGraph();
    QVector<double> x;
    QVector<double> y;
    x.reserve(static_cast<qsizetype>(trace.samplesMv.size()));
    y.reserve(x.capacity());
    const double mmPerSample = m_mmPerS / trace.sampleRateHz;
    for (const float mv : trace.samplesMv) {
        x << xMm(trace.startS) + static_cast<double>(x.size()) * mmPerSample;
        y << line.baselineMm + static_cast<double>(mv) * m_mmPerMv; // NaN makes a gap
    }
    line.graph->setData(x, y, /*alreadySorted=*/true);
    const QString name
        = line.drawn.isRhythmStrip ? tr("%1 rhythm strip").arg(trace.name()) : trace.name();
    line.graph->setName(line.drawn.isPredicted ? tr("%1, predicted").arg(name) : name);
}

void TwelveLeadView::addName(const Line& line)
{
    const LeadTrace& trace = *line.drawn.trace;
    const QPointF at(xMm(trace.startS), line.baselineMm + kNameShare * rowPitchMm());
    auto* swatch = new QCPItemLine(m_plot);
    swatch->start->setCoords(at);
    swatch->end->setCoords(at + QPointF(4.5, 0));
    QPen pen = leadPen(trace.lead, 2);
    if (isDark(palette()))
        pen.setColor(onDarkPaper(pen.color()));
    swatch->setPen(pen);
    auto* name = new QCPItemText(m_plot);
    name->position->setCoords(at + QPointF(5.5, 0));
    name->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    name->setText(trace.name());
    QFont bold = font();
    bold.setBold(true);
    name->setFont(bold);
    name->setClipToAxisRect(false);
}

void TwelveLeadView::addPulse(double baselineMm)
{
    QCPGraph* pulse = m_plot->addGraph();
    pulse->setData({1, 2.5, 2.5, 7.5, 7.5, 9},
        {baselineMm, baselineMm, baselineMm + m_mmPerMv, baselineMm + m_mmPerMv, baselineMm,
            baselineMm},
        /*alreadySorted=*/true);
}

void TwelveLeadView::applyColors()
{
    const PaperColors colors = paperColors(palette());
    m_plot->setBackground(colors.ground);
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        rulePaper(*axis, kStrongMm, colors);
        axis->grid()->setSubGridVisible(m_pxPerMm >= kLeastFinePxPerMm);
    }
    for (int i = 0; i < m_plot->graphCount(); ++i)
        m_plot->graph(i)->setPen(QPen(colors.ink, 1));
    QPen predicted(colors.ink, 1);
    predicted.setColor(QColor(colors.ink.red(), colors.ink.green(), colors.ink.blue(), kPaleAlpha));
    predicted.setDashPattern({4, 3});
    for (const Line& line : m_lines) {
        if (line.graph && line.drawn.isPredicted)
            line.graph->setPen(predicted);
    }
    QColor under = colors.ground; // keeps a name readable where a wave runs under it
    under.setAlpha(190);
    for (int i = 0; i < m_plot->itemCount(); ++i) {
        if (auto* text = qobject_cast<QCPItemText*>(m_plot->item(i))) {
            text->setColor(colors.text);
            text->setBrush(under);
        }
    }
    QPalette around = palette();
    around.setColor(QPalette::Window, colors.ground);
    viewport()->setPalette(around);
    viewport()->setAutoFillBackground(true);
    around.setColor(QPalette::WindowText, colors.text);
    m_scale->setPalette(around);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void TwelveLeadView::resizePaper()
{
    QSizeF room = maximumViewportSize();
    if (room.width() / m_fittedMm * m_paperMm.height() * m_zoom > room.height())
        room.rwidth() -= style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    // A short pane still shows the paper at full width and scrolls: small waves can't be read
    // otherwise.
    double fitted = std::max(kMinFittedPxPerMm, room.width() / m_fittedMm);
    if (m_format == LeadFormat::oneLead)
        fitted = std::max(fitted,
            (room.height() - style()->pixelMetric(QStyle::PM_ScrollBarExtent))
                / m_paperMm.height());
    m_pxPerMm = std::min({kMaxPxPerMm, fitted * m_zoom,
        std::sqrt(kMostPx / (m_paperMm.width() * m_paperMm.height()))});
    const QSize size(static_cast<int>(m_paperMm.width() * m_pxPerMm),
        static_cast<int>(m_paperMm.height() * m_pxPerMm));
    if (m_plot->size() == size)
        return;
    m_plot->xAxis->grid()->setSubGridVisible(m_pxPerMm >= kLeastFinePxPerMm);
    m_plot->yAxis->grid()->setSubGridVisible(m_pxPerMm >= kLeastFinePxPerMm);
    m_plot->resize(size); // draws it anew
    m_calipers->update();
}

/// The scale is written where it is seen however the paper is scrolled.
void TwelveLeadView::placeScale()
{
    QString text = scaleText();
    if (std::ranges::any_of(m_lines, hasPrediction, &Line::drawn))
        text += u"   "_s + tr("dashed: not printed, predicted from what was");
    m_scale->setText(text);
    m_scale->setVisible(!m_lines.empty());
    m_scale->adjustSize();
    const QRect seen = viewport()->geometry();
    m_scale->move(
        seen.left() + kScaleMarginPx, seen.bottom() - m_scale->height() - kScaleMarginPx + 1);
    m_scale->raise();
    m_calipers->raise();
}

QTransform TwelveLeadView::canvasToViewport() const
{
    const QPointF origin = m_plot->pos();
    return QTransform(
        m_pxPerMm, 0, 0, -m_pxPerMm, origin.x(), origin.y() + m_paperMm.height() * m_pxPerMm);
}

/// First what is known at that moment, then the wave that is nearest, then its zero line.
const TwelveLeadView::Line* TwelveLeadView::lineAt(QPointF mm) const
{
    const Line* nearest = nullptr;
    std::tuple<int, double, double> least;
    const double seconds = (mm.x() - kLeftMm) / m_mmPerS;
    for (const Line& line : m_lines) {
        if (!line.graph)
            continue;
        const LeadTrace& trace = *line.drawn.trace;
        const auto count = static_cast<int>(trace.samplesMv.size());
        const auto around = static_cast<int>(std::lround(kNearWaveS * trace.sampleRateHz));
        const auto middle
            = static_cast<int>(std::lround((seconds - trace.startS) * trace.sampleRateHz));
        const double zero = std::abs(mm.y() - line.baselineMm);
        std::optional<double> low, high;
        for (int k = std::max(0, middle - around); k <= std::min(count - 1, middle + around); ++k) {
            const double mv = static_cast<double>(trace.samplesMv[static_cast<std::size_t>(k)]);
            if (!std::isfinite(mv))
                continue;
            low = std::min(low.value_or(mv), mv);
            high = std::max(high.value_or(mv), mv);
        }
        double away = zero;
        if (low)
            away = std::max({0.0, line.baselineMm + *low * m_mmPerMv - mm.y(),
                mm.y() - line.baselineMm - *high * m_mmPerMv});
        const bool isBeside = middle < 0 || middle >= count;
        const std::tuple own(isBeside ? 2 : low ? 0 : 1, away, zero);
        if (nearest && own > least)
            continue;
        least = own;
        nearest = &line;
    }
    return nearest;
}

std::optional<CaliperFrame> TwelveLeadView::frameAt(QPointF mm) const
{
    const Line* line = lineAt(mm);
    if (!line)
        return std::nullopt;
    CaliperFrame frame;
    frame.trace = line->drawn.trace;
    const QPointF scale(m_mmPerS, m_mmPerMv), zero(kLeftMm, line->baselineMm);
    frame.toCanvas = [scale, zero](QPointF value) {
        return zero + QPointF(value.x() * scale.x(), value.y() * scale.y());
    };
    frame.toValue = [scale, zero](QPointF at) {
        return QPointF((at.x() - zero.x()) / scale.x(), (at.y() - zero.y()) / scale.y());
    };
    frame.stepS = 1 / frame.trace->sampleRateHz;
    frame.isPredicted = line->drawn.isPredicted;
    return frame;
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
    placeScale();
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

void TwelveLeadView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const Line* line = lineAt(canvasToViewport().inverted().map(event->position())))
        Q_EMIT leadActivated(line->drawn.trace->lead);
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
    bool isPredicted = false;
    for (const Line& line : m_lines) {
        const LeadTrace& trace = *line.drawn.trace;
        isPredicted = isPredicted || line.drawn.isPredicted;
        if (line.graph && !line.drawn.isPredicted)
            names << tr("%1 from %L2 s to %L3 s")
                         .arg(trace.name())
                         .arg(trace.startS, 0, 'f', 1)
                         .arg(trace.startS
                                 + static_cast<double>(trace.samplesMv.size()) / trace.sampleRateHz,
                             0, 'f', 1);
    }
    QString text = names.isEmpty() ? tr("No lead has been read.") : names.join(u"; "_s);
    if (!m_lines.empty())
        text += u". "_s + scaleText();
    if (isPredicted)
        text += u". "_s + tr("What was not printed is predicted.");
    setAccessibleDescription(text);
}

} // namespace ecgscan
