// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/lead.h"
#include "model/core/result.h"
#include "model/nets/label_net.h"
#include "model/trace/ink_map.h"

#include <array>
#include <vector>

namespace ecgscan {

/// A word that is a lead's name.
struct PrintedWord {
    cv::Rect box; ///< Of its letters, with a little paper round them; flat pixels.
    std::array<float, kLeadCount> score {}; ///< How likely it names each lead, 0..1.
    Lead best = Lead::I;

    float bestScore() const { return score[static_cast<std::size_t>(index(best))]; }
};

/// The leads' names on a page, those that stand upright. Errors: those of LabelNet::read().
[[nodiscard]] Result<std::vector<PrintedWord>> findLeadNames(const InkMap& map, LabelNet& reader);

} // namespace ecgscan
