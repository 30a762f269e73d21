// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"

#include <array>
#include <vector>

namespace ecgscan {

using PrintedLeads = std::array<std::vector<float>, kLeadCount>;

/// Of each lead what was printed and read, in mV; NaN elsewhere, empty where nothing was.
PrintedLeads printedLeads(const Reconstruction& recording);

/// The sample, or NaN outside.
float sampleAt(const std::vector<float>& samples, int k);

} // namespace ecgscan
