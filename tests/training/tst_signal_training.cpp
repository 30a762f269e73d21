// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/signal_training.h"

#include "model/nets/signal_net.h"
#include "model/synthesis/heart.h"
#include "model/training/augment.h"
#include "model/training/beat_mixing.h"
#include "model/training/median_beat.h"
#include "model/training/metrics.h"
#include "model/training/print_windows.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <set>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

/// Spikes at 60 a minute; class 0: broad ones; class 1: upside down; class 2: never known.
LabelledSignal beats(bool broad, bool inverted, int phase)
{
    LabelledSignal record;
    const int half = broad ? 12 : 2;
    for (auto& lead : record.signal) {
        lead.fill(0);
        for (int k = phase; k < static_cast<int>(kSignalLength); k += 100)
            for (int d = -half; d <= half; ++d)
                if (k + d >= 0 && k + d < static_cast<int>(kSignalLength))
                    lead[static_cast<std::size_t>(k + d)] = (inverted ? -1.0f : 1.0f)
                        * (1 - 0.8f * static_cast<float>(std::abs(d)) / static_cast<float>(half));
    }
    record.labels = {broad ? 1 : 0, inverted ? 1 : 0, -1};
    return record;
}

std::vector<LabelledSignal> someRecords()
{
    std::vector<LabelledSignal> records;
    for (int i = 0; i < 32; ++i)
        records.push_back(beats(i % 2 == 0, i % 4 < 2, 5 + 2 * i));
    return records;
}

SignalTrainingOptions tiny(const QString& folder, int epochs)
{
    SignalTrainingOptions options;
    options.folder = folder;
    options.epochs = epochs;
    options.batch = 8;
    options.width = 16;
    options.learningRate = 1e-2;
    options.superclasses = 2;
    return options;
}

double none(const TensorMap&)
{
    return 0;
}

std::size_t knownSamples(const Signal100& signal, Lead lead)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        signal[static_cast<std::size_t>(index(lead))], [](float v) { return std::isfinite(v); }));
}

/// How well a changed lead follows the one it came from, at the shift where it follows it best.
struct Likeness {
    double correlation = -1, gain = 0;
    int shift = 0; ///< Samples
};

Likeness bestLikeness(
    const std::array<float, kSignalLength>& before, const std::array<float, kSignalLength>& after)
{
    Likeness best;
    for (int shift = -60; shift <= 60; ++shift) {
        double n = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0;
        for (int k = std::max(0, shift); k < static_cast<int>(kSignalLength) + std::min(0, shift);
            ++k) {
            const auto was = static_cast<double>(before[static_cast<std::size_t>(k - shift)]);
            const auto is = static_cast<double>(after[static_cast<std::size_t>(k)]);
            if (!std::isfinite(is))
                continue;
            ++n;
            x += was;
            y += is;
            xx += was * was;
            xy += was * is;
            yy += is * is;
        }
        const double common = xy - x * y / n, ofBefore = xx - x * x / n;
        const double correlation = common / std::sqrt(ofBefore * (yy - y * y / n));
        if (correlation > best.correlation)
            best = {correlation, common / ofBefore, shift};
    }
    return best;
}

} // namespace

class TestSignalTraining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { setTorchThreads(1); } // sums in one order
    void learnsAFewRecordsByHeart();
    void learnsWithoutMillivolts();
    void goesOnExactlyWhereItStopped();
    void savedWeightsGiveTheSameOutputs();
    void namesWhatIsWrong();
    void printsWhatALayoutPrints_data();
    void printsWhatALayoutPrints();
    void augmentationKeepsTheShape();
    void beatsAreMixedPeakOnPeak();
    void mostSamplesAreMasked();
};

void TestSignalTraining::learnsAFewRecordsByHeart()
{
    const QTemporaryDir folder;
    const auto records = someRecords();
    int reports = 0;
    const auto weights = trainSignalNet(records, tiny(folder.path(), 40), none,
        {{}, [&reports](int, const QString&) { ++reports; }});
    QVERIFY2(weights, weights ? "" : weights.error().detail.toUtf8().constData());
    QCOMPARE(reports, 40);
    auto net = SignalNet::load(*weights, {});
    QVERIFY(net);
    for (const bool printed : {false, true}) {
        Predictions p;
        p.classes = {u"broad"_s, u"inverted"_s};
        for (const LabelledSignal& record : records) {
            Signal100 signal = record.signal;
            if (printed)
                keepPrinted(signal, u"3x4+1"_s);
            p.scores.push_back(net->run({signal}).value().front().logits);
            p.truth.push_back(record.labels);
        }
        for (std::size_t c = 0; c < 2; ++c)
            QVERIFY2(aurocOfClass(p, c).value() > 0.97,
                QByteArray::number(aurocOfClass(p, c).value()).constData());
    }
    QFile log(folder.filePath(u"log.csv"_s));
    QVERIFY(log.open(QIODevice::ReadOnly));
    QCOMPARE(log.readAll().count('\n'), 41);
}

void TestSignalTraining::goesOnExactlyWhereItStopped()
{
    const QTemporaryDir straight;
    const QTemporaryDir broken;
    const auto records = someRecords();
    const auto whole = trainSignalNet(records, tiny(straight.path(), 4), none, {});
    QVERIFY(whole);

    int validations = 0;
    const auto stopped = trainSignalNet(records, tiny(broken.path(), 4),
        [&validations](const TensorMap&) {
            ++validations;
            return 0.0;
        },
        {[&validations] { return validations == 2; }, {}});
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, Errc::cancelled);
    SignalTrainingOptions options = tiny(broken.path(), 4);
    options.resume = true;
    const auto resumed = trainSignalNet(records, options, none, {});
    QVERIFY(resumed);
    QCOMPARE(writeSafetensors(*resumed), writeSafetensors(*whole));

    options.resume = false;
    options.seed = 2;
    const auto other = trainSignalNet(records, options, none, {});
    QVERIFY(other && writeSafetensors(*other) != writeSafetensors(*whole));
}

/// Half of the recordings are in their own standard deviations; the net is asked in millivolts.
void TestSignalTraining::learnsWithoutMillivolts()
{
    const QTemporaryDir folder;
    const auto records = someRecords();
    auto mixed = records;
    for (std::size_t i = 0; i < mixed.size(); ++i) {
        if (i % 3 == 0)
            continue;
        mixed[i].isInMv = false;
        for (auto& lead : mixed[i].signal) {
            for (float& value : lead)
                value *= 7;
        }
    }
    const auto weights = trainSignalNet(mixed, tiny(folder.path(), 40), none, {});
    QVERIFY(weights);
    auto net = SignalNet::load(*weights, {});
    QVERIFY(net);
    Predictions p;
    p.classes = {u"broad"_s, u"inverted"_s};
    for (const LabelledSignal& record : records) {
        p.scores.push_back(net->run({record.signal}).value().front().logits);
        p.truth.push_back(record.labels);
    }
    QVERIFY(aurocOfClass(p, 0).value() > 0.95);
    QVERIFY(aurocOfClass(p, 1).value() > 0.95);
}

void TestSignalTraining::savedWeightsGiveTheSameOutputs()
{
    const QTemporaryDir folder;
    const auto weights = trainSignalNet(someRecords(), tiny(folder.path(), 1), none, {});
    QVERIFY(weights);
    const auto loaded = readSafetensors(writeSafetensors(*weights));
    QVERIFY(loaded);
    auto first = SignalNet::load(*weights, {});
    auto second = SignalNet::load(*loaded, {});
    QVERIFY(first && second);
    const Signal100 signal = beats(true, false, 20).signal;
    const auto a = first->run({signal, signal}).value();
    const auto b = second->run({signal}).value();
    QCOMPARE(a.size(), std::size_t(2));
    QCOMPARE(a[0].logits.size(), std::size_t(3));
    QCOMPARE(a[0].embedding.size(), std::size_t(48));
    for (std::size_t c = 0; c < 3; ++c)
        QVERIFY(std::abs(a[1].logits[c] - b[0].logits[c]) < 1e-5f);

    TensorMap changed = *weights;
    changed.erase("lead_stem.weight");
    QCOMPARE(SignalNet::load(changed, {}).error().code, Errc::corrupt);
    changed = *weights;
    changed["extra"] = {{1}, {0}};
    QCOMPARE(SignalNet::load(changed, {}).error().code, Errc::corrupt);
    changed = *weights;
    changed["lead_stem.weight"].shape = {15, 2, 4};
    QVERIFY(!SignalNet::load(changed, {}));
    changed = *weights;
    changed["head.weight"] = {{3, 0}, {}};
    QVERIFY(!SignalNet::load(changed, {}));
}

void TestSignalTraining::namesWhatIsWrong()
{
    const QTemporaryDir folder;
    QCOMPARE(
        trainSignalNet({}, tiny(folder.path(), 1), none, {}).error().code, Errc::invalidArgument);
    SignalTrainingOptions options = tiny(folder.path(), 1);
    options.resume = true;
    QCOMPARE(trainSignalNet(someRecords(), options, none, {}).error().code, Errc::notFound);
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto unwritable
        = trainSignalNet(someRecords(), tiny(folder.filePath(u"file/x"_s), 1), none, {});
    QCOMPARE(unwritable.error().code, Errc::io);
}

void TestSignalTraining::printsWhatALayoutPrints_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<int>("known"); // of 12 x 1000
    QTest::addColumn<int>("lead");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("end");
    const auto row = [](const char* layout, int known, Lead lead, int first, int end) {
        QTest::addRow("%s %d", layout, index(lead))
            << QString::fromLatin1(layout) << known << index(lead) << first << end;
    };
    row("3x4", 3000, Lead::I, 0, 250);
    row("3x4", 3000, Lead::aVF, 250, 500);
    row("3x4+1", 3750, Lead::II, 0, 1000);
    row("3x4+1", 3750, Lead::V3, 500, 750);
    row("3x4+3", 5250, Lead::V5, 0, 1000);
    row("3x4+3", 5250, Lead::V6, 750, 1000);
    row("6x2", 6000, Lead::aVF, 0, 500);
    row("6x2+1", 6500, Lead::V1, 500, 1000);
    row("12x1", 12000, Lead::V1, 0, 1000);
}

void TestSignalTraining::printsWhatALayoutPrints()
{
    QFETCH(QString, layout);
    QFETCH(int, known);
    QFETCH(int, lead);
    QFETCH(int, first);
    QFETCH(int, end);
    Signal100 signal = beats(false, false, 0).signal;
    keepPrinted(signal, layout);
    std::size_t all = 0;
    for (const Lead each : kLeads)
        all += knownSamples(signal, each);
    QCOMPARE(all, static_cast<std::size_t>(known));
    const auto& samples = signal[static_cast<std::size_t>(lead)];
    for (int k = 0; k < static_cast<int>(kSignalLength); ++k)
        QCOMPARE(std::isfinite(samples[static_cast<std::size_t>(k)]), k >= first && k < end);
}

/// Something else each time, and still what the labels were given to.
void TestSignalTraining::augmentationKeepsTheShape()
{
    std::mt19937_64 random(4);
    Signal100 before;
    for (auto& lead : before) {
        for (std::size_t k = 0; k < kSignalLength; ++k) // never the same again
            lead[k] = std::sin(2e-4f * static_cast<float>(k * k));
    }
    int lostLeads = 0, otherGains = 0;
    std::set<int> shifts;
    for (int round = 0; round < 50; ++round) {
        Signal100 after = before;
        augment(after, random);
        QVERIFY(knownShare(after) > 0.6);
        std::set<int> together;
        for (std::size_t lead = 0; lead < kLeadCount; ++lead) {
            if (knownSamples(after, kLeads[lead]) == 0) {
                ++lostLeads;
                continue;
            }
            const Likeness like = bestLikeness(before[lead], after[lead]);
            QVERIFY2(like.correlation > 0.95, QByteArray::number(like.correlation).constData());
            QVERIFY2(like.gain > 0.7 && like.gain < 1.4, QByteArray::number(like.gain).constData());
            otherGains += std::abs(like.gain - 1) > 0.02 ? 1 : 0;
            together.insert(like.shift);
        }
        QCOMPARE(together.size(), std::size_t(1)); // the leads keep their time
        shifts.merge(together);
    }
    QVERIFY(lostLeads > 2 && lostLeads < 30); // one in fifty of 600
    QVERIFY(otherGains > 300);
    QVERIFY(shifts.size() > 15);
}

/// A narrow upright beat at its own times, with a part of another recording's inverted one.
void TestSignalTraining::beatsAreMixedPeakOnPeak()
{
    const auto every = [](int first, int step) {
        std::vector<int> beats;
        for (int k = first; k < static_cast<int>(kSignalLength); k += step)
            beats.push_back(k);
        return beats;
    };
    const Signal100 host = beats(false, false, 50).signal;
    Signal100 other = beats(false, true, 20).signal;
    other[0].fill(kMissing);
    Signal100 mixed = host;
    mixBeats(mixed, every(50, 100), other, every(20, 100), 0.75f);
    QVERIFY(std::ranges::equal(mixed[0], host[0])); // the other one lacks this lead
    for (const int k : every(50, 100)) {
        const auto at = static_cast<std::size_t>(k);
        QVERIFY(std::abs(mixed[1][at] - (0.25f - 0.75f)) < 1e-5f);
        QVERIFY(std::abs(mixed[1][at + 1] + 0.5f * host[1][at + 1] / host[1][at]) < 1e-5f);
    }
    for (const int k : every(20, 100)) // where the other's own beats were, there is none
        QVERIFY(std::abs(mixed[1][static_cast<std::size_t>(k)]) < 1e-5f);
    Signal100 unchanged = host;
    mixBeats(unchanged, every(50, 100), other, every(20, 100), 0);
    QVERIFY(std::ranges::equal(unchanged[1], host[1]));

    const auto found = beatsOf(toSignal100(simulateEcg(randomHeart(3), 3)));
    QVERIFY(found.size() > 4 && found.size() < 40);
    QVERIFY(std::ranges::is_sorted(found));
    QVERIFY(beatsOf(Signal100 {}).empty()); // a flat line
}

void TestSignalTraining::mostSamplesAreMasked()
{
    std::mt19937_64 random(4);
    int masked = 0;
    for (int round = 0; round < 400; ++round) {
        Signal100 signal = beats(false, false, 50).signal;
        maskToRandomPrint(signal, random);
        masked += knownShare(signal) < 0.99 ? 1 : 0;
    }
    QVERIFY(masked > 240 && masked < 320);
}

QTEST_GUILESS_MAIN(TestSignalTraining)
#include "tst_signal_training.moc"
