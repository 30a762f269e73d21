// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/core/ecg.h"

namespace ecgscan::cli {

/// A whole recording as it would be read off a page that printed all of it.
struct RecordingReading {
    std::vector<LeadTrace> traces;
    Reconstruction recording;
};

RecordingReading readingOf(const Ecg& ecg);

/// The same of a page that printed these seconds of the leads.
RecordingReading readingOf(
    const Ecg& ecg, const std::map<Lead, std::vector<std::pair<double, double>>>& printedS);

} // namespace ecgscan::cli
