// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/recording_archive.h"
#include "exchange/wfdb.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <lzma.h>

#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

QByteArray packed(const QByteArray& bytes)
{
    QByteArray out(
        static_cast<qsizetype>(lzma_stream_buffer_bound(static_cast<std::size_t>(bytes.size()))),
        Qt::Uninitialized);
    std::size_t length = 0;
    const lzma_ret done = lzma_easy_buffer_encode(1, LZMA_CHECK_CRC64, nullptr,
        reinterpret_cast<const std::uint8_t*>(bytes.constData()),
        static_cast<std::size_t>(bytes.size()), reinterpret_cast<std::uint8_t*>(out.data()),
        &length, static_cast<std::size_t>(out.size()));
    if (done != LZMA_OK)
        qFatal("cannot pack the test's data");
    out.truncate(static_cast<qsizetype>(length));
    return out;
}

/// Two recordings of eight leads: the value tells recording, lead and sample.
QByteArray samples()
{
    QByteArray bytes;
    for (int row = 0; row < 2; ++row) {
        for (int lead = 0; lead < 8; ++lead) {
            for (int k = 0; k < 5000; ++k) {
                const auto value = static_cast<qint16>(row * 10000 + lead * 1000 - k % 500);
                bytes.append(static_cast<char>(value & 0xFF));
                bytes.append(static_cast<char>((value >> 8) & 0xFF));
            }
        }
    }
    return bytes;
}

const QByteArray kTable
    = "record,ecg_id,patient_id,strat_fold,age,sex,super_class_labels,scp_codes\n"
      "00034_hr,34,13619.0,9.0,56.0,0.0,,{'AFLT': 100.0}\n"
      "00043_hr,43,11315.0,8.0,300.0,1.0,CD;MI,\"{'IMI': 80.0, 'SR': 0.0}\"\n";

} // namespace

class TestRecordingArchive : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QDir(m_folder->path()).mkdir(u"ptbxl"_s);
        write(u"records.csv"_s, kTable);
        write(kSamplesFile, packed(samples()));
    }
    void tableIsRead();
    void numbersThatAreNoneAreUnknown();
    void leadsAreStoredAndDerived();
    void zscored();
    void faultyOnesAreAsStored();
    void wrongSizesAreRefused_data();
    void wrongSizesAreRefused();
    void missingFilesAreNamed();
    void realArchiveAgreesWithItsWfdbFiles();

private:
    inline static const QString kSamplesFile = u"records_500hz_8lead_int16_uV.bin.xz"_s;

    void write(const QString& name, const QByteArray& bytes)
    {
        QFile file(QDir(m_folder->path()).filePath(u"ptbxl/"_s + name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write the test's file");
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRecordingArchive::tableIsRead()
{
    const auto archive = RecordingArchive::open(m_folder->path());
    QVERIFY(archive);
    QCOMPARE(archive->infos().size(), std::size_t(2));
    const RecordingInfo& first = archive->infos()[0];
    QCOMPARE(first.record, u"00034_hr"_s);
    QCOMPARE(first.ecgId, 34);
    QCOMPARE(first.fold, 9);
    QCOMPARE(first.ageYears, 56);
    QCOMPARE(first.sex, 0);
    QVERIFY(first.superclasses.isEmpty());
    QCOMPARE(first.statements, QStringList {u"AFLT"_s});
    const RecordingInfo& second = archive->infos()[1];
    QCOMPARE(second.patient, u"11315.0"_s);
    QCOMPARE(second.superclasses, (QStringList {u"CD"_s, u"MI"_s}));
    QCOMPARE(second.statements, (QStringList {u"IMI"_s, u"SR"_s})); // likelihood 0 is present too
}

void TestRecordingArchive::numbersThatAreNoneAreUnknown()
{
    write(u"records.csv"_s,
        "record,ecg_id,strat_fold,age,sex\na,1e10,-inf,nan,x\nb,2147483647,9,-2147483649,\n");
    const auto archive = RecordingArchive::open(m_folder->path());
    QVERIFY(archive);
    const RecordingInfo& first = archive->infos()[0];
    QCOMPARE(first.ecgId, 0);
    QCOMPARE(first.fold, 0);
    QCOMPARE(first.ageYears, -1);
    QCOMPARE(first.sex, -1);
    const RecordingInfo& second = archive->infos()[1];
    QCOMPARE(second.ecgId, 2147483647);
    QCOMPARE(second.ageYears, -1);
}

void TestRecordingArchive::leadsAreStoredAndDerived()
{
    const auto archive = RecordingArchive::open(m_folder->path());
    QVERIFY(archive);
    const Ecg ecg = archive->ecg(1);
    QCOMPARE(ecg.size(), std::size_t(5000));
    QCOMPARE(ecg.sampleRateHz, 500.0);
    const double one = 10.0 - 0.007;
    const double two = 11.0 - 0.007;
    const auto at = [&](Lead lead) { return static_cast<double>(ecg[lead][507]); };
    QVERIFY(std::abs(at(Lead::I) - one) < 1e-5);
    QVERIFY(std::abs(at(Lead::II) - two) < 1e-5);
    QVERIFY(std::abs(at(Lead::V1) - (12 - 0.007)) < 1e-5);
    QVERIFY(std::abs(at(Lead::V6) - (17 - 0.007)) < 1e-5);
    QVERIFY(std::abs(at(Lead::III) - (two - one)) < 1e-5);
    QVERIFY(std::abs(at(Lead::aVR) + (one + two) / 2) < 1e-5);
    QVERIFY(std::abs(at(Lead::aVL) - (one - two / 2)) < 1e-5);
    QVERIFY(std::abs(at(Lead::aVF) - (two - one / 2)) < 1e-5);
}

void TestRecordingArchive::zscored()
{
    write(u"zscored_records.csv"_s,
        "ecg_id,patient_id,strat_fold,age,sex,super_class_labels,sub_class_labels,form_labels,"
        "rhythm_labels\n10010,3320.0,4,82.0,0,CD,IRBBB,ABQRS;PVC,AFIB\n");
    QByteArray bytes(12 * 1000 * 2, '\0');
    bytes[2 * (11 * 1000 + 5)] = '\xE8'; // lead V6, sample 5: 1000 thousandths
    bytes[2 * (11 * 1000 + 5) + 1] = '\x03';
    write(u"zscored_100hz_12lead_int16_x1000.bin.xz"_s, packed(bytes));
    const auto archive = ZscoredArchive::open(m_folder->path());
    QVERIFY(archive);
    QCOMPARE(archive->infos()[0].record, u"10010_hr"_s);
    QCOMPARE(archive->infos()[0].statements, (QStringList {u"ABQRS"_s, u"PVC"_s, u"AFIB"_s}));
    const Ecg ecg = archive->ecg(0);
    QCOMPARE(ecg.sampleRateHz, 100.0);
    QCOMPARE(ecg.size(), std::size_t(1000));
    QCOMPARE(ecg[Lead::V6][5], 1.0F);
    QCOMPARE(ecg[Lead::V6][6], 0.0F);
}

void TestRecordingArchive::faultyOnesAreAsStored()
{
    QVERIFY(QDir().mkpath(m_folder->filePath(u"cinc2011"_s)));
    write(u"../cinc2011/records.csv"_s, "record,quality\n1,acceptable\n2,indeterminate\n");
    QByteArray bytes(2 * 12 * 5000 * 2, '\0');
    bytes[2 * ((12 + 2) * 5000 + 7)] = '\xC8'; // the second one's lead III, sample 7: 200 x 5 uV
    write(u"../cinc2011/records_500hz_12lead_int16_5uV.bin.xz"_s, packed(bytes));
    const auto archive = FaultyArchive::open(m_folder->path());
    QVERIFY2(archive, archive ? "" : qPrintable(archive.error().message));
    QCOMPARE(archive->count(), std::size_t(2));
    QVERIFY(archive->isAcceptable(0) && !archive->isAcceptable(1));
    const Ecg ecg = archive->ecg(1);
    QCOMPARE(ecg[Lead::III][7], 1.0F);
    QCOMPARE(ecg[Lead::II][7], 0.0F); // nothing is derived
}

void TestRecordingArchive::wrongSizesAreRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    const QByteArray good = packed(samples());
    QByteArray flipped = good;
    flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 0x40);
    QTest::newRow("too short") << packed(samples().chopped(2));
    QTest::newRow("too long") << packed(samples() + "xx");
    QTest::newRow("truncated") << good.chopped(40);
    QTest::newRow("bit flipped") << flipped;
    QTest::newRow("not packed") << samples().first(1000);
    QTest::newRow("empty") << QByteArray();
}

void TestRecordingArchive::wrongSizesAreRefused()
{
    QFETCH(const QByteArray, file);
    write(kSamplesFile, file);
    const auto archive = RecordingArchive::open(m_folder->path());
    QVERIFY(!archive);
    QCOMPARE(archive.error().code, Errc::corrupt);
    QVERIFY(archive.error().message.contains(kSamplesFile));
}

void TestRecordingArchive::missingFilesAreNamed()
{
    const auto none = RecordingArchive::open(m_folder->filePath(u"none"_s));
    QVERIFY(!none);
    QCOMPARE(none.error().code, Errc::notFound);
    QVERIFY(none.error().message.contains(u"records.csv"_s));
    QVERIFY(QFile::remove(m_folder->filePath(u"ptbxl/"_s + kSamplesFile)));
    const auto half = RecordingArchive::open(m_folder->path());
    QVERIFY(!half);
    QVERIFY(half.error().message.contains(kSamplesFile));
}

void TestRecordingArchive::realArchiveAgreesWithItsWfdbFiles()
{
    const QString data = qEnvironmentVariable("ECGSCAN_DATA");
    if (data.isEmpty())
        QSKIP("ECGSCAN_DATA names no folder of recordings");
    const auto archive = RecordingArchive::open(data);
    QVERIFY(archive);
    QVERIFY(archive->infos().size() > 1000);
    int compared = 0;
    for (std::size_t row = 0; row < archive->infos().size() && compared < 5; ++row) {
        const QString header
            = data + u"/ptbxl/wfdb500/"_s + archive->infos()[row].record + u".hea"_s;
        if (!QFile::exists(header))
            continue;
        ++compared;
        const auto original = readWfdb(header);
        QVERIFY(original);
        const Ecg ecg = archive->ecg(row);
        for (const Lead lead : kLeads) {
            for (std::size_t k = 0; k < 5000; k += 7)
                QVERIFY(std::abs((*original)[lead][k] - ecg[lead][k]) < 0.02F);
        }
    }
    QCOMPARE(compared, 5);
    QVERIFY(ZscoredArchive::open(data));
    const auto faulty = FaultyArchive::open(data);
    QVERIFY(faulty);
    QCOMPARE(faulty->count(), std::size_t(1000));
}

QTEST_GUILESS_MAIN(TestRecordingArchive)
#include "tst_recording_archive.moc"
