// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "widgets/caliper_overlay.h"
#include "model/core/lead_layout.h"

#include <QScrollArea>

#include <array>
#include <vector>

class QCustomPlot;
class QCPGraph;
class QLabel;

namespace ecgscan {

/// The traced leads as plots on ECG paper at one scale, whatever the page had; it is always written
/// in the lower left corner, as is that nothing is filtered. Both axes of the plot are millimetres
/// of that paper, so squares are square. What was not printed is dashed and paler, as it is
/// predicted. Ten seconds at 25 mm/s fit the width, and one lead alone also the height; Ctrl+wheel,
/// + and - zoom, 0 fits again.
class TwelveLeadView : public QScrollArea, private CaliperGround {
    Q_OBJECT
public:
    explicit TwelveLeadView(QWidget* parent = nullptr);

    void setAnalysis(const Analysis& analysis);
    void clear();
    void setLeadShown(Lead lead, bool shown);
    void setFormat(LeadFormat format);
    void setLeadAlone(Lead lead); ///< That LeadFormat::oneLead shows.
    void setPaper(double mmPerS, double mmPerMv);

    LeadFormat format() const { return m_format; }
    double pxPerMm() const { return m_pxPerMm; } ///< The same across and up.
    QString scaleText() const; ///< As written: "25 mm/s   10 mm/mV   no filter".
    CaliperOverlay* calipers() const { return m_calipers; }

Q_SIGNALS:
    void leadActivated(Lead lead); ///< By a double click.

protected:
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Line {
        DrawnTrace drawn;
        double baselineMm = 0;
        QCPGraph* graph = nullptr; ///< Owned by the plot; null while the lead is hidden.
    };

    QTransform canvasToViewport() const override; ///< The canvas is mm, y up.
    std::optional<CaliperFrame> frameAt(QPointF mm) const override;
    const Line* lineAt(QPointF mm) const;
    void rebuild();
    void measurePaper(double durationS);
    double rowPitchMm() const;
    double xMm(double seconds) const;
    void addTrace(Line& line);
    void addName(const Line& line);
    void addPulse(double baselineMm);
    void applyColors();
    void resizePaper();
    void placeScale();
    void zoomBy(double factor);
    void describe();

    QCustomPlot* m_plot; ///< Owned by the scroll area.
    QLabel* m_scale; ///< Over the viewport.
    CaliperOverlay* m_calipers;
    Analysis m_analysis;
    LeadFormat m_format = LeadFormat::asPrinted;
    Lead m_alone = Lead::II;
    double m_mmPerS = 25, m_mmPerMv = 10;
    std::vector<Line> m_lines; ///< The predicted part of a lead before its printed one.
    int m_rows = 0;
    QSizeF m_paperMm {1, 1};
    double m_topMm = 0; ///< From the paper's edge to the first row.
    double m_fittedMm = 1; ///< Width that the view is made to hold.
    double m_zoom = 1; ///< 1 fits.
    double m_pxPerMm = 1;
    std::array<bool, kLeadCount> m_leadShown;
};

} // namespace ecgscan
