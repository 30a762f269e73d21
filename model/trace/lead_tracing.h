// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/trace/page_layout.h"
#include "model/trace/page_scale.h"
#include "model/trace/pen_line.h"

#include <vector>

namespace ecgscan {

/// The samples of every stretch, in the layout's order, from its pen's line. pathPx is on the flat
/// page that the map was made from. 0 mV is the foot of the row's pulse; where there is none, or
/// the stretch was printed with an offset of its own, the level where the trace dwells.
std::vector<LeadTrace> sampleLeads(const InkMap& map, const PagePrint& print,
    const PageLayout& layout, const PageScale& scale, std::vector<PenLine> pens);

/// Calls a trace another lead, which may have been printed with another gain.
void rename(LeadTrace& trace, Lead lead, const PageScale& scale);

/// Takes what is not trace out of the map: letters of lead names, ticks between columns, pulses.
void eraseLabels(
    InkMap& map, const PrintMarks& marks, const PagePrint& print, const PageLayout& layout);

/// Gives every rhythm strip the name of the lead whose stretch it repeats, where its waveform says
/// so more clearly than its printed name was read; a name that was read must be far off. leads are
/// in the order of layout.stretches.
/// A strip that gets the name of a lead with another gain is scaled to it.
void nameStripsByShape(
    const PageLayout& layout, const PageScale& scale, std::vector<LeadTrace>& leads);

} // namespace ecgscan
