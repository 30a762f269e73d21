// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"

#include <QWidget>

class QLabel;

namespace ecgscan {

class UsualBeatView;

/// Measurements with their units, the usual beat, what lies outside of the limits for the person's
/// age and sex, amplitudes lead by lead, and what the analysis warns of. Numbers between wave
/// boundaries that a person moved are told as corrected by hand, beside what was measured, also
/// while a boundary moves. Unknown numbers are a dash; the tool tip says why.
class MeasurementsView : public QWidget {
    Q_OBJECT
public:
    explicit MeasurementsView(QWidget* parent = nullptr);
    void setAnalysis(const std::optional<Analysis>& analysis);
    /// Of whom: the limits depend on it.
    void setFields(const CaseFields& fields);
    void setCorrections(const Corrections& corrections);
    void setEditable(bool editable); ///< Whether wave boundaries can be moved.

Q_SIGNALS:
    // Seconds as in Corrections.
    void boundaryMoved(WaveBoundary boundary, double seconds);
    void boundaryReset(WaveBoundary boundary);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void fillNumbers(const Corrections& corrections);

    QLabel* m_numbers;
    UsualBeatView* m_beat;
    QLabel* m_notes;
    std::optional<Analysis> m_analysis;
    CaseFields m_fields;
    Corrections m_corrections;
};

} // namespace ecgscan
