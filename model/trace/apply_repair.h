// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/trace/page_scale.h"

#include <vector>

namespace ecgscan {

/// Corrections of a person, each with the stretch whose ink is nearest to it. Matched once, before
/// anything is corrected, and carried out in steps. Own method.
class StretchRepairs {
public:
    /// leads: pathPx on the original picture. reachPx: from a correction to its stretch.
    StretchRepairs(const std::vector<TraceRepair>& repairs, const std::vector<LeadTrace>& leads,
        double reachPx);

    /// Names, and the samples of a lead that has another gain. The same stretches in the same
    /// order, wherever their pathPx is.
    void correctNames(std::vector<LeadTrace>& leads, const PageScale& scale) const;
    bool hasNames() const; ///< Some stretch has another name now.
    /// Parts and baselines. pathPx on the original picture of pxPerMm.
    void correctInk(std::vector<LeadTrace>& leads, const PageScale& scale, double pxPerMm) const;
    void dropRemoved(std::vector<LeadTrace>& leads) const;
    /// How many corrections belong to nothing that is on the page any more.
    int unmatched() const { return m_unmatched; }

private:
    struct Matched {
        std::size_t stretch = 0;
        TraceRepair repair;
    };
    std::vector<Matched> m_matched;
    int m_unmatched = 0;
};

} // namespace ecgscan
