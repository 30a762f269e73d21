// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/measurements.h"

#include <QWidget>

class QCPGraph;
class QCustomPlot;

namespace ecgscan {

/// The usual beat of all leads over each other on ECG paper, with a line where each wave begins
/// and ends in all of them together. Empty without a beat.
class UsualBeatView : public QWidget {
    Q_OBJECT
public:
    explicit UsualBeatView(QWidget* parent = nullptr);
    void setBeat(const std::optional<UsualBeat>& beat);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    QCPGraph* addLead(Lead lead, const LeadMeasurements& measured);
    void addMark(double ms);
    void addName(double fromMs, double toMs, const QString& name);
    void describe();

    QCustomPlot* m_plot;
    std::optional<UsualBeat> m_beat;
};

} // namespace ecgscan
