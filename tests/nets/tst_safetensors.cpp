// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nets/safetensors.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>
#include <QtTest>

#include <random>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

TensorMap sample()
{
    return {{"a.weight", {{2, 3}, {1, 2, 3, 4, 5, 6}}}, {"b", {{}, {7.5f}}}, {"empty", {{0}, {}}}};
}

QByteArray file(const QByteArray& header, const QByteArray& data)
{
    QByteArray length(8, Qt::Uninitialized);
    qToLittleEndian<quint64>(static_cast<quint64>(header.size()), length.data());
    return length + header + data;
}

} // namespace

class TestSafetensors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void roundTrip();
    void hostileFilesAreRefused_data();
    void hostileFilesAreRefused();
    void everyTruncationIsRefused();
    void randomDamageNeverCrashes();
};

void TestSafetensors::roundTrip()
{
    const auto read = readSafetensors(writeSafetensors(sample()));
    QVERIFY(read);
    QCOMPARE(read->size(), std::size_t(3));
    QCOMPARE(read->at("a.weight").shape, (std::vector<std::int64_t> {2, 3}));
    QCOMPARE(read->at("a.weight").values, sample().at("a.weight").values);
    QCOMPARE(read->at("b").values, std::vector<float> {7.5f});
}

void TestSafetensors::hostileFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray four(4, '\0');
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("seven bytes") << QByteArray(7, 'x');
    QTest::newRow("header longer than the file") << QByteArray(8, '\xff');
    QTest::newRow("not JSON") << file("{{{", {});
    QTest::newRow("array") << file("[]", {});
    QTest::newRow("a pickle") << QByteArray("\x80\x02}q\x00.", 6);
    QTest::newRow("negative size")
        << file(R"({"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}})", four);
    QTest::newRow("fraction") << file(
        R"({"a":{"dtype":"F32","shape":[0.5],"data_offsets":[0,4]}})", four);
    QTest::newRow("product overflows") << file(
        R"({"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,4]}})", four);
    QTest::newRow("226 GB") << file(
        R"({"a":{"dtype":"F32","shape":[60000000000],"data_offsets":[0,240000000000]}})", four);
    QTest::newRow("offset outside")
        << file(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})", four);
    QTest::newRow("negative offset")
        << file(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}})", four);
    QTest::newRow("no offsets") << file(R"({"a":{"dtype":"F32","shape":[1]}})", four);
    QTest::newRow("other dtype") << file(
        R"({"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}})", four);
    QTest::newRow("overlap") << file(
        R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})",
        four);
    QTest::newRow("gap") << file(
        R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})", four + four);
    QTest::newRow("bytes too many")
        << file(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", four + four);
}

void TestSafetensors::hostileFilesAreRefused()
{
    QFETCH(QByteArray, bytes);
    const auto read = readSafetensors(bytes);
    QVERIFY(!read);
    QVERIFY(read.error().code == Errc::corrupt || read.error().code == Errc::unsupported);
    QVERIFY(!read.error().message.isEmpty());
}

void TestSafetensors::everyTruncationIsRefused()
{
    const QByteArray whole = writeSafetensors(sample());
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY2(!readSafetensors(whole.first(size)), qPrintable(QString::number(size)));
}

void TestSafetensors::randomDamageNeverCrashes()
{
    const QByteArray whole = writeSafetensors(sample());
    std::mt19937 random(1);
    for (int i = 0; i < 5000; ++i) {
        QByteArray bytes = whole;
        bytes[static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size()))]
            = static_cast<char>(random());
        (void)readSafetensors(bytes);
    }
}

QTEST_GUILESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
