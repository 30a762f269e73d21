// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan pretrain self: towers and the space that they share, from nothing and without any label
// of a real recording.
#include "app/cli/console.h"
#include "app/cli/page_rounds.h"
#include "model/training/self_training.h"

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

constexpr double kSimulated = 0.5; ///< Share of the pages; only these have reports.

} // namespace

Status pretrainSelf(const PretrainRequest& request)
{
    err(QCoreApplication::translate("cli", "Reading the recordings"));
    ECGSCAN_TRY(const PageRecordings recordings, PageRecordings::open(request));
    RoundOptions options = requested(selfRoundOptions(request.agreement), request);
    options.start = request.start;
    ModelManifest manifest;
    manifest.id = u"ecg-scan-self"_s;
    manifest.input = u"a page, or 12 leads in mV and 12 masks, 100 Hz, 10 s; texts"_s;
    manifest.vocabulary = reportVocabulary();
    ECGSCAN_TRY(const TensorMap model,
        trainWithoutLabels(manifest.vocabulary, recordings.unlabelled(kSimulated),
            request.agreement, request.width, options, request.task));
    QJsonObject facts = roundFacts(options, request, recordings, kSimulated);
    facts.insert(u"agreement"_s, request.agreementName);
    facts.insert(u"width"_s, request.width);
    facts.insert(u"labels_of_real_recordings"_s, u"none"_s);
    manifest.training.insert(u"self"_s, std::move(facts));
    return writeTrained(request.folder, model, std::move(manifest));
}

} // namespace ecgscan::cli
