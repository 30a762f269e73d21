// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

namespace ecgscan {

/// How far crossings are off a plain perspective, on the net of columns and rows.
struct BendField {
    cv::Mat2d offset; ///< Cells (5 mm), across and down; 0 where nothing is known.
    cv::Mat1d known; ///< Weight: 1 where a crossing was found, else 0.
    cv::Mat1b nearInk; ///< 1 where writing is so near that it may have been measured instead.
};

/// The smooth bend behind noisy crossings: as much smoothing as predicts a crossing best from its
/// neighbours (leave one out), which is a plain perspective for a flat page and hardly any for
/// crumpled paper. What lines are off as a whole is taken out first (removeLineOffsets). Crossings
/// far from their neighbours' sheet do not count, unless those along a line beside them are off
/// alike, as at a fold. Gaps are filled from their rims.
cv::Mat2d smoothBend(const BendField& field);

} // namespace ecgscan
