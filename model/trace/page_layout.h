// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/print_layout.h"
#include "model/trace/calibration_pulse.h"
#include "model/trace/lead_names.h"
#include "model/trace/trace_rows.h"

#include <QString>

#include <optional>
#include <vector>

namespace ecgscan {

/// What is printed on a page, before its layout is known. Flat pixels.
struct PagePrint {
    std::vector<TraceRow> rows;
    std::vector<Pulse> pulses;
    std::vector<PrintedWord> words;
};

/// Where one lead is printed. Flat pixels.
struct PrintedStretch {
    Lead lead = Lead::I;
    bool inverted = false;
    int row = 0; ///< Index into PagePrint::rows.
    int column = 0;
    double left = 0, right = 0; ///< x of its first and last moment.
    bool isRhythm = false;
    cv::Rect nameBox; ///< Of its name, where that was read near its start.

    bool isNamed() const { return !nameBox.empty(); }
};

struct PageLayout {
    QString id; ///< PrintLayout::id
    QString name; ///< PrintLayout::name
    int columns = 4;
    std::vector<PrintedStretch> stretches;
    std::vector<UprightStroke> separators; ///< Ticks between the columns.
    double score = 0; ///< How well the names fit: -1..1, 0 where none was read.
    int namesRead = 0; ///< Stretches whose own name was read.
};

/// Chooses the layout that the number of rows and the names support best. layouts: the common ones
/// first. nullopt: none has this number of rows.
std::optional<PageLayout> findLayout(
    const InkMap& map, const PagePrint& print, const std::vector<PrintLayout>& layouts);

} // namespace ecgscan
