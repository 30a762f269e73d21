// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/ecg.h"
#include "model/core/result.h"

#include <QString>
#include <QStringList>

#include <array>
#include <optional>
#include <vector>

namespace ecgscan {

/// One wave as a cardiologist marked it, in samples of the recording.
struct WaveMark {
    enum class Kind { p, qrs, t };
    Kind kind = Kind::qrs;
    int onset = 0, peak = 0, offset = 0;
};

/// A recording of the Lobachevsky University database with its waves, which were marked in each
/// lead on its own; the first and the last beats are not marked. Source: LUDB 1.0.1, ODC-By 1.0,
/// doi 10.13026/eegm-h675.
struct LudbRecord {
    QString name; ///< "1" to "200"
    Ecg ecg; ///< 500 Hz, 10 s
    std::array<std::vector<WaveMark>, kLeadCount> waves;
    int ageYears = -1; ///< -1 unknown
    QStringList diagnoses; ///< As written in the header.
};

/// One beat in all leads together.
struct GlobalBeat {
    double qrsPeakS = 0, qrsOnsetS = 0, qrsOffsetS = 0;
    std::optional<double> pOnsetS, pOffsetS, tOffsetS; ///< nullopt: marked in fewer than 5 leads.
};

/// The beats of which the QRS was marked in 6 leads or more: of each boundary the earliest onset
/// and the latest offset over the leads without the two most extreme ones.
std::vector<GlobalBeat> globalBeats(const LudbRecord& record);

/// The records in dataFolder/ludb in the order of their numbers. Errors: notFound.
[[nodiscard]] Result<QStringList> ludbRecords(const QString& dataFolder);

/// Errors: notFound, corrupt, unsupported.
[[nodiscard]] Result<LudbRecord> readLudb(const QString& dataFolder, const QString& name);

} // namespace ecgscan
