// SPDX-License-Identifier: GPL-3.0-or-later
// The image tower learns to say of pages what its teacher says of their waveforms.
#include "model/nets/page_net.h"
#include "model/training/encoder_pages.h"
#include "model/training/page_training.h"
#include "tests/training/taught_tower.h"

#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

Ecg source(unsigned page)
{
    return recordEcg(test::pacedOrNormal(page), page);
}

} // namespace

class TestPageTraining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void examplesHoldWhatTheyPrint();
    void theTeacherIsImitated();
    void whatIsNotPrintedCountsNothing();
};

void TestPageTraining::examplesHoldWhatTheyPrint()
{
    const EncoderExample a = drawEncoderExample(source(3), 3), b = drawEncoderExample(source(3), 3);
    QCOMPARE(a.page.planes, b.page.planes);
    QVERIFY(*std::ranges::max_element(a.page.planes) > 0.3F);
    int seen = 0;
    // What a lead prints of the signal is where its places are.
    for (std::size_t lead = 0; lead < kLeadCount; ++lead) {
        int both = 0, one = 0;
        for (std::size_t k = 0; k < kPageSteps; ++k) {
            const bool isSeen = std::isfinite(a.page.leads[lead].x[k]);
            const bool isKnown = std::isfinite(a.printed[lead][4 * k + 2]);
            both += isSeen && isKnown ? 1 : 0;
            one += isSeen != isKnown ? 1 : 0;
        }
        QVERIFY2(one < 6 || both == 0, qPrintable(u"%1 %2 %3"_s.arg(lead).arg(both).arg(one)));
        seen += both > 50 ? 1 : 0;
    }
    QVERIFY2(seen >= 6, qPrintable(QString::number(seen)));
}

void TestPageTraining::theTeacherIsImitated()
{
    // Pages are never drawn twice, so a loss that falls was learned of pages as such.
    const QTemporaryDir folder;
    RoundOptions options = pageRoundOptions();
    options.folder = folder.path();
    options.rounds = 5;
    options.pagesPerRound = 12;
    options.batch = 3;
    options.learningRate = 5e-3;
    const auto tower = trainPageNet(test::taughtTower(), Imitated::findings, source, options, {});
    QVERIFY2(tower, tower ? "" : qPrintable(tower.error().detail));
    QFile log(folder.filePath(u"log.csv"_s));
    QVERIFY(log.open(QIODevice::ReadOnly));
    std::vector<double> losses;
    for (const QByteArray& line : log.readAll().split('\n').mid(1)) {
        if (line.contains(','))
            losses.push_back(line.split(',').at(1).toDouble());
    }
    QCOMPARE(losses.size(), std::size_t(5));
    // By how much depends on the fonts that are installed.
    const double least = *std::ranges::min_element(losses);
    QVERIFY2(
        least < 0.9 * losses.front(), qPrintable(u"%1 -> %2"_s.arg(losses.front()).arg(least)));
}

void TestPageTraining::whatIsNotPrintedCountsNothing()
{
    const QTemporaryDir folder;
    RoundOptions options = pageRoundOptions();
    options.folder = folder.path();
    options.rounds = 0;
    auto net = PageNet::load(
        *trainPageNet(test::taughtTower(), Imitated::findings, {}, options, {}), Device());
    QVERIFY(net);
    EncoderExample example = drawEncoderExample(source(1), 1);
    const auto before = net->run({&example.page, 1}).value().front();
    // Beside another page: the same answer.
    const EncoderExample other = drawEncoderExample(source(2), 2);
    const std::vector<PageInput> two = {example.page, other.page};
    const auto beside = net->run(two).value().front();
    for (std::size_t i = 0; i < before.embedding.size(); ++i)
        QVERIFY(std::abs(before.embedding[i] - beside.embedding[i]) < 1e-4F);
    // So it is with black paper at the sheet's edge, far from every lead.
    EncoderExample smudged = example;
    std::fill_n(
        smudged.page.planes.begin() + (kPageRows - 4) * kPageColumns, 4 * kPageColumns, 1.F);
    const auto besideInk = net->run({&smudged.page, 1}).value().front();
    for (std::size_t i = 0; i < before.embedding.size(); ++i)
        QVERIFY(std::abs(before.embedding[i] - besideInk.embedding[i]) < 1e-4F);
    // A page without any lead is no error.
    for (LeadPlace& place : example.page.leads)
        place.x.fill(kMissing);
    const auto none = net->run({&example.page, 1});
    QVERIFY(none);
    QVERIFY(std::ranges::all_of(
        none->front().logits, [](float logit) { return std::isfinite(logit); }));
}

QTEST_MAIN(TestPageTraining)
#include "tst_page_training.moc"
