// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"

#include <QLabel>

namespace ecgscan {

/// Measurements with their units, and what the analysis warns of. Unknown numbers are a dash.
class MeasurementsView : public QLabel {
    Q_OBJECT
public:
    explicit MeasurementsView(QWidget* parent = nullptr);
    void setAnalysis(const std::optional<Analysis>& analysis);
};

} // namespace ecgscan
