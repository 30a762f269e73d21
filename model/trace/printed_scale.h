// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/ink_map.h"
#include "model/trace/text_reader.h"
#include "model/trace/trace_rows.h"

#include <array>
#include <optional>
#include <vector>

namespace ecgscan {

/// What machines print, mm/s and mm/mV.
inline constexpr std::array kUsualSpeeds = {25.0, 50.0};
inline constexpr std::array kUsualGains = {5.0, 10.0, 20.0, 40.0};

/// What a page says in words about its scale. Only values that machines print are believed.
struct PrintedScale {
    std::optional<double> mmPerS; ///< One of kUsualSpeeds
    std::optional<double> mmPerMv; ///< and of kUsualGains.
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
