// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/measurement_pages.h"

#include "app/cli/console.h"
#include "app/cli/evaluate.h"
#include "app/cli/labels.h"
#include "app/cli/measured_recording.h"
#include "app/cli/method_comparison.h"
#include "app/cli/rhythm_counts.h"
#include "exchange/csv.h"
#include "exchange/ludb.h"
#include "exchange/recording_archive.h"
#include "model/core/quantile.h"
#include "model/measure/intervals.h"

#include <QDir>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

QString text(const char* source)
{
    return QCoreApplication::translate("cli", source);
}

/// A number of the whole page.
struct PageMeasure {
    MethodComparison comparison;
    std::optional<double> Measurements::* member;
    std::optional<double> Measurements::* sd = nullptr;
};

/// A number of each lead.
struct LeadMeasure {
    MethodComparison comparison;
    std::optional<double> LeadMeasurements::* member;
};

std::vector<PageMeasure> pageMeasures()
{
    return {{{text(QT_TRANSLATE_NOOP("cli", "rate /min")), 1}, &Measurements::heartRateBpm},
        {{text(QT_TRANSLATE_NOOP("cli", "P ms")), 10}, &Measurements::pMs, &Measurements::pSdMs},
        {{text(QT_TRANSLATE_NOOP("cli", "PR ms")), 13}, &Measurements::prMs, &Measurements::prSdMs},
        {{text(QT_TRANSLATE_NOOP("cli", "QRS ms")), 12}, &Measurements::qrsMs,
            &Measurements::qrsSdMs},
        {{text(QT_TRANSLATE_NOOP("cli", "QT ms")), 25}, &Measurements::qtMs, &Measurements::qtSdMs},
        {{text(QT_TRANSLATE_NOOP("cli", "P axis deg")), 10, 0, true}, &Measurements::pAxisDeg},
        {{text(QT_TRANSLATE_NOOP("cli", "QRS axis deg")), 10, 0, true}, &Measurements::qrsAxisDeg},
        {{text(QT_TRANSLATE_NOOP("cli", "T axis deg")), 10, 0, true}, &Measurements::tAxisDeg},
        {{text(QT_TRANSLATE_NOOP("cli", "Sokolow mV")), 0.1, 0.05, false, 3},
            &Measurements::sokolowLyonMv},
        {{text(QT_TRANSLATE_NOOP("cli", "Cornell mV")), 0.1, 0.05, false, 3},
            &Measurements::cornellMv}};
}

std::vector<LeadMeasure> leadMeasures()
{
    const auto of = [](const char* name, std::optional<double> LeadMeasurements::* member) {
        return LeadMeasure {{text(name), 0.05, 0.05, false, 3}, member};
    };
    return {of(QT_TRANSLATE_NOOP("cli", "P mV"), &LeadMeasurements::pMv),
        of(QT_TRANSLATE_NOOP("cli", "Q mV"), &LeadMeasurements::qMv),
        of(QT_TRANSLATE_NOOP("cli", "R mV"), &LeadMeasurements::rMv),
        of(QT_TRANSLATE_NOOP("cli", "S mV"), &LeadMeasurements::sMv),
        of(QT_TRANSLATE_NOOP("cli", "T mV"), &LeadMeasurements::tMv),
        of(QT_TRANSLATE_NOOP("cli", "ST J mV"), &LeadMeasurements::stJMv),
        of(QT_TRANSLATE_NOOP("cli", "ST J+60 mV"), &LeadMeasurements::stJ60Mv),
        of(QT_TRANSLATE_NOOP("cli", "ST J+80 mV"), &LeadMeasurements::stJ80Mv)};
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
    measurements.pMs.reset(); // not marked in all leads together
    measurements.prMs = medianOf(std::move(pr));
    measurements.qrsMs = medianOf(std::move(qrs));
    measurements.qtMs = medianOf(std::move(qt));
}

/// What a page was drawn from.
struct TrueRecording {
    Ecg ecg;
    QStringList statements {};
    std::optional<LudbRecord> marked {};
};

/// The recordings that pages were drawn from. PTB-XL's are read when the first page asks for one.
class Truth {
public:
    explicit Truth(QString data)
        : m_data(std::move(data))
    {
    }

    /// nullopt: the data folder does not hold it.
    Result<std::optional<TrueRecording>> of(const QString& record)
    {
        if (record.startsWith(u"ludb-")) {
            ECGSCAN_TRY(LudbRecord ludb, readLudb(m_data, record.mid(5)));
            return TrueRecording {ludb.ecg, {}, std::move(ludb)};
        }
        if (!m_archive) {
            ECGSCAN_TRY(m_archive, RecordingArchive::open(m_data));
            m_rows = rowsByRecord(*m_archive);
        }
        const auto row = m_rows.constFind(record);
        if (row == m_rows.constEnd())
            return std::nullopt;
        return TrueRecording {m_archive->ecg(*row), m_archive->infos()[*row].statements};
    }

private:
    QString m_data;
    std::optional<RecordingArchive> m_archive;
    QHash<QString, std::size_t> m_rows;
};

/// What a page's numbers should be. printed: of the page; nullptr: all seconds count.
Measurements expected(const TrueRecording& truth, const Reconstruction* printed)
{
    const RecordingReading reading
        = printed ? readingOf(truth.ecg, printed->observedS) : readingOf(truth.ecg);
    Measurements measurements = measure(reading.traces, reading.recording);
    if (truth.marked)
        useMarks(*truth.marked, measurements);
    return measurements;
}

void compareLeads(
    const Measurements& page, const Measurements& truth, std::vector<LeadMeasure>& measures)
{
    if (!page.usualBeat || !truth.usualBeat)
        return;
    for (const auto& [lead, is] : page.usualBeat->leads) {
        const auto should = truth.usualBeat->leads.find(lead);
        if (should == truth.usualBeat->leads.end())
            continue;
        for (LeadMeasure& measure : measures)
            measure.comparison.add(is.*measure.member, should->second.*measure.member);
    }
}

template <class Measure>
Status writePlots(const QString& folder, const std::vector<Measure>& measures)
{
    for (const Measure& measure : measures) {
        if (measure.comparison.pairs.empty())
            continue;
        const QString name
            = measure.comparison.name.toLower().replace(u" /"_s, u"-"_s).replace(u' ', u'-');
        ECGSCAN_CHECK(
            writeFile(QDir(folder).filePath(name + u".svg"_s), blandAltman(measure.comparison)));
    }
    return {};
}

template <class Measure>
std::vector<const MethodComparison*> tableOf(const std::vector<Measure>& measures)
{
    std::vector<const MethodComparison*> rows;
    for (const Measure& measure : measures)
        rows.push_back(&measure.comparison);
    return rows;
}

QString known(const std::optional<double>& value, int decimals)
{
    return value ? QString::number(*value, 'f', decimals) : u"-"_s;
}

} // namespace

Status comparePages(const MeasurementPages& pages)
{
    ECGSCAN_TRY(const CsvTable manifest, CsvTable::read(pages.manifest));
    Truth recordings(pages.data);
    std::vector<PageMeasure> measures = pageMeasures();
    std::vector<LeadMeasure> amplitudes = leadMeasures();
    RhythmCounts rhythms;
    int count = 0, refused = 0;
    for (qsizetype row = 0; row < manifest.rows(); ++row) {
        const QString picture = manifest.value(row, u"picture"_s);
        ECGSCAN_TRY(const auto truth, recordings.of(manifest.value(row, u"record"_s)));
        if (!truth)
            continue;
        ++count;
        const auto analysis = batchAnalysis(pages.analyses, picture);
        if (!analysis || !analysis->reconstruction) {
            ++refused;
            continue;
        }
        const Measurements is = measure(analysis->leads, *analysis->reconstruction);
        const Measurements should
            = expected(*truth, pages.sameSeconds ? &*analysis->reconstruction : nullptr);
        QStringList cells {picture};
        for (PageMeasure& measure : measures) {
            measure.comparison.add(is.*measure.member, should.*measure.member,
                measure.sd ? is.*measure.sd : std::nullopt);
            const int decimals = measure.comparison.decimals;
            cells.append(known(is.*measure.member, decimals) + u'/'
                + known(should.*measure.member, decimals));
        }
        compareLeads(is, should, amplitudes);
        rhythms.add(truth->statements, is);
        if (pages.each)
            out((cells + truth->statements).join(u"  "_s));
    }
    if (count == 0)
        return fail(Errc::notFound,
            QCoreApplication::translate("cli", "%1 names no recording of the data folder.")
                .arg(pages.manifest));
    out(QCoreApplication::translate("cli",
        "%1 pages, %2 of them refused; each beside the same method on %3 true recording "
        "(intervals of LUDB's: beside its readers' marks)")
            .arg(count)
            .arg(refused)
            .arg(pages.sameSeconds
                    ? QCoreApplication::translate("cli", "the printed seconds of the")
                    : QCoreApplication::translate("cli", "the whole")));
    printTable(tableOf(measures));
    out(QCoreApplication::translate("cli", "leads"));
    printTable(tableOf(amplitudes));
    rhythms.print();
    if (pages.plots.isEmpty())
        return {};
    if (!QDir().mkpath(pages.plots))
        return fail(Errc::io,
            QCoreApplication::translate("cli", "The folder %1 can't be made. Choose another.")
                .arg(pages.plots));
    ECGSCAN_CHECK(writePlots(pages.plots, measures));
    return writePlots(pages.plots, amplitudes);
}

} // namespace ecgscan::cli
