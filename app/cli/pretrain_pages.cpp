// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan pretrain tracer|labels: recordings, drawn as pages on the fly -> network, manifest.
#include "app/cli/console.h"
#include "app/cli/pretrain.h"
#include "exchange/recording_archive.h"
#include "model/synthesis/dice.h"
#include "model/synthesis/patient.h"
#include "model/training/label_training.h"
#include "model/training/tracer_training.h"

#include <QDateTime>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

constexpr std::uint64_t kRecordStream = 71;
constexpr double kGoOnShare = 0.5; ///< Of the learning rate, from trained weights.
constexpr double kSimulated = 0.1; ///< Share of the pages.

using Trainer = Result<TensorMap> (*)(const EcgSource&, const RoundOptions&, const Task&);

/// options: the network's own; manifest: id and input are set.
Status pretrainOnPages(
    const PretrainRequest& request, Trainer train, RoundOptions options, ModelManifest manifest)
{
    err(QCoreApplication::translate("cli", "Reading the recordings"));
    ECGSCAN_TRY(const RecordingArchive archive, RecordingArchive::open(request.data));
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < archive.infos().size(); ++row) {
        const RecordingInfo& info = archive.infos()[row];
        if (info.fold <= kLastTrainingFold && !request.excluded.contains(info.ecgId))
            rows.push_back(row);
    }
    if (rows.empty())
        return fail(Errc::notFound,
            QCoreApplication::translate(
                "cli", "There are no recordings to train on in %1. Check --data and --exclude.")
                .arg(request.data));
    const EcgSource source = [&](unsigned page) {
        Dice dice(page, kRecordStream);
        if (dice.chance(kSimulated))
            return recordEcg(randomPatient(page), page);
        return archive.ecg(rows[dice.below(rows.size())]);
    };
    options.folder = request.folder;
    options.rounds = request.length.value_or(options.rounds);
    options.seed = request.seed;
    if (!request.start.empty()) {
        options.start = request.start;
        options.learningRate *= kGoOnShare;
    }
    options.resume = request.resume;
    options.device = request.device;
    ECGSCAN_TRY(const TensorMap weights, train(source, options, request.task));

    manifest.training = {{u"data"_s, u"PTB-XL 1.0.x, CC BY 4.0, doi 10.13026/kfzx-aw45"_s},
        {u"training_folds"_s, u"1-7"_s}, {u"recordings"_s, static_cast<qint64>(rows.size())},
        {u"excluded_ecg_ids"_s, excludedIds(request)}, {u"rounds"_s, options.rounds},
        {u"pages_per_round"_s, options.pagesPerRound},
        {u"examples_per_page"_s, options.examplesPerPage}, {u"batch"_s, options.batch},
        {u"learning_rate"_s, options.learningRate}, {u"started_from"_s, request.startedFrom},
        {u"seed"_s, static_cast<qint64>(options.seed)}, {u"torch"_s, torchVersion()},
        {u"created"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
        {u"licence"_s, u"GPL-3.0-or-later"_s}};
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

} // namespace ecgscan::cli
