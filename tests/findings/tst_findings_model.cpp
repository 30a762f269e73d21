// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped model is used as it was shipped, or not at all.
#include "model/findings/findings_model.h"
#include "model/findings/local_head.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

const QString kShipped = QStringLiteral(ECGSCAN_SOURCE_DIR) + u"/resources/models/signal-base"_s;

QByteArray readAll(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeAll(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

/// 10 s of a flat line with a bump a second in every lead.
Ecg bumps()
{
    Ecg ecg;
    for (auto& lead : ecg.leads) {
        lead.assign(5000, 0.0f);
        for (std::size_t k = 250; k < 5000; k += 500)
            lead[k] = lead[k + 1] = lead[k - 1] = 1;
    }
    return ecg;
}

} // namespace

class TestFindingsModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shippedModelIsTrustedAndAnswers();
    void changedByteIsRefusedByName();
    void changedManifestIsRefused();
    void missingModelIsNamed();
    void emptyEcgSaysNothing();
    void embeddingsGiveTheSameProbabilities();
    void headIsBoundToItsHash();
};

void TestFindingsModel::shippedModelIsTrustedAndAnswers()
{
    auto model = FindingsModel::load(kShipped, ModelTrust::shippedOnly, DeviceChoice::cpu);
    QVERIFY2(model, qPrintable(model ? QString() : model.error().message));
    const auto result = model->find(bumps());
    QVERIFY(result);
    QCOMPARE(result->findings.size(), model->manifest().classes.size());
    QCOMPARE(result->findings.front().code, u"NORM"_s);
    for (const Finding& finding : result->findings)
        QVERIFY2(finding.probability > 0 && finding.probability < 1, qPrintable(finding.code));
    const auto again = model->find(bumps());
    QCOMPARE(again->embedding, result->embedding);
}

void TestFindingsModel::changedByteIsRefusedByName()
{
    QTemporaryDir folder;
    writeAll(folder.filePath(u"manifest.json"_s), readAll(kShipped + u"/manifest.json"_s));
    const QByteArray weights = readAll(kShipped + u"/weights.safetensors"_s);
    for (const qsizetype at : {qsizetype(9), weights.size() / 2, weights.size() - 1}) {
        QByteArray changed = weights;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        writeAll(folder.filePath(u"weights.safetensors"_s), changed);
        for (const ModelTrust trust : {ModelTrust::shippedOnly, ModelTrust::named}) {
            const auto model = FindingsModel::load(folder.path(), trust, DeviceChoice::cpu);
            QVERIFY(!model);
            QCOMPARE(model.error().code, Errc::untrusted);
            QVERIFY(model.error().message.contains(u"weights.safetensors"_s));
        }
    }
}

void TestFindingsModel::changedManifestIsRefused()
{
    // A file and a manifest that agree with each other are still not what was shipped.
    QTemporaryDir folder;
    QByteArray weights = readAll(kShipped + u"/weights.safetensors"_s);
    weights.back() = static_cast<char>(weights.back() ^ 1);
    writeAll(folder.filePath(u"weights.safetensors"_s), weights);
    QJsonObject manifest
        = QJsonDocument::fromJson(readAll(kShipped + u"/manifest.json"_s)).object();
    manifest[u"sha256"_s] = QString::fromLatin1(
        QCryptographicHash::hash(weights, QCryptographicHash::Sha256).toHex());
    writeAll(folder.filePath(u"manifest.json"_s), QJsonDocument(manifest).toJson());
    const auto model
        = FindingsModel::load(folder.path(), ModelTrust::shippedOnly, DeviceChoice::cpu);
    QVERIFY(!model);
    QCOMPARE(model.error().code, Errc::untrusted);
}

void TestFindingsModel::missingModelIsNamed()
{
    const auto model
        = FindingsModel::load(u"/nowhere/at/all"_s, ModelTrust::shippedOnly, DeviceChoice::cpu);
    QVERIFY(!model);
    QCOMPARE(model.error().code, Errc::notFound);
}

void TestFindingsModel::emptyEcgSaysNothing()
{
    auto model = FindingsModel::load(kShipped, ModelTrust::shippedOnly, DeviceChoice::cpu);
    QVERIFY(model);
    Ecg ecg = bumps();
    for (auto& lead : ecg.leads)
        lead.assign(5000, kMissing);
    const auto result = model->find(ecg);
    QVERIFY(result);
    for (const Finding& finding : result->findings)
        QCOMPARE(finding.decision, Decision::cannotSay);
}

void TestFindingsModel::embeddingsGiveTheSameProbabilities()
{
    auto model = FindingsModel::load(kShipped, ModelTrust::shippedOnly, DeviceChoice::cpu);
    QVERIFY(model);
    const auto result = model->find(bumps());
    const std::vector<double> again = model->shippedProbabilities(result->embedding);
    QCOMPARE(again.size(), result->findings.size());
    for (std::size_t i = 0; i < again.size(); ++i)
        QVERIFY(std::abs(again[i] - result->findings[i].probability) < 1e-4);
    QVERIFY(model->shippedProbabilities({1, 2, 3}).empty());
}

void TestFindingsModel::headIsBoundToItsHash()
{
    auto model = FindingsModel::load(kShipped, ModelTrust::shippedOnly, DeviceChoice::cpu);
    QVERIFY(model);
    const auto before = model->find(bumps());
    const std::size_t size = before->embedding.size();
    LocalHead head;
    head.baseSha256 = model->manifest().sha256;
    head.codes = {u"NORM"_s, u"OUR-LABEL"_s};
    head.mean.assign(size, 0.0f);
    head.scale.assign(size, 1.0f);
    head.weights.assign(2, std::vector<float>(size, 0.0f));
    head.bias = {2.0f, 0.0f};
    QTemporaryDir folder;
    const auto sha256 = writeLocalHead(head, folder.path());
    QVERIFY(sha256);

    QVERIFY(!model->useHead(AdoptedHead {folder.path(), QString(64, u'0')}));
    QCOMPARE(
        model->find(bumps())->findings.front().probability, before->findings.front().probability);

    QVERIFY(model->useHead(AdoptedHead {folder.path(), *sha256}));
    const auto after = model->find(bumps());
    QVERIFY(after->findings.front().probability > before->findings.front().probability);
    QCOMPARE(after->findings.back().code, u"OUR-LABEL"_s);
    QCOMPARE(after->findings.back().scheme, u"local"_s);
    QCOMPARE(after->findings.back().probability, 0.5);

    QVERIFY(model->useHead(std::nullopt));
    QCOMPARE(model->find(bumps())->findings.size(), before->findings.size());
}

QTEST_GUILESS_MAIN(TestFindingsModel)
#include "tst_findings_model.moc"
