// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/trace/page_scale.h"

#include <QStringList>

#include <vector>

namespace ecgscan {

/// Corrections of a person, each with the stretch that it is of: matched once, by the names and
/// starts of the stretches as they were read, and then carried out in steps, since names must be
/// right before the page is looked at, and ink is corrected where pens lie on the original picture.
/// The stretches stay in their places until dropRemoved(). Source: own method.
class StretchRepairs {
public:
    StretchRepairs(const std::vector<TraceRepair>& repairs, const std::vector<LeadTrace>& leads);

    void correctNames(std::vector<LeadTrace>& leads) const;
    /// pathPx on the original picture. pxPerMm: of that picture, where a stretch does not show it.
    void correctInk(std::vector<LeadTrace>& leads, const PageScale& scale, double pxPerMm) const;
    void dropRemoved(std::vector<LeadTrace>& leads) const;
    /// Of corrections whose stretch is not on the page any more, as they were read.
    const QStringList& unmatched() const { return m_unmatched; }

private:
    struct Matched {
        std::size_t stretch = 0;
        TraceRepair repair;
    };
    std::vector<Matched> m_matched;
    QStringList m_unmatched;
};

} // namespace ecgscan
