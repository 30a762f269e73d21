// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan pretrain supervised: the image tower by labels alone, from nothing or from another
// stage's tower; to compare with.
#include "app/cli/console.h"
#include "app/cli/labels.h"
#include "app/cli/page_rounds.h"
#include "model/training/page_training.h"
#include "model/training/supervised_training.h"

#include <algorithm>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

constexpr double kSimulated = 0.4; ///< Share of the pages, as for align.
constexpr int kLeastPositives = 20; ///< Of a class.

} // namespace

Status pretrainSupervised(const PretrainRequest& request)
{
    err(QCoreApplication::translate("cli", "Reading the recordings"));
    ECGSCAN_TRY(const PageRecordings recordings, PageRecordings::open(request));
    RoundOptions options = requested(pageRoundOptions(), request);
    ECGSCAN_TRY(options.start, startOf(request, "page"));
    std::vector<RecordingInfo> training;
    std::ranges::copy_if(recordings.archive().infos(), std::back_inserter(training),
        [&request](const RecordingInfo& info) {
            return info.fold <= kLastTrainingFold && !request.excluded.contains(info.ecgId);
        });
    const QStringList classes = classesWithSupport(training, kLeastPositives);
    ECGSCAN_TRY(const TensorMap tower,
        trainByLabels(
            classes, recordings.stated(kSimulated), request.width, options, request.task));
    ModelManifest manifest;
    manifest.id = u"ecg-scan-supervised"_s;
    manifest.input = u"a page"_s;
    QJsonObject facts = roundFacts(options, request, recordings, kSimulated);
    facts.insert(u"classes"_s, QJsonArray::fromStringList(classes));
    if (options.start.empty())
        facts.insert(u"width"_s, request.width);
    manifest.training.insert(u"supervised"_s, std::move(facts));
    TensorMap model;
    setPart(model, "page", tower);
    return writeTrained(request.folder, model, std::move(manifest));
}

} // namespace ecgscan::cli
