// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"

namespace ecgscan {

/// Intervals and axes of the usual beat of what was printed, added to the rhythm that
/// measureRhythm() found. What can't be measured stays unknown: PR and P where no P wave is
/// repeated before each beat (atrial fibrillation), QT where T does not end before the next beat,
/// everything where fewer than two beats are alike. recording: 500 Hz. About 10 ms.
///
/// PR is from the onset of P to that of the QRS, QT from the onset of the QRS to the end of T, in
/// all leads together. QTc with RR in seconds: Bazett QT / sqrt(RR), Fridericia QT / cbrt(RR),
/// Framingham QT + 154 ms (1 - RR), Hodges QT + 1.75 ms (rate - 60). Axes: from the net areas A of
/// I and aVF, atan2(2 A(aVF), sqrt(3) A(I)), since an augmented lead is shorter than a bipolar one
/// (Novosel et al., Croat Med J 1999). The areas of QRS and ST-T are about the level just before
/// the QRS, that of P about the line between its ends.
Measurements measureIntervals(const Reconstruction& recording, Measurements rhythm);

} // namespace ecgscan
