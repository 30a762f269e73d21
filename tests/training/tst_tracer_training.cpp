// SPDX-License-Identifier: GPL-3.0-or-later
// The tracer's examples show the pen where they say it is; training writes what it can go on from.
#include "model/synthesis/heart.h"
#include "model/training/tracer_pages.h"
#include "model/training/tracer_training.h"

#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

Ecg source(unsigned page)
{
    return simulateEcg(randomHeart(page), page);
}

RoundOptions tiny(const QString& folder)
{
    RoundOptions options;
    options.folder = folder;
    options.rounds = 2;
    options.pagesPerRound = 1;
    options.examplesPerPage = 4;
    options.batch = 2;
    options.checkpointEvery = 1;
    return options;
}

} // namespace

class TestTracerTraining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePenIsWhereTheInkIs();
    void pagesFollowFromTheSeed();
    void aStoppedRunGoesOnAsIfItHadNotStopped();
};

void TestTracerTraining::thePenIsWhereTheInkIs()
{
    double onPen = 0, beside = 0;
    int count = 0;
    for (unsigned seed = 300; seed < 304; ++seed) {
        for (const TracerExample& example :
            cutExamples(drawTrainingPage(source(seed), seed), {384, 256}, 6, seed)) {
            const TracerStrip& strip = example.strip;
            for (int x = 0; x < strip.columns; ++x) {
                const float y = example.penY[static_cast<std::size_t>(x)];
                if (!std::isfinite(y) || y < 40 || y > 340)
                    continue;
                const auto dark = [&](int row) { // darkness in all channels
                    return static_cast<double>(strip.planes[static_cast<std::size_t>(
                        (strip.rows + row) * strip.columns + x)]);
                };
                onPen += dark(static_cast<int>(std::lround(y)));
                beside += (dark(static_cast<int>(y) - 30) + dark(static_cast<int>(y) + 30)) / 2;
                ++count;
            }
        }
    }
    QVERIFY(count > 1000);
    QVERIFY2(onPen > 2.5 * beside, qPrintable(u"%1 against %2"_s.arg(onPen).arg(beside)));
}

void TestTracerTraining::pagesFollowFromTheSeed()
{
    const DrawnPage page = drawTrainingPage(source(7), 7);
    QCOMPARE(drawTrainingPage(source(7), 7).image, page.image);
    QVERIFY(drawTrainingPage(source(8), 8).image != page.image);
    const auto first = cutExamples(page, {384, 256}, 2, 1),
               again = cutExamples(page, {384, 256}, 2, 1);
    QCOMPARE(first.size(), again.size());
    QCOMPARE(first[0].strip.planes, again[0].strip.planes);
}

void TestTracerTraining::aStoppedRunGoesOnAsIfItHadNotStopped()
{
    const QTemporaryDir whole, parts;
    const auto straight = trainTracerNet(source, tiny(whole.path()), {});
    QVERIFY2(straight, straight ? "" : qPrintable(straight.error().message));

    std::atomic<int> rounds = 0;
    const Task stopAfterOne {[&] { return rounds > 0; }, [&](int, const QString&) { ++rounds; }};
    const auto stopped = trainTracerNet(source, tiny(parts.path()), stopAfterOne);
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, Errc::cancelled);
    QCOMPARE(QDir(parts.path()).entryList({u"checkpoint*"_s}, QDir::Files).size(), 2);
    RoundOptions options = tiny(parts.path());
    options.resume = true;
    const auto resumed = trainTracerNet(source, options, {});
    QVERIFY2(resumed, resumed ? "" : qPrintable(resumed.error().message));
    QCOMPARE(resumed->size(), straight->size());
    for (const auto& [name, tensor] : *straight) {
        const std::vector<float>& other = resumed->at(name).values;
        for (std::size_t k = 0; k < other.size(); ++k)
            QVERIFY2(std::abs(other[k] - tensor.values[k]) < 1e-4F, name.c_str());
    }
}

int main(int argc, char** argv)
{
    QGuiApplication app(argc, argv);
    TestTracerTraining test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_tracer_training.moc"
