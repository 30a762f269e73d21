// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <QString>

namespace ecgscan::cli {

struct MeasurementPages {
    QString data; ///< Folder of the recordings.
    QString manifest; ///< Of synthesize.
    QString analyses; ///< Folder of batch.
    QString plots; ///< Folder for Bland-Altman plots; empty: none.
    bool each = false; ///< A line a page, too.
    /// The true recordings are measured in the seconds alone that the page printed of each lead.
    bool sameSeconds = false;
};

/// What is measured of drawn pages beside what the same method measures of the true recordings
/// (intervals of LUDB's: beside its readers' marks), and what must and must not be measured by the
/// rhythm that is stated of them; on standard output. Measured anew from the analyses' leads.
[[nodiscard]] Status comparePages(const MeasurementPages& pages);

} // namespace ecgscan::cli
