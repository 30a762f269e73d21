// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan pretrain align: a model's signal tower, pages drawn on the fly -> the image tower and,
// where the signal tower knows findings, calibration and fusion of both: a whole findings model.
#include "app/cli/calibrated_classes.h"
#include "app/cli/console.h"
#include "app/cli/labels.h"
#include "app/cli/locations.h"
#include "app/cli/page_rounds.h"
#include "model/engine/engine.h"
#include "model/nets/page_net.h"
#include "model/nets/signal_net.h"
#include "model/training/encoder_pages.h"
#include "model/training/page_training.h"

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

/// Share of the pages: patients show what recordings have too rarely.
constexpr double kSimulated = 0.4;
constexpr unsigned kCalibrationPages = 2; ///< Of each recording of the calibration fold.
constexpr unsigned kCalibrationSeed = 800'000'000;

/// What both towers say of pages of the calibration fold; the signal tower of the waveforms that
/// they print, without the errors of tracing.
struct TwoOpinions {
    Predictions signal, page;
};

Result<TwoOpinions> askBoth(SignalNet& signalNet, PageNet& pageNet, const RecordingArchive& archive,
    const QStringList& codes, const Task& task)
{
    TwoOpinions said;
    said.signal.classes.assign(codes.begin(), codes.end());
    for (std::size_t row = 0; row < archive.infos().size(); ++row) {
        const RecordingInfo& info = archive.infos()[row];
        if (info.fold != kCalibrationFold)
            continue;
        for (unsigned k = 0; k < kCalibrationPages; ++k) {
            if (task.cancelled())
                return fail(Errc::cancelled,
                    QCoreApplication::translate(
                        "cli", "Stopped. Run the same command with --resume to calibrate again."));
            const unsigned seed
                = kCalibrationSeed + static_cast<unsigned>(row) * kCalibrationPages + k;
            const EncoderExample example = drawEncoderExample(archive.ecg(row), seed);
            ECGSCAN_TRY(const auto signal, signalNet.run({example.printed}));
            ECGSCAN_TRY(const auto page, pageNet.run({&example.page, 1}));
            said.signal.scores.push_back(signal.front().logits);
            said.page.scores.push_back(page.front().logits);
            said.signal.patients.push_back(info.patient);
            said.signal.truth.push_back(labelsOf(info, codes));
        }
    }
    said.page.classes = said.signal.classes;
    said.page.patients = said.signal.patients;
    said.page.truth = said.signal.truth;
    return said;
}

QJsonValue toValue(const std::optional<double>& figure)
{
    return figure ? QJsonValue(*figure) : QJsonValue(QJsonValue::Null);
}

} // namespace

Status pretrainAlign(const PretrainRequest& request)
{
    const bool named = !request.teacher.isEmpty();
    const QString folder = named ? request.teacher : findingsFolder(locations().modelsFolder);
    const ModelTrust trust = named ? ModelTrust::named : ModelTrust::shippedOnly;
    ECGSCAN_TRY(ModelManifest manifest, readManifest(folder, trust));
    ECGSCAN_TRY(TensorMap model, readWeights(folder, manifest.sha256, trust));
    const TensorMap signalTower = partOf(model, "signal");
    err(QCoreApplication::translate("cli", "Reading the recordings"));
    ECGSCAN_TRY(const PageRecordings recordings, PageRecordings::open(request));
    RoundOptions options = requested(pageRoundOptions(), request);
    ECGSCAN_TRY(options.start, startOf(request, "page"));
    ECGSCAN_TRY(const TensorMap pageTower,
        trainPageNet(signalTower,
            manifest.classes.empty() ? Imitated::embedding : Imitated::findings,
            recordings.source(kSimulated), options, request.task));
    setPart(model, "page", pageTower);
    QJsonObject facts = roundFacts(options, request, recordings, kSimulated);
    facts.insert(u"teacher_sha256"_s, manifest.sha256);
    if (manifest.classes.empty()) { // there is nothing to calibrate
        manifest.training.insert(u"page"_s, std::move(facts));
        return writeTrained(request.folder, model, std::move(manifest));
    }

    err(QCoreApplication::translate("cli", "Calibrating on pages of fold %1")
            .arg(kCalibrationFold));
    ECGSCAN_TRY(SignalNet signalNet, SignalNet::load(signalTower, request.device));
    ECGSCAN_TRY(PageNet pageNet, PageNet::load(pageTower, request.device));
    QStringList codes;
    for (const FindingClass& c : manifest.classes)
        codes.append(c.code);
    ECGSCAN_TRY(const TwoOpinions said,
        askBoth(signalNet, pageNet, recordings.archive(), codes, request.task));
    manifest.classes = calibratedClasses(said.signal, said.page);
    out(QCoreApplication::translate(
        "cli", "superclass macro AUROC of the calibration fold: signal tower %1, image tower %2")
            .arg(superclassMacro(said.signal).value_or(0), 0, 'f', 4)
            .arg(superclassMacro(said.page).value_or(0), 0, 'f', 4));

    facts.insert(u"operating_point"_s, kOperatingPoint);
    facts.insert(u"calibration_fold"_s, kCalibrationFold);
    facts.insert(
        u"calibration_fold_superclass_macro_auroc_signal"_s, toValue(superclassMacro(said.signal)));
    facts.insert(
        u"calibration_fold_superclass_macro_auroc_page"_s, toValue(superclassMacro(said.page)));
    manifest.training.insert(u"page"_s, std::move(facts));
    return writeTrained(request.folder, model, std::move(manifest));
}

} // namespace ecgscan::cli
