// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"

#include <memory>
#include <vector>

namespace ecgscan {

/// Where one printed stretch is drawn: row counts from the top.
struct PlacedTrace {
    std::size_t trace = 0; ///< Index into Analysis::leads.
    int row = 0;
    bool rhythmStrip = false;
};

struct LeadLayout {
    std::vector<PlacedTrace> traces;
    int rows = 0;
    double durationS = 0; ///< End of the last stretch.
};

/// Rows as on the page: stretches of one column (same start) from the top down, then the rhythm
/// strips. A stretch is a rhythm strip when it lasts longer than 1.5 times the median one.
LeadLayout layOut(const Analysis& analysis);

/// Leads over the whole recording, in the order of kLeads: what was printed, and what was not; NaN
/// where the other has samples.
struct WholeLeads {
    std::vector<LeadTrace> printed, predicted;
};

WholeLeads wholeLeads(const Reconstruction& reconstruction);

/// How the leads stand on the paper: as on the page (rhythm strips and all), in rows and columns of
/// successive seconds with II below the first of them, or one lead alone.
enum class LeadFormat { asPrinted, threeByFour, sixByTwo, twelveByOne, oneLead };

struct DrawnTrace {
    std::shared_ptr<const LeadTrace> trace; ///< Without its path. Samples may all be NaN, or none.
    int row = 0;
    bool isRhythmStrip = false;
    bool isPredicted = false; ///< What was not printed; what was is an entry of its own.
};

struct DrawnLeads {
    std::vector<DrawnTrace> traces;
    int rows = 0;
    double durationS = 0;
};

/// `alone` is the lead of LeadFormat::oneLead. Where there is no reconstruction, formats other than
/// the page's show what was printed, of each lead the longest stretch.
DrawnLeads drawnLeads(const Analysis& analysis, LeadFormat format, Lead alone);

} // namespace ecgscan
