// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis.h"
#include "model/nets/page_input.h"
#include "model/nets/signal_input.h"

#include <random>
#include <span>
#include <vector>

namespace ecgscan {

/// The page without the ink of these parts of its leads: wiped away, and as dark there as the page
/// is for the most part. printed: what the page shows, which says where the ink of a lead is.
PageInput withoutParts(PageInput page, const Signal100& printed, std::span<const Evidence> parts);

/// As many parts as these, each as long, of any lead and any printed time; no two alike.
std::vector<Evidence> randomPartsLike(
    std::span<const Evidence> parts, const Signal100& printed, std::mt19937_64& random);

} // namespace ecgscan
