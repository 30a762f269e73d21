// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/corrections.h"

#include <QWidget>

#include <array>

class QCPGraph;
class QCustomPlot;

namespace ecgscan {

class BoundaryHandle;

/// The usual beat of all leads over each other on ECG paper of 25 mm/s and 10 mm/mV, with a line
/// where each wave begins and ends in all of them together. As high as the beat needs at the width
/// that there is, up to a limit; then there is paper beside it. The lines of P onset, QRS and the
/// end of T can be moved, also those of waves that were not found; nothing is changed here, only
/// asked for. Hidden without a beat.
class UsualBeatView : public QWidget {
    Q_OBJECT
public:
    explicit UsualBeatView(QWidget* parent = nullptr);
    ~UsualBeatView() override;
    void setBeat(const std::optional<UsualBeat>& beat, const Corrections& corrections);
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int widthPx) const override;
    QSize sizeHint() const override;
    QSizeF boxPx() const; ///< Between strong lines, as drawn: 5 mm by 5 mm.
    void setEditable(bool editable);

Q_SIGNALS:
    // Seconds as in Corrections.
    void boundaryMoving(WaveBoundary boundary, double seconds); ///< Not yet let go.
    void boundaryMoved(WaveBoundary boundary, double seconds);
    void boundaryReset(WaveBoundary boundary);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuild();
    double pxPerMm(int widthPx, double heightPx) const; ///< That shows all, without the names.
    void fitPaper();
    QCPGraph* addLead(Lead lead, const LeadMeasurements& measured);
    void addMark(double ms);
    void addNames();
    void addName(double fromMs, double toMs, const QString& name);
    double shownMs(WaveBoundary boundary) const; ///< A likely place where nothing is known.
    void placeHandles();
    void describe();

    QCustomPlot* m_plot;
    std::array<BoundaryHandle*, kWaveBoundaries.size()> m_handles; ///< Children.
    std::optional<UsualBeat> m_beat;
    double m_fromMs = 0, m_toMs = 1, m_lowMv = 0, m_highMv = 1; ///< What must be seen.
    Corrections m_corrections;
    bool m_editable = false;
};

} // namespace ecgscan
