// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/findings/model_manifest.h"
#include "model/training/page_training.h"
#include "model/training/signal_training.h"
#include "model/training/text_training.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

namespace ecgscan::test {

/// A model of the right shape that has learned nothing, for tests of everything around it: a signal
/// tower, a space shared with texts, and an image tower where one is wanted. Classes: NORM, MI,
/// AFIB.
struct TinyModel {
    static constexpr int kEmbedding = 48; ///< Three times the width; of each tower.
    QByteArray weights, manifest;
    QString sha256;

    bool writeTo(const QString& folder) const
    {
        const auto write = [&](const QString& name, const QByteArray& bytes) {
            QFile file(QDir(folder).filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        return QDir().mkpath(folder) && write(QStringLiteral("weights.safetensors"), weights)
            && write(QStringLiteral("manifest.json"), manifest);
    }
};

enum class TinyTowers { signal, both };

inline TinyModel makeTinyModel(TinyTowers towers = TinyTowers::signal)
{
    const QTemporaryDir folder;
    SignalTrainingOptions options;
    options.folder = folder.path();
    options.epochs = 0;
    options.width = 16;
    LabelledSignal record;
    for (auto& lead : record.signal)
        lead.fill(0);
    record.labels = {0, 0, 0};
    const auto tensors
        = trainSignalNet({record, record}, options, [](const TensorMap&) { return 0.0; }, {});
    if (!tensors)
        return {};
    RoundOptions untrained;
    untrained.folder = folder.path();
    untrained.rounds = 0;
    const QStringList vocabulary = reportVocabulary();
    const auto shared = trainSharedSpace(*tensors, vocabulary, {}, untrained, {});
    const auto page = trainPageNet(*tensors, Imitated::findings, {}, untrained, {});
    if (!shared || !page)
        return {};
    TensorMap all;
    setPart(all, "signal", *tensors);
    setPart(all, "shared", *shared);
    if (towers == TinyTowers::both)
        setPart(all, "page", *page);
    TinyModel model;
    model.weights = writeSafetensors(all);
    model.sha256 = QString::fromLatin1(
        QCryptographicHash::hash(model.weights, QCryptographicHash::Sha256).toHex());
    const QString superclass = QStringLiteral("superclass");
    const ModelManifest manifest {QStringLiteral("test"), model.sha256, model.weights.size(),
        {{QStringLiteral("NORM"), superclass, {1, 0}, 0.5, {1, 0}, {0.5, {1, 0}}},
            {QStringLiteral("MI"), superclass, {0.5, -2}, 0.3, {1, -1}, {0.3, {1, 0}}},
            {QStringLiteral("AFIB"), QStringLiteral("SCP-ECG"), {1, 1}, 0.2, {1, 0}, {0, {1, 0}}}},
        {}, {}, vocabulary};
    model.manifest = QJsonDocument(toJson(manifest)).toJson();
    return model;
}

} // namespace ecgscan::test
