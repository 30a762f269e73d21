// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan pretrain signal: recordings -> network, calibration, manifest.
#include "app/cli/calibrated_classes.h"
#include "app/cli/console.h"
#include "app/cli/labels.h"
#include "app/cli/pretrain.h"
#include "exchange/recording_archive.h"
#include "model/core/scp_statement.h"
#include "model/nets/signal_net.h"
#include "model/training/metrics.h"
#include "model/training/print_windows.h"
#include "model/training/signal_training.h"

#include <QDateTime>
#include <QFile>

#include <algorithm>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

constexpr int kLeastPositives = 20; ///< In all folds that may train; in fewer folds fewer.
const QString kPrintLayout = u"3x4+1"_s;

struct Split {
    std::vector<LabelledSignal> training;
    std::vector<Signal100> calibration; ///< Masked to what a 3x4+1 page prints.
    Predictions calibrationTruth; ///< Scores are filled in later.
};

bool mayTrain(const RecordingInfo& info, const PretrainRequest& request)
{
    return request.folds.contains(info.fold) && !request.excluded.contains(info.ecgId);
}

QString foldNames(const PretrainRequest& request)
{
    QList<int> folds(request.folds.begin(), request.folds.end());
    std::ranges::sort(folds);
    QStringList names;
    for (const int fold : std::as_const(folds))
        names.append(QString::number(fold));
    return names.join(u","_s);
}

/// Recordings without amplitudes: hypertrophy, which is voltage, stays unknown, and so does every
/// statement that their table does not list.
Status addZscored(const PretrainRequest& request, const QStringList& classes,
    std::vector<LabelledSignal>& training)
{
    ECGSCAN_TRY(const ZscoredArchive archive, ZscoredArchive::open(request.data));
    for (std::size_t row = 0; row < archive.infos().size(); ++row) {
        const RecordingInfo& info = archive.infos()[row];
        if (!mayTrain(info, request))
            continue;
        std::vector<int> labels = labelsOf(info, classes);
        for (std::size_t c = 0; c < labels.size(); ++c) {
            const bool isVoltage = classes[static_cast<qsizetype>(c)] == u"HYP";
            if (isVoltage || (c >= kSuperclassCount && labels[c] == 0))
                labels[c] = -1;
        }
        training.push_back({toSignal100(archive.ecg(row)), std::move(labels), false});
    }
    return {};
}

Split split(
    const RecordingArchive& archive, const QStringList& classes, const PretrainRequest& request)
{
    Split split;
    split.calibrationTruth.classes.assign(classes.begin(), classes.end());
    for (std::size_t row = 0; row < archive.infos().size(); ++row) {
        const RecordingInfo& info = archive.infos()[row];
        const bool training = mayTrain(info, request);
        if (!training && info.fold != kCalibrationFold)
            continue;
        Signal100 signal = toSignal100(archive.ecg(row));
        std::vector<int> labels = labelsOf(info, classes);
        if (training) {
            split.training.push_back({signal, std::move(labels)});
        } else {
            keepPrinted(signal, kPrintLayout);
            split.calibration.push_back(signal);
            split.calibrationTruth.patients.push_back(info.patient);
            split.calibrationTruth.truth.push_back(std::move(labels));
        }
    }
    return split;
}

/// Logits of the calibration fold under these weights.
Status score(const TensorMap& weights, const Device& device, Split& split)
{
    ECGSCAN_TRY(SignalNet net, SignalNet::load(weights, device));
    ECGSCAN_TRY(const std::vector<TowerOutput> outputs, net.run(split.calibration));
    split.calibrationTruth.scores.clear();
    for (const TowerOutput& output : outputs)
        split.calibrationTruth.scores.push_back(output.logits);
    return {};
}

Status writeModel(const TensorMap& weights, const Predictions& calibration, const QString& folder,
    QJsonObject facts)
{
    ModelManifest manifest;
    manifest.id = u"ecg-scan-base"_s;
    manifest.input = u"12 leads in mV and 12 masks, 100 Hz, 10 s"_s;
    manifest.classes = calibratedClasses(calibration);
    facts.insert(u"calibration_fold_superclass_macro_auroc_printed"_s,
        superclassMacro(calibration).value_or(0));
    manifest.training = {{u"signal"_s, std::move(facts)}};
    TensorMap model;
    setPart(model, "signal", weights);
    return writeTrained(folder, model, std::move(manifest));
}

} // namespace

Status pretrainSignal(const PretrainRequest& request)
{
    SignalTrainingOptions options;
    options.folder = request.folder;
    options.epochs = request.length.value_or(options.epochs);
    options.width = request.width;
    options.seed = request.seed;
    options.resume = request.resume;
    options.device = request.device;
    err(QCoreApplication::translate("cli", "Reading the recordings"));
    ECGSCAN_TRY(const RecordingArchive archive, RecordingArchive::open(request.data));
    std::vector<RecordingInfo> training;
    for (const RecordingInfo& info : archive.infos()) {
        if (mayTrain(info, request))
            training.push_back(info);
    }
    const QStringList classes = classesWithSupport(
        training, kLeastPositives * static_cast<int>(request.folds.size()) / kLastTrainingFold);
    Split data = split(archive, classes, request);
    ECGSCAN_CHECK(addZscored(request, classes, data.training));
    err(QCoreApplication::translate(
        "cli", "%1 recordings to train on, %2 to calibrate on, %3 classes")
            .arg(data.training.size())
            .arg(data.calibration.size())
            .arg(classes.size()));

    const auto validate = [&](const TensorMap& weights) {
        return score(weights, options.device, data)
            ? superclassMacro(data.calibrationTruth).value_or(0)
            : 0.0;
    };
    ECGSCAN_TRY(
        const TensorMap weights, trainSignalNet(data.training, options, validate, request.task));
    ECGSCAN_CHECK(score(weights, options.device, data));
    return writeModel(weights, data.calibrationTruth, request.folder,
        {{u"data"_s, u"PTB-XL 1.0.x, CC BY 4.0, doi 10.13026/kfzx-aw45"_s},
            {u"training_folds"_s, foldNames(request)}, {u"calibration_fold"_s, kCalibrationFold},
            {u"recordings"_s, static_cast<qint64>(data.training.size())},
            {u"excluded_ecg_ids"_s, excludedIds(request)}, {u"epochs"_s, options.epochs},
            {u"batch"_s, options.batch}, {u"width"_s, options.width},
            {u"learning_rate"_s, options.learningRate},
            {u"seed"_s, static_cast<qint64>(options.seed)}, {u"torch"_s, torchVersion()},
            {u"operating_point"_s, kOperatingPoint},
            {u"created"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
            {u"licence"_s, u"GPL-3.0-or-later"_s}});
}

} // namespace ecgscan::cli
