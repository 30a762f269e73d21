// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan evaluate measurements: beats, wave boundaries and intervals against LUDB's marks.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/evaluate.h"
#include "app/cli/measured_recording.h"
#include "app/cli/measurement_pages.h"
#include "app/cli/method_comparison.h"
#include "app/cli/rhythm_counts.h"
#include "exchange/ludb.h"
#include "exchange/recording_archive.h"
#include "model/core/quantile.h"
#include "model/measure/beat_shape.h"
#include "model/measure/intervals.h"
#include "model/measure/pacing_spikes.h"
#include "model/measure/wave_bounds.h"

#include <QElapsedTimer>

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

struct Scores {
    MethodComparison qrsOnset {QCoreApplication::translate("cli", "QRS onset ms"), 10},
        qrsOffset {QCoreApplication::translate("cli", "QRS offset ms"), 10},
        pOnset {QCoreApplication::translate("cli", "P onset ms"), 10},
        tOffset {QCoreApplication::translate("cli", "T offset ms"), 20},
        pr {QCoreApplication::translate("cli", "PR ms"), 10},
        qrs {QCoreApplication::translate("cli", "QRS ms"), 10},
        qt {QCoreApplication::translate("cli", "QT ms"), 20};
    int records = 0, missedBeats = 0, inventedBeats = 0, marks = 0;
};

/// "measured/true", with dashes for what is not known.
QString measuredOfTrue(const std::optional<double>& is, const std::optional<double>& should)
{
    return u"%1/%2"_s.arg(is ? QString::number(*is, 'f', 0) : u"-"_s,
        should ? QString::number(*should, 'f', 0) : u"-"_s);
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

void countBeats(
    const std::vector<GlobalBeat>& marks, const std::vector<double>& found, Scores& scores)
{
    if (marks.empty())
        return;
    scores.marks += static_cast<int>(marks.size());
    for (const GlobalBeat& mark : marks) {
        scores.missedBeats += std::ranges::none_of(
            found, [&](double at) { return std::abs(at - mark.qrsPeakS) < kSameBeatS; });
    }
    for (const double at : found) {
        if (at < marks.front().qrsPeakS - kSameBeatS || at > marks.back().qrsPeakS + kSameBeatS)
            continue;
        scores.inventedBeats += std::ranges::none_of(marks,
            [&](const GlobalBeat& mark) { return std::abs(at - mark.qrsPeakS) < kSameBeatS; });
    }
}

Status addRecord(const QString& data, const QString& name, bool each, Scores& scores)
{
    ECGSCAN_TRY(const LudbRecord record, readLudb(data, name));
    const std::vector<GlobalBeat> marks = globalBeats(record);
    const RecordingReading reading = readingOf(record.ecg);
    const Measurements all = measure(reading.traces, reading.recording);
    ++scores.records;
    countBeats(marks, beatTimesS(all), scores);
    PrintedLeads leads = printedLeads(reading.recording);
    bridgeSpikes(all.pacingSpikesS, leads);
    const auto shape = dominantBeat(leads, beatTimesS(all));
    const auto waves = shape && all.rrMs ? findWaves(*shape, *all.rrMs / 1000) : std::nullopt;
    if (!waves)
        return {};
    const auto markedMs
        = [&](const auto& of) { return medianOffsetMs(marks, usualTimesS(*shape), of); };
    const auto qrsOnset = markedMs([](const GlobalBeat& b) { return std::optional(b.qrsOnsetS); });
    const auto qrsOffset
        = markedMs([](const GlobalBeat& b) { return std::optional(b.qrsOffsetS); });
    const auto pOnset = markedMs([](const GlobalBeat& b) { return b.pOnsetS; });
    const auto tOffset = markedMs([](const GlobalBeat& b) { return b.tOffsetS; });
    const auto add = [](const WaveEnd& end, const std::optional<double>& should,
                         MethodComparison& comparison) {
        comparison.add(
            1000 * (end.at - kBeatBefore) / kBeatRateHz, should, 1000 * end.sd / kBeatRateHz);
    };
    add(waves->qrsOnset, qrsOnset, scores.qrsOnset);
    add(waves->qrsOffset, qrsOffset, scores.qrsOffset);
    if (waves->p && all.prMs)
        add(waves->p->onset, pOnset, scores.pOnset);
    if (waves->tOffset)
        add(*waves->tOffset, tOffset, scores.tOffset);
    const auto between = [](const std::optional<double>& from, const std::optional<double>& to) {
        return from && to ? std::optional(*to - *from) : std::nullopt;
    };
    scores.pr.add(all.prMs, between(pOnset, qrsOnset), all.prSdMs);
    scores.qrs.add(all.qrsMs, between(qrsOnset, qrsOffset), all.qrsSdMs);
    scores.qt.add(all.qtMs, between(qrsOnset, tOffset), all.qtSdMs);
    if (each) {
        out(tableRow({name, measuredOfTrue(all.prMs, between(pOnset, qrsOnset)),
                         measuredOfTrue(all.qrsMs, between(qrsOnset, qrsOffset)),
                         measuredOfTrue(all.qtMs, between(qrsOnset, tOffset)),
                         QString::number(shape->unrestBeforeQrs, 'f', 2),
                         record.diagnoses.join(u"; "_s).left(60)},
            {5, 9, 9, 9, 6, -60}));
    }
    return {};
}

/// LUDB, beside its readers' marks.
Status runLudb(const QString& data, bool each)
{
    ECGSCAN_TRY(const QStringList names, ludbRecords(data));
    Scores scores;
    for (const QString& name : names)
        ECGSCAN_CHECK(addRecord(data, name, each, scores));
    out(QCoreApplication::translate("cli",
        "%1 records; of %2 marked beats %3 were missed, %4 were invented between first and last "
        "marks")
            .arg(scores.records)
            .arg(scores.marks)
            .arg(scores.missedBeats)
            .arg(scores.inventedBeats));
    printTable({&scores.qrsOnset, &scores.qrsOffset, &scores.pOnset, &scores.tOffset, &scores.pr,
        &scores.qrs, &scores.qt});
    return {};
}

/// All folds of PTB-XL, beside the rhythm that it states. The limits of what counts as a repeated P
/// wave and as a spike were chosen on these recordings.
Status runRhythms(const QString& data, bool each)
{
    ECGSCAN_TRY(const RecordingArchive archive, RecordingArchive::open(data));
    RhythmCounts counts;
    QElapsedTimer clock;
    qint64 nanoseconds = 0;
    for (std::size_t row = 0; row < archive.infos().size(); ++row) {
        const RecordingInfo& info = archive.infos()[row];
        const RecordingReading reading = readingOf(archive.ecg(row));
        clock.start();
        const Measurements all = measure(reading.traces, reading.recording);
        nanoseconds += clock.nsecsElapsed();
        counts.add(info.statements, all);
        if (!each)
            continue;
        const auto text = [](const std::optional<double>& value) {
            return value ? QString::number(*value, 'f', 0) : u"-"_s;
        };
        out(tableRow(
            {info.record, text(all.heartRateBpm), text(all.prMs), text(all.qrsMs), text(all.qtMs),
                QString::number(all.rrIrregularity.value_or(0), 'f', 3),
                QString::number(all.pacingSpikesS.size()),
                QString::number(std::ranges::count(all.beats, BeatKind::ectopic, &Beat::kind)),
                QString::number(all.beats.size()), info.statements.join(u' ')},
            {-10, 5, 5, 5, 5, 7, 4, 4, 4, -60}));
    }
    counts.print();
    out(QCoreApplication::translate("cli", "%1 ms a recording")
            .arg(static_cast<double>(nanoseconds) * 1e-6
                    / static_cast<double>(archive.infos().size()),
                0, 'f', 1));
    return {};
}

} // namespace

int evaluateMeasurements(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("cli",
        "Measures the recordings of LUDB and scores beats, wave boundaries and intervals against "
        "what cardiologists marked: of each wave the third earliest onset and the third latest "
        "offset over the leads, each record by the median of its beats."));
    parser.addPositionalArgument(u"manifest"_s,
        QCoreApplication::translate("cli",
            "pages drawn by synthesize --data (with --analyses): measured beside what the true "
            "recordings give"),
        u"[MANIFEST]"_s);
    parser.addOptions({{u"data"_s,
                           QCoreApplication::translate(
                               "cli", "folder of recordings (holds ludb/ and ptbxl/); required"),
                           u"DIR"_s},
        {u"analyses"_s,
            QCoreApplication::translate("cli", "folder of the pages' analyses, as batch writes it"),
            u"DIR"_s},
        {u"rhythms"_s,
            QCoreApplication::translate("cli",
                "on PTB-XL (ptbxl/) instead: whether PR is left out in atrial fibrillation, "
                "everything measured in sinus rhythm, pacing and ectopic beats recognised")},
        {u"plots"_s,
            QCoreApplication::translate(
                "cli", "folder for a Bland-Altman plot of each measure of the pages (SVG)"),
            u"DIR"_s},
        {u"each"_s, QCoreApplication::translate("cli", "also each record: measured/marked")}});
    if (const auto code = parse(parser, u"evaluate measurements"_s, arguments))
        return *code;
    const QString manifest = parser.positionalArguments().value(0);
    const QString analyses = parser.value(u"analyses"_s);
    if (!parser.isSet(u"data"_s) || manifest.isEmpty() != analyses.isEmpty()) {
        err(QCoreApplication::translate(
            "cli", "Say: ecgscan evaluate measurements --data DIR [MANIFEST --analyses DIR]"));
        return kUsage;
    }
    const bool each = parser.isSet(u"each"_s);
    const QString data = parser.value(u"data"_s);
    const Status status = !manifest.isEmpty()
        ? comparePages({data, manifest, analyses, parser.value(u"plots"_s), each})
        : parser.isSet(u"rhythms"_s) ? runRhythms(data, each)
                                     : runLudb(data, each);
    return status ? kOk : cli::report(status.error());
}

} // namespace ecgscan::cli
