// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/findings/findings_model.h"

#include "model/core/logit.h"
#include "model/core/scp_statement.h"
#include "model/findings/local_head.h"
#include "model/nets/signal_net.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

/// Half of what a 3x4 page prints (3 of 12 lead recordings); the network was never shown less.
constexpr double kLeastKnownShare = 0.12;
/// Nearer to the threshold than this, in logits, nobody should be told a yes or a no.
constexpr double kUnsureLogits = 0.2;

Decision decide(double probability, double threshold)
{
    const double distance = logit(probability) - logit(threshold);
    if (std::abs(distance) < kUnsureLogits)
        return Decision::cannotSay;
    return distance > 0 ? Decision::present : Decision::absent;
}

} // namespace

struct FindingsModel::Parts {
    ModelManifest manifest;
    SignalNet net;
    NamedTensor headWeight,
        headBias; ///< The network's last layer, for embeddings that are already there.
    std::optional<LocalHead> head;
    QString headSha256; ///< Of head.

    FindingsResult interpret(const SignalOutput& output, bool enoughSignal) const;
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
    return m_parts->net.device();
}

Result<FindingsModel> FindingsModel::load(
    const QString& folder, ModelTrust trust, DeviceChoice choice)
{
    ECGSCAN_TRY(const ModelManifest manifest, readManifest(folder, trust));
    ECGSCAN_TRY(const TensorMap tensors, readWeights(folder, manifest.sha256, trust));
    const auto head = tensors.find("head.bias");
    if (head == tensors.end() || head->second.values.size() != manifest.classes.size())
        return fail(Errc::corrupt,
            QCoreApplication::translate("Model",
                "The findings model and its description do not fit. Install the program again."));
    ECGSCAN_TRY(SignalNet net, SignalNet::load(tensors, chooseDevice(choice)));
    return FindingsModel(std::make_unique<Parts>(Parts {manifest, std::move(net),
        tensors.at("head.weight"), tensors.at("head.bias"), std::nullopt, {}}));
}

FindingsResult FindingsModel::Parts::interpret(const SignalOutput& output, bool enoughSignal) const
{
    FindingsResult result;
    result.embedding = output.embedding;
    result.logits.assign(output.logits.begin(), output.logits.end());
    result.model
        = {manifest.id, manifest.sha256, net.device().name(), head ? headSha256 : QString()};
    const auto add
        = [&](const QString& code, const QString& scheme, double probability, double threshold) {
              Finding finding {code, statementName(code), scheme, probability, threshold,
                  Decision::cannotSay, std::nullopt, probability};
              if (enoughSignal)
                  finding.decision = decide(probability, threshold);
              result.findings.push_back(finding);
          };
    for (std::size_t i = 0; i < manifest.classes.size(); ++i) {
        const FindingClass& c = manifest.classes[i];
        double probability = c.calibration.probability(result.logits[i]);
        const qsizetype corrected = head ? head->codes.indexOf(c.code) : -1;
        if (corrected >= 0)
            probability = sigmoid(logit(probability)
                + head->correction(static_cast<std::size_t>(corrected), output.embedding));
        add(c.code, c.scheme, probability, c.threshold);
    }
    for (qsizetype i = 0; head && i < head->codes.size(); ++i) {
        const QString& code = head->codes.at(i);
        const bool known = std::ranges::any_of(
            manifest.classes, [&](const FindingClass& c) { return c.code == code; });
        if (!known)
            add(code, u"local"_s,
                sigmoid(head->correction(static_cast<std::size_t>(i), output.embedding)), 0.5);
    }
    return result;
}

Result<FindingsResult> FindingsModel::find(const Ecg& ecg)
{
    ECGSCAN_TRY(std::vector<FindingsResult> results, find(std::vector {toSignal100(ecg)}));
    return std::move(results.front());
}

Result<std::vector<FindingsResult>> FindingsModel::find(const std::vector<Signal100>& signals)
{
    ECGSCAN_TRY(const std::vector<SignalOutput> outputs, m_parts->net.run(signals));
    std::vector<FindingsResult> results;
    for (std::size_t i = 0; i < outputs.size(); ++i)
        results.push_back(
            m_parts->interpret(outputs[i], knownShare(signals[i]) >= kLeastKnownShare));
    return results;
}

std::vector<double> FindingsModel::shippedProbabilities(const std::vector<float>& embedding) const
{
    const std::size_t classes = m_parts->manifest.classes.size();
    const std::vector<float>& weights = m_parts->headWeight.values;
    if (embedding.size() * classes != weights.size())
        return {};
    std::vector<double> probabilities;
    for (std::size_t c = 0; c < classes; ++c) {
        double logit = static_cast<double>(m_parts->headBias.values[c]);
        for (std::size_t i = 0; i < embedding.size(); ++i)
            logit += static_cast<double>(weights[c * embedding.size() + i] * embedding[i]);
        probabilities.push_back(m_parts->manifest.classes[c].calibration.probability(logit));
    }
    return probabilities;
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
    if (head.mean.size() * m_parts->manifest.classes.size() != m_parts->headWeight.values.size())
        return fail(Errc::corrupt,
            QCoreApplication::translate(
                "Model", "The findings learned here do not fit the network. Learn again."));
    m_parts->head = std::move(head);
    m_parts->headSha256 = adopted->sha256;
    return {};
}

} // namespace ecgscan
