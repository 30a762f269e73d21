// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/lead.h"
#include "model/trace/print_marks.h"

#include <array>
#include <vector>

namespace ecgscan {

/// A word of one to three letters and how much it looks like each lead's name.
struct PrintedWord {
    cv::Rect box; ///< Flat pixels.
    std::array<float, kLeadCount> score {}; ///< -1..1, correlation with the nearest printed form.
    Lead best = Lead::I;

    float bestScore() const { return score[static_cast<std::size_t>(index(best))]; }
};

/// Words between 1.2 and 6 mm high that look like a lead's name, the right way up.
/// Compares them with the twelve names in several typefaces; needs a QGuiApplication for fonts.
std::vector<PrintedWord> findLeadNames(const InkMap& map, const PrintMarks& marks);

} // namespace ecgscan
