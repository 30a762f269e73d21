// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/training/encoder_pages.h"

#include <random>
#include <span>
#include <vector>

namespace ecgscan {

/// The page without the ink of these parts of its leads: wiped away, and as dark there as the page
/// is for the most part. What the example prints says where the ink of a lead is.
PageInput withoutParts(const EncoderExample& example, std::span<const Evidence> parts);

/// As many other parts as these, as long as the first, of any lead and printed time that the page
/// shows and that these do not touch; no two alike. Fewer where there are no more.
std::vector<Evidence> randomPartsLike(
    std::span<const Evidence> parts, const EncoderExample& example, std::mt19937_64& random);

} // namespace ecgscan
