// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/measurements.h"

#include <QWidget>

class QCPGraph;
class QCustomPlot;

namespace ecgscan {

/// The usual beat of all leads over each other on ECG paper of 25 mm/s and 10 mm/mV, with a line
/// where each wave begins and ends in all of them together. As high as the beat needs at the width
/// that there is, up to a limit; then there is paper beside it. Hidden without a beat.
class UsualBeatView : public QWidget {
    Q_OBJECT
public:
    explicit UsualBeatView(QWidget* parent = nullptr);
    void setBeat(const std::optional<UsualBeat>& beat);
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int widthPx) const override;
    QSize sizeHint() const override;
    QSizeF boxPx() const; ///< Between strong lines, as drawn: 5 mm by 5 mm.

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuild();
    double pxPerMm(int widthPx, double heightPx) const; ///< That shows all, without the names.
    void fitPaper();
    QCPGraph* addLead(Lead lead, const LeadMeasurements& measured);
    void addMark(double ms);
    void addName(double fromMs, double toMs, const QString& name);
    void describe();

    QCustomPlot* m_plot;
    std::optional<UsualBeat> m_beat;
    double m_fromMs = 0, m_toMs = 1, m_lowMv = 0, m_highMv = 1; ///< What must be seen.
};

} // namespace ecgscan
