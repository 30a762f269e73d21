// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/measure/intervals.h"

#include "model/core/qtc.h"
#include "model/core/quantile.h"
#include "model/measure/beat_shape.h"
#include "model/measure/heart_rate.h"
#include "model/measure/p_waves.h"
#include "model/measure/pacing_spikes.h"
#include "model/measure/usual_beat.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr double kMsPerSample = 1000 / kBeatRateHz;
// Found on PTB-XL, see BENCHMARKS.md.
constexpr double kCalm = 0.4; ///< Unrest of beats that surely repeat a P wave,
constexpr double kMostUnrest = 1,
                 kRegular = 0.08; ///< or of beats that follow each other regularly.
constexpr double kLeastQrsMs = 50, kMostQrsMs = 260;
constexpr double kLeastPrMs = 80, kMostPrMs = 400;
constexpr double kLeastPMs = 40, kMostPMs = 200;
constexpr double kLeastQtMs = 200, kMostQtMs = 700;
constexpr double kMostPrSdMs = 50;
constexpr int kEndHalf = 4; ///< Samples on each side of the end of T.
constexpr double kLeastAreaMvS = 0.0005; ///< A smaller net area in both leads points nowhere.

std::optional<double> within(double value, double least, double most)
{
    return value >= least && value <= most ? std::optional(value) : std::nullopt;
}

/// About what a net area is taken.
enum class Base {
    ownLine, ///< From the level where the wave begins to that where it ends.
    beforeQrs, ///< The level before the QRS.
    /// From the level before the QRS to that where the wave ends: a raised ST segment stays what it
    /// is, wander does not count.
    beforeQrsToEnd,
};

/// Net area in mV s of a lead between two samples; nullopt: not all of it is known.
std::optional<double> areaOf(
    const BeatShape& beat, const WaveBounds& waves, Lead lead, int from, int to, Base base)
{
    const auto& samples = beat.leads[static_cast<std::size_t>(index(lead))].samplesMv;
    const auto valueAt
        = [&samples](int k) { return static_cast<double>(samples[static_cast<std::size_t>(k)]); };
    const int start = base == Base::ownLine ? from : waves.qrsOnset.at;
    const double first
        = base == Base::ownLine ? valueAt(from) : levelBeforeQrs(samples, waves.qrsOnset.at);
    double last = base == Base::beforeQrs ? first : valueAt(to);
    if (base == Base::beforeQrsToEnd) { // less noise than a single sample
        for (int k = 1; k <= kEndHalf; ++k)
            last += valueAt(to - k) + valueAt(to + k);
        last /= 2 * kEndHalf + 1;
    }
    double area = 0;
    for (int k = from; k < to; ++k) {
        const double share = static_cast<double>(k - start) / (to - start);
        area += valueAt(k) - (1 - share) * first - share * last;
    }
    area /= kBeatRateHz;
    return std::isfinite(area) ? std::optional(area) : std::nullopt;
}

/// Whether each beat shows the same before its QRS; fibrillating atria never do.
bool repeatsItsP(const BeatShape& beat, const Measurements& rhythm)
{
    return beat.unrestBeforeQrs < kCalm
        || (beat.unrestBeforeQrs < kMostUnrest
            && rhythm.rrIrregularity.value_or(kRegular) < kRegular);
}

/// Samples of a wave, and about what its area is taken.
struct Wave {
    int from = 0, to = 0;
    Base base = Base::ownLine;
};

struct AxisKey {
    QStringView key;
    std::optional<double> Measurements::* member;
};
constexpr AxisKey kPAxis {u"p_axis_deg", &Measurements::pAxisDeg},
    kQrsAxis {u"qrs_axis_deg", &Measurements::qrsAxisDeg},
    kTAxis {u"t_axis_deg", &Measurements::tAxisDeg};

void measureAxis(const BeatShape& beat, const WaveBounds& waves, const Wave& wave,
    const AxisKey& axis, Measurements& all)
{
    const auto one = areaOf(beat, waves, Lead::I, wave.from, wave.to, wave.base);
    const auto foot = areaOf(beat, waves, Lead::aVF, wave.from, wave.to, wave.base);
    if (!one || !foot)
        all.notMeasurable[axis.key.toString()] = u"lead_missing"_s;
    else if (std::hypot(*one, *foot) < kLeastAreaMvS)
        all.notMeasurable[axis.key.toString()] = u"no_direction"_s;
    else
        all.*axis.member
            = std::atan2(2 * *foot, std::numbers::sqrt3 * *one) * 180 / std::numbers::pi;
}

double msBetween(const WaveEnd& from, const WaveEnd& to)
{
    return (to.at - from.at) * kMsPerSample;
}

double sdMsBetween(const WaveEnd& from, const WaveEnd& to)
{
    return std::hypot(from.sd, to.sd) * kMsPerSample;
}

/// Beats behind a spike are paced; their QRS begins behind it.
void markPaced(WaveBounds& waves, Measurements& all)
{
    const double onsetS = (waves.qrsOnset.at - kBeatBefore) / kBeatRateHz;
    std::vector<double> fromMoments;
    for (Beat& beat : all.beats) {
        // The last one is the ventricle's, where both chambers are paced.
        for (auto spikeS = all.pacingSpikesS.rbegin(); spikeS != all.pacingSpikesS.rend();
            ++spikeS) {
            const double fromMoment = *spikeS - beat.timeS;
            if (fromMoment < onsetS - kMostBeforeQrsS || fromMoment > onsetS + kMostInQrsS)
                continue;
            if (beat.kind == BeatKind::usual) // the others are not in the usual beat
                fromMoments.push_back(fromMoment);
            beat.kind = BeatKind::paced;
            break;
        }
    }
    // Of few, the usual beat shows nothing.
    const auto others = std::ranges::count(all.beats, BeatKind::usual, &Beat::kind);
    if (!fromMoments.empty() && std::ssize(fromMoments) >= others)
        waves.qrsOnset.at = std::max(waves.qrsOnset.at,
            kBeatBefore
                + static_cast<int>(
                    std::lround((median(std::move(fromMoments)) + kSpikeHalfS) * kBeatRateHz)));
}

void measurePr(const BeatShape& beat, const WaveBounds& waves, Measurements& all)
{
    all.prMs = within(msBetween(waves.p->onset, waves.qrsOnset), kLeastPrMs, kMostPrMs);
    if (!all.prMs)
        return;
    all.prSdMs = sdMsBetween(waves.p->onset, waves.qrsOnset);
    all.pMs = within(msBetween(waves.p->onset, waves.p->offset), kLeastPMs, kMostPMs);
    if (all.pMs)
        all.pSdMs = sdMsBetween(waves.p->onset, waves.p->offset);
    measureAxis(beat, waves, {waves.p->onset.at, waves.p->offset.at, Base::ownLine}, kPAxis, all);
}

void measureQt(const BeatShape& beat, const WaveBounds& waves, double rrS, Measurements& all)
{
    all.qtMs = within(msBetween(waves.qrsOnset, *waves.tOffset), kLeastQtMs, kMostQtMs);
    if (!all.qtMs)
        return;
    all.qtSdMs = sdMsBetween(waves.qrsOnset, *waves.tOffset);
    const QtcMs qtc = qtcMs(*all.qtMs, rrS);
    all.qtcBazettMs = qtc.bazett;
    all.qtcFridericiaMs = qtc.fridericia;
    all.qtcFraminghamMs = qtc.framingham;
    all.qtcHodgesMs = qtc.hodges;
    measureAxis(
        beat, waves, {waves.qrsOffset.at, waves.tOffset->at, Base::beforeQrsToEnd}, kTAxis, all);
}

/// Depth of S, or of a QRS that has nothing but Q.
std::optional<double> depthOfS(const LeadMeasurements& lead)
{
    if (!lead.sMv || !lead.qMv || !lead.rMv)
        return std::nullopt;
    return *lead.rMv > 0 ? -*lead.sMv : -*lead.qMv;
}

using Stretches = std::vector<std::pair<double, double>>;

/// What both hold; printed is ascending.
Stretches common(const Stretches& wanted, const Stretches& printed)
{
    Stretches both;
    for (const auto& [from, to] : wanted) {
        for (const auto& [first, last] : printed) {
            if (std::max(from, first) < std::min(to, last))
                both.emplace_back(std::max(from, first), std::min(to, last));
        }
    }
    return both;
}

void keepPrinted(const Reconstruction& recording, UsualBeat& beat)
{
    for (auto& [lead, measured] : beat.leads) {
        const auto printed = recording.observedS.find(lead);
        if (printed != recording.observedS.end())
            measured.fromS = common(measured.fromS, printed->second);
    }
}

void measureVoltages(Measurements& all)
{
    const auto& leads = all.usualBeat->leads;
    const auto of = [&leads](Lead lead) {
        const auto known = leads.find(lead);
        return known == leads.end() ? LeadMeasurements() : known->second;
    };
    const auto s1 = depthOfS(of(Lead::V1)), s3 = depthOfS(of(Lead::V3));
    const auto r5 = of(Lead::V5).rMv, r6 = of(Lead::V6).rMv, rL = of(Lead::aVL).rMv;
    if (s1 && r5 && r6)
        all.sokolowLyonMv = *s1 + std::max(*r5, *r6);
    if (s3 && rL)
        all.cornellMv = *s3 + *rL;
}

/// Why numbers are unknown, of those that are and have no reason yet: what the P wave, the QRS and
/// T lack.
struct Reasons {
    QString p, qrs, t;
};

void giveReasons(const Reasons& reasons, Measurements& all)
{
    const auto because
        = [&all](QStringView key, const std::optional<double>& value, const QString& reason) {
              if (!value)
                  all.notMeasurable.try_emplace(key.toString(), reason);
          };
    const QString& leadOrQrs = all.qrsMs ? u"lead_missing"_s : reasons.qrs;
    because(u"p_ms", all.pMs, reasons.p);
    because(u"pr_ms", all.prMs, reasons.p);
    because(u"qrs_ms", all.qrsMs, reasons.qrs);
    because(u"qt_ms", all.qtMs, reasons.t);
    because(u"qtc_bazett_ms", all.qtcBazettMs, reasons.t);
    because(u"qtc_fridericia_ms", all.qtcFridericiaMs, reasons.t);
    because(u"qtc_framingham_ms", all.qtcFraminghamMs, reasons.t);
    because(u"qtc_hodges_ms", all.qtcHodgesMs, reasons.t);
    because(u"p_axis_deg", all.pAxisDeg, reasons.p);
    because(u"qrs_axis_deg", all.qrsAxisDeg, reasons.qrs);
    because(u"t_axis_deg", all.tAxisDeg, reasons.t);
    because(u"sokolow_lyon_mV", all.sokolowLyonMv, leadOrQrs);
    because(u"cornell_mV", all.cornellMv, leadOrQrs);
}

Measurements withoutBeat(Measurements rhythm, const QString& reason)
{
    giveReasons({reason, reason, reason}, rhythm);
    return rhythm;
}

} // namespace

Measurements measureIntervals(
    const Reconstruction& recording, Measurements rhythm, const WaveThresholds& thresholds)
{
    if (!rhythm.rrMs || recording.sampleRateHz != kBeatRateHz)
        return withoutBeat(std::move(rhythm), u"no_beats"_s);
    const double rrS = *rhythm.rrMs / 1000;
    PrintedLeads leads = printedLeads(recording);
    bridgeSpikes(rhythm.pacingSpikesS, leads);
    const auto beat = dominantBeat(leads, beatTimesS(rhythm));
    if (!beat)
        return withoutBeat(std::move(rhythm), u"beats_differ"_s);
    auto waves = findWaves(*beat, rrS, thresholds);
    if (!waves)
        return withoutBeat(std::move(rhythm), u"no_qrs_bounds"_s);
    Measurements all = std::move(rhythm);
    all.beats = beat->beats;
    markPaced(*waves, all);
    all.qrsMs = within(msBetween(waves->qrsOnset, waves->qrsOffset), kLeastQrsMs, kMostQrsMs);
    if (!all.qrsMs)
        return withoutBeat(std::move(all), u"implausible"_s);
    all.qrsSdMs = sdMsBetween(waves->qrsOnset, waves->qrsOffset);
    measureAxis(
        *beat, *waves, {waves->qrsOnset.at, waves->qrsOffset.at, Base::beforeQrs}, kQrsAxis, all);
    const bool repeatsP = waves->p && repeatsItsP(*beat, all);
    // A faint P that is doubted for other reasons, too, is a guess.
    const bool isDoubtful = all.isPaced() || all.rrIrregularity.value_or(0) > kRegular;
    const bool hasP
        = repeatsP && (!isDoubtful || sdMsBetween(waves->p->onset, waves->qrsOnset) <= kMostPrSdMs);
    if (hasP) {
        measurePr(*beat, *waves, all);
        markPWaves(leads, *beat, *waves, all.beats);
    } else {
        waves->p.reset();
        // That no P wave is seen does not say that there is none, but unrest does.
        for (Beat& each : all.beats) {
            if (each.kind != BeatKind::unread && !repeatsP && beat->unrestBeforeQrs >= kCalm)
                each.hasP = false;
        }
    }
    if (waves->tOffset)
        measureQt(*beat, *waves, rrS, all);
    all.usualBeat = describeUsualBeat(*beat, *waves, rrS);
    keepPrinted(recording, *all.usualBeat);
    measureVoltages(all);
    giveReasons({hasP              ? u"implausible"_s
                        : repeatsP ? u"too_uncertain"_s
                                   : u"no_p_wave"_s,
                    u"no_qrs_bounds"_s, waves->tOffset ? u"implausible"_s : u"no_t_end"_s},
        all);
    return all;
}

Measurements measure(const std::vector<LeadTrace>& leads, const Reconstruction& recording,
    const WaveThresholds& thresholds)
{
    const std::vector<Spike> spikes = findSpikes(printedLeads(recording));
    const std::vector<double> high = highSpikesS(spikes);
    Measurements first = measureIntervals(recording, measureRhythm(leads, high), thresholds);
    const std::vector<double> pacing = pacingSpikesS(spikes, first);
    return pacing == high ? first
                          : measureIntervals(recording, measureRhythm(leads, pacing), thresholds);
}

} // namespace ecgscan
