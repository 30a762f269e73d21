// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nets/safetensors.h"

#include <QTest>
#include <QtEndian>

#include <random>

using namespace ecgscan;

namespace {

QByteArray fileOf(const QByteArray& header, const QByteArray& data)
{
    QByteArray out(8, Qt::Uninitialized);
    qToLittleEndian<quint64>(static_cast<quint64>(header.size()), out.data());
    return out + header + data;
}

TensorMap someTensors()
{
    TensorMap tensors;
    tensors["stem.weight"] = {{2, 3}, {1, -2, 3.5f, 0, 1e-30f, 7}};
    tensors["scalar"] = {{}, {42}};
    tensors["empty"] = {{0, 5}, {}};
    return tensors;
}

const QByteArray kFour(16, '\0'); // four floats

} // namespace

class TestSafetensors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatItWrote();
    void emptyTensorsAmongMany();
    void readsAFileMadeElsewhere();
    void refusesHostileFiles_data();
    void refusesHostileFiles();
    void everyTruncationIsRefused();
    void randomDamageIsRefusedOrKeepsItsShape();
};

void TestSafetensors::readsWhatItWrote()
{
    const TensorMap tensors = someTensors();
    const QByteArray bytes = writeSafetensors(tensors);
    const auto read = readSafetensors(bytes);
    QVERIFY(read);
    QCOMPARE(read->size(), tensors.size());
    for (const auto& [name, tensor] : tensors) {
        QCOMPARE(read->at(name).shape, tensor.shape);
        QCOMPARE(read->at(name).values, tensor.values);
    }
    QCOMPARE(writeSafetensors(*read), bytes);
    QCOMPARE(static_cast<int>(qFromLittleEndian<quint64>(bytes.constData()) % 8), 0);
}

/// They begin where their neighbour does.
void TestSafetensors::emptyTensorsAmongMany()
{
    for (int count = 1; count <= 80; ++count) {
        TensorMap tensors;
        for (int i = 0; i < count; ++i)
            tensors["w" + std::to_string(i)] = {{2}, {1, 2}};
        tensors["for"] = {{0}, {}};
        tensors["m"] = {{0, 3}, {}};
        const auto read = readSafetensors(writeSafetensors(tensors));
        QVERIFY2(read, qPrintable(QString::number(count)));
        QCOMPARE(read->size(), tensors.size());
    }
}

void TestSafetensors::readsAFileMadeElsewhere()
{
    QByteArray data(8, Qt::Uninitialized);
    qToLittleEndian<float>(1.5f, data.data());
    qToLittleEndian<float>(-2.0f, data.data() + 4);
    const auto read
        = readSafetensors(fileOf(R"({"__metadata__":{"format":"pt"},"b":{"dtype":"F32","shape":[1],
               "data_offsets":[4,8]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}   )",
            data));
    QVERIFY(read);
    QCOMPARE(read->size(), std::size_t(2));
    QCOMPARE(read->at("a").values, std::vector<float> {1.5f});
    QCOMPARE(read->at("b").values, std::vector<float> {-2.0f});
}

void TestSafetensors::refusesHostileFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const QByteArray& bytes, Errc code = Errc::corrupt) {
        QTest::newRow(name) << bytes << static_cast<int>(code);
    };
    const auto tensor = [&](const char* name, const QByteArray& entry, Errc code = Errc::corrupt) {
        row(name, fileOf(R"({"a":)" + entry + "}", kFour), code);
    };
    row("empty", {});
    row("seven bytes", QByteArray(7, '\0'));
    row("header longer than the file", QByteArray(8, '\xff'));
    row("header is an array", fileOf("[1]", {}));
    row("header is no JSON", fileOf("{\"a\":", {}));
    row("entry is no object", fileOf(R"({"a":3})", {}), Errc::unsupported);
    tensor("half precision", R"({"dtype":"F16","shape":[4],"data_offsets":[0,16]})",
        Errc::unsupported);
    tensor("negative size", R"({"dtype":"F32","shape":[-4],"data_offsets":[0,16]})");
    tensor("fractional size", R"({"dtype":"F32","shape":[3.5],"data_offsets":[0,16]})");
    tensor("size as text", R"({"dtype":"F32","shape":["4"],"data_offsets":[0,16]})");
    tensor("huge size", R"({"dtype":"F32","shape":[4e18],"data_offsets":[0,16]})");
    tensor("sizes that overflow",
        R"({"dtype":"F32","shape":[65536,65536,65536,65536],"data_offsets":[0,16]})");
    tensor("three offsets", R"({"dtype":"F32","shape":[4],"data_offsets":[0,16,16]})");
    tensor("offset before the data", R"({"dtype":"F32","shape":[4],"data_offsets":[-4,12]})");
    tensor("offset behind the data", R"({"dtype":"F32","shape":[4],"data_offsets":[4,20]})");
    tensor("turned round", R"({"dtype":"F32","shape":[4],"data_offsets":[16,0]})");
    tensor("smaller than its shape", R"({"dtype":"F32","shape":[4],"data_offsets":[0,12]})");
    tensor("data left over", R"({"dtype":"F32","shape":[3],"data_offsets":[0,12]})");
    tensor("a gap in front", R"({"dtype":"F32","shape":[3],"data_offsets":[4,16]})");
    row("two tensors overlap",
        fileOf(R"({"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]},
                   "b":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}})",
            kFour));
}

void TestSafetensors::refusesHostileFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    const auto read = readSafetensors(bytes);
    QVERIFY(!read);
    QCOMPARE(static_cast<int>(read.error().code), code);
    QVERIFY(!read.error().message.isEmpty());
}

void TestSafetensors::everyTruncationIsRefused()
{
    const QByteArray whole = writeSafetensors(someTensors());
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY2(!readSafetensors(whole.first(size)), QByteArray::number(size).constData());
    QVERIFY(!readSafetensors(whole + '\0'));
}

/// Wrong numbers are for the sha256 in the manifest to find; here no shape may be believed that
/// does not fit.
void TestSafetensors::randomDamageIsRefusedOrKeepsItsShape()
{
    int refused = 0;
    const QByteArray whole = writeSafetensors(someTensors());
    std::mt19937 random(1);
    for (int round = 0; round < 20000; ++round) {
        QByteArray bytes = whole;
        for (unsigned k = 0; k <= random() % 3; ++k)
            bytes[static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size()))]
                = static_cast<char>(random());
        const auto read = readSafetensors(bytes);
        if (!read) {
            ++refused;
            QVERIFY(read.error().code == Errc::corrupt || read.error().code == Errc::unsupported);
            QVERIFY(!read.error().message.isEmpty());
            continue;
        }
        std::size_t values = 0;
        for (const auto& [name, tensor] : *read) {
            values += tensor.values.size();
            std::int64_t count = 1;
            for (const std::int64_t size : tensor.shape)
                count *= size;
            QCOMPARE(static_cast<std::int64_t>(tensor.values.size()), count);
        }
        QCOMPARE(values, std::size_t(7)); // nothing is left out
    }
    QVERIFY2(refused > 10000, QByteArray::number(refused).constData());
}

QTEST_APPLESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
