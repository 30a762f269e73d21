// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nets/tracer_net.h"
#include "model/trace/ink_map.h"
#include "model/trace/pen_line.h"
#include "model/trace/trace_strip.h"

#include <functional>
#include <vector>

namespace ecgscan {

/// A stretch and the strip of its row, which must outlive it.
struct StretchView {
    int row = 0;
    const PenProbability* probability = nullptr;
    StripPlace place;
    cv::Rect nameBox; ///< Of its name; its letters are no trace. Empty: not read.
};

/// The pen of stretch k, had the network seen its row like this.
using ReadStretch = std::function<PenLine(std::size_t k, const PenProbability& probability)>;

/// Two rows' pens never draw the same line for long, but where a row wanders onto its neighbour the
/// network may follow one line twice. There one of the two is led to the ink that no pen claims:
/// the one that finds such ink, and if both do, so that both stay near their rows. Lines that no
/// other ink explains are left as they are. Then pens that leap to each other's level and stay
/// there change over. pens: one a stretch, as read() gave them.
void separatePens(const InkMap& map, const std::vector<StretchView>& stretches,
    const ReadStretch& read, std::vector<PenLine>& pens);

} // namespace ecgscan
