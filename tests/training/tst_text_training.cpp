// SPDX-License-Identifier: GPL-3.0-or-later
// Recordings and texts that are true of them come to lie together.
#include "model/nets/shared_space.h"
#include "model/nets/signal_net.h"
#include "model/training/text_training.h"
#include "tests/training/taught_tower.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

StatedEcg source(unsigned number)
{
    return {recordEcg(test::pacedOrNormal(number), number),
        number % 2 == 0 ? QStringList {u"PACE"_s} : QStringList {u"NORM"_s, u"SR"_s}};
}

} // namespace

class TestTextTraining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsFindTheirRecordings();
    void damageIsSaid();
};

void TestTextTraining::wordsFindTheirRecordings()
{
    const QTemporaryDir folder;
    const TensorMap tower = test::taughtTower();
    RoundOptions options = textRoundOptions();
    options.folder = folder.path();
    options.rounds = 15;
    options.pagesPerRound = 64;
    options.batch = 32;
    options.learningRate = 3e-3;
    const QStringList vocabulary = reportVocabulary();
    const auto tensors = trainSharedSpace(tower, vocabulary, source, options, {});
    QVERIFY2(tensors, tensors ? "" : qPrintable(tensors.error().detail));
    auto space = SharedSpace::load(*tensors, vocabulary, Device());
    QVERIFY(space);
    const auto texts = space->ofTexts({u"Pacemaker rhythm"_s, u"Normal ECG"_s});
    QVERIFY(texts);
    auto net = SignalNet::load(tower, Device());
    int right = 0;
    for (unsigned number = 100'000; number < 100'020; ++number) {
        const auto embedding
            = net->run({toSignal100(source(number).ecg)}).value().front().embedding;
        const auto points = space->ofRecordings({embedding});
        QVERIFY(points);
        QVERIFY(std::abs(cosine(points->front(), points->front()) - 1) < 1e-4);
        const bool isPaced
            = cosine(points->front(), texts->at(0)) > cosine(points->front(), texts->at(1));
        right += isPaced == (number % 2 == 0) ? 1 : 0;
    }
    QVERIFY2(right >= 17, qPrintable(QString::number(right)));
}

void TestTextTraining::damageIsSaid()
{
    const QTemporaryDir folder;
    RoundOptions options = textRoundOptions();
    options.folder = folder.path();
    options.rounds = 0;
    const QStringList vocabulary = {u"sinus"_s};
    auto tensors = trainSharedSpace(test::taughtTower(), vocabulary, source, options, {});
    QVERIFY(tensors);
    auto space = SharedSpace::load(*tensors, vocabulary, Device());
    QVERIFY(space);
    QCOMPARE(space->ofTexts({u"  "_s}).error().code, Errc::invalidArgument);
    QCOMPARE(space->ofRecordings({{1, 2, 3}}).error().code, Errc::invalidArgument);
    QVERIFY(space->ofTexts({u"na\u00efve \u5fc3"_s}));
    // Another vocabulary is another network.
    QCOMPARE(SharedSpace::load(*tensors, {u"sinus"_s, u"rhythm"_s}, Device()).error().code,
        Errc::corrupt);
    tensors->erase("recording.1.weight");
    QCOMPARE(SharedSpace::load(*tensors, vocabulary, Device()).error().code, Errc::corrupt);
}

QTEST_GUILESS_MAIN(TestTextTraining)
#include "tst_text_training.moc"
