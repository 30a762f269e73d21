// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nets/model_files.h"

#include "model/core/sha256.h"
#include "shipped_models.h" // generated: kShippedModels

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace ecgscan {

namespace {

tl::unexpected<Error> changed(const QString& file)
{
    return fail(Errc::untrusted,
        QCoreApplication::translate(
            "Model", "%1 was changed and is not used. Install the program again.")
            .arg(file));
}

} // namespace

QStringList shippedModelHashes()
{
    QStringList hashes;
    for (const char* hash : kShippedModels)
        hashes.append(QString::fromLatin1(hash));
    return hashes;
}

Result<QByteArray> readModelFile(const QString& folder, const QString& name, ModelTrust trust)
{
    QFile file(QDir(folder).filePath(name));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    if (!isOpen && trust == ModelTrust::named)
        return fail(Errc::notFound,
            QCoreApplication::translate("Model",
                "There are no findings: %1 is missing. Name a folder that holds a network.")
                .arg(file.fileName()));
    if (!isOpen)
        return fail(Errc::notFound,
            QCoreApplication::translate(
                "Model", "%1 is missing and is done without. Install the program again.")
                .arg(file.fileName()));
    const QByteArray bytes = file.readAll();
    if (trust == ModelTrust::shippedOnly && !shippedModelHashes().contains(sha256Of(bytes)))
        return changed(file.fileName());
    return bytes;
}

Result<TensorMap> readWeights(
    const QString& folder, const QString& manifestSha256, ModelTrust trust)
{
    const QString name = QStringLiteral("weights.safetensors");
    ECGSCAN_TRY(const QByteArray bytes, readModelFile(folder, name, trust));
    if (sha256Of(bytes) != manifestSha256)
        return changed(QDir(folder).filePath(name));
    return readSafetensors(bytes);
}

} // namespace ecgscan
