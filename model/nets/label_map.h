// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/lead.h"

#include <array>
#include <vector>

namespace ecgscan {

/// What the label reader sees of a page: ink apart from the grid and darkness in all colours, each
/// 0..1.
inline constexpr int kLabelChannels = 2;
inline constexpr double kLabelPxPerMm = 4;
/// The reader answers for cells of so many pixels a side; sides of pictures are multiples of it.
inline constexpr int kLabelCellPx = 4;

struct LabelPicture {
    int rows = 0, columns = 0; ///< Pixels.
    std::vector<float> planes; ///< kLabelChannels x rows x columns.
};

/// A name of a lead as it was read. Pixels of the LabelPicture; the box holds the letters.
struct LabelRead {
    double x = 0, y = 0, width = 0, height = 0;
    std::array<float, kLeadCount> probability {}; ///< Of each lead; what is missing to 1: no name.
};

} // namespace ecgscan
