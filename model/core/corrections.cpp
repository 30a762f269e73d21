// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/corrections.h"

#include "model/core/qtc.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr double kLeastGapMs = 4; ///< Between two boundaries: two samples.

double beatMs(const UsualBeat& beat)
{
    std::size_t samples = 0;
    for (const auto& [lead, measured] : beat.leads)
        samples = std::max(samples, measured.samplesMv.size());
    return 1000 * static_cast<double>(samples) / beat.sampleRateHz;
}

/// One interval between two boundaries, and what is known of it.
class Intervals {
public:
    Intervals(CorrectedMeasurements& all, const Corrections& corrections)
        : m_all(all)
        , m_corrections(corrections)
    {
    }

    /// Puts the interval anew where one of its ends is corrected and both are known.
    bool set(const QString& key, WaveBoundary from, WaveBoundary to,
        std::optional<double> Measurements::* value, std::optional<double> Measurements::* sd)
    {
        const UsualBeat& beat = *m_all.values.usualBeat;
        if (!m_corrections[from] && !m_corrections[to])
            return false;
        const auto start = boundaryMs(beat, m_corrections, from);
        const auto end = boundaryMs(beat, m_corrections, to);
        if (!start || !end)
            return false;
        m_all.values.*sd = std::nullopt;
        put(key, value, *end - *start);
        return true;
    }

    void put(const QString& key, std::optional<double> Measurements::* value, double ms)
    {
        m_all.byHand.insert(key);
        m_all.values.notMeasurable.erase(key);
        m_all.values.*value = ms > 0 ? std::optional(ms) : std::nullopt;
        if (ms <= 0)
            m_all.values.notMeasurable[key] = u"implausible"_s;
    }

private:
    CorrectedMeasurements& m_all;
    const Corrections& m_corrections;
};

} // namespace

QString boundaryName(WaveBoundary boundary)
{
    const auto text
        = [](const char* source) { return QCoreApplication::translate("Measurements", source); };
    switch (boundary) {
    case WaveBoundary::pOnset:
        return text(QT_TRANSLATE_NOOP("Measurements", "P onset"));
    case WaveBoundary::qrsOnset:
        return text(QT_TRANSLATE_NOOP("Measurements", "QRS onset"));
    case WaveBoundary::qrsOffset:
        return text(QT_TRANSLATE_NOOP("Measurements", "QRS end"));
    case WaveBoundary::tOffset:
        return text(QT_TRANSLATE_NOOP("Measurements", "T end"));
    }
    return {};
}

std::optional<double> measuredMs(const UsualBeat& beat, WaveBoundary boundary)
{
    switch (boundary) {
    case WaveBoundary::pOnset:
        return beat.pOnsetMs;
    case WaveBoundary::qrsOnset:
        return 0;
    case WaveBoundary::qrsOffset:
        return beat.qrsOffsetMs;
    case WaveBoundary::tOffset:
        return beat.tOffsetMs;
    }
    return std::nullopt;
}

std::optional<double> boundaryMs(
    const UsualBeat& beat, const Corrections& corrections, WaveBoundary boundary)
{
    if (const auto& byHand = corrections[boundary])
        return beat.firstMs + 1000 * *byHand;
    return measuredMs(beat, boundary);
}

double correctionS(const UsualBeat& beat, double ms)
{
    return (ms - beat.firstMs) / 1000;
}

std::pair<double, double> boundaryRangeMs(
    const UsualBeat& beat, const Corrections& corrections, WaveBoundary boundary)
{
    double least = beat.firstMs, most = beat.firstMs + beatMs(beat);
    for (const WaveBoundary other : kWaveBoundaries) {
        const auto ms = boundaryMs(beat, corrections, other);
        if (ms && other < boundary)
            least = std::max(least, *ms + kLeastGapMs);
        else if (ms && other > boundary)
            most = std::min(most, *ms - kLeastGapMs);
    }
    return {least, std::max(least, most)};
}

CorrectedMeasurements corrected(const Measurements& measured, const Corrections& corrections)
{
    using enum WaveBoundary;
    CorrectedMeasurements all {measured, {}};
    if (!measured.usualBeat || corrections.isEmpty())
        return all;
    Intervals intervals(all, corrections);
    intervals.set(u"pr_ms"_s, pOnset, qrsOnset, &Measurements::prMs, &Measurements::prSdMs);
    intervals.set(u"qrs_ms"_s, qrsOnset, qrsOffset, &Measurements::qrsMs, &Measurements::qrsSdMs);
    if (corrections[pOnset] && measured.usualBeat->pOffsetMs) {
        all.values.pSdMs.reset();
        intervals.put(u"p_ms"_s, &Measurements::pMs,
            *measured.usualBeat->pOffsetMs - *boundaryMs(*measured.usualBeat, corrections, pOnset));
    }
    if (!intervals.set(u"qt_ms"_s, qrsOnset, tOffset, &Measurements::qtMs, &Measurements::qtSdMs))
        return all;
    const bool isKnown = all.values.qtMs && measured.rrMs && *measured.rrMs > 0;
    const QtcMs qtc = isKnown ? qtcMs(*all.values.qtMs, *measured.rrMs / 1000) : QtcMs();
    intervals.put(u"qtc_bazett_ms"_s, &Measurements::qtcBazettMs, qtc.bazett);
    intervals.put(u"qtc_fridericia_ms"_s, &Measurements::qtcFridericiaMs, qtc.fridericia);
    intervals.put(u"qtc_framingham_ms"_s, &Measurements::qtcFraminghamMs, qtc.framingham);
    intervals.put(u"qtc_hodges_ms"_s, &Measurements::qtcHodgesMs, qtc.hodges);
    return all;
}

} // namespace ecgscan
