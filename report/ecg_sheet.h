// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "report/report_sheet.h"

namespace ecgscan {

inline constexpr double kReportMmPerS = 25, kReportMmPerMv = 10;

/// How wide the paper of so many seconds is, with the pulse before them.
double ecgPaperWidthMm(double seconds);

/// The leads in rows as on the page, at 25 mm/s and 10 mm/mV true to scale, whatever the page had,
/// with a frame below them that is 100 mm wide and 10 mm high on a print of the right size. Only
/// what was printed and read is drawn. Begins at the sheet's yMm where the paper fits there, goes
/// on below itself where the recording is longer than the sheet is wide. Rows come closer before
/// anything is scaled.
void drawEcg(ReportSheet& sheet, const Analysis& analysis);

/// Of the first stretch, with its frame; 0: there are no leads.
double ecgHeightMm(const ReportSheet& sheet, const Analysis& analysis);

} // namespace ecgscan
