// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan evaluate measurements: beats, wave boundaries and intervals against LUDB's marks.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/evaluate.h"
#include "app/cli/labels.h"
#include "exchange/csv.h"
#include "exchange/ludb.h"
#include "exchange/recording_archive.h"
#include "model/core/quantile.h"
#include "model/measure/beat_shape.h"
#include "model/measure/heart_rate.h"
#include "model/measure/intervals.h"
#include "model/measure/wave_bounds.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cmath>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

constexpr double kSameBeatS = 0.08; ///< A mark and a beat that are this near are the same.

/// A whole recording as it would be read off a page that printed all of it.
struct Reading {
    std::vector<LeadTrace> traces;
    Reconstruction recording;
};

Reading readingOf(const Ecg& ecg)
{
    Reading reading;
    for (const Lead lead : kLeads) {
        LeadTrace trace;
        trace.lead = lead;
        trace.sampleRateHz = ecg.sampleRateHz;
        trace.samplesMv = ecg[lead];
        reading.recording.leadsMv[lead] = ecg[lead];
        reading.recording.observedS[lead] = {{0.0, ecg.durationS()}};
        reading.traces.push_back(std::move(trace));
    }
    reading.recording.sampleRateHz = ecg.sampleRateHz;
    reading.recording.durationS = ecg.durationS();
    return reading;
}

/// Errors of one quantity in ms.
struct Errors {
    QString name;
    std::vector<double> ms;
};

struct Summary {
    double mean = 0, sd = 0, medianAbsolute = 0;
};

Summary summaryOf(const std::vector<double>& errors)
{
    if (errors.empty())
        return {};
    const auto n = static_cast<double>(errors.size());
    double mean = 0, squares = 0;
    std::vector<double> absolute;
    for (const double error : errors) {
        mean += error / n;
        squares += error * error / n;
        absolute.push_back(std::abs(error));
    }
    return {mean, std::sqrt(std::max(0.0, squares - mean * mean)), median(std::move(absolute))};
}

void add(Errors& errors, const std::optional<double>& is, const std::optional<double>& should)
{
    if (is && should)
        errors.ms.push_back(*is - *should);
}

struct Scores {
    Errors qrsOnset {QCoreApplication::translate("cli", "QRS onset"), {}},
        qrsOffset {QCoreApplication::translate("cli", "QRS offset"), {}},
        pOnset {QCoreApplication::translate("cli", "P onset"), {}},
        tOffset {QCoreApplication::translate("cli", "T offset"), {}},
        pr {QCoreApplication::translate("cli", "PR"), {}},
        qrs {QCoreApplication::translate("cli", "QRS"), {}},
        qt {QCoreApplication::translate("cli", "QT"), {}};
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
    const Reading reading = readingOf(record.ecg);
    const Measurements rhythm = measureRhythm(reading.traces);
    ++scores.records;
    countBeats(marks, rhythm.beatTimesS, scores);
    const auto shape = dominantBeat(reading.recording, rhythm.beatTimesS);
    const auto waves = shape && rhythm.rrMs ? findWaves(*shape, *rhythm.rrMs / 1000) : std::nullopt;
    if (!waves)
        return {};
    const auto markedMs
        = [&](const auto& of) { return medianOffsetMs(marks, shape->beatTimesS, of); };
    const auto qrsOnset = markedMs([](const GlobalBeat& b) { return std::optional(b.qrsOnsetS); });
    const auto qrsOffset
        = markedMs([](const GlobalBeat& b) { return std::optional(b.qrsOffsetS); });
    const auto pOnset = markedMs([](const GlobalBeat& b) { return b.pOnsetS; });
    const auto tOffset = markedMs([](const GlobalBeat& b) { return b.tOffsetS; });
    const auto ownMs
        = [](int sample) { return std::optional(1000 * (sample - kBeatBefore) / kBeatRateHz); };
    add(scores.qrsOnset, ownMs(waves->qrsOnset), qrsOnset);
    add(scores.qrsOffset, ownMs(waves->qrsOffset), qrsOffset);
    const Measurements all = measureIntervals(reading.recording, rhythm);
    if (waves->p && all.prMs)
        add(scores.pOnset, ownMs(waves->p->onset), pOnset);
    if (waves->tOffset)
        add(scores.tOffset, ownMs(*waves->tOffset), tOffset);
    const auto between = [](const std::optional<double>& from, const std::optional<double>& to) {
        return from && to ? std::optional(*to - *from) : std::nullopt;
    };
    add(scores.pr, all.prMs, between(pOnset, qrsOnset));
    add(scores.qrs, all.qrsMs, between(qrsOnset, qrsOffset));
    add(scores.qt, all.qtMs, between(qrsOnset, tOffset));
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

void print(const Scores& scores)
{
    out(QCoreApplication::translate("cli",
        "%1 records; of %2 marked beats %3 were missed, %4 were invented between first and last "
        "marks")
            .arg(scores.records)
            .arg(scores.marks)
            .arg(scores.missedBeats)
            .arg(scores.inventedBeats));
    const QList<int> widths {-12, 4, 8, 8, 12};
    out(tableRow(
        {QCoreApplication::translate("cli", "error in ms"), u"n"_s,
            QCoreApplication::translate("cli", "mean"), QCoreApplication::translate("cli", "SD"),
            QCoreApplication::translate("cli", "median |e|")},
        widths));
    for (const Errors* errors : {&scores.qrsOnset, &scores.qrsOffset, &scores.pOnset,
             &scores.tOffset, &scores.pr, &scores.qrs, &scores.qt}) {
        const Summary summary = summaryOf(errors->ms);
        out(tableRow({errors->name, QString::number(errors->ms.size()),
                         QString::number(summary.mean, 'f', 1), QString::number(summary.sd, 'f', 1),
                         QString::number(summary.medianAbsolute, 'f', 1)},
            widths));
    }
}

/// What must and must not be measured, by the rhythm that PTB-XL states, in all folds. The
/// limits of what counts as a repeated P wave were chosen on these recordings.
Status runRhythms(const QString& data, bool each)
{
    ECGSCAN_TRY(const RecordingArchive archive, RecordingArchive::open(data));
    struct Share {
        int all = 0, of = 0;
        QString text() const
        {
            return u"%1 of %2 (%3 %)"_s.arg(of).arg(all).arg(
                100.0 * of / std::max(1, all), 0, 'f', 1);
        }
    };
    Share fibrillating, sinus;
    QElapsedTimer clock;
    qint64 nanoseconds = 0;
    for (std::size_t row = 0; row < archive.infos().size(); ++row) {
        const RecordingInfo& info = archive.infos()[row];
        const Reading reading = readingOf(archive.ecg(row));
        clock.start();
        const Measurements all = measureIntervals(reading.recording, measureRhythm(reading.traces));
        nanoseconds += clock.nsecsElapsed();
        if (info.statements.contains(u"AFIB"_s)) {
            ++fibrillating.all;
            fibrillating.of += all.prMs ? 0 : 1;
        }
        const bool isSinus
            = std::ranges::any_of(QStringList {u"SR"_s, u"SBRAD"_s, u"STACH"_s, u"SARRH"_s},
                [&](const QString& code) { return info.statements.contains(code); });
        if (isSinus) {
            ++sinus.all;
            sinus.of += all.prMs && all.qrsMs && all.qtMs ? 1 : 0;
        }
        if (each) {
            const auto shape = dominantBeat(reading.recording, all.beatTimesS);
            const auto text = [](const std::optional<double>& value) {
                return value ? QString::number(*value, 'f', 0) : u"-"_s;
            };
            out(tableRow({info.record, text(all.heartRateBpm), text(all.prMs), text(all.qrsMs),
                             text(all.qtMs),
                             shape ? QString::number(shape->unrestBeforeQrs, 'f', 3) : u"-"_s,
                             QString::number(rrSpread(all.beatTimesS).value_or(0), 'f', 3),
                             info.statements.join(u' ')},
                {-10, 5, 5, 5, 5, 8, 7, -60}));
        }
    }
    out(QCoreApplication::translate("cli", "atrial fibrillation without a PR: %1")
            .arg(fibrillating.text()));
    out(QCoreApplication::translate("cli", "sinus rhythm with PR, QRS and QT: %1")
            .arg(sinus.text()));
    out(QCoreApplication::translate("cli", "%1 ms a recording")
            .arg(static_cast<double>(nanoseconds) * 1e-6
                    / static_cast<double>(archive.infos().size()),
                0, 'f', 1));
    return {};
}

/// One measure of pages beside that of the recordings printed on them.
struct Compared {
    QString name;
    double tolerance = 0;
    std::optional<double> Measurements::* member;
    bool isAngle = false;
    std::vector<double> errors {};
    int lost = 0, invented = 0; ///< Known of the recording alone, of the page alone.
};

void compare(const Measurements& page, const Measurements& truth, Compared& c)
{
    const auto& is = page.*c.member;
    const auto& should = truth.*c.member;
    if (!is || !should) {
        c.lost += should ? 1 : 0;
        c.invented += is ? 1 : 0;
        return;
    }
    const double error = *is - *should;
    c.errors.push_back(c.isAngle ? std::remainder(error, 360) : error);
}

void print(const std::vector<Compared>& measures)
{
    const QList<int> widths {-12, 4, 7, 7, 14, 6, 9};
    out(tableRow(
        {QCoreApplication::translate("cli", "measure"), u"n"_s,
            QCoreApplication::translate("cli", "mean"), QCoreApplication::translate("cli", "SD"),
            QCoreApplication::translate("cli", "within"),
            QCoreApplication::translate("cli", "lost"),
            QCoreApplication::translate("cli", "invented")},
        widths));
    for (const Compared& c : measures) {
        const Summary summary = summaryOf(c.errors);
        const auto within = static_cast<double>(std::ranges::count_if(
            c.errors, [&c](double error) { return std::abs(error) <= c.tolerance; }));
        const double share = 100 * within / std::max(1.0, static_cast<double>(c.errors.size()));
        out(tableRow({c.name, QString::number(c.errors.size()),
                         QString::number(summary.mean, 'f', 1), QString::number(summary.sd, 'f', 1),
                         u"%1 % (%2)"_s.arg(share, 0, 'f', 1).arg(c.tolerance),
                         QString::number(c.lost), QString::number(c.invented)},
            widths));
    }
}

/// Intervals as LUDB's readers marked them, medians of the beats.
void useMarks(const LudbRecord& record, Measurements& measurements)
{
    std::vector<double> pr, qrs, qt;
    for (const GlobalBeat& beat : globalBeats(record)) {
        qrs.push_back(1000 * (beat.qrsOffsetS - beat.qrsOnsetS));
        if (beat.pOnsetS)
            pr.push_back(1000 * (beat.qrsOnsetS - *beat.pOnsetS));
        if (beat.tOffsetS)
            qt.push_back(1000 * (*beat.tOffsetS - beat.qrsOnsetS));
    }
    const auto medianOf = [](std::vector<double> values) {
        return values.size() < 2 ? std::nullopt : std::optional(median(std::move(values)));
    };
    measurements.prMs = medianOf(std::move(pr));
    measurements.qrsMs = medianOf(std::move(qrs));
    measurements.qtMs = medianOf(std::move(qt));
}

/// Of a recording that was drawn, by the same method; the intervals of LUDB's by its readers.
/// nullopt: the data folder does not hold it.
Result<std::optional<Measurements>> truthOf(const QString& data, const RecordingArchive& archive,
    const QHash<QString, std::size_t>& rows, const QString& name)
{
    const auto byMethod = [](const Ecg& ecg) {
        const Reading reading = readingOf(ecg);
        return measureIntervals(reading.recording, measureRhythm(reading.traces));
    };
    if (name.startsWith(u"ludb-")) {
        ECGSCAN_TRY(const LudbRecord record, readLudb(data, name.mid(5)));
        Measurements truth = byMethod(record.ecg);
        useMarks(record, truth);
        return truth;
    }
    const auto row = rows.constFind(name);
    if (row == rows.constEnd())
        return std::nullopt;
    return byMethod(archive.ecg(*row));
}

Status runPages(
    const QString& data, const QString& manifestFile, const QString& analyses, bool each)
{
    ECGSCAN_TRY(const RecordingArchive archive, RecordingArchive::open(data));
    ECGSCAN_TRY(const CsvTable manifest, CsvTable::read(manifestFile));
    const QHash<QString, std::size_t> rows = rowsByRecord(archive);
    std::vector<Compared> measures {
        {QCoreApplication::translate("cli", "rate /min"), 1, &Measurements::heartRateBpm},
        {QCoreApplication::translate("cli", "PR ms"), 13, &Measurements::prMs},
        {QCoreApplication::translate("cli", "QRS ms"), 12, &Measurements::qrsMs},
        {QCoreApplication::translate("cli", "QT ms"), 25, &Measurements::qtMs},
        {QCoreApplication::translate("cli", "P axis deg"), 10, &Measurements::pAxisDeg, true},
        {QCoreApplication::translate("cli", "QRS axis deg"), 10, &Measurements::qrsAxisDeg, true},
        {QCoreApplication::translate("cli", "T axis deg"), 10, &Measurements::tAxisDeg, true}};
    int refused = 0, pages = 0;
    for (qsizetype page = 0; page < manifest.rows(); ++page) {
        ECGSCAN_TRY(const std::optional<Measurements> truth,
            truthOf(data, archive, rows, manifest.value(page, u"record"_s)));
        if (!truth)
            continue;
        ++pages;
        const auto analysis = batchAnalysis(analyses, manifest.value(page, u"picture"_s));
        if (!analysis || !analysis->reconstruction) {
            ++refused;
            continue;
        }
        const Measurements measured
            = measureIntervals(*analysis->reconstruction, measureRhythm(analysis->leads));
        QStringList cells {manifest.value(page, u"picture"_s)};
        for (Compared& c : measures) {
            compare(measured, *truth, c);
            cells.append(measuredOfTrue(measured.*c.member, *truth.*c.member));
        }
        if (each)
            out(cells.join(u"  "_s));
    }
    if (pages == 0)
        return fail(Errc::notFound,
            QCoreApplication::translate("cli", "%1 names no recording of the data folder.")
                .arg(manifestFile));
    out(QCoreApplication::translate("cli",
        "%1 pages, %2 of them refused; each beside the same method on the whole true recording "
        "(intervals of LUDB's: beside its readers' marks)")
            .arg(pages)
            .arg(refused));
    print(measures);
    return {};
}

Status run(const QString& data, bool each)
{
    ECGSCAN_TRY(const QStringList names, ludbRecords(data));
    Scores scores;
    for (const QString& name : names)
        ECGSCAN_CHECK(addRecord(data, name, each, scores));
    print(scores);
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
                "on PTB-XL (ptbxl/) instead: whether PR is left out in atrial fibrillation, and "
                "everything measured in sinus rhythm")},
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
    const Status status = !manifest.isEmpty() ? runPages(data, manifest, analyses, each)
        : parser.isSet(u"rhythms"_s)          ? runRhythms(data, each)
                                              : run(data, each);
    return status ? kOk : cli::report(status.error());
}

} // namespace ecgscan::cli
