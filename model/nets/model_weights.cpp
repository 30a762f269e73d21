// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nets/model_weights.h"

#include "shipped_models.h" // generated: kShippedModels

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>

namespace ecgscan {

QStringList shippedModelHashes()
{
    QStringList hashes;
    for (const char* hash : kShippedModels)
        hashes.append(QString::fromLatin1(hash));
    return hashes;
}

Result<TensorMap> readWeights(
    const QString& folder, const QString& manifestSha256, ModelTrust trust)
{
    QFile file(QDir(folder).filePath(QStringLiteral("weights.safetensors")));
    if (!file.open(QIODevice::ReadOnly))
        return fail(Errc::notFound,
            QCoreApplication::translate(
                "Model", "%1 is missing and is done without. Install the program again.")
                .arg(file.fileName()));
    const QByteArray bytes = file.readAll();
    const QString sha256
        = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    const bool trusted = sha256 == manifestSha256
        && (trust == ModelTrust::named || shippedModelHashes().contains(sha256));
    if (!trusted)
        return fail(Errc::untrusted,
            QCoreApplication::translate(
                "Model", "%1 was changed and is not used. Install the program again.")
                .arg(file.fileName()));
    return readSafetensors(bytes);
}

} // namespace ecgscan
