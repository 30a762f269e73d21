// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/recording_archive.h"

#include "exchange/csv.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <lzma.h>

#include <array>
#include <limits>
#include <memory>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kStoredLeads = 8;
constexpr std::size_t kSamples = 5000;
constexpr std::size_t kZscoredSamples = 1000;
constexpr qint64 kChunkBytes = 1 << 20;
constexpr std::array<Lead, kStoredLeads> kOrder
    = {Lead::I, Lead::II, Lead::V1, Lead::V2, Lead::V3, Lead::V4, Lead::V5, Lead::V6};

tl::unexpected<Error> damaged(const QString& file)
{
    return fail(Errc::corrupt,
        QCoreApplication::translate(
            "exchange", "%1 is damaged or is not what its table says. Fetch it again.")
            .arg(file));
}

int toInt(const QString& text, int unknown)
{
    bool ok = false;
    const double number = text.toDouble(&ok);
    const bool fits = number >= std::numeric_limits<int>::min()
        && number <= std::numeric_limits<int>::max(); // "nan" is a number too
    return ok && fits ? static_cast<int>(number) : unknown;
}

/// The keys of a printed Python dictionary: {'NORM': 100.0, 'SR': 0.0}
QStringList keysOf(const QString& dictionary)
{
    static const QRegularExpression kKey(u"'([^']+)'\\s*:"_s);
    QStringList keys;
    for (auto it = kKey.globalMatch(dictionary); it.hasNext();)
        keys.append(it.next().captured(1));
    return keys;
}

RecordingInfo readInfo(const CsvTable& table, qsizetype row)
{
    RecordingInfo info;
    info.record = table.value(row, u"record"_s);
    info.ecgId = toInt(table.value(row, u"ecg_id"_s), 0);
    info.patient = table.value(row, u"patient_id"_s);
    info.fold = toInt(table.value(row, u"strat_fold"_s), 0);
    info.ageYears = toInt(table.value(row, u"age"_s), -1);
    info.sex = toInt(table.value(row, u"sex"_s), -1);
    info.superclasses = table.value(row, u"super_class_labels"_s).split(u';', Qt::SkipEmptyParts);
    info.statements = keysOf(table.value(row, u"scp_codes"_s));
    return info;
}

RecordingInfo readZscoredInfo(const CsvTable& table, qsizetype row)
{
    RecordingInfo info = readInfo(table, row);
    info.record = u"%1_hr"_s.arg(info.ecgId, 5, 10, QChar(u'0'));
    for (const QString& column : {u"form_labels"_s, u"rhythm_labels"_s})
        info.statements += table.value(row, column).split(u';', Qt::SkipEmptyParts);
    return info;
}

/// The file is little-endian, as every machine that
/// this program runs on.
Status readSamples(const QString& file, std::size_t numbers, std::vector<std::int16_t>& samples)
{
    samples.resize(numbers);
    return readXz(file, {reinterpret_cast<char*>(samples.data()), numbers * sizeof(std::int16_t)});
}

} // namespace

Status readXz(const QString& file, std::span<char> out)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly)) {
        return fail(Errc::notFound,
            QCoreApplication::translate(
                "exchange", "%1 can't be read: %2. Check its name and that you may read it.")
                .arg(file, in.errorString()));
    }
    lzma_stream stream = LZMA_STREAM_INIT;
    if (lzma_stream_decoder(&stream, UINT64_C(512) << 20, 0) != LZMA_OK)
        return fail(Errc::internal,
            QCoreApplication::translate("exchange",
                "%1 can't be unpacked: there is too little memory. Close other programs.")
                .arg(file));
    const std::unique_ptr<lzma_stream, decltype(&lzma_end)> closer(&stream, &lzma_end);
    stream.next_out = reinterpret_cast<std::uint8_t*>(out.data());
    stream.avail_out = out.size();
    QByteArray packed;
    lzma_ret state = LZMA_OK;
    while (state == LZMA_OK) {
        if (stream.avail_in == 0) {
            packed = in.read(kChunkBytes);
            stream.next_in = reinterpret_cast<const std::uint8_t*>(packed.constData());
            stream.avail_in = static_cast<std::size_t>(packed.size());
        }
        state = lzma_code(&stream, packed.isEmpty() ? LZMA_FINISH : LZMA_RUN);
    }
    if (state != LZMA_STREAM_END || stream.avail_out != 0)
        return damaged(file);
    return {};
}

Result<RecordingArchive> RecordingArchive::open(const QString& dataFolder)
{
    const QDir folder(QDir(dataFolder).filePath(u"ptbxl"_s));
    ECGSCAN_TRY(const CsvTable table, CsvTable::read(folder.filePath(u"records.csv"_s)));
    RecordingArchive archive;
    for (qsizetype row = 0; row < table.rows(); ++row)
        archive.m_infos.push_back(readInfo(table, row));
    ECGSCAN_CHECK(readSamples(folder.filePath(u"records_500hz_8lead_int16_uV.bin.xz"_s),
        archive.m_infos.size() * kStoredLeads * kSamples, archive.m_samples));
    return archive;
}

Result<ZscoredArchive> ZscoredArchive::open(const QString& dataFolder)
{
    const QDir folder(QDir(dataFolder).filePath(u"ptbxl"_s));
    ECGSCAN_TRY(const CsvTable table, CsvTable::read(folder.filePath(u"zscored_records.csv"_s)));
    ZscoredArchive archive;
    for (qsizetype row = 0; row < table.rows(); ++row)
        archive.m_infos.push_back(readZscoredInfo(table, row));
    ECGSCAN_CHECK(readSamples(folder.filePath(u"zscored_100hz_12lead_int16_x1000.bin.xz"_s),
        archive.m_infos.size() * kLeadCount * kZscoredSamples, archive.m_samples));
    return archive;
}

Ecg ZscoredArchive::ecg(std::size_t row) const
{
    Ecg ecg;
    ecg.sampleRateHz = 100;
    const std::int16_t* record = m_samples.data() + row * kLeadCount * kZscoredSamples;
    for (auto& lead : ecg.leads) {
        lead.resize(kZscoredSamples);
        for (float& sample : lead)
            sample = static_cast<float>(*record++) * 0.001f;
    }
    return ecg;
}

Result<FaultyArchive> FaultyArchive::open(const QString& dataFolder)
{
    const QDir folder(QDir(dataFolder).filePath(u"cinc2011"_s));
    ECGSCAN_TRY(const CsvTable table, CsvTable::read(folder.filePath(u"records.csv"_s)));
    FaultyArchive archive;
    for (qsizetype row = 0; row < table.rows(); ++row)
        archive.m_isAcceptable.push_back(table.value(row, u"quality"_s) == u"acceptable");
    ECGSCAN_CHECK(readSamples(folder.filePath(u"records_500hz_12lead_int16_5uV.bin.xz"_s),
        archive.count() * kLeadCount * kSamples, archive.m_samples));
    return archive;
}

Ecg FaultyArchive::ecg(std::size_t row) const
{
    constexpr float kUnitMv = 0.005f;
    Ecg ecg;
    const std::int16_t* record = m_samples.data() + row * kLeadCount * kSamples;
    for (auto& lead : ecg.leads) {
        lead.resize(kSamples);
        for (float& sample : lead)
            sample = static_cast<float>(*record++) * kUnitMv;
    }
    return ecg;
}

Ecg RecordingArchive::ecg(std::size_t row) const
{
    Ecg ecg;
    const std::int16_t* record = m_samples.data() + row * kStoredLeads * kSamples;
    for (std::size_t i = 0; i < kStoredLeads; ++i) {
        std::vector<float>& lead = ecg[kOrder[i]];
        lead.resize(kSamples);
        for (std::size_t k = 0; k < kSamples; ++k)
            lead[k] = static_cast<float>(record[i * kSamples + k]) * 0.001f;
    }
    deriveLimbLeads(ecg);
    return ecg;
}

} // namespace ecgscan
