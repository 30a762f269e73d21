// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/findings/local_head.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

const QString kTensors = u"head.safetensors"_s;
const QString kManifest = u"manifest.json"_s;

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

QString sha256Of(const QByteArray& bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
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
    const auto size = static_cast<std::int64_t>(head.mean.size());
    const auto codes = static_cast<std::int64_t>(head.codes.size());
    TensorMap tensors;
    tensors["mean"] = {{size}, head.mean};
    tensors["scale"] = {{size}, head.scale};
    tensors["bias"] = {{codes}, head.bias};
    NamedTensor& weights = tensors["weights"];
    weights.shape = {codes, size};
    for (const auto& row : head.weights)
        weights.values.insert(weights.values.end(), row.begin(), row.end());
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
    QFile tensorFile(QDir(folder).filePath(kTensors));
    QFile manifestFile(QDir(folder).filePath(kManifest));
    if (!tensorFile.open(QIODevice::ReadOnly) || !manifestFile.open(QIODevice::ReadOnly))
        return fail(Errc::notFound,
            QCoreApplication::translate("Model",
                "The findings learned here are gone from %1. The shipped findings are used.")
                .arg(folder));
    const QByteArray bytes = tensorFile.readAll();
    if (sha256Of(bytes) != expectedSha256)
        return fail(Errc::untrusted,
            QCoreApplication::translate("Model",
                "%1 was changed and is not used. Learn again, or go back to the shipped findings.")
                .arg(tensorFile.fileName()));
    ECGSCAN_TRY(TensorMap tensors, readSafetensors(bytes));
    const QJsonObject manifest = QJsonDocument::fromJson(manifestFile.readAll()).object();
    LocalHead head;
    head.baseSha256 = manifest.value(u"base_sha256").toString();
    for (const auto& code : manifest.value(u"codes").toArray())
        head.codes.append(code.toString());
    head.mean = std::move(tensors["mean"].values);
    head.scale = std::move(tensors["scale"].values);
    head.bias = std::move(tensors["bias"].values);
    const std::vector<float> weights = std::move(tensors["weights"].values);
    const std::size_t size = head.mean.size();
    const auto codes = static_cast<std::size_t>(head.codes.size());
    if (head.scale.size() != size || head.bias.size() != codes || weights.size() != codes * size)
        return fail(Errc::corrupt,
            QCoreApplication::translate("Model", "%1 is damaged and is not used.")
                .arg(tensorFile.fileName()));
    for (std::size_t i = 0; i < codes; ++i)
        head.weights.emplace_back(weights.begin() + static_cast<std::ptrdiff_t>(i * size),
            weights.begin() + static_cast<std::ptrdiff_t>((i + 1) * size));
    return head;
}

} // namespace ecgscan
