// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/ink_map.h"
#include "model/trace/text_reader.h"
#include "model/trace/trace_rows.h"

#include <optional>
#include <vector>

namespace ecgscan {

/// What a page says in words about its scale. Only values that machines print are believed.
struct PrintedScale {
    std::optional<double> mmPerS; ///< 25 or 50
    std::optional<double> mmPerMv; ///< 5, 10, 20 or 40
    std::optional<double> chestMmPerMv; ///< Of V1 to V6, where that is half of the limb leads'.

    bool isComplete() const { return mmPerS && mmPerMv; }
};

/// "25 mm/s  10 mm/mV  0.05-40 Hz" -> 25, 10; "10/5 mm/mV" and "Limb: 10 mm/mV  Chest: 5 mm/mV"
/// -> 10 and 5 for the chest leads. Forgives what readers of text confuse.
PrintedScale scaleIn(const QString& text);

/// The paper where a scale may be printed, as a reader of text likes it: below the rows, then above
/// them.
std::vector<cv::Mat1b> scaleBands(const InkMap& map, const std::vector<TraceRow>& rows);

/// Reads one band after the other until nothing is missing.
PrintedScale readPrintedScale(const std::vector<cv::Mat1b>& bands, TextReader& reader);

} // namespace ecgscan
