// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan evaluate speed: pages a second through the towers, alone and in batches, and the share of
// what the device can do.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/engine_options.h"
#include "app/cli/evaluate.h"
#include "app/cli/locations.h"
#include "model/engine/engine.h"
#include "model/findings/model_manifest.h"
#include "model/nets/page_net.h"
#include "model/nets/signal_net.h"
#include "model/nets/throughput.h"
#include "model/synthesis/patient.h"
#include "model/training/encoder_pages.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cmath>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

constexpr int kPages = 64;
constexpr double kSeconds = 2; ///< At least, of each measurement.

using Ask = std::function<Status(std::size_t from, std::size_t count)>;

Status printRows(const QString& name, const Ask& ask, double peak, const QList<int>& widths)
{
    ECGSCAN_TRY(const double operations, operationsOf([&] { return ask(0, 1); }));
    for (const std::size_t batch : {std::size_t(1), std::size_t(8), std::size_t(32)}) {
        ECGSCAN_CHECK(ask(0, batch)); // warm
        QElapsedTimer clock;
        clock.start();
        double pages = 0;
        for (std::size_t from = 0; static_cast<double>(clock.elapsed()) < 1000 * kSeconds;
            from = (from + batch) % (kPages - batch + 1)) {
            ECGSCAN_CHECK(ask(from, batch));
            pages += static_cast<double>(batch);
        }
        const double perSecond = pages / (static_cast<double>(clock.nsecsElapsed()) * 1e-9);
        out(tableRow({name, QString::number(batch), QString::number(perSecond, 'f', 1),
                         QString::number(operations * 1e-9, 'f', 2),
                         u"%1 %"_s.arg(100 * perSecond * operations / peak, 0, 'f', 1)},
            widths));
    }
    return {};
}

/// The largest difference of what two devices say, as probabilities.
double mostApart(const std::vector<TowerOutput>& a, const std::vector<TowerOutput>& b)
{
    const auto probability
        = [](float logit) { return 1 / (1 + std::exp(-static_cast<double>(logit))); };
    double most = 0;
    for (std::size_t k = 0; k < a.size(); ++k) {
        for (std::size_t c = 0; c < a[k].logits.size(); ++c)
            most = std::max(
                most, std::abs(probability(a[k].logits[c]) - probability(b[k].logits[c])));
    }
    return most;
}

Status run(const QString& folder, ModelTrust trust, const Device& device)
{
    ECGSCAN_TRY(const ModelManifest manifest, readManifest(folder, trust));
    ECGSCAN_TRY(const TensorMap model, readWeights(folder, manifest.sha256, trust));
    ECGSCAN_TRY(SignalNet signalTower, SignalNet::load(partOf(model, "signal"), device));
    ECGSCAN_TRY(PageNet pageTower, PageNet::load(partOf(model, "page"), device));
    std::vector<PageInput> pages;
    std::vector<Signal100> signals100;
    err(QCoreApplication::translate("cli", "Drawing %1 pages").arg(kPages));
    for (unsigned k = 0; k < kPages; ++k) {
        EncoderExample example = drawEncoderExample(recordEcg(randomPatient(k), k), k);
        pages.push_back(std::move(example.page));
        signals100.push_back(example.printed);
    }
    allowTf32(false); // as the processor computes
    ECGSCAN_TRY(const double peak, peakFlops(device));
    if (!device.note.isEmpty())
        err(device.note);
    out(QCoreApplication::translate(
        "cli", "%1, matrix products of float32 at %2 GFLOP/s; a page is ten seconds of 12 leads")
            .arg(device.name(), QString::number(peak * 1e-9, 'f', 0)));
    const QList<int> widths {-14, 6, 9, 8, 8};
    out(tableRow(
        {QCoreApplication::translate("cli", "tower"), QCoreApplication::translate("cli", "batch"),
            QCoreApplication::translate("cli", "pages/s"), u"GFLOP"_s,
            QCoreApplication::translate("cli", "of peak")},
        widths));
    const Ask image = [&](std::size_t from, std::size_t count) -> Status {
        ECGSCAN_CHECK(pageTower.run(std::span(pages).subspan(from, count)));
        return {};
    };
    const Ask signal = [&](std::size_t from, std::size_t count) -> Status {
        const auto first = signals100.begin() + static_cast<std::ptrdiff_t>(from);
        ECGSCAN_CHECK(signalTower.run({first, first + static_cast<std::ptrdiff_t>(count)}));
        return {};
    };
    ECGSCAN_CHECK(printRows(QCoreApplication::translate("cli", "image"), image, peak, widths));
    ECGSCAN_CHECK(printRows(QCoreApplication::translate("cli", "signal"), signal, peak, widths));
    if (!device.cuda)
        return {};
    for (const Device& now : {pageTower.device(), signalTower.device()}) {
        if (!now.cuda)
            return fail(Errc::internal, now.note); // these are no figures of the GPU
    }
    ECGSCAN_TRY(SignalNet signalOnCpu, SignalNet::load(partOf(model, "signal"), Device()));
    ECGSCAN_TRY(PageNet pageOnCpu, PageNet::load(partOf(model, "page"), Device()));
    ECGSCAN_TRY(const auto a, signalTower.run(signals100));
    ECGSCAN_TRY(const auto b, signalOnCpu.run(signals100));
    ECGSCAN_TRY(const auto c, pageTower.run(pages));
    ECGSCAN_TRY(const auto d, pageOnCpu.run(pages));
    out(QCoreApplication::translate("cli",
        "probabilities, GPU against processor without TF32: image off by %1 at most, signal by %2")
            .arg(mostApart(c, d), 0, 'g', 2)
            .arg(mostApart(a, b), 0, 'g', 2));
    return {};
}

} // namespace

int evaluateSpeed(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("cli",
        "Measures how many pages a second the towers take on this computer, one at a time and in "
        "batches, and which share of the device's arithmetic that is. Reading a page off its "
        "picture comes on top: see timing_ms in the analyses of batch."));
    parser.addOption(
        {u"models"_s, QCoreApplication::translate("cli", "folder of another network"), u"DIR"_s});
    addDeviceOption(parser);
    if (const auto code = parse(parser, u"evaluate speed"_s, arguments))
        return *code;
    const auto device = deviceChoice(parser);
    if (!device)
        return kUsage;
    const bool named = parser.isSet(u"models"_s);
    const Status status
        = run(named ? parser.value(u"models"_s) : findingsFolder(locations().modelsFolder),
            named ? ModelTrust::named : ModelTrust::shippedOnly, chooseDevice(*device));
    return status ? kOk : cli::report(status.error(), kNoModel);
}

} // namespace ecgscan::cli
