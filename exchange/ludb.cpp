// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/ludb.h"

#include "exchange/wfdb.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

/// The gains in the headers stretch every lead to 1 mV from peak to peak; samples are microvolts.
constexpr double kUnitsPerMv = 1000;

enum MarkCode { kBeat = 1, kPWave = 24, kTWave = 27, kOnset = 39, kOffset = 40 };

std::optional<WaveMark::Kind> kindOf(int code)
{
    switch (code) {
    case kPWave:
        return WaveMark::Kind::p;
    case kBeat:
        return WaveMark::Kind::qrs;
    case kTWave:
        return WaveMark::Kind::t;
    default:
        return std::nullopt;
    }
}

/// An onset, a peak and an offset in this order are a wave; anything else is left out.
std::vector<WaveMark> wavesOf(const std::vector<WfdbMark>& marks)
{
    std::vector<WaveMark> waves;
    for (std::size_t i = 1; i + 1 < marks.size(); ++i) {
        const auto kind = kindOf(marks[i].code);
        if (kind && marks[i - 1].code == kOnset && marks[i + 1].code == kOffset)
            waves.push_back({*kind, marks[i - 1].sample, marks[i].sample, marks[i + 1].sample});
    }
    return waves;
}

/// "#<age>: 51", then after "#<diagnoses>:" one a line.
void readComments(const QString& headerFile, LudbRecord& record)
{
    static const QRegularExpression kAge(u"<age>:\\s*(\\d+)"_s);
    QFile in(headerFile);
    if (!in.open(QIODevice::ReadOnly | QIODevice::Text))
        return;
    bool inDiagnoses = false;
    for (const QString& line : QString::fromUtf8(in.readAll()).split(u'\n')) {
        if (!line.startsWith(u'#'))
            continue;
        if (const auto age = kAge.match(line); age.hasMatch())
            record.ageYears = age.captured(1).toInt();
        if (inDiagnoses && line.size() > 1)
            record.diagnoses.append(line.mid(1).trimmed());
        inDiagnoses = inDiagnoses || line.contains(u"<diagnoses>"_s);
    }
}

} // namespace

Result<QStringList> ludbRecords(const QString& dataFolder)
{
    const QDir folder(QDir(dataFolder).filePath(u"ludb"_s));
    QStringList names;
    for (const QString& file : folder.entryList({u"*.hea"_s}, QDir::Files))
        names.append(file.chopped(4));
    if (names.isEmpty())
        return fail(Errc::notFound,
            QCoreApplication::translate(
                "exchange", "There are no recordings in %1. Name the folder that holds ludb/.")
                .arg(folder.path()));
    std::ranges::sort(names, {}, [](const QString& name) { return name.toInt(); });
    return names;
}

Result<LudbRecord> readLudb(const QString& dataFolder, const QString& name)
{
    const QDir folder(QDir(dataFolder).filePath(u"ludb"_s));
    LudbRecord record;
    record.name = name;
    const QString header = folder.filePath(name + u".hea"_s);
    ECGSCAN_TRY(record.ecg, readWfdb(header, kUnitsPerMv));
    readComments(header, record);
    for (const Lead lead : kLeads) {
        ECGSCAN_TRY(const std::vector<WfdbMark> marks,
            readWfdbMarks(folder.filePath(name + u'.' + leadName(lead).toLower())));
        record.waves[static_cast<std::size_t>(index(lead))] = wavesOf(marks);
    }
    return record;
}

std::vector<GlobalBeat> globalBeats(const LudbRecord& record)
{
    constexpr int kSameBeat = 75; ///< Samples between the QRS peaks of one beat at most.
    constexpr std::size_t kLeastQrs = 6, kLeastWaves = 5, kExtremes = 2;
    std::vector<int> peaks;
    for (const std::vector<WaveMark>& waves : record.waves) {
        for (const WaveMark& wave : waves) {
            if (wave.kind == WaveMark::Kind::qrs)
                peaks.push_back(wave.peak);
        }
    }
    std::ranges::sort(peaks);
    struct Bounds {
        double onsetS = 0, offsetS = 0;
    };
    const auto boundsOf = [&](WaveMark::Kind kind, int from, int to) -> std::optional<Bounds> {
        std::vector<int> onsets, offsets;
        for (const std::vector<WaveMark>& waves : record.waves) {
            const auto wave = std::ranges::find_if(waves, [&](const WaveMark& mark) {
                return mark.kind == kind && mark.peak >= from && mark.peak <= to;
            });
            if (wave == waves.end())
                continue;
            onsets.push_back(wave->onset);
            offsets.push_back(wave->offset);
        }
        if (onsets.size() < kLeastWaves)
            return std::nullopt;
        std::ranges::sort(onsets);
        std::ranges::sort(offsets, std::greater());
        return Bounds {onsets[kExtremes] / record.ecg.sampleRateHz,
            offsets[kExtremes] / record.ecg.sampleRateHz};
    };
    std::vector<GlobalBeat> beats;
    for (std::size_t from = 0; from < peaks.size();) {
        std::size_t to = from + 1;
        while (to < peaks.size() && peaks[to] - peaks[from] < kSameBeat)
            ++to;
        const int peak = peaks[(from + to) / 2];
        if (to - from >= kLeastQrs) {
            const int rate = static_cast<int>(record.ecg.sampleRateHz);
            const auto qrs = boundsOf(WaveMark::Kind::qrs, peak - rate / 8, peak + rate / 8);
            const auto p = boundsOf(WaveMark::Kind::p, peak - 9 * rate / 25, peak - rate / 25);
            const auto t = boundsOf(WaveMark::Kind::t, peak + rate / 16, peak + 7 * rate / 10);
            if (qrs) {
                GlobalBeat beat {
                    peak / record.ecg.sampleRateHz, qrs->onsetS, qrs->offsetS, {}, {}, {}};
                if (p) {
                    beat.pOnsetS = p->onsetS;
                    beat.pOffsetS = p->offsetS;
                }
                if (t)
                    beat.tOffsetS = t->offsetS;
                beats.push_back(beat);
            }
        }
        from = to;
    }
    return beats;
}

} // namespace ecgscan
