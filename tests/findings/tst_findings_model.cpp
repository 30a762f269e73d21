// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/findings/findings_model.h"

#include "model/findings/local_head.h"
#include "tests/findings/tiny_model.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Ecg someEcg(double knownS)
{
    Ecg ecg;
    for (auto& lead : ecg.leads) {
        lead.assign(5000, kMissing);
        for (std::size_t k = 0; k < static_cast<std::size_t>(knownS * 500); ++k)
            lead[k] = static_cast<float>(std::sin(0.02 * static_cast<double>(k)));
    }
    return ecg;
}

/// Two leads on grey paper.
PageInput somePage()
{
    PageInput page;
    for (std::size_t k = 0; k < std::size_t(kPageChannels) * kPageRows * kPageColumns; ++k)
        page.planes.push_back(static_cast<float>(k % 7) / 10);
    for (LeadPlace& place : page.leads) {
        place.x.fill(kMissing);
        place.y.fill(kMissing);
    }
    for (const std::size_t lead : {0, 6}) {
        page.leads[lead].pxPerMv = 20;
        for (std::size_t k = 0; k < kPageSteps; ++k) {
            page.leads[lead].x[k] = static_cast<float>(20 + 2 * k);
            page.leads[lead].y[k] = static_cast<float>(100 + 10 * lead);
        }
    }
    return page;
}

} // namespace

class TestFindingsModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void findsInTheOrderOfTheManifest();
    void tooLittleSignalIsNoDecision();
    void bothTowersAreFused();
    void contradictionsAreNotDecided();
    void poorPagesAreNotDecided();
    void aChangedByteIsRefused_data();
    void aChangedByteIsRefused();
    void aStrangeModelIsNotAShippedOne();
    void aChangedManifestOfAShippedModelIsRefused();
    void damagedManifestsAreRefused_data();
    void damagedManifestsAreRefused();
    void embeddingsGiveTheSameProbabilities();
    void aHeadCorrectsAndAdds();
    void aHeadThatDoesNotFitIsRefused();
    void shippedModelIsTrustedAndQuick();

private:
    FindingsModel load() const
    {
        return FindingsModel::load(m_folder->path(), ModelTrust::named, DeviceChoice::cpu).value();
    }
    LocalHead headFor(const FindingsModel& model, std::size_t size) const;
    QString path(const QString& name) const { return m_folder->filePath(name); }

    test::TinyModel m_tiny;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestFindingsModel::initTestCase()
{
    m_tiny = test::makeTinyModel();
    QVERIFY(!m_tiny.weights.isEmpty());
}

void TestFindingsModel::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_tiny.writeTo(m_folder->path()));
}

void TestFindingsModel::findsInTheOrderOfTheManifest()
{
    FindingsModel model = load();
    QVERIFY(!model.device().cuda);
    const auto result = model.find(someEcg(10));
    QVERIFY(result);
    QCOMPARE(result->findings.size(), std::size_t(3));
    QCOMPARE(result->findings[1].code, u"MI"_s);
    QCOMPARE(result->findings[2].scheme, u"SCP-ECG"_s);
    QVERIFY(result->findings[2].name != u"AFIB"_s); // by its name, not by its code
    QCOMPARE(result->embedding.size(), std::size_t(test::TinyModel::kEmbedding));
    QCOMPARE(result->model.id, u"test"_s);
    QCOMPARE(result->model.device, u"cpu"_s);
    for (std::size_t i = 0; i < 3; ++i) {
        const Finding& finding = result->findings[i];
        QCOMPARE(finding.signalProbability, finding.probability);
        QCOMPARE(finding.threshold, model.manifest().classes[i].threshold);
        const double distance = std::log(finding.probability / (1 - finding.probability))
            - std::log(finding.threshold / (1 - finding.threshold));
        QCOMPARE(finding.decision,
            std::abs(distance) < 0.2 ? Decision::cannotSay
                : distance > 0       ? Decision::present
                                     : Decision::absent);
    }
}

void TestFindingsModel::tooLittleSignalIsNoDecision()
{
    FindingsModel model = load();
    for (const double knownS : {0.0, 0.4}) {
        const auto result = model.find(someEcg(knownS));
        QVERIFY(result);
        for (const Finding& finding : result->findings) {
            QCOMPARE(finding.decision, Decision::cannotSay);
            QVERIFY(std::isfinite(finding.probability));
        }
    }
}

void TestFindingsModel::bothTowersAreFused()
{
    QVERIFY(test::makeTinyModel(test::TinyTowers::both).writeTo(m_folder->path()));
    FindingsModel model = load();
    const Ecg ecg = someEcg(10);
    const PageInput page = somePage();
    const auto alone = model.find(ecg), both = model.find(ecg, &page);
    QVERIFY(alone && both);
    QVERIFY(!alone->findings[0].imageProbability);
    QCOMPARE(both->embedding.size(), std::size_t(2 * test::TinyModel::kEmbedding));
    const std::vector<double> again = model.shippedProbabilities(both->embedding);
    for (std::size_t i = 0; i < 3; ++i) {
        const Finding& finding = both->findings[i];
        QCOMPARE(finding.signalProbability, alone->findings[i].probability);
        QVERIFY(
            finding.imageProbability && *finding.imageProbability != *finding.signalProbability);
        QCOMPARE(finding.probability,
            model.manifest().classes[i].fusion.probability(
                *finding.signalProbability, *finding.imageProbability));
        QVERIFY(std::abs(again[i] - finding.probability) < 1e-5);
        if (contradict(*finding.signalProbability, *finding.imageProbability, finding.threshold))
            QCOMPARE(finding.decision, Decision::cannotSay);
        // Two leads of 10 s, in eight parts each; the strongest come first.
        const bool counts = model.manifest().classes[i].fusion.pageShare > 0;
        QCOMPARE(finding.evidence.empty(), finding.decision != Decision::present || !counts);
        for (std::size_t k = 0; k < finding.evidence.size(); ++k) {
            const Evidence& part = finding.evidence[k];
            QVERIFY(part.lead == Lead::I || part.lead == Lead::V1);
            QVERIFY(part.logits > 0 && part.toS - part.fromS == 1.25 && part.toS <= 10);
            QVERIFY(k == 0 || part.logits <= finding.evidence[k - 1].logits);
        }
    }
    // What was learned of both towers is not used where only one saw the page.
    const auto sha256 = writeLocalHead(headFor(model, both->embedding.size()), m_folder->path());
    QVERIFY(model.useHead(AdoptedHead {m_folder->path(), *sha256}));
    QCOMPARE(model.find(ecg, &page)->findings.size(), std::size_t(4));
    QCOMPARE(model.find(ecg)->findings.size(), std::size_t(3));
    // Both embeddings lie in the space shared with texts.
    const auto points = model.pointsOf({alone->embedding, both->embedding});
    QVERIFY(points);
    QCOMPARE(points->size(), std::size_t(2));
    const auto text = model.pointOf(u"Atrial fibrillation"_s);
    QVERIFY(text);
    for (const SharedSpace::Point& point : *points)
        QVERIFY(std::abs(cosine(point, point) - 1) < 1e-4 && std::abs(cosine(point, *text)) <= 1);
    std::vector<float> broken = both->embedding;
    broken[7] = kMissing;
    for (const std::vector<float>& odd :
        {std::vector<float> {1, 2, 3}, std::vector<float>(), broken})
        QCOMPARE(model.pointsOf({odd}).error().code, Errc::invalidArgument);
}

void TestFindingsModel::contradictionsAreNotDecided()
{
    test::TinyModel tiny = test::makeTinyModel(test::TinyTowers::both);
    QJsonObject manifest = QJsonDocument::fromJson(tiny.manifest).object();
    QJsonArray classes = manifest.value(u"classes").toArray();
    QJsonObject norm = classes.at(0).toObject();
    norm.insert(u"signal"_s, QJsonObject {{u"slope"_s, 1}, {u"offset"_s, 5}});
    norm.insert(u"page"_s, QJsonObject {{u"slope"_s, 1}, {u"offset"_s, -6}});
    classes.replace(0, norm);
    manifest.insert(u"classes"_s, classes);
    tiny.manifest = QJsonDocument(manifest).toJson();
    QVERIFY(tiny.writeTo(m_folder->path()));
    FindingsModel model = load();
    const PageInput page = somePage();
    const auto both = model.find(someEcg(10), &page);
    QVERIFY(both);
    const Finding& finding = both->findings[0];
    QVERIFY(*finding.signalProbability > 0.9 && *finding.imageProbability < 0.1);
    QCOMPARE(finding.decision, Decision::cannotSay);
    QCOMPARE(model.find(someEcg(10))->findings[0].decision, Decision::present);
}

void TestFindingsModel::poorPagesAreNotDecided()
{
    FindingsModel model = load();
    const auto result = model.find(someEcg(10), nullptr, true);
    QVERIFY(result);
    for (const Finding& finding : result->findings)
        QCOMPARE(finding.decision, Decision::cannotSay);
}

void TestFindingsModel::aChangedByteIsRefused_data()
{
    QTest::addColumn<qsizetype>("at");
    QTest::newRow("first") << qsizetype(0);
    QTest::newRow("middle") << qsizetype(5000);
    QTest::newRow("last") << qsizetype(-1);
}

void TestFindingsModel::aChangedByteIsRefused()
{
    QFETCH(qsizetype, at);
    QByteArray bytes = m_tiny.weights;
    const qsizetype index = at < 0 ? bytes.size() - 1 : at;
    bytes[index] = static_cast<char>(bytes[index] ^ 1);
    write(path(u"weights.safetensors"_s), bytes);
    const auto model = FindingsModel::load(m_folder->path(), ModelTrust::named, DeviceChoice::cpu);
    QVERIFY(!model);
    QCOMPARE(model.error().code, Errc::untrusted);
    QVERIFY(model.error().message.contains(u"weights.safetensors"_s));
}

void TestFindingsModel::aStrangeModelIsNotAShippedOne()
{
    // Its manifest fits its weights, but the program does not know it.
    const auto model
        = FindingsModel::load(m_folder->path(), ModelTrust::shippedOnly, DeviceChoice::cpu);
    QVERIFY(!model);
    QCOMPARE(model.error().code, Errc::untrusted);
}

void TestFindingsModel::aChangedManifestOfAShippedModelIsRefused()
{
    const QDir shipped(QStringLiteral(ECGSCAN_SOURCE_DIR "/resources/models/ecg-scan-base"));
    write(path(u"weights.safetensors"_s), read(shipped.filePath(u"weights.safetensors"_s)));
    const QByteArray manifest = read(shipped.filePath(u"manifest.json"_s));
    QVERIFY(manifest.contains("\"NORM\"") && manifest.contains("\"MI\""));
    write(path(u"manifest.json"_s), manifest);
    QVERIFY(FindingsModel::load(m_folder->path(), ModelTrust::shippedOnly, DeviceChoice::cpu));
    // Valid JSON and the right weights, but normal would be shown as an infarction.
    write(path(u"manifest.json"_s),
        QByteArray(manifest)
            .replace("\"NORM\"", "\"X\"")
            .replace("\"MI\"", "\"NORM\"")
            .replace("\"X\"", "\"MI\""));
    const auto model
        = FindingsModel::load(m_folder->path(), ModelTrust::shippedOnly, DeviceChoice::cpu);
    QVERIFY(!model);
    QCOMPARE(model.error().code, Errc::untrusted);
    QVERIFY(model.error().message.contains(u"manifest.json"_s));
}

void TestFindingsModel::damagedManifestsAreRefused_data()
{
    QTest::addColumn<QByteArray>("manifest");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const QByteArray& manifest, Errc code) {
        QTest::newRow(name) << manifest << static_cast<int>(code);
    };
    row("empty", {}, Errc::corrupt);
    row("no JSON", "{", Errc::corrupt);
    row("another schema", R"({"schema":"x/1"})", Errc::corrupt);
    row("a class too few",
        QByteArray(m_tiny.manifest).replace("\"classes\"", "\"classes\":[{\"code\":\"A\"}],\"x\""),
        Errc::corrupt);
}

void TestFindingsModel::damagedManifestsAreRefused()
{
    QFETCH(QByteArray, manifest);
    QFETCH(int, code);
    write(path(u"manifest.json"_s), manifest);
    const auto model = FindingsModel::load(m_folder->path(), ModelTrust::named, DeviceChoice::cpu);
    QVERIFY(!model);
    QCOMPARE(static_cast<int>(model.error().code), code);
    QVERIFY(QFile::remove(path(u"manifest.json"_s)));
    QCOMPARE(
        FindingsModel::load(m_folder->path(), ModelTrust::named, DeviceChoice::cpu).error().code,
        Errc::notFound);
}

void TestFindingsModel::embeddingsGiveTheSameProbabilities()
{
    FindingsModel model = load();
    const auto result = model.find(someEcg(10));
    const std::vector<double> again = model.shippedProbabilities(result->embedding);
    QCOMPARE(again.size(), std::size_t(3));
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY(std::abs(again[i] - result->findings[i].probability) < 1e-5);
    QVERIFY(model.shippedProbabilities({1, 2, 3}).empty());
}

LocalHead TestFindingsModel::headFor(const FindingsModel& model, std::size_t size) const
{
    LocalHead head;
    head.codes = {u"AFIB"_s, u"SITE1"_s};
    head.mean.assign(size, 0.5f);
    head.scale.assign(size, 2.0f);
    head.weights = {std::vector<float>(size, 0.0f), std::vector<float>(size, 0.0f)};
    head.bias = {1.5f, -1.0f};
    head.baseSha256 = model.manifest().sha256;
    return head;
}

void TestFindingsModel::aHeadCorrectsAndAdds()
{
    FindingsModel model = load();
    const auto before = model.find(someEcg(10));
    const LocalHead head = headFor(model, before->embedding.size());
    const auto sha256 = writeLocalHead(head, m_folder->path());
    QVERIFY(sha256);
    QVERIFY(model.useHead(AdoptedHead {m_folder->path(), *sha256}));
    const auto after = model.find(someEcg(10));
    QCOMPARE(after->findings.size(), std::size_t(4));
    for (std::size_t i = 0; i < 2; ++i) { // the head does not name them
        QCOMPARE(after->findings[i].probability, before->findings[i].probability);
        QCOMPARE(after->findings[i].decision, before->findings[i].decision);
    }
    const auto logit = [](double p) { return std::log(p / (1 - p)); };
    QVERIFY(std::abs(logit(after->findings[2].probability) - logit(before->findings[2].probability)
                - 1.5)
        < 1e-6);
    QCOMPARE(after->findings[3].code, u"SITE1"_s);
    QCOMPARE(after->findings[3].scheme, u"local"_s);
    QVERIFY(std::abs(logit(after->findings[3].probability) + 1) < 1e-6);
    // What the network itself says is not touched: it is what the next learning starts from.
    QVERIFY(
        std::abs(model.shippedProbabilities(after->embedding)[2] - before->findings[2].probability)
        < 1e-5);
    QVERIFY(model.useHead(std::nullopt));
    QCOMPARE(model.find(someEcg(10))->findings.size(), std::size_t(3));
}

void TestFindingsModel::aHeadThatDoesNotFitIsRefused()
{
    FindingsModel model = load();
    LocalHead head = headFor(model, test::TinyModel::kEmbedding);
    const auto sha256 = writeLocalHead(head, m_folder->path());
    QByteArray bytes = read(path(u"head.safetensors"_s));
    bytes[bytes.size() - 1] = static_cast<char>(bytes[bytes.size() - 1] ^ 1);
    write(path(u"head.safetensors"_s), bytes);
    const Status changed = model.useHead(AdoptedHead {m_folder->path(), *sha256});
    QCOMPARE(changed.error().code, Errc::untrusted);
    QVERIFY(changed.error().message.contains(u"head.safetensors"_s));
    QCOMPARE(model.find(someEcg(10))->findings.size(), std::size_t(3)); // the shipped findings

    head.baseSha256 = u"another network"_s;
    const auto other = writeLocalHead(head, m_folder->path());
    QCOMPARE(
        model.useHead(AdoptedHead {m_folder->path(), *other}).error().code, Errc::invalidArgument);
    const LocalHead small = headFor(model, 31);
    const auto wrongSize = writeLocalHead(small, m_folder->path());
    QCOMPARE(model.useHead(AdoptedHead {m_folder->path(), *wrongSize}).error().code, Errc::corrupt);
    QVERIFY(QFile::remove(path(u"head.safetensors"_s)));
    QCOMPARE(model.useHead(AdoptedHead {m_folder->path(), *other}).error().code, Errc::notFound);
}

void TestFindingsModel::shippedModelIsTrustedAndQuick()
{
    const QString name = u"ecg-scan-base"_s;
    const QString folder = QStringLiteral(ECGSCAN_SOURCE_DIR) + u"/resources/models/"_s + name;
    auto model = FindingsModel::load(folder, ModelTrust::shippedOnly, DeviceChoice::cpu);
    QVERIFY2(model, model ? "" : model.error().message.toUtf8().constData());
    QCOMPARE(model->manifest().id, name);
    QCOMPARE(model->manifest().bytes, QFileInfo(folder + u"/weights.safetensors"_s).size());
    QVERIFY(model->manifest().bytes <= 15'000'000);
    const auto result = model->find(someEcg(10)); // Torch starts
    QVERIFY(result);
    QCOMPARE(result->findings.front().code, u"NORM"_s);
    QVERIFY(result->findings.size() > 20);
    for (const Finding& finding : result->findings)
        QVERIFY2(finding.probability > 0 && finding.probability < 1, qPrintable(finding.code));
    qint64 quickestMs = 1'000'000; // others may be using this computer
    for (int i = 0; i < 5; ++i) {
        QElapsedTimer timer;
        timer.start();
        QVERIFY(model->find(someEcg(10)));
        quickestMs = std::min(quickestMs, timer.elapsed());
    }
    QVERIFY2(quickestMs < 500, QByteArray::number(quickestMs).constData());
}

QTEST_GUILESS_MAIN(TestFindingsModel)
#include "tst_findings_model.moc"
