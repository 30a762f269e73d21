// SPDX-License-Identifier: GPL-3.0-or-later
// The decoder learns to say what was not printed, the median beat is a fair rival, and the penalty
// pulls the limb leads towards their laws.
#include "model/nets/reconstruction_net.h"
#include "model/synthesis/heart.h"
#include "model/training/median_beat.h"
#include "model/training/print_windows.h"
#include "model/training/reconstruction_training.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

Ecg source(unsigned number)
{
    return simulateEcg(randomHeart(number % 8), number);
}

Signal100 printedAs(Signal100 signal, const QString& layout)
{
    keepPrinted(signal, layout);
    return signal;
}

/// Root mean square over what is not printed of leads that are.
double rmsUnprinted(const Signal100& truth, const Signal100& printed, const Signal100& made)
{
    double squares = 0, count = 0;
    for (std::size_t lead = 0; lead < kLeadCount; ++lead) {
        for (std::size_t k = 0; k < kSignalLength; ++k) {
            if (std::isfinite(printed[lead][k]) || !std::isfinite(made[lead][k]))
                continue;
            squares += std::pow(static_cast<double>(made[lead][k] - truth[lead][k]), 2);
            ++count;
        }
    }
    return std::sqrt(squares / count);
}

/// Of Einthoven's law, without its mean.
double rmsOfLaw(const Signal100& leads)
{
    const auto at = [&](Lead lead, std::size_t k) {
        return static_cast<double>(leads[static_cast<std::size_t>(index(lead))][k]);
    };
    std::vector<double> residual;
    double sum = 0;
    for (std::size_t k = 0; k < kSignalLength; ++k) {
        residual.push_back(at(Lead::III, k) - at(Lead::II, k) + at(Lead::I, k));
        sum += residual.back();
    }
    double squares = 0;
    for (const double value : residual)
        squares += std::pow(value - sum / static_cast<double>(kSignalLength), 2);
    return std::sqrt(squares / static_cast<double>(kSignalLength));
}

Result<ReconstructionNet> taught(double lawWeight, const QString& folder)
{
    RoundOptions options = reconstructionRoundOptions();
    options.folder = folder;
    options.rounds = 12;
    options.pagesPerRound = 40;
    options.batch = 8;
    options.checkpointEvery = 12;
    ECGSCAN_TRY(const TensorMap tensors, trainReconstruction(source, lawWeight, options, {}));
    return ReconstructionNet::load(tensors, Device());
}

} // namespace

class TestReconstructionTraining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void medianBeatIsRepeated();
    void medianBeatSaysNothingWithoutBeats();
    void whatWasNotPrintedIsLearned();
    void damageIsSaid();
};

void TestReconstructionTraining::medianBeatIsRepeated()
{
    Signal100 truth;
    for (std::size_t lead = 0; lead < kLeadCount; ++lead) {
        for (std::size_t k = 0; k < kSignalLength; ++k) {
            // A beat each 0.8 s with a wave before it, of which the last one has no beat.
            const double fromBeat = static_cast<double>((k + 58) % 80) - 30;
            truth[lead][k] = static_cast<float>((1 + 0.1 * static_cast<double>(lead))
                * (std::exp(-fromBeat * fromBeat / 8)
                    + 0.3 * std::exp(-(fromBeat + 18) * (fromBeat + 18) / 20)));
        }
    }
    const Signal100 printed = printedAs(truth, u"3x4+1"_s);
    const Signal100 repeated = repeatMedianBeat(printed);
    QVERIFY(knownShare(repeated) > 0.999);
    const double off = rmsUnprinted(truth, printed, repeated);
    QVERIFY2(off < 0.03, qPrintable(QString::number(off))); // the waves' own: 0.3
    for (std::size_t k = 0; k < 250; ++k)
        QCOMPARE(repeated[0][k], printed[0][k]);
}

void TestReconstructionTraining::medianBeatSaysNothingWithoutBeats()
{
    Signal100 flat;
    for (auto& lead : flat)
        lead.fill(0);
    const Signal100 printed = printedAs(flat, u"3x4+1"_s);
    QCOMPARE(knownShare(repeatMedianBeat(printed)), knownShare(printed));
}

void TestReconstructionTraining::whatWasNotPrintedIsLearned()
{
    const QTemporaryDir with, without;
    auto lawful = taught(2, with.path());
    QVERIFY2(lawful, lawful ? "" : qPrintable(lawful.error().detail));
    auto free = taught(0, without.path());
    QVERIFY(free);
    double off = 0, zero = 0, lawOfLawful = 0, lawOfFree = 0;
    for (unsigned number = 200'000; number < 200'008; ++number) {
        const Signal100 truth = toSignal100(source(number));
        const Signal100 printed = printedAs(truth, u"3x4+1"_s);
        const auto made = lawful->reconstruct(printed);
        const auto madeFreely = free->reconstruct(printed);
        QVERIFY(made && madeFreely);
        Signal100 nothing;
        for (auto& lead : nothing)
            lead.fill(0);
        off += rmsUnprinted(truth, printed, *made);
        zero += rmsUnprinted(truth, printed, nothing);
        lawOfLawful += rmsOfLaw(*made);
        lawOfFree += rmsOfLaw(*madeFreely);
    }
    QVERIFY2(off < 0.7 * zero, qPrintable(u"%1 of %2"_s.arg(off).arg(zero)));
    QVERIFY2(lawOfLawful < 0.6 * lawOfFree,
        qPrintable(u"%1 against %2"_s.arg(lawOfLawful).arg(lawOfFree)));
}

void TestReconstructionTraining::damageIsSaid()
{
    const QTemporaryDir folder;
    RoundOptions options = reconstructionRoundOptions();
    options.folder = folder.path();
    options.rounds = 0;
    auto tensors = trainReconstruction(source, 1, options, {});
    QVERIFY(tensors);
    QVERIFY(ReconstructionNet::load(*tensors, Device()));
    tensors->erase("queries.weight");
    QCOMPARE(ReconstructionNet::load(*tensors, Device()).error().code, Errc::corrupt);
    QCOMPARE(ReconstructionNet::load({}, Device()).error().code, Errc::corrupt);
}

QTEST_GUILESS_MAIN(TestReconstructionTraining)
#include "tst_reconstruction_training.moc"
