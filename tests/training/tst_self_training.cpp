// SPDX-License-Identifier: GPL-3.0-or-later
// Towers that learn without labels, and the baseline that learns by labels alone.
#include "model/nets/page_net.h"
#include "model/nets/safetensors.h"
#include "model/nets/signal_net.h"
#include "model/training/encoder_pages.h"
#include "model/training/linear_probe.h"
#include "model/training/self_training.h"
#include "model/training/supervised_training.h"
#include "tests/training/taught_tower.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

constexpr int kWidth = 16;

/// Every third one says nothing, as real recordings do.
StatedEcg source(unsigned number)
{
    StatedEcg stated {recordEcg(test::pacedOrNormal(number), number), {}};
    if (number % 3 != 0)
        stated.statements
            = number % 2 == 0 ? QStringList {u"PACE"_s} : QStringList {u"NORM"_s, u"SR"_s};
    return stated;
}

RoundOptions small(const QTemporaryDir& folder, Agreement agreement)
{
    RoundOptions options = selfRoundOptions(agreement);
    options.folder = folder.path();
    options.rounds = 1;
    options.pagesPerRound = 6;
    options.batch = 6;
    return options;
}

std::vector<double> losses(const QTemporaryDir& folder)
{
    QFile file(folder.filePath(u"log.csv"_s));
    std::vector<double> all;
    if (!file.open(QIODevice::ReadOnly))
        return all;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines.mid(1))
        all.push_back(line.section(u',', 1, 1).toDouble());
    return all;
}

} // namespace

class TestSelfTraining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatLearnsIsGiven_data();
    void whatLearnsIsGiven();
    void signalsAloneTellPatientsApart();
    void aStartIsGoneOnFrom();
    void byLabelsAlone();
};

void TestSelfTraining::whatLearnsIsGiven_data()
{
    QTest::addColumn<int>("agreement");
    QTest::addColumn<QStringList>("parts");
    QTest::newRow("gram") << int(Agreement::gram)
                          << QStringList {u"page"_s, u"signal"_s, u"shared"_s};
    QTest::newRow("pairs") << int(Agreement::pairs)
                           << QStringList {u"page"_s, u"signal"_s, u"shared"_s};
    QTest::newRow("no text") << int(Agreement::noText) << QStringList {u"page"_s, u"signal"_s};
    QTest::newRow("images") << int(Agreement::imageOnly) << QStringList {u"page"_s};
    QTest::newRow("signals") << int(Agreement::signals) << QStringList {u"signal"_s, u"shared"_s};
}

void TestSelfTraining::whatLearnsIsGiven()
{
    QFETCH(const int, agreement);
    QFETCH(const QStringList, parts);
    const QTemporaryDir folder;
    const auto kind = static_cast<Agreement>(agreement);
    const auto model
        = trainWithoutLabels(reportVocabulary(), source, kind, kWidth, small(folder, kind), {});
    QVERIFY2(model, model ? "" : qPrintable(model.error().detail));
    for (const std::string part : {"page", "signal", "shared"}) {
        QCOMPARE(!partOf(*model, part).empty(), parts.contains(QString::fromStdString(part)));
    }
    if (parts.contains(u"page"_s))
        QVERIFY(PageNet::load(partOf(*model, "page"), Device()));
    if (parts.contains(u"signal"_s))
        QVERIFY(SignalNet::load(partOf(*model, "signal"), Device()));
}

/// A probe with 32 labels knows paced hearts it never saw.
void TestSelfTraining::signalsAloneTellPatientsApart()
{
    const QTemporaryDir folder;
    RoundOptions options = small(folder, Agreement::signals);
    options.rounds = 12;
    options.pagesPerRound = 64;
    options.batch = 32;
    options.learningRate = 3e-3;
    const auto model
        = trainWithoutLabels(reportVocabulary(), source, Agreement::signals, kWidth, options, {});
    QVERIFY2(model, model ? "" : qPrintable(model.error().detail));
    const std::vector<double> fallen = losses(folder);
    QCOMPARE(fallen.size(), std::size_t(12));
    QVERIFY2(fallen.back() < 0.7 * fallen.front(), qPrintable(QString::number(fallen.back())));

    auto net = SignalNet::load(partOf(*model, "signal"), Device());
    const auto embedded = [&net](unsigned from, unsigned count) {
        ProbeCases cases;
        for (unsigned number = from; number < from + count; ++number) {
            const auto output = net->run({toSignal100(source(number).ecg)});
            cases.embeddings.push_back(output.value().front().embedding);
            cases.truth.push_back({number % 2 == 0 ? 1 : 0});
        }
        return cases;
    };
    const ProbeCases asked = embedded(200'000, 40);
    const auto said = probe(embedded(100'000, 32), asked.embeddings);
    QVERIFY(said);
    int right = 0;
    for (std::size_t k = 0; k < asked.truth.size(); ++k)
        right += ((*said)[k][0] > 0) == (asked.truth[k][0] == 1) ? 1 : 0;
    QVERIFY2(right >= 31, qPrintable(QString::number(right)));
}

/// The image tower joins a signal tower that has learned already and begins with its mixer.
void TestSelfTraining::aStartIsGoneOnFrom()
{
    const QTemporaryDir folder, next;
    RoundOptions options = small(folder, Agreement::signals);
    const auto first
        = trainWithoutLabels(reportVocabulary(), source, Agreement::signals, kWidth, options, {});
    QVERIFY(first);
    options = small(next, Agreement::gram);
    options.rounds = 0;
    options.start = *first;
    const auto begun
        = trainWithoutLabels(reportVocabulary(), source, Agreement::gram, kWidth, options, {});
    QVERIFY2(begun, begun ? "" : qPrintable(begun.error().detail));
    for (const auto& [name, tensor] : *first) {
        const auto same = begun->find(name);
        QVERIFY2(same != begun->end() && same->second.values == tensor.values, name.c_str());
    }
    int shared = 0;
    for (const auto& [name, tensor] : partOf(*begun, "page")) {
        const TensorMap signal = partOf(*first, "signal");
        const auto own = signal.find(name);
        shared += own != signal.end() && own->second.values == tensor.values ? 1 : 0;
    }
    QVERIFY2(shared > 10, qPrintable(QString::number(shared)));
}

void TestSelfTraining::byLabelsAlone()
{
    const QTemporaryDir folder;
    RoundOptions options = small(folder, Agreement::gram);
    options.rounds = 3;
    options.pagesPerRound = 9; // six of them say something
    options.batch = 3;
    const auto tower = trainByLabels({u"PACE"_s, u"NORM"_s}, source, kWidth, options, {});
    QVERIFY2(tower, tower ? "" : qPrintable(tower.error().detail));
    QCOMPARE(losses(folder).size(), std::size_t(3));
    auto net = PageNet::load(*tower, Device());
    QVERIFY(net);
    const EncoderExample example = drawEncoderExample(source(4).ecg, 4);
    QCOMPARE(net->run({&example.page, 1}).value().front().logits.size(), std::size_t(2));

    // fine-tuning keeps all but the classes
    const QTemporaryDir next;
    RoundOptions again = small(next, Agreement::gram);
    again.rounds = 0;
    again.start = *tower;
    const auto tuned = trainByLabels({u"NORM"_s, u"AFIB"_s}, source, 64, again, {});
    QVERIFY2(tuned, tuned ? "" : qPrintable(tuned.error().detail));
    int kept = 0;
    for (const auto& [name, tensor] : *tower)
        kept += tuned->at(name).values == tensor.values ? 1 : 0;
    QCOMPARE(kept, static_cast<int>(tower->size()) - 2); // weights and offsets of the classes
}

QTEST_MAIN(TestSelfTraining)
#include "tst_self_training.moc"
