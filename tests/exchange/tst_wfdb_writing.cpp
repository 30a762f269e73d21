// SPDX-License-Identifier: GPL-3.0-or-later
// What is written as WFDB comes back by the project's own reader, to the bit.
#include "exchange/wfdb_writing.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <cstring>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

LeadTrace trace(Lead lead, double startS, std::vector<float> samples, double confidence = 0.9)
{
    LeadTrace trace;
    trace.lead = lead;
    trace.startS = startS;
    trace.samplesMv = std::move(samples);
    trace.confidence = confidence;
    return trace;
}

bool sameBits(const std::vector<float>& a, const std::vector<float>& b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](float x, float y) {
        return (std::isnan(x) && std::isnan(y)) || std::memcmp(&x, &y, sizeof(x)) == 0;
    });
}

} // namespace

class TestWfdbWriting : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBackToTheBit();
    void marksComeBack();
    void stretchesOnOneAxis();
    void beatsBecomeMarks();
    void refused();

private:
    QString write(const WfdbRecord& record)
    {
        const auto files = wfdbFiles(record);
        if (!files)
            return {};
        for (const auto& [suffix, bytes] : *files) {
            QFile file(m_folder.filePath(record.name + u'.' + suffix));
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
                return {};
        }
        return m_folder.filePath(record.name);
    }
    QTemporaryDir m_folder;
};

void TestWfdbWriting::comesBackToTheBit()
{
    WfdbRecord record {u"ecg_0001"_s, {}, {}, {u"<age>: 61"_s, u"two\nlines"_s}};
    record.ecg.sampleRateHz = 500;
    for (const Lead lead : kLeads) {
        for (int k = 0; k < 700; ++k) // whole microvolts, as floats are that the reader makes
            record.ecg[lead].push_back(
                static_cast<float>(((k * 37 + index(lead) * 101) % 6001 - 3000) / 1000.0));
        record.ecg[lead][3] = kMissing;
    }
    record.ecg[Lead::V2][5] = 40; // beyond what 16 bits hold
    const QString base = write(record);
    const auto read = readWfdb(base + u".hea"_s);
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->sampleRateHz, 500.0);
    record.ecg[Lead::V2][5] = 32.767F;
    for (const Lead lead : kLeads)
        QVERIFY2(sameBits((*read)[lead], record.ecg[lead]), qPrintable(leadName(lead)));
    QFile header(base + u".hea"_s);
    QVERIFY(header.open(QIODevice::ReadOnly));
    const QByteArray text = header.readAll();
    QVERIFY(text.contains("# <age>: 61\n") && text.contains("# two lines\n"));
    QFile data(base + u".dat"_s);
    QVERIFY(data.open(QIODevice::ReadOnly));
    QCOMPARE(data.read(3 * 24 + 2).right(2), QByteArray("\x00\x80", 2)); // -32768
}

void TestWfdbWriting::marksComeBack()
{
    WfdbRecord record {u"m"_s, {}, {{0, 1}, {1023, 13}, {2047, 12}, {2047, 1}, {200000, 30}}, {}};
    for (auto& lead : record.ecg.leads)
        lead.assign(10, 0.0F);
    const auto marks = readWfdbMarks(write(record) + u".atr"_s);
    QVERIFY(marks);
    QCOMPARE(marks->size(), record.marks.size());
    for (std::size_t k = 0; k < record.marks.size(); ++k) {
        QCOMPARE((*marks)[k].sample, record.marks[k].sample);
        QCOMPARE((*marks)[k].code, record.marks[k].code);
    }
}

void TestWfdbWriting::stretchesOnOneAxis()
{
    Analysis analysis;
    analysis.leads = {trace(Lead::I, 0, {1, 2, kMissing}), trace(Lead::aVR, 0.006, {3, 4}),
        trace(Lead::II, 0, {5, 6}, 0.5), trace(Lead::II, 0, {7, kMissing, 8, 9, 10}, 0.8)};
    analysis.leads[1].inverted = true; // the page prints -aVR
    const Ecg ecg = printedEcg(analysis);
    QCOMPARE(ecg.size(), std::size_t(5));
    QVERIFY(sameBits(ecg[Lead::I], {1, 2, kMissing, kMissing, kMissing}));
    QVERIFY(sameBits(ecg[Lead::aVR], {kMissing, kMissing, kMissing, -3, -4}));
    QVERIFY(sameBits(ecg[Lead::II], {7, 6, 8, 9, 10}));
    QVERIFY(std::isnan(ecg[Lead::V6][0]));
}

void TestWfdbWriting::beatsBecomeMarks()
{
    Analysis analysis;
    analysis.leads = {trace(Lead::I, 0, std::vector<float>(1000, 0.0F))};
    analysis.measurements.beats = {{0.2, BeatKind::usual, true}, {0.9, BeatKind::ectopic, {}},
        {1.2, BeatKind::paced, {}}, {1.9, BeatKind::unread, {}}};
    const WfdbRecord record = wfdbRecord(u"a"_s, {u"P-1"_s, 61, Sex::female, {}}, analysis);
    QList<int> codes, samples;
    for (const WfdbMark& mark : record.marks) {
        codes.append(mark.code);
        samples.append(mark.sample);
    }
    QCOMPARE(codes, (QList<int> {1, 13, 12, 30}));
    QCOMPARE(samples, (QList<int> {100, 450, 600, 950}));
    QVERIFY(record.comments.contains(u"<age>: 61"_s) && record.comments.contains(u"<sex>: F"_s));
    QVERIFY(!record.comments.join(u' ').contains(u"P-1"_s));
    QCOMPARE(wfdbRecord(u"a"_s, {}, analysis).comments.size(), 1);
}

void TestWfdbWriting::refused()
{
    WfdbRecord record {u"a b"_s, {}, {}, {}};
    for (auto& lead : record.ecg.leads)
        lead.assign(10, 0.0F);
    QCOMPARE(wfdbFiles(record).error().code, Errc::invalidArgument);
    QCOMPARE(wfdbFiles({u"a"_s, {}, {}, {}}).error().code, Errc::invalidArgument);
}

QTEST_GUILESS_MAIN(TestWfdbWriting)
#include "tst_wfdb_writing.moc"
