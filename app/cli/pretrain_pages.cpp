// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan pretrain tracer|labels|reconstruction: recordings, round by round -> network, manifest.
#include "app/cli/console.h"
#include "app/cli/page_rounds.h"
#include "model/training/label_training.h"
#include "model/training/reconstruction_training.h"
#include "model/training/tracer_training.h"

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

constexpr double kSimulated = 0.1; ///< Share of the pages.

using Trainer
    = std::function<Result<TensorMap>(const EcgSource&, const RoundOptions&, const Task&)>;

/// own: the network's options; manifest: id and input are set.
Status pretrainOnPages(
    const PretrainRequest& request, const Trainer& train, RoundOptions own, ModelManifest manifest)
{
    err(QCoreApplication::translate("cli", "Reading the recordings"));
    ECGSCAN_TRY(const PageRecordings recordings, PageRecordings::open(request));
    const RoundOptions options = requested(std::move(own), request);
    ECGSCAN_TRY(
        const TensorMap weights, train(recordings.source(kSimulated), options, request.task));
    QJsonObject facts = roundFacts(options, request, recordings, kSimulated);
    for (auto fact = facts.constBegin(); fact != facts.constEnd(); ++fact)
        manifest.training.insert(fact.key(), fact.value());
    return writeTrained(request.folder, weights, std::move(manifest));
}

} // namespace

Status pretrainTracer(const PretrainRequest& request)
{
    ModelManifest manifest;
    manifest.id = u"tracer-base"_s;
    manifest.input = u"a strip round a row: ink, darkness and colour at 8 px/mm"_s;
    return pretrainOnPages(request, trainTracerNet, RoundOptions(), std::move(manifest));
}

Status pretrainLabels(const PretrainRequest& request)
{
    ModelManifest manifest;
    manifest.id = u"labels-base"_s;
    manifest.input = u"a flat page: ink and darkness at 4 px/mm"_s;
    return pretrainOnPages(request, trainLabelNet, labelRoundOptions(), std::move(manifest));
}

Status pretrainReconstruction(const PretrainRequest& request)
{
    ModelManifest manifest;
    manifest.id = u"reconstruction-base"_s;
    manifest.input = u"what is printed of 12 leads in mV and 12 masks, 100 Hz, 10 s"_s;
    manifest.training.insert(u"law_weight"_s, request.lawWeight);
    const auto train = [&](const EcgSource& source, const RoundOptions& options, const Task& task) {
        return trainReconstruction(source, request.lawWeight, options, task);
    };
    return pretrainOnPages(request, train, reconstructionRoundOptions(), std::move(manifest));
}

} // namespace ecgscan::cli
