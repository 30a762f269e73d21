// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/ecg.h"

#include <array>
#include <vector>

namespace ecgscan {

/// What the image tower sees of a page: ink apart from the grid and darkness in all colours, each
/// 0 paper..1, at 2 px/mm on a sheet of 320 x 224 mm. A smaller page lies at its top left corner, a
/// larger one is shrunk: nothing is cut off.
inline constexpr int kPageChannels = 2;
inline constexpr double kPagePxPerMm = 2;
inline constexpr int kPageRows = 448, kPageColumns = 640;
/// Steps of time at which it looks at each lead: 10 s at 25 Hz, which is every millimetre at 25
/// mm/s.
inline constexpr std::size_t kPageSteps = 250;
inline constexpr double kPageStepHz = 25;

/// Where a lead is printed, in pixels of the sheet; the centre of its first pixel is (0, 0).
struct LeadPlace {
    std::array<float, kPageSteps> x,
        y; ///< Of the row's middle height at the middle of each step; NaN: not printed.
    float pxPerMv = 0; ///< Upwards; negative: printed upside down.
};

struct PageInput {
    std::vector<float> planes; ///< kPageChannels x kPageRows x kPageColumns.
    std::array<LeadPlace, kLeadCount> leads;
};

} // namespace ecgscan
