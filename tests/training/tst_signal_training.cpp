// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/signal_training.h"

#include "model/nets/signal_net.h"

#include <QTemporaryDir>
#include <QtTest>

#include <random>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

/// Two kinds of recording that anyone could tell apart: bumps up or bumps down.
std::vector<LabelledSignal> upsAndDowns(int count)
{
    std::mt19937 random(2);
    std::vector<LabelledSignal> records;
    for (int i = 0; i < count; ++i) {
        LabelledSignal record;
        const float sign = i % 2 == 0 ? 1.0f : -1.0f;
        const std::size_t phase = random() % 80;
        for (auto& lead : record.signal) {
            lead.fill(0);
            for (std::size_t k = phase; k + 5 < kSignalLength; k += 90) {
                for (std::size_t j = 0; j < 5; ++j)
                    lead[k + j] = sign;
            }
        }
        record.labels = {i % 2 == 0 ? 1 : 0, i % 2 == 0 ? 0 : 1};
        records.push_back(record);
    }
    return records;
}

SignalTrainingOptions small(const QString& folder, int epochs)
{
    SignalTrainingOptions options;
    options.folder = folder;
    options.epochs = epochs;
    options.batch = 8;
    options.width = 16;
    options.superclasses = 2;
    options.learningRate = 5e-3;
    return options;
}

double largestDifference(const TensorMap& a, const TensorMap& b)
{
    double largest = a.size() == b.size() ? 0 : 1e9;
    for (const auto& [name, tensor] : a) {
        for (std::size_t i = 0; i < tensor.values.size(); ++i)
            largest = std::max(
                largest, static_cast<double>(std::abs(tensor.values[i] - b.at(name).values[i])));
    }
    return largest;
}

const auto kNoValidation = [](const TensorMap&) { return 0.0; };

} // namespace

class TestSignalTraining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { setTorchThreads(1); }
    void learnsToTellTwoKindsApart();
    void resumingIsTheSameRun();
    void cancelStopsAndKeepsTheCheckpoint();
};

void TestSignalTraining::learnsToTellTwoKindsApart()
{
    QTemporaryDir folder;
    const auto records = upsAndDowns(32);
    const auto weights = trainSignalNet(records, small(folder.path(), 12), kNoValidation, {});
    QVERIFY(weights);
    auto net = SignalNet::load(*weights, {});
    QVERIFY(net);
    int right = 0;
    for (const LabelledSignal& record : records) {
        const auto output = net->run({record.signal});
        right += (output->front().logits[0] > output->front().logits[1]) == (record.labels[0] == 1)
            ? 1
            : 0;
    }
    QVERIFY2(right >= 30, qPrintable(QString::number(right)));
}

void TestSignalTraining::resumingIsTheSameRun()
{
    QTemporaryDir whole;
    QTemporaryDir parts;
    const auto records = upsAndDowns(16);
    const auto once = trainSignalNet(records, small(whole.path(), 3), kNoValidation, {});
    QVERIFY(once);

    int epochs = 0;
    const Task stopAfterOne {[&] { return epochs >= 1; }, [&](int, const QString&) { ++epochs; }};
    QVERIFY(!trainSignalNet(records, small(parts.path(), 3), kNoValidation, stopAfterOne));
    SignalTrainingOptions options = small(parts.path(), 3);
    options.resume = true;
    const auto resumed = trainSignalNet(records, options, kNoValidation, {});
    QVERIFY(resumed);
    const double difference = largestDifference(*once, *resumed);
    QVERIFY2(difference < 1e-6, qPrintable(QString::number(difference)));
}

void TestSignalTraining::cancelStopsAndKeepsTheCheckpoint()
{
    QTemporaryDir folder;
    const auto stopped = trainSignalNet(
        upsAndDowns(16), small(folder.path(), 3), kNoValidation, {[] { return true; }, {}});
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, Errc::cancelled);
    SignalTrainingOptions options = small(folder.path(), 3);
    options.resume = true;
    QCOMPARE(
        trainSignalNet(upsAndDowns(16), options, kNoValidation, {}).error().code, Errc::notFound);
}

QTEST_GUILESS_MAIN(TestSignalTraining)
#include "tst_signal_training.moc"
