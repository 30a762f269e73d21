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

    bool isComplete() const { return mmPerS && mmPerMv; }
};

/// "25 mm/s  10 mm/mV  0.05-40 Hz" -> 25, 10. Forgives what readers of text confuse.
PrintedScale scaleIn(const QString& text);

/// Reads the paper below the rows, then, where something is still missing, above them.
PrintedScale readPrintedScale(
    const InkMap& map, const std::vector<TraceRow>& rows, TextReader& reader);

} // namespace ecgscan
