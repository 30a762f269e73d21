// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan pretrain text: the shipped towers, recordings and reports -> the space that they share.
#include "app/cli/console.h"
#include "app/cli/locations.h"
#include "app/cli/page_rounds.h"
#include "model/engine/engine.h"
#include "model/training/text_training.h"

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

constexpr double kSimulated
    = 0.6; ///< Share of the recordings; most statements are rare in archives.

} // namespace

Status pretrainText(const PretrainRequest& request)
{
    const QString folder = findingsFolder(locations().modelsFolder);
    ECGSCAN_TRY(ModelManifest manifest, readManifest(folder, ModelTrust::shippedOnly));
    ECGSCAN_TRY(TensorMap model, readWeights(folder, manifest.sha256, ModelTrust::shippedOnly));
    err(QCoreApplication::translate("cli", "Reading the recordings"));
    ECGSCAN_TRY(const PageRecordings recordings, PageRecordings::open(request));
    RoundOptions options = requested(textRoundOptions(), request);
    ECGSCAN_TRY(options.start, startOf(request, "shared"));
    manifest.vocabulary = reportVocabulary();
    ECGSCAN_TRY(const TensorMap shared,
        trainSharedSpace(partOf(model, "signal"), manifest.vocabulary,
            recordings.stated(kSimulated), options, request.task));
    setPart(model, "shared", shared);
    QJsonObject facts = roundFacts(options, request, recordings, kSimulated);
    facts.insert(u"towers_sha256"_s, manifest.sha256);
    manifest.training.insert(u"shared"_s, std::move(facts));
    return writeTrained(request.folder, model, std::move(manifest));
}

} // namespace ecgscan::cli
