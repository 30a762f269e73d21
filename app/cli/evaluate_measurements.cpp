// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan evaluate measurements: beats, wave boundaries and intervals against LUDB's marks.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/evaluate.h"
#include "app/cli/ludb_comparison.h"
#include "app/cli/measured_recording.h"
#include "app/cli/measurement_pages.h"
#include "app/cli/rhythm_counts.h"
#include "exchange/ludb.h"
#include "exchange/recording_archive.h"
#include "model/measure/intervals.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cmath>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

/// LUDB, beside its readers' marks.
Status runLudb(const QString& data, bool crossValidated, bool each)
{
    ECGSCAN_TRY(const QStringList names, ludbRecords(data));
    std::vector<MarkedRecord> records;
    for (const QString& name : names) {
        ECGSCAN_TRY(MarkedRecord record, markedRecord(data, name));
        records.push_back(std::move(record));
    }
    LudbComparison comparison(each);
    if (crossValidated) {
        crossValidate(records, comparison);
    } else {
        for (const MarkedRecord& record : records)
            comparison.add(record, {});
    }
    comparison.print();
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
        {u"same-seconds"_s,
            QCoreApplication::translate("cli",
                "of pages: beside the true recording in the seconds alone that the page prints of "
                "each lead, which leaves the errors of the reading")},
        {u"cross-validate"_s,
            QCoreApplication::translate("cli",
                "on LUDB: each fifth of the records with thresholds that were chosen on the "
                "others")},
        {u"each"_s, QCoreApplication::translate("cli", "also each record: measured/true")}});
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
        ? comparePages({data, manifest, analyses, parser.value(u"plots"_s), each,
              parser.isSet(u"same-seconds"_s)})
        : parser.isSet(u"rhythms"_s) ? runRhythms(data, each)
                                     : runLudb(data, parser.isSet(u"cross-validate"_s), each);
    return status ? kOk : cli::report(status.error());
}

} // namespace ecgscan::cli
