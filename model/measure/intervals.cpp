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

/// About what a net area is taken.
enum class Base {
    ownLine, ///< From the level where the wave begins to that where it ends.
    beforeQrs, ///< The level before the QRS, so that a raised ST segment stays what it is.
};

/// Net area in mV s of a lead between two samples; nullopt: not all of it is known.
std::optional<double> areaOf(
    const BeatShape& beat, const WaveBounds& waves, Lead lead, int from, int to, Base base)
{
    const auto& samples = beat.leads[static_cast<std::size_t>(index(lead))];
    const auto valueAt
        = [&samples](int k) { return static_cast<double>(samples[static_cast<std::size_t>(k)]); };
    const double before = levelBeforeQrs(samples, waves.qrsOnset);
    double area = 0;
    for (int k = from; k < to; ++k) {
        const double share = static_cast<double>(k - from) / (to - from);
        area += valueAt(k)
            - (base == Base::beforeQrs ? before
                                       : (1 - share) * valueAt(from) + share * valueAt(to));
    }
    area /= kBeatRateHz;
    return std::isfinite(area) ? std::optional(area) : std::nullopt;
}

/// Whether each beat shows the same before its QRS; fibrillating atria never do.
bool repeatsItsP(const BeatShape& beat, const std::vector<double>& beatTimesS)
{
    return beat.unrestBeforeQrs < kCalm
        || (beat.unrestBeforeQrs < kMostUnrest
            && rrSpread(beatTimesS).value_or(kRegular) < kRegular);
}

std::optional<double> axisDeg(
    const BeatShape& beat, const WaveBounds& waves, int from, int to, Base base)
{
    const auto one = areaOf(beat, waves, Lead::I, from, to, base);
    const auto foot = areaOf(beat, waves, Lead::aVF, from, to, base);
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
    all.qrsAxisDeg = axisDeg(*beat, *waves, waves->qrsOnset, waves->qrsOffset, Base::beforeQrs);
    if (waves->p && repeatsItsP(*beat, all.beatTimesS)) {
        all.prMs
            = within((waves->qrsOnset - waves->p->onset) * kMsPerSample, kLeastPrMs, kMostPrMs);
        if (all.prMs) {
            all.pMs
                = within((waves->p->offset - waves->p->onset) * kMsPerSample, kLeastPMs, kMostPMs);
            all.pAxisDeg = axisDeg(*beat, *waves, waves->p->onset, waves->p->offset, Base::ownLine);
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
        all.tAxisDeg = axisDeg(*beat, *waves, waves->qrsOffset, *waves->tOffset, Base::beforeQrs);
    }
    return all;
}

} // namespace ecgscan
