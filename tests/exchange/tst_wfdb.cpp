// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/ludb.h"
#include "exchange/wfdb.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <array>
#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

QByteArray words(std::initializer_list<int> values)
{
    QByteArray bytes;
    for (const int value : values) {
        bytes.append(static_cast<char>(value & 0xFF));
        bytes.append(static_cast<char>((value >> 8) & 0xFF));
    }
    return bytes;
}

int mark(int code, int samplesLater)
{
    return (code << 10) | samplesLater;
}

} // namespace

class TestWfdb : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void gainBaselineAndMissing();
    void unitsCanBeReplaced();
    void refused_data();
    void refused();
    void marks();
    void marksWithoutEnd();
    void ludbRecord();
    void ludbData();

private:
    QString write(const QString& name, const QByteArray& bytes)
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write the test's file");
        return file.fileName();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestWfdb::gainBaselineAndMissing()
{
    const QString header = write(u"r.hea"_s,
        "# a comment\nr 4 250 3\nr.dat 16 1000(0)/mV 16 0 0 0 0 II\n"
        "r.dat 16 200(100)/mV 16 0 0 0 0 V6\nr.dat 16 2(0)/uV 16 0 0 0 0 avr\n"
        "r.dat 16 1000 16 0 0 0 0 RESP\n# <age>: 1\n");
    write(u"r.dat"_s, words({500, 100, 1000, 1, -250, 300, -2000, 2, -32768, -300, -32768, 3}));
    const auto ecg = readWfdb(header);
    QVERIFY(ecg);
    QCOMPARE(ecg->sampleRateHz, 250.0);
    QCOMPARE(ecg->size(), std::size_t(3));
    QCOMPARE((*ecg)[Lead::II][0], 0.5F);
    QCOMPARE((*ecg)[Lead::II][1], -0.25F);
    QVERIFY(std::isnan((*ecg)[Lead::II][2]));
    QCOMPARE((*ecg)[Lead::V6], (std::vector<float> {0, 1, -2}));
    QCOMPARE((*ecg)[Lead::aVR][1], -1.0F);
    QVERIFY(std::isnan((*ecg)[Lead::aVR][2]));
    QVERIFY(std::isnan((*ecg)[Lead::V1][0])); // not in the record
}

void TestWfdb::unitsCanBeReplaced()
{
    const QString header = write(u"r.hea"_s, "r 1 500 1\nr.dat 16 1716(6)/mV 0 0 0 0 0 i\n");
    write(u"r.dat"_s, words({-120}));
    const auto ecg = readWfdb(header, 1000);
    QVERIFY(ecg);
    QCOMPARE((*ecg)[Lead::I][0], -0.12F);
}

void TestWfdb::refused_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("samples");
    QTest::addColumn<int>("code");
    const QByteArray line = "r.dat 16 1000/mV 16 0 0 0 0 I\n";
    const auto code = [](Errc c) { return static_cast<int>(c); };
    QTest::newRow("empty") << QByteArray() << 3 << code(Errc::corrupt);
    QTest::newRow("noise") << QByteArray("\x00\xff not a header", 15) << 3 << code(Errc::corrupt);
    QTest::newRow("fewer lines") << "r 2 500 3\n" + line << 6 << code(Errc::corrupt);
    QTest::newRow("short data") << "r 1 500 3\n" + line << 2 << code(Errc::corrupt);
    QTest::newRow("no rate") << "r 1 0 3\n" + line << 3 << code(Errc::corrupt);
    QTest::newRow("segments") << "r/2 1 500 3\n" + line << 3 << code(Errc::unsupported);
    QTest::newRow("format 212") << QByteArray("r 1 500 3\nr.dat 212 1000/mV 16 0 0 0 0 I\n") << 3
                                << code(Errc::unsupported);
    QTest::newRow("outside") << QByteArray("r 1 500 3\n../r.dat 16 1000/mV 16 0 0 0 0 I\n") << 3
                             << code(Errc::corrupt);
    QTest::newRow("no data") << QByteArray("r 1 500 3\nx.dat 16 1000/mV 16 0 0 0 0 I\n") << 3
                             << code(Errc::notFound);
}

void TestWfdb::refused()
{
    QFETCH(const QByteArray, header);
    QFETCH(const int, samples);
    QFETCH(const int, code);
    const QString file = write(u"r.hea"_s, header);
    write(u"r.dat"_s, QByteArray(2 * samples, '\1'));
    const auto ecg = readWfdb(file);
    QVERIFY(!ecg);
    QCOMPARE(static_cast<int>(ecg.error().code), code);
    QVERIFY(!ecg.error().message.isEmpty());
}

void TestWfdb::marks()
{
    // A skip holds its 32-bit distance high word first; texts have an odd length and are padded.
    QByteArray bytes = words({mark(39, 641), mark(1, 23), mark(63, 3)}) + QByteArray("abc\0", 4)
        + words({mark(40, 26), mark(59, 0), 1, 4464, mark(27, 5), 0});
    const auto marks = readWfdbMarks(write(u"r.i"_s, bytes));
    QVERIFY(marks);
    QCOMPARE(marks->size(), std::size_t(4));
    const std::array<int, 4> samples {641, 664, 690, 690 + 70000 + 5};
    const std::array<int, 4> codes {39, 1, 40, 27};
    for (std::size_t i = 0; i < 4; ++i) {
        QCOMPARE((*marks)[i].sample, samples[i]);
        QCOMPARE((*marks)[i].code, codes[i]);
    }
}

void TestWfdb::marksWithoutEnd()
{
    const auto marks = readWfdbMarks(write(u"r.i"_s, words({mark(39, 641), mark(59, 0), 1})));
    QVERIFY(!marks);
    QCOMPARE(marks.error().code, Errc::corrupt);
    QCOMPARE(readWfdbMarks(m_folder->filePath(u"none"_s)).error().code, Errc::notFound);
}

void TestWfdb::ludbRecord()
{
    QDir(m_folder->path()).mkdir(u"ludb"_s);
    QByteArray header = "7 12 500 2\n";
    QByteArray data;
    for (const Lead lead : kLeads) {
        const QByteArray name = leadName(lead).toLower().toLatin1();
        header += "7.dat 16 1716(6)/mV 0 0 0 0 0 " + name + '\n';
        data += words({1000 + index(lead)});
        // A whole QRS, then a T wave whose end was not marked.
        write(u"ludb/7."_s + QString::fromLatin1(name),
            words({mark(39, 10), mark(1, 5), mark(40, 6), mark(39, 30), mark(27, 20), 0}));
    }
    write(u"ludb/7.dat"_s, data + data);
    write(u"ludb/7.hea"_s,
        header + "#<age>: 51\n#<sex>: F\n#<diagnoses>:\n#Rhythm: Sinus bradycardia.\n");
    QCOMPARE(ludbRecords(m_folder->path()).value(), QStringList {u"7"_s});
    const auto record = readLudb(m_folder->path(), u"7"_s);
    QVERIFY(record);
    QCOMPARE(record->ecg[Lead::V6][1], 1.011F);
    QCOMPARE(record->ageYears, 51);
    QCOMPARE(record->diagnoses, QStringList {u"Rhythm: Sinus bradycardia."_s});
    for (const auto& waves : record->waves) {
        QCOMPARE(waves.size(), std::size_t(1));
        QCOMPARE(waves[0].kind, WaveMark::Kind::qrs);
        QCOMPARE(waves[0].onset, 10);
        QCOMPARE(waves[0].peak, 15);
        QCOMPARE(waves[0].offset, 21);
    }
    QCOMPARE(ludbRecords(m_folder->filePath(u"none"_s)).error().code, Errc::notFound);
}

void TestWfdb::ludbData()
{
    const QString data = qEnvironmentVariable("ECGSCAN_DATA");
    if (data.isEmpty())
        QSKIP("ECGSCAN_DATA names no folder of recordings");
    const auto names = ludbRecords(data);
    QVERIFY(names);
    for (const QString& name : *names) {
        const auto record = readLudb(data, name);
        QVERIFY2(record, qPrintable(name));
        QCOMPARE(record->ecg.size(), std::size_t(5000));
        const auto& beats = record->waves[static_cast<std::size_t>(index(Lead::II))];
        QVERIFY2(beats.size() >= 4, qPrintable(name));
        for (const WaveMark& wave : beats)
            QVERIFY(wave.onset < wave.peak && wave.peak < wave.offset);
        // In microvolts the limb laws hold; in the header's units they do not.
        double residue = 0;
        for (std::size_t k = 0; k < 5000; ++k)
            residue = std::max(residue,
                static_cast<double>(std::abs(record->ecg[Lead::I][k] + record->ecg[Lead::III][k]
                    - record->ecg[Lead::II][k])));
        QVERIFY2(residue < 0.05, qPrintable(u"%1: %2 mV"_s.arg(name).arg(residue)));
    }
}

QTEST_GUILESS_MAIN(TestWfdb)
#include "tst_wfdb.moc"
