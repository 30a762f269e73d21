// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"

#include <QScrollArea>
#include <QSet>

#include <array>
#include <vector>

class QCustomPlot;
class QCPGraph;
class QCPItemLine;

namespace ecgscan {

/// The traced leads as plots on ECG paper: 25 mm/s across and 10 mm/mV up at one scale, whatever
/// the page had. Both axes of the plot are millimetres of that paper. Either as on the page, where
/// only what was printed and read is drawn, or ten seconds of each lead below one another, where
/// what was not printed is drawn paler, as it is predicted. Fits the width;
/// Ctrl+wheel, + and - zoom, 0 fits again.
class TwelveLeadView : public QScrollArea {
    Q_OBJECT
public:
    explicit TwelveLeadView(QWidget* parent = nullptr);

    void setAnalysis(const Analysis& analysis);
    void clear();
    void setLeadShown(Lead lead, bool shown);
    void setWhole(bool whole); ///< Ten seconds of each lead.

    double pxPerMm() const { return m_pxPerMm; } ///< The same across and up.

protected:
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    struct Line {
        const LeadTrace* trace;
        int row;
        QString name;
        bool isPredicted = false;
    };
    void draw(const std::vector<Line>& lines, int rows, double durationS);
    void addTrace(const Line& line, double baselineMm);
    void addName(const LeadTrace& trace, double labelMm);
    void addPulse(double baselineMm);
    void addText(const QPointF& mm, const QString& text, bool bold);
    void applyColors();
    void resizePaper();
    void zoomBy(double factor);
    void describe();

    QCustomPlot* m_plot; ///< Owned by the scroll area.
    Analysis m_analysis;
    QSizeF m_paperMm {1, 1};
    bool m_whole = false;
    double m_zoom = 1; ///< 1 fits the width.
    double m_pxPerMm = 1;
    std::array<bool, kLeadCount> m_leadShown;
    QSet<const QCPGraph*> m_predicted; ///< Lines of what was not printed.
};

} // namespace ecgscan
