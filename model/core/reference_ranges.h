// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/case.h"
#include "model/core/measurements.h"

namespace ecgscan {

/// Of a person of that age and sex; where the limit depends on what is not known, the less strict
/// one holds. Up to 16 years only what has limits for children is said, of a paced rhythm nothing
/// but its rate, of a QRS of 120 ms or more nothing of voltages, ST and QT, of an irregular rhythm
/// nothing of QT. Limits: ACC/AHA/HRS guidelines on supraventricular tachycardia (2015) and
/// bradycardia (2018) for the rate; AHA/ACCF/HRS recommendations for the interpretation of the ECG,
/// parts III (Surawicz et al. 2009: QRS, axis), IV (Rautaharju et al. 2009: QT) and V (Hancock et
/// al. 2009: P); Surawicz and Knilans 2008 (low voltage); Sokolow and Lyon 1949; Casale et al.
/// 1985; Zema and Kligfield 1982 (R progression); Thygesen et al. 2018 (ST, leads side by side).
std::vector<RangeRemark> remarksOn(
    const Measurements& measurements, const std::optional<int>& ageYears, Sex sex);

} // namespace ecgscan
