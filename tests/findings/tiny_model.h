// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/findings/model_manifest.h"
#include "model/training/signal_training.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

namespace ecgscan::test {

/// A model of the right shape that has learned nothing, for tests of everything around it.
/// Classes: NORM, MI, AFIB.
struct TinyModel {
    static constexpr int kEmbedding = 48; ///< Three times the width.
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

inline TinyModel makeTinyModel()
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
    TinyModel model;
    model.weights = writeSafetensors(*tensors);
    model.sha256 = QString::fromLatin1(
        QCryptographicHash::hash(model.weights, QCryptographicHash::Sha256).toHex());
    const QString superclass = QStringLiteral("superclass");
    const ModelManifest manifest {QStringLiteral("test"), model.sha256, model.weights.size(),
        {{QStringLiteral("NORM"), superclass, {1, 0}, 0.5},
            {QStringLiteral("MI"), superclass, {0.5, -2}, 0.3},
            {QStringLiteral("AFIB"), QStringLiteral("SCP-ECG"), {1, 1}, 0.2}},
        {}};
    model.manifest = QJsonDocument(toJson(manifest)).toJson();
    return model;
}

} // namespace ecgscan::test
