// SPDX-License-Identifier: GPL-3.0-or-later
// The label reader's examples show names where they say; a few of them can be learned.
#include "model/nets/label_net.h"
#include "model/synthesis/heart.h"
#include "model/training/label_pages.h"
#include "model/training/label_training.h"
#include "model/training/tracer_pages.h"

#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

Ecg source(unsigned page)
{
    return simulateEcg(randomHeart(page), page);
}

/// Mean darkness within a box.
double darkness(const LabelPicture& picture, const QRectF& box)
{
    double sum = 0;
    int count = 0;
    const auto plane = static_cast<std::size_t>(picture.rows * picture.columns);
    for (int y = static_cast<int>(box.top()); y < box.bottom(); ++y) {
        for (int x = static_cast<int>(box.left()); x < box.right(); ++x) {
            sum += static_cast<double>(
                picture.planes[plane + static_cast<std::size_t>(y * picture.columns + x)]);
            ++count;
        }
    }
    return count > 0 ? sum / count : 0;
}

} // namespace

class TestLabelTraining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesAreWhereTheySay();
    void onePageCanBeLearned();
};

void TestLabelTraining::namesAreWhereTheySay()
{
    double inside = 0, beside = 0;
    int names = 0;
    for (unsigned seed = 500; seed < 506; ++seed) {
        for (const LabelExample& example :
            cutLabelExamples(drawTrainingPage(source(seed), seed), 4, seed)) {
            QCOMPARE(example.picture.planes.size(),
                static_cast<std::size_t>(
                    kLabelChannels * kLabelExampleRows * kLabelExampleColumns));
            const QRectF area(0, 0, kLabelExampleColumns, kLabelExampleRows);
            for (const LabelExample::Name& name : example.names) {
                const QRectF aside = name.box.translated(0, -3 * name.box.height());
                if (!area.contains(name.box) || !area.contains(aside))
                    continue;
                inside += darkness(example.picture, name.box);
                beside += darkness(example.picture, aside);
                ++names;
            }
        }
    }
    QVERIFY(names > 40);
    QVERIFY2(inside > 2 * beside, qPrintable(u"%1 against %2"_s.arg(inside).arg(beside)));
}

void TestLabelTraining::onePageCanBeLearned()
{
    // The same recording on pages whose looks, and so the losses of single rounds, vary.
    const QTemporaryDir folder;
    RoundOptions options = labelRoundOptions();
    options.folder = folder.path();
    options.rounds = 20;
    options.pagesPerRound = 1;
    options.examplesPerPage = 8;
    const auto weights = trainLabelNet([](unsigned) { return source(3); }, options, {});
    QVERIFY2(weights, weights ? "" : qPrintable(weights.error().message));
    QFile log(folder.filePath(u"log.csv"_s));
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = log.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 21);
    const auto loss = [&](qsizetype line) { return lines.at(line).split(',').at(1).toDouble(); };
    double first = 0, last = 0;
    for (qsizetype k = 1; k <= 5; ++k) {
        first += loss(k);
        last += loss(15 + k);
    }
    QVERIFY2(last < 0.75 * first, lines.join(' ').constData());
    QVERIFY(LabelNet::load(*weights, {}).has_value());
}

int main(int argc, char** argv)
{
    QGuiApplication app(argc, argv);
    TestLabelTraining test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_label_training.moc"
