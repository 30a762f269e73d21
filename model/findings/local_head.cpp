// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/findings/local_head.h"

#include "model/core/sha256.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <string>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

const QString kTensors = u"head.safetensors"_s;
const QString kManifest = u"manifest.json"_s;
// Codes and the base are part of the tensors' names, so that the hash covers them too.
const std::string kBase = "for/";
const std::string kWeights = "weights/";
const std::string kBias = "bias/";

Status writeWhole(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return fail(Errc::io,
        QCoreApplication::translate(
            "Model", "%1 can't be written: %2. Free some space or choose another folder.")
            .arg(path, file.errorString()));
}

} // namespace

double LocalHead::correction(std::size_t code, const std::vector<float>& embedding) const
{
    double sum = static_cast<double>(bias[code]);
    for (std::size_t i = 0; i < embedding.size(); ++i)
        sum += static_cast<double>(weights[code][i] * (embedding[i] - mean[i]) / scale[i]);
    return sum;
}

Result<QString> writeLocalHead(const LocalHead& head, const QString& folder)
{
    TensorMap tensors;
    const auto size = static_cast<std::int64_t>(head.mean.size());
    tensors["mean"] = {{size}, head.mean};
    tensors["scale"] = {{size}, head.scale};
    tensors[kBase + head.baseSha256.toStdString()] = {{0}, {}};
    for (std::size_t i = 0; i < head.weights.size(); ++i) {
        const std::string code = head.codes.at(static_cast<qsizetype>(i)).toStdString();
        tensors[kWeights + code] = {{size}, head.weights[i]};
        tensors[kBias + code] = {{}, {head.bias[i]}};
    }
    const QByteArray bytes = writeSafetensors(tensors);
    const QString sha256 = sha256Of(bytes);
    const QJsonObject manifest {{u"schema"_s, u"ecgscan.head/1"_s}, {u"sha256"_s, sha256},
        {u"base_sha256"_s, head.baseSha256}, {u"codes"_s, QJsonArray::fromStringList(head.codes)}};
    ECGSCAN_CHECK(writeWhole(QDir(folder).filePath(kTensors), bytes));
    ECGSCAN_CHECK(writeWhole(QDir(folder).filePath(kManifest), QJsonDocument(manifest).toJson()));
    return sha256;
}

Result<LocalHead> readLocalHead(const QString& folder, const QString& expectedSha256)
{
    QFile file(QDir(folder).filePath(kTensors));
    if (!file.open(QIODevice::ReadOnly))
        return fail(Errc::notFound,
            QCoreApplication::translate("Model",
                "The findings learned here are gone from %1. The shipped findings are used.")
                .arg(folder));
    const QByteArray bytes = file.readAll();
    if (sha256Of(bytes) != expectedSha256)
        return fail(Errc::untrusted,
            QCoreApplication::translate("Model",
                "%1 was changed and is not used. Learn again, or go back to the shipped findings.")
                .arg(file.fileName()));
    ECGSCAN_TRY(TensorMap tensors, readSafetensors(bytes));
    LocalHead head;
    head.mean = std::move(tensors["mean"].values);
    head.scale = std::move(tensors["scale"].values);
    bool fits = head.scale.size() == head.mean.size()
        && std::ranges::all_of(head.scale, [](float scale) { return scale > 0; });
    for (auto& [name, tensor] : tensors) {
        if (name.starts_with(kBase)) {
            head.baseSha256 = QString::fromStdString(name.substr(kBase.size()));
        } else if (name.starts_with(kWeights)) {
            const std::string code = name.substr(kWeights.size());
            const auto bias = tensors.find(kBias + code);
            fits = fits && tensor.values.size() == head.mean.size() && bias != tensors.end()
                && bias->second.values.size() == 1;
            if (!fits)
                break;
            head.codes.append(QString::fromStdString(code));
            head.weights.push_back(std::move(tensor.values));
            head.bias.push_back(bias->second.values.front());
        }
    }
    if (!fits)
        return fail(Errc::corrupt,
            QCoreApplication::translate("Model", "%1 is damaged and is not used.")
                .arg(file.fileName()));
    return head;
}

} // namespace ecgscan
