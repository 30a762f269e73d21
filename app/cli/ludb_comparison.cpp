// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ludb_comparison.h"

#include "app/cli/console.h"
#include "model/core/quantile.h"
#include "model/measure/intervals.h"
#include "model/measure/pacing_spikes.h"

#include <algorithm>
#include <cmath>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

constexpr double kSameBeatS = 0.08; ///< A mark and a beat that are this near are the same.

/// Of the beats that the shape was made of.
std::vector<double> usualTimesS(const BeatShape& shape)
{
    std::vector<double> times;
    for (const Beat& beat : shape.beats) {
        if (beat.kind == BeatKind::usual)
            times.push_back(beat.timeS);
    }
    return times;
}

/// Median over the marked beats, of what is at these moments relative to the nearest own beat.
template <class Of>
std::optional<double> medianOffsetMs(
    const std::vector<GlobalBeat>& marks, const std::vector<double>& beatTimesS, const Of& of)
{
    std::vector<double> offsets;
    for (const GlobalBeat& mark : marks) {
        const std::optional<double> moment = of(mark);
        if (!moment || beatTimesS.empty())
            continue;
        const double nearest = *std::ranges::min_element(
            beatTimesS, {}, [&](double timeS) { return std::abs(timeS - mark.qrsPeakS); });
        if (std::abs(nearest - mark.qrsPeakS) < kSameBeatS)
            offsets.push_back(1000 * (*moment - nearest));
    }
    return offsets.size() < 2 ? std::nullopt : std::optional(median(std::move(offsets)));
}

/// "measured/true", with dashes for what is not known.
QString measuredOfTrue(const std::optional<double>& is, const std::optional<double>& should)
{
    return u"%1/%2"_s.arg(is ? QString::number(*is, 'f', 0) : u"-"_s,
        should ? QString::number(*should, 'f', 0) : u"-"_s);
}

std::optional<double> between(const std::optional<double>& from, const std::optional<double>& to)
{
    return from && to ? std::optional(*to - *from) : std::nullopt;
}

} // namespace

Result<MarkedRecord> markedRecord(const QString& data, const QString& name)
{
    MarkedRecord marked;
    ECGSCAN_TRY(marked.record, readLudb(data, name));
    marked.marks = globalBeats(marked.record);
    marked.reading = readingOf(marked.record.ecg);
    const Measurements all = measure(marked.reading.traces, marked.reading.recording);
    PrintedLeads leads = printedLeads(marked.reading.recording);
    bridgeSpikes(all.pacingSpikesS, leads);
    if (all.rrMs)
        marked.shape = dominantBeat(leads, beatTimesS(all));
    if (!marked.shape)
        return marked;
    marked.rrS = *all.rrMs / 1000;
    const std::vector<double> times = usualTimesS(*marked.shape);
    const auto markedMs = [&](const auto& of) { return medianOffsetMs(marked.marks, times, of); };
    marked.qrsOnsetMs = markedMs([](const GlobalBeat& b) { return std::optional(b.qrsOnsetS); });
    marked.qrsOffsetMs = markedMs([](const GlobalBeat& b) { return std::optional(b.qrsOffsetS); });
    marked.pOnsetMs = markedMs([](const GlobalBeat& b) { return b.pOnsetS; });
    marked.tOffsetMs = markedMs([](const GlobalBeat& b) { return b.tOffsetS; });
    return marked;
}

LudbComparison::LudbComparison(bool each)
    : m_each(each)
    , m_qrsOnset {QCoreApplication::translate("cli", "QRS onset ms"), 10}
    , m_qrsOffset {QCoreApplication::translate("cli", "QRS offset ms"), 10}
    , m_pOnset {QCoreApplication::translate("cli", "P onset ms"), 10}
    , m_tOffset {QCoreApplication::translate("cli", "T offset ms"), 20}
    , m_pr {QCoreApplication::translate("cli", "PR ms"), 10}
    , m_qrs {QCoreApplication::translate("cli", "QRS ms"), 10}
    , m_qt {QCoreApplication::translate("cli", "QT ms"), 20}
{
}

void LudbComparison::countBeats(const MarkedRecord& record, const std::vector<double>& found)
{
    const std::vector<GlobalBeat>& marks = record.marks;
    if (marks.empty())
        return;
    m_marks += static_cast<int>(marks.size());
    for (const GlobalBeat& mark : marks) {
        m_missedBeats += std::ranges::none_of(
            found, [&](double at) { return std::abs(at - mark.qrsPeakS) < kSameBeatS; });
    }
    for (const double at : found) {
        if (at < marks.front().qrsPeakS - kSameBeatS || at > marks.back().qrsPeakS + kSameBeatS)
            continue;
        m_inventedBeats += std::ranges::none_of(marks,
            [&](const GlobalBeat& mark) { return std::abs(at - mark.qrsPeakS) < kSameBeatS; });
    }
}

void LudbComparison::add(const MarkedRecord& record, const WaveThresholds& thresholds)
{
    const Measurements all = measure(record.reading.traces, record.reading.recording, thresholds);
    ++m_records;
    countBeats(record, beatTimesS(all));
    const auto waves
        = record.shape ? findWaves(*record.shape, record.rrS, thresholds) : std::nullopt;
    if (!waves)
        return;
    const auto compare = [](const WaveEnd& end, const std::optional<double>& should,
                             MethodComparison& comparison) {
        comparison.add(
            1000 * (end.at - kBeatBefore) / kBeatRateHz, should, 1000 * end.sd / kBeatRateHz);
    };
    compare(waves->qrsOnset, record.qrsOnsetMs, m_qrsOnset);
    compare(waves->qrsOffset, record.qrsOffsetMs, m_qrsOffset);
    if (waves->p && all.prMs)
        compare(waves->p->onset, record.pOnsetMs, m_pOnset);
    if (waves->tOffset)
        compare(*waves->tOffset, record.tOffsetMs, m_tOffset);
    const auto pr = between(record.pOnsetMs, record.qrsOnsetMs),
               qrs = between(record.qrsOnsetMs, record.qrsOffsetMs),
               qt = between(record.qrsOnsetMs, record.tOffsetMs);
    m_pr.add(all.prMs, pr, all.prSdMs);
    m_qrs.add(all.qrsMs, qrs, all.qrsSdMs);
    m_qt.add(all.qtMs, qt, all.qtSdMs);
    if (m_each)
        out(tableRow({record.record.name, measuredOfTrue(all.prMs, pr),
                         measuredOfTrue(all.qrsMs, qrs), measuredOfTrue(all.qtMs, qt),
                         QString::number(record.shape->unrestBeforeQrs, 'f', 2),
                         record.record.diagnoses.join(u"; "_s).left(60)},
            {5, 9, 9, 9, 6, -60}));
}

void LudbComparison::print() const
{
    out(QCoreApplication::translate("cli",
        "%1 records; of %2 marked beats %3 were missed, %4 were invented between first and last "
        "marks")
            .arg(m_records)
            .arg(m_marks)
            .arg(m_missedBeats)
            .arg(m_inventedBeats));
    printTable({&m_qrsOnset, &m_qrsOffset, &m_pOnset, &m_tOffset, &m_pr, &m_qrs, &m_qt});
}

} // namespace ecgscan::cli
