// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/measured_recording.h"
#include "app/cli/method_comparison.h"
#include "exchange/ludb.h"
#include "model/measure/beat_shape.h"
#include "model/measure/wave_bounds.h"

#include <optional>
#include <vector>

namespace ecgscan::cli {

/// A record of LUDB, its usual beat, and what its readers marked: medians of their marks, in ms
/// from the moment at which the usual beats lie over each other. nullopt: marked in too few beats.
struct MarkedRecord {
    LudbRecord record;
    std::vector<GlobalBeat> marks;
    RecordingReading reading;
    std::optional<BeatShape> shape; ///< nullopt: fewer than two beats are alike.
    double rrS = 0;
    std::optional<double> qrsOnsetMs, qrsOffsetMs, pOnsetMs, tOffsetMs;
};

/// Errors: as readLudb().
[[nodiscard]] Result<MarkedRecord> markedRecord(const QString& data, const QString& name);

/// Beats, boundaries and intervals of many records beside their readers' marks; each: prints a line
/// a record, too.
class LudbComparison {
public:
    explicit LudbComparison(bool each);
    void add(const MarkedRecord& record, const WaveThresholds& thresholds);
    void print() const; ///< On standard output.

private:
    void countBeats(const MarkedRecord& record, const std::vector<double>& found);

    const bool m_each;
    MethodComparison m_qrsOnset, m_qrsOffset, m_pOnset, m_tOffset, m_pr, m_qrs, m_qt;
    int m_records = 0, m_missedBeats = 0, m_inventedBeats = 0, m_marks = 0;
};

/// Chooses the thresholds on four fifths of the records and adds the others with them, for each
/// fifth; says what was chosen. Records are patients.
void crossValidate(const std::vector<MarkedRecord>& records, LudbComparison& comparison);

} // namespace ecgscan::cli
