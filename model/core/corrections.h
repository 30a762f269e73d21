// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/measurements.h"

#include <QSet>
#include <QString>

#include <array>
#include <optional>
#include <utility>

namespace ecgscan {

/// Where a wave of the usual beat begins or ends, in all leads together.
enum class WaveBoundary { pOnset, qrsOnset, qrsOffset, tOffset };
inline constexpr std::array<WaveBoundary, 4> kWaveBoundaries = {
    WaveBoundary::pOnset, WaveBoundary::qrsOnset, WaveBoundary::qrsOffset, WaveBoundary::tOffset};

QString boundaryName(WaveBoundary boundary); ///< Translated: "QRS onset"

/// Where a person put boundaries of the usual beat, kept apart from what was measured. Seconds from
/// the first sample of the usual beat, which lies at the same place of a beat whatever is found of
/// its waves: an analysis that finds another onset of the QRS moves no correction. nullopt: as
/// measured.
struct Corrections {
    std::array<std::optional<double>, kWaveBoundaries.size()> boundaryS;

    std::optional<double>& operator[](WaveBoundary boundary)
    {
        return boundaryS[static_cast<std::size_t>(boundary)];
    }
    const std::optional<double>& operator[](WaveBoundary boundary) const
    {
        return boundaryS[static_cast<std::size_t>(boundary)];
    }
    bool isEmpty() const { return *this == Corrections {}; }
    bool operator==(const Corrections&) const = default;
};

/// In ms from the measured onset of the QRS, as in UsualBeat; nullopt: neither measured nor set.
std::optional<double> measuredMs(const UsualBeat& beat, WaveBoundary boundary);
std::optional<double> boundaryMs(
    const UsualBeat& beat, const Corrections& corrections, WaveBoundary boundary);
/// What Corrections keep of that moment.
double correctionS(const UsualBeat& beat, double ms);

/// From where to where a boundary may go, in ms: between its neighbours and within the beat.
std::pair<double, double> boundaryRangeMs(
    const UsualBeat& beat, const Corrections& corrections, WaveBoundary boundary);

struct CorrectedMeasurements {
    Measurements values;
    QSet<QString> byHand; ///< Keys of the file ("pr_ms") of what follows from a correction.
};

/// P, PR, QRS, QT and QTc between the boundaries as corrected, without a standard deviation where
/// they were; everything else, and the usual beat, as measured. Without a usual beat nothing is
/// corrected.
CorrectedMeasurements corrected(const Measurements& measured, const Corrections& corrections);

} // namespace ecgscan
