// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/usual_beat_view.h"

#include "widgets/boundary_handle.h"
#include "widgets/ecg_paper.h"
#include "widgets/lead_style.h"
#include "widgets/theme.h"

#include <qcustomplot.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

constexpr double kStrongMs = 200, kStrongMv = 0.5; ///< 5 mm at 25 mm/s and 10 mm/mV.
constexpr double kMmPerMs = 0.025, kMmPerMv = 10;
constexpr double kBesideMs = 80; ///< Shown before the first mark and behind the last.
constexpr double kLikelyMs[] = {-160, 0, 90, 400}; ///< Of boundaries that were not found.
constexpr double kLeastMv = 0.5; ///< Above and below the zero line.
constexpr double kBesideMv = 0.15; ///< Shown below the lowest sample and above the highest.
constexpr int kMostHeightPx = 300, kHintWidthPx = 300;
constexpr double kLineWidth = 1.2;

} // namespace

UsualBeatView::UsualBeatView(QWidget* parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot(this))
{
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_plot->axisRect()->setAutoMargins(QCP::msNone);
    m_plot->axisRect()->setMargins({});
    for (const WaveBoundary boundary : kWaveBoundaries) {
        auto* handle = new BoundaryHandle(boundary, this);
        m_handles[static_cast<std::size_t>(boundary)] = handle;
        connect(handle, &BoundaryHandle::moving, this, [this, boundary](double ms) {
            if (m_beat)
                Q_EMIT boundaryMoving(boundary, correctionS(*m_beat, ms));
        });
        connect(handle, &BoundaryHandle::moved, this, [this, boundary](double ms) {
            if (m_beat) // it may be taken away while a boundary is held
                Q_EMIT boundaryMoved(boundary, correctionS(*m_beat, ms));
        });
        connect(handle, &BoundaryHandle::reset, this,
            [this, boundary] { Q_EMIT boundaryReset(boundary); });
    }
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Usual beat"));
    rebuild();
}

UsualBeatView::~UsualBeatView()
{
    // Children outlive this body, and one that has the focus still lets go of what it moved.
    for (BoundaryHandle* handle : m_handles)
        handle->disconnect(this);
}

void UsualBeatView::setBeat(const std::optional<UsualBeat>& beat, const Corrections& corrections)
{
    m_beat = beat;
    m_corrections = corrections;
    rebuild();
}

void UsualBeatView::setEditable(bool editable)
{
    m_editable = editable;
    placeHandles();
}

void UsualBeatView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        rebuild();
}

double UsualBeatView::shownMs(WaveBoundary boundary) const
{
    return boundaryMs(*m_beat, m_corrections, boundary)
        .value_or(kLikelyMs[static_cast<std::size_t>(boundary)]);
}

void UsualBeatView::placeHandles()
{
    for (const WaveBoundary boundary : kWaveBoundaries) {
        BoundaryHandle* handle = m_handles[static_cast<std::size_t>(boundary)];
        const auto measured = m_beat ? measuredMs(*m_beat, boundary) : std::nullopt;
        handle->setVisible(m_beat && (m_editable || measured));
        if (!m_beat)
            continue;
        const QCPRange range = m_plot->xAxis->range();
        const double pxPerMs = width() / range.size();
        handle->set({shownMs(boundary), measured, boundaryRangeMs(*m_beat, m_corrections, boundary),
                        m_corrections[boundary].has_value()},
            {-range.lower * pxPerMs, pxPerMs, 1000 / m_beat->sampleRateHz});
        handle->setEnabled(m_editable && handle->isEnabled());
    }
}

void UsualBeatView::rebuild()
{
    m_plot->clearGraphs();
    m_plot->clearItems();
    describe();
    setVisible(m_beat.has_value());
    if (!m_beat)
        return placeHandles();
    const PaperColors colors = paperColors(palette());
    m_plot->setBackground(colors.ground);
    rulePaper(*m_plot->xAxis, kStrongMs, colors);
    rulePaper(*m_plot->yAxis, kStrongMv, colors);
    m_fromMs = shownMs(WaveBoundary::pOnset) - kBesideMs;
    m_toMs = shownMs(WaveBoundary::tOffset) + kBesideMs;
    double low = -kLeastMv, high = kLeastMv;
    for (const auto& [lead, measured] : m_beat->leads) {
        const QCPGraph* const graph = addLead(lead, measured);
        bool isKnown = false;
        const QCPRange range = graph->getValueRange(isKnown, QCP::sdBoth, {m_fromMs, m_toMs});
        if (!isKnown)
            continue;
        low = std::min(low, range.lower);
        high = std::max(high, range.upper);
    }
    m_lowMv = low - kBesideMv;
    m_highMv = high + kBesideMv;
    if (m_beat->pOffsetMs)
        addMark(*m_beat->pOffsetMs);
    addNames();
    updateGeometry();
    fitPaper();
}

double UsualBeatView::pxPerMm(int widthPx, double heightPx) const
{
    return std::min(
        widthPx / (kMmPerMs * (m_toMs - m_fromMs)), heightPx / (kMmPerMv * (m_highMv - m_lowMv)));
}

int UsualBeatView::heightForWidth(int widthPx) const
{
    const double namesPx = fontMetrics().height(); // they stand above
    return static_cast<int>(
        namesPx + pxPerMm(widthPx, kMostHeightPx - namesPx) * kMmPerMv * (m_highMv - m_lowMv));
}

QSize UsualBeatView::sizeHint() const
{
    return {kHintWidthPx, heightForWidth(kHintWidthPx)};
}

/// The same pixels a millimetre across and up.
void UsualBeatView::fitPaper()
{
    m_plot->setGeometry(rect());
    const double scale = pxPerMm(width(), height() - fontMetrics().height());
    if (!(scale > 0))
        return;
    const double halfMs = width() / scale / kMmPerMs / 2, middleMs = (m_fromMs + m_toMs) / 2;
    m_plot->xAxis->setRange(middleMs - halfMs, middleMs + halfMs);
    m_plot->yAxis->setRange(m_lowMv, m_lowMv + height() / scale / kMmPerMv);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
    placeHandles();
}

void UsualBeatView::addNames()
{
    using enum WaveBoundary;
    const auto known
        = [this](WaveBoundary boundary) { return boundaryMs(*m_beat, m_corrections, boundary); };
    const auto pOn = known(pOnset);
    if (pOn && m_beat->pOffsetMs)
        addName(*pOn, *m_beat->pOffsetMs, u"P"_s);
    addName(*known(qrsOnset), *known(qrsOffset), u"QRS"_s);
    if (const auto tOff = known(tOffset))
        addName(*known(qrsOffset), *tOff, u"ST-T"_s);
}

void UsualBeatView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitPaper();
}

QSizeF UsualBeatView::boxPx() const
{
    return {m_plot->xAxis->coordToPixel(kStrongMs) - m_plot->xAxis->coordToPixel(0),
        m_plot->yAxis->coordToPixel(0) - m_plot->yAxis->coordToPixel(kStrongMv)};
}

QCPGraph* UsualBeatView::addLead(Lead lead, const LeadMeasurements& measured)
{
    QVector<double> x, y;
    for (std::size_t k = 0; k < measured.samplesMv.size(); ++k) {
        x.append(m_beat->firstMs + 1000 * static_cast<double>(k) / m_beat->sampleRateHz);
        y.append(static_cast<double>(measured.samplesMv[k])); // NaN leaves a gap
    }
    QCPGraph* graph = m_plot->addGraph();
    graph->setData(x, y, /*alreadySorted=*/true);
    QPen pen = leadPen(lead, kLineWidth);
    if (isDark(palette()))
        pen.setColor(onDarkPaper(pen.color()));
    graph->setPen(pen);
    return graph;
}

void UsualBeatView::addMark(double ms)
{
    auto* mark = new QCPItemStraightLine(m_plot);
    mark->point1->setCoords(ms, 0);
    mark->point2->setCoords(ms, 1);
    QPen pen(paperColors(palette()).ink, 1, Qt::DashLine);
    mark->setPen(pen);
}

void UsualBeatView::addName(double fromMs, double toMs, const QString& name)
{
    auto* text = new QCPItemText(m_plot);
    text->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    text->position->setCoords((fromMs + toMs) / 2, 0.01);
    text->setPositionAlignment(Qt::AlignHCenter | Qt::AlignTop);
    text->setText(name);
    text->setFont(font());
    text->setColor(paperColors(palette()).text);
}

void UsualBeatView::describe()
{
    if (!m_beat) {
        setAccessibleDescription({});
        return;
    }
    QStringList ends;
    for (const WaveBoundary boundary : kWaveBoundaries) {
        if (const auto ms = boundaryMs(*m_beat, m_corrections, boundary))
            ends.append((m_corrections[boundary] ? tr("%1 at %L2 ms by hand") : tr("%1 at %L2 ms"))
                    .arg(boundaryName(boundary))
                    .arg(*ms, 0, 'f', 0));
    }
    setAccessibleDescription(ends.join(u"; "_s));
    setToolTip(tr("The median of the beats that look like most others, all leads over each other. "
                  "Lines: where waves begin and end in all leads together (%1). Dashed lines were "
                  "measured, solid ones put by hand; dotted ones mark what was not found. As on "
                  "paper at 25 mm/s and 10 mm/mV; a strong line every 0.2 s and 0.5 mV.")
            .arg(accessibleDescription()));
}

} // namespace ecgscan
