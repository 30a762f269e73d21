// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/findings/findings_model.h"

#include "model/core/logit.h"
#include "model/core/scp_statement.h"
#include "model/findings/local_head.h"
#include "model/nets/page_net.h"
#include "model/nets/signal_net.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <functional>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

/// Half of what a 3x4 page prints (3 of 12 lead recordings); the network was never shown less.
constexpr double kLeastKnownShare = 0.12;
/// Nearer to the threshold than this, in logits, nobody should be told a yes or a no.
constexpr double kUnsureLogits = 0.2;
constexpr std::size_t kMostEvidence = 6; ///< Parts of the page that are shown for a finding.

Decision decide(double probability, double threshold)
{
    const double distance = logit(probability) - logit(threshold);
    if (std::abs(distance) < kUnsureLogits)
        return Decision::cannotSay;
    return distance > 0 ? Decision::present : Decision::absent;
}

/// The parts of the page that speak most for a class.
std::vector<Evidence> evidenceOf(const PageAnswer& answer, std::size_t c)
{
    std::vector<Evidence> all;
    for (const HiddenPart& part : answer.hidden) {
        const auto fall = static_cast<double>(answer.whole.logits[c] - part.logits[c]);
        if (fall > 0)
            all.push_back({kLeads[part.lead], part.fromS, part.toS, fall, {}});
    }
    std::ranges::sort(all, std::ranges::greater(), &Evidence::logits);
    all.resize(std::min(all.size(), kMostEvidence));
    return all;
}

tl::unexpected<Error> partsDiffer()
{
    return fail(Errc::corrupt,
        QCoreApplication::translate("Model",
            "The findings model and its description do not fit. Install the program again."));
}

tl::unexpected<Error> noSearch()
{
    return fail(Errc::notFound,
        QCoreApplication::translate(
            "Model", "This model can't search: it was trained without a text tower."));
}

SharedSpace::Point onSphere(SharedSpace::Point point)
{
    const double length = std::sqrt(cosine(point, point));
    for (float& value : point)
        value = static_cast<float>(static_cast<double>(value) / std::max(length, 1e-9));
    return point;
}

} // namespace

struct FindingsModel::Parts {
    ModelManifest manifest;
    SignalNet signal;
    std::optional<PageNet> page;
    std::optional<SharedSpace> shared;
    /// The towers' last layers, for embeddings that are already there.
    NamedTensor signalWeight, signalBias, pageWeight, pageBias;
    std::optional<LocalHead> head;
    QString headSha256; ///< Of head.

    /// Values of one tower's embedding, and of what all towers together give.
    std::size_t towerSize() const { return signalWeight.values.size() / manifest.classes.size(); }
    std::size_t embeddingSize() const { return (page ? 2 : 1) * towerSize(); }
    /// Of a tower that fell back to the processor, where one did: it says why.
    const Device& device() const
    {
        return signal.device().cuda && page ? page->device() : signal.device();
    }
    FindingsResult interpret(
        const TowerOutput& waveforms, const PageAnswer* page, bool isEnough) const;
};

FindingsModel::FindingsModel(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}
FindingsModel::FindingsModel(FindingsModel&&) noexcept = default;
FindingsModel& FindingsModel::operator=(FindingsModel&&) noexcept = default;
FindingsModel::~FindingsModel() = default;

const ModelManifest& FindingsModel::manifest() const
{
    return m_parts->manifest;
}

const Device& FindingsModel::device() const
{
    return m_parts->device();
}

Result<FindingsModel> FindingsModel::load(
    const QString& folder, ModelTrust trust, DeviceChoice choice)
{
    ECGSCAN_TRY(const ModelManifest manifest, readManifest(folder, trust));
    ECGSCAN_TRY(const TensorMap tensors, readWeights(folder, manifest.sha256, trust));
    const TensorMap signalTensors = partOf(tensors, "signal");
    const TensorMap pageTensors = partOf(tensors, "page");
    const auto fits = [&](const TensorMap& tower) {
        const auto bias = tower.find("head.bias");
        return tower.contains("head.weight") && bias != tower.end()
            && bias->second.values.size() == manifest.classes.size();
    };
    if (manifest.classes.empty() || !fits(signalTensors)
        || !(pageTensors.empty() || fits(pageTensors)))
        return partsDiffer();
    ECGSCAN_TRY(SignalNet signal, SignalNet::load(signalTensors, chooseDevice(choice)));
    Parts parts {manifest, std::move(signal), std::nullopt, std::nullopt,
        signalTensors.at("head.weight"), signalTensors.at("head.bias"), {}, {}, std::nullopt, {}};
    if (!pageTensors.empty()) {
        if (pageTensors.at("head.weight").shape != parts.signalWeight.shape)
            return partsDiffer();
        ECGSCAN_TRY(parts.page, PageNet::load(pageTensors, chooseDevice(choice)));
        parts.pageWeight = pageTensors.at("head.weight");
        parts.pageBias = pageTensors.at("head.bias");
    }
    if (const TensorMap sharedTensors = partOf(tensors, "shared"); !sharedTensors.empty()) {
        ECGSCAN_TRY(parts.shared,
            SharedSpace::load(sharedTensors, manifest.vocabulary, chooseDevice(choice)));
        if (parts.shared->embeddingSize() != parts.towerSize())
            return partsDiffer();
    }
    return FindingsModel(std::make_unique<Parts>(std::move(parts)));
}

FindingsResult FindingsModel::Parts::interpret(
    const TowerOutput& waveforms, const PageAnswer* answer, bool isEnough) const
{
    const TowerOutput* picture = answer ? &answer->whole : nullptr;
    FindingsResult result;
    result.embedding = waveforms.embedding;
    if (picture)
        result.embedding.insert(
            result.embedding.end(), picture->embedding.begin(), picture->embedding.end());
    // What was learned here was learned of both towers.
    const LocalHead* corrections
        = head && head->mean.size() == result.embedding.size() ? &*head : nullptr;
    result.model
        = {manifest.id, manifest.sha256, device().name(), corrections ? headSha256 : QString()};
    for (std::size_t i = 0; i < manifest.classes.size(); ++i) {
        const FindingClass& c = manifest.classes[i];
        Finding finding {c.code, statementName(c.code), c.scheme};
        finding.threshold = c.threshold;
        finding.probability = c.calibration.probability(static_cast<double>(waveforms.logits[i]));
        finding.signalProbability = finding.probability;
        bool isContradicted = false;
        if (picture) {
            finding.imageProbability
                = c.pageCalibration.probability(static_cast<double>(picture->logits[i]));
            isContradicted
                = contradict(*finding.signalProbability, *finding.imageProbability, c.threshold);
            finding.probability
                = c.fusion.probability(*finding.signalProbability, *finding.imageProbability);
        }
        const qsizetype corrected = corrections ? corrections->codes.indexOf(c.code) : -1;
        if (corrected >= 0)
            finding.probability = sigmoid(logit(finding.probability)
                + corrections->correction(static_cast<std::size_t>(corrected), result.embedding));
        finding.decision = isEnough && !isContradicted
            ? decide(finding.probability, finding.threshold)
            : Decision::cannotSay;
        if (answer && finding.decision == Decision::present && c.fusion.pageShare > 0)
            finding.evidence = evidenceOf(*answer, i);
        result.findings.push_back(std::move(finding));
    }
    for (qsizetype i = 0; corrections && i < corrections->codes.size(); ++i) {
        const QString& code = corrections->codes.at(i);
        const bool known = std::ranges::any_of(
            manifest.classes, [&](const FindingClass& c) { return c.code == code; });
        if (known)
            continue;
        Finding finding {code, statementName(code), u"local"_s};
        finding.probability
            = sigmoid(corrections->correction(static_cast<std::size_t>(i), result.embedding));
        if (!picture)
            finding.signalProbability = finding.probability;
        finding.decision
            = isEnough ? decide(finding.probability, finding.threshold) : Decision::cannotSay;
        result.findings.push_back(std::move(finding));
    }
    return result;
}

Result<FindingsResult> FindingsModel::find(const Ecg& ecg, const PageInput* page, bool isPoor)
{
    const Signal100 signal = toSignal100(ecg);
    ECGSCAN_TRY(const std::vector<TowerOutput> waveforms, m_parts->signal.run({signal}));
    const bool isEnough = !isPoor && knownShare(signal) >= kLeastKnownShare;
    if (!page || !m_parts->page)
        return m_parts->interpret(waveforms.front(), nullptr, isEnough);
    ECGSCAN_TRY(const PageAnswer answer, m_parts->page->look(*page));
    return m_parts->interpret(waveforms.front(), &answer, isEnough);
}

Result<std::vector<FindingsResult>> FindingsModel::find(const std::vector<Signal100>& signals)
{
    ECGSCAN_TRY(const std::vector<TowerOutput> outputs, m_parts->signal.run(signals));
    std::vector<FindingsResult> results;
    for (std::size_t i = 0; i < outputs.size(); ++i)
        results.push_back(
            m_parts->interpret(outputs[i], nullptr, knownShare(signals[i]) >= kLeastKnownShare));
    return results;
}

std::vector<double> FindingsModel::shippedProbabilities(const std::vector<float>& embedding) const
{
    const Parts& parts = *m_parts;
    if (embedding.size() != parts.embeddingSize())
        return {};
    const std::size_t classes = parts.manifest.classes.size();
    const std::size_t split = parts.towerSize();
    const auto logitOf = [&](const NamedTensor& weight, const NamedTensor& bias, std::size_t c,
                             std::size_t from, std::size_t count) {
        auto sum = static_cast<double>(bias.values[c]);
        for (std::size_t i = 0; i < count; ++i)
            sum += static_cast<double>(weight.values[c * count + i] * embedding[from + i]);
        return sum;
    };
    std::vector<double> probabilities;
    for (std::size_t k = 0; k < classes; ++k) {
        const FindingClass& c = parts.manifest.classes[k];
        const double signal
            = c.calibration.probability(logitOf(parts.signalWeight, parts.signalBias, k, 0, split));
        if (parts.page)
            probabilities.push_back(c.fusion.probability(signal,
                c.pageCalibration.probability(logitOf(
                    parts.pageWeight, parts.pageBias, k, split, embedding.size() - split))));
        else
            probabilities.push_back(signal);
    }
    return probabilities;
}

bool FindingsModel::hasPoint(const std::vector<float>& embedding) const
{
    return (embedding.size() == m_parts->towerSize()
               || embedding.size() == m_parts->embeddingSize())
        && std::ranges::all_of(embedding, [](float value) { return std::isfinite(value); });
}

Result<std::vector<SharedSpace::Point>> FindingsModel::pointsOf(
    const std::vector<std::vector<float>>& embeddings)
{
    Parts& parts = *m_parts;
    if (!parts.shared)
        return noSearch();
    const std::size_t size = parts.towerSize();
    std::vector<std::vector<float>> towers; // one after the other
    for (const std::vector<float>& embedding : embeddings) {
        if (!hasPoint(embedding))
            return fail(Errc::invalidArgument,
                QCoreApplication::translate("Model",
                    "This page was analysed by another version of the model. Analyse it again."));
        for (std::size_t from = 0; from < embedding.size(); from += size)
            towers.emplace_back(embedding.begin() + static_cast<std::ptrdiff_t>(from),
                embedding.begin() + static_cast<std::ptrdiff_t>(from + size));
    }
    ECGSCAN_TRY(const std::vector<SharedSpace::Point> each, parts.shared->ofRecordings(towers));
    std::vector<SharedSpace::Point> points;
    std::size_t next = 0;
    for (const std::vector<float>& embedding : embeddings) {
        SharedSpace::Point sum = each[next++];
        for (std::size_t from = size; from < embedding.size(); from += size, ++next)
            std::ranges::transform(sum, each[next], sum.begin(), std::plus());
        points.push_back(onSphere(std::move(sum)));
    }
    return points;
}

Result<SharedSpace::Point> FindingsModel::pointOf(const QString& text)
{
    if (!m_parts->shared)
        return noSearch();
    ECGSCAN_TRY(std::vector<SharedSpace::Point> points, m_parts->shared->ofTexts({text}));
    return std::move(points.front());
}

Status FindingsModel::useHead(const std::optional<AdoptedHead>& adopted)
{
    m_parts->head.reset();
    if (!adopted)
        return {};
    ECGSCAN_TRY(LocalHead head, readLocalHead(adopted->folder, adopted->sha256));
    if (head.baseSha256 != m_parts->manifest.sha256)
        return fail(Errc::invalidArgument,
            QCoreApplication::translate("Model",
                "The findings learned here belong to an earlier version of the network. Learn "
                "again."));
    if (head.mean.size() != m_parts->embeddingSize())
        return fail(Errc::corrupt,
            QCoreApplication::translate(
                "Model", "The findings learned here do not fit the network. Learn again."));
    m_parts->head = std::move(head);
    m_parts->headSha256 = adopted->sha256;
    return {};
}

} // namespace ecgscan
