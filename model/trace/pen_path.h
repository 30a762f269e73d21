// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/ink_map.h"

#include <vector>

namespace ecgscan {

/// What the pen covered in one pixel column: first to last pixel of a run of ink.
struct PenRun {
    int top = 0, bottom = -1; ///< Page rows; bottom < top: nothing was found in this column.
    float peak = 0; ///< Darkest ink of the run.

    bool isEmpty() const { return bottom < top; }
    double middle() const { return 0.5 * (top + bottom); }
};

/// The band of the page in which to follow one trace.
struct PathBand {
    int left = 0, right = 0; ///< Columns [left, right).
    std::vector<float> baseline; ///< y for each column.
    double above = 0, below = 0; ///< Pixels the band reaches up and down from the baseline.
    /// Pixels up and down from the baseline beyond which another row is nearer.
    double ownAbove = 1e9, ownBelow = 1e9;
};

/// The run of ink in every column that one pen would have made in one go: the path with the least
/// vertical jumps, gaps and distance from the baseline (dynamic programming over runs). Columns in
/// which this row left no ink are empty; ink of another row does not fill them.
std::vector<PenRun> followPen(const InkMap& map, const PathBand& band);

} // namespace ecgscan
