// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"

#include <QWidget>

class QLabel;

namespace ecgscan {

class UsualBeatView;

/// Measurements with their units, the usual beat, what lies outside of the limits for the person's
/// age and sex, amplitudes lead by lead, and what the analysis warns of. Unknown numbers are a
/// dash; the tool tip says why.
class MeasurementsView : public QWidget {
    Q_OBJECT
public:
    explicit MeasurementsView(QWidget* parent = nullptr);
    void setAnalysis(const std::optional<Analysis>& analysis);
    /// Of whom: the limits depend on it.
    void setFields(const CaseFields& fields);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();

    QLabel* m_numbers;
    UsualBeatView* m_beat;
    QLabel* m_notes;
    std::optional<Analysis> m_analysis;
    CaseFields m_fields;
};

} // namespace ecgscan
