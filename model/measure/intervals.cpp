// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/measure/intervals.h"

#include "model/measure/beat_shape.h"
#include "model/measure/wave_bounds.h"

#include <cmath>
#include <numbers>

namespace ecgscan {

namespace {

constexpr double kMsPerSample = 1000 / kBeatRateHz;
// Found on PTB-XL, see BENCHMARKS.md.
constexpr double kCalm = 0.4; ///< Unrest of beats that surely repeat a P wave,
constexpr double kMostUnrest = 1,
                 kRegular = 0.08; ///< or of beats that follow each other regularly.
constexpr double kLeastQrsMs = 50, kMostQrsMs = 260;
constexpr double kLeastPrMs = 80, kMostPrMs = 400;
constexpr double kLeastPMs = 40, kMostPMs = 200;
constexpr double kLeastQtMs = 200, kMostQtMs = 700;
constexpr double kLeastAreaMvS = 0.0005; ///< A smaller net area in both leads points nowhere.

std::optional<double> within(double value, double least, double most)
{
    return value >= least && value <= most ? std::optional(value) : std::nullopt;
}

/// Net area in mV s of a lead between two samples, about the line from its level at one to that at
/// the other (lined) or about the level at the first.
std::optional<double> areaOf(const BeatShape& beat, Lead lead, int from, int to, bool lined)
{
    const auto& samples = beat.leads[static_cast<std::size_t>(index(lead))];
    const auto valueAt
        = [&samples](int k) { return static_cast<double>(samples[static_cast<std::size_t>(k)]); };
    double area = 0;
    for (int k = from; k < to; ++k) {
        const double share = lined ? static_cast<double>(k - from) / (to - from) : 0;
        area += valueAt(k) - (1 - share) * valueAt(from) - share * valueAt(to);
    }
    area /= kBeatRateHz;
    return std::isfinite(area) ? std::optional(area) : std::nullopt;
}

/// Whether each beat shows the same before its QRS; fibrillating atria never do.
bool repeatsItsP(const BeatShape& beat, const std::vector<double>& beatTimesS)
{
    return beat.unrestBeforeQrs < kCalm
        || (beat.unrestBeforeQrs < kMostUnrest && rrSpread(beatTimesS) < kRegular);
}

std::optional<double> axisDeg(const BeatShape& beat, int from, int to, bool lined)
{
    const auto one = areaOf(beat, Lead::I, from, to, lined);
    const auto foot = areaOf(beat, Lead::aVF, from, to, lined);
    if (!one || !foot || std::hypot(*one, *foot) < kLeastAreaMvS)
        return std::nullopt;
    return std::atan2(2 * *foot, std::numbers::sqrt3 * *one) * 180 / std::numbers::pi;
}

} // namespace

Measurements measureIntervals(const Reconstruction& recording, Measurements rhythm)
{
    if (!rhythm.rrMs)
        return rhythm;
    const double rrS = *rhythm.rrMs / 1000;
    const auto beat = dominantBeat(recording, rhythm.beatTimesS);
    if (!beat)
        return rhythm;
    const auto waves = findWaves(*beat, rrS);
    if (!waves)
        return rhythm;
    Measurements all = std::move(rhythm);
    all.qrsMs
        = within((waves->qrsOffset - waves->qrsOnset) * kMsPerSample, kLeastQrsMs, kMostQrsMs);
    if (!all.qrsMs)
        return all;
    all.qrsAxisDeg = axisDeg(*beat, waves->qrsOnset, waves->qrsOffset, false);
    if (waves->p && repeatsItsP(*beat, all.beatTimesS)) {
        all.prMs
            = within((waves->qrsOnset - waves->p->onset) * kMsPerSample, kLeastPrMs, kMostPrMs);
        if (all.prMs) {
            all.pMs
                = within((waves->p->offset - waves->p->onset) * kMsPerSample, kLeastPMs, kMostPMs);
            all.pAxisDeg = axisDeg(*beat, waves->p->onset, waves->p->offset, true);
        }
    }
    if (waves->tOffset)
        all.qtMs
            = within((*waves->tOffset - waves->qrsOnset) * kMsPerSample, kLeastQtMs, kMostQtMs);
    if (all.qtMs) {
        all.qtcBazettMs = *all.qtMs / std::sqrt(rrS);
        all.qtcFridericiaMs = *all.qtMs / std::cbrt(rrS);
        all.qtcFraminghamMs = *all.qtMs + 154 * (1 - rrS);
        all.qtcHodgesMs = *all.qtMs + 1.75 * (60 / rrS - 60);
        all.tAxisDeg = axisDeg(*beat, waves->qrsOffset, *waves->tOffset, false);
    }
    return all;
}

} // namespace ecgscan
