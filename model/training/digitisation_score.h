// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/core/ecg.h"

#include <vector>

namespace ecgscan {

/// One page's score: SNR over all its printed segments, 10 log10(sum r^2 / sum (r - e)^2), each
/// segment after the best shift within 0.2 s and without its mean difference; a segment that was
/// not read counts as zeros, a refused page as 0 dB.
struct PageScore {
    double snrDb = 0;
    double ratio = 1; ///< sum r^2 / sum (r - e)^2, capped at 1e6.
    int segments = 0, segmentsFound = 0;
    int leadsRight = 0; ///< Of twelve: a segment of the lead reaches more than 0 dB.
    bool found = false, layoutRight = false;
};

/// The printed segments of a recording: each run of known samples of each lead.
std::vector<LeadTrace> segmentsOf(const Ecg& ecg);

/// truth: printed segments with samples in mV. read: what was traced; a segment is compared with
/// the traced stretch of its lead that overlaps it longest (a strip counts for its lead's column
/// too).
PageScore scorePage(const std::vector<LeadTrace>& truth, const Analysis& read);

struct ScoreSummary {
    std::size_t pages = 0;
    double medianDb = 0, tenthDb = 0;
    double pooledDb = 0; ///< 10 log10 of the mean ratio.
    double refused = 0, layoutRight = 0; ///< Shares.
};
ScoreSummary summarise(const std::vector<PageScore>& scores);

} // namespace ecgscan
