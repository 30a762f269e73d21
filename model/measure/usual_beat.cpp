// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/measure/usual_beat.h"

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

constexpr double kMsPerSample = 1000 / kBeatRateHz;
constexpr double kLeastWaveMv = 0.02;
constexpr int kLeastWaveSamples = 3; // 6 ms
constexpr int kStHalf = 2; ///< Samples on each side of a moment of ST.
constexpr int kJ60 = 30, kJ80 = 40;
constexpr int kJToT = 20; ///< Samples after the QRS before which T has no peak.

using Samples = std::vector<float>;

double at(const Samples& samples, int k)
{
    return static_cast<double>(samples[static_cast<std::size_t>(k)]);
}

bool isKnown(const Samples& samples, int from, int to)
{
    return from >= 0 && to <= static_cast<int>(samples.size()) && from < to
        && std::all_of(
            samples.begin() + from, samples.begin() + to,
            [](float value) { return std::isfinite(value); });
}

/// The first wave upwards within [from, to); to: there is none.
int firstWave(const Samples& samples, int from, int to)
{
    int above = 0;
    for (int k = from; k < to; ++k) {
        above = at(samples, k) > kLeastWaveMv ? above + 1 : 0;
        if (above == kLeastWaveSamples)
            return k + 1 - kLeastWaveSamples;
    }
    return to;
}

/// Lowest value within [from, to); 0 where that is no wave.
double trough(const Samples& samples, int from, int to)
{
    double lowest = 0;
    int below = 0, longest = 0;
    for (int k = from; k < to; ++k) {
        lowest = std::min(lowest, at(samples, k));
        below = at(samples, k) < -kLeastWaveMv ? below + 1 : 0;
        longest = std::max(longest, below);
    }
    return longest >= kLeastWaveSamples ? lowest : 0;
}

void measureQrs(const Samples& samples, int from, int to, LeadMeasurements& measured)
{
    if (!isKnown(samples, from, to))
        return;
    const int r = firstWave(samples, from, to);
    measured.qMv = trough(samples, from, r);
    measured.sMv = trough(samples, r, to);
    double highest = 0;
    for (int k = r; k < to; ++k)
        highest = std::max(highest, at(samples, k));
    measured.rMv = highest;
}

std::optional<double> stAt(const Samples& samples, int moment)
{
    if (!isKnown(samples, moment - kStHalf, moment + kStHalf + 1))
        return std::nullopt;
    double sum = 0;
    for (int k = moment - kStHalf; k <= moment + kStHalf; ++k)
        sum += at(samples, k);
    return sum / (2 * kStHalf + 1);
}

/// The value that is farthest from 0, of those that of(k) gives in [from, to).
template <class Of> double extreme(int from, int to, const Of& of)
{
    double most = 0;
    for (int k = from; k < to; ++k)
        most = std::abs(of(k)) > std::abs(most) ? of(k) : most;
    return most;
}

/// Stretches round the beats that a lead's shape was made of, joined where they meet; not cut to
/// what was printed.
std::vector<std::pair<double, double>> secondsOf(const BeatShape::OfLead& lead)
{
    std::vector<std::pair<double, double>> stretches;
    for (const double beatS : lead.beatTimesS) {
        const double from = std::max(0.0, beatS - kBeatBefore / kBeatRateHz);
        const double to = beatS + kBeatAfter / kBeatRateHz;
        if (!stretches.empty() && from <= stretches.back().second)
            stretches.back().second = to;
        else
            stretches.emplace_back(from, to);
    }
    return stretches;
}

double msFrom(const WaveEnd& end, const WaveBounds& waves)
{
    return (end.at - waves.qrsOnset.at) * kMsPerSample;
}

/// The ends that a lead and the usual beat both have: all but the onset of the QRS.
template <class Target> void setEnds(const WaveBounds& own, const WaveBounds& ofAll, Target& target)
{
    target.qrsOffsetMs = msFrom(own.qrsOffset, ofAll);
    if (own.p) {
        target.pOnsetMs = msFrom(own.p->onset, ofAll);
        target.pOffsetMs = msFrom(own.p->offset, ofAll);
    }
    if (own.tOffset)
        target.tOffsetMs = msFrom(*own.tOffset, ofAll);
}

LeadMeasurements describeLead(const BeatShape::OfLead& shape, const WaveBounds& waves)
{
    LeadMeasurements measured;
    measured.samplesMv = shape.samplesMv;
    measured.noiseMv = shape.noiseMv;
    measured.fromS = secondsOf(shape);
    Samples& samples = measured.samplesMv;
    const double level = levelBeforeQrs(samples, waves.qrsOnset.at);
    if (!std::isfinite(level))
        return measured;
    for (float& sample : samples)
        sample -= static_cast<float>(level);
    const int j = waves.qrsOffset.at;
    measureQrs(samples, waves.qrsOnset.at, j + 1, measured);
    measured.stJMv = stAt(samples, j);
    measured.stJ60Mv = stAt(samples, j + kJ60);
    measured.stJ80Mv = stAt(samples, j + kJ80);
    if (waves.tOffset && isKnown(samples, j + kJToT, waves.tOffset->at))
        measured.tMv = extreme(j + kJToT, waves.tOffset->at, [&](int k) { return at(samples, k); });
    if (waves.p && isKnown(samples, waves.p->onset.at, waves.p->offset.at + 1)) {
        const int from = waves.p->onset.at, to = waves.p->offset.at;
        const double first = at(samples, from), rise = (at(samples, to) - first) / (to - from);
        measured.pMv
            = extreme(from, to, [&](int k) { return at(samples, k) - first - rise * (k - from); });
    }
    return measured;
}

} // namespace

UsualBeat describeUsualBeat(const BeatShape& beat, const WaveBounds& waves, double rrS)
{
    UsualBeat usual;
    usual.sampleRateHz = kBeatRateHz;
    usual.firstMs = -waves.qrsOnset.at * kMsPerSample;
    setEnds(waves, waves, usual);
    for (const Lead lead : kLeads) {
        const BeatShape::OfLead& shape = beat.leads[static_cast<std::size_t>(index(lead))];
        if (shape.beatTimesS.empty())
            continue;
        LeadMeasurements& measured = usual.leads[lead] = describeLead(shape, waves);
        if (const auto own = findWavesOf(beat, lead, waves, rrS)) {
            measured.qrsOnsetMs = msFrom(own->qrsOnset, waves);
            setEnds(*own, waves, measured);
        }
    }
    return usual;
}

} // namespace ecgscan
