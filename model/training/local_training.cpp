// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/local_training.h"

#include "model/training/metrics.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

constexpr int kParts = 5;
constexpr int kRounds = 400;
constexpr double kBiasPrecision = 0.25; ///< A prior of two logits on the offset.

double logit(double probability)
{
    const double p = std::clamp(probability, 1e-6, 1 - 1e-6);
    return std::log(p / (1 - p));
}

double sigmoid(double x)
{
    return 1 / (1 + std::exp(-x));
}

/// One code's judged cases.
struct Examples {
    QString code;
    std::vector<const JudgedCase*> cases;
    std::vector<int> truth;
    std::vector<double> offset; ///< Shipped logit, 0 where the network does not know the code.

    int count(int value) const { return static_cast<int>(std::ranges::count(truth, value)); }
    int patients(int value) const
    {
        QSet<QString> names;
        for (std::size_t i = 0; i < cases.size(); ++i) {
            if (truth[i] == value)
                names.insert(cases[i]->patient);
        }
        return static_cast<int>(names.size());
    }
    bool enough() const
    {
        return std::min({count(0), count(1), patients(0), patients(1)}) >= kLeastJudged;
    }
};

std::vector<Examples> examplesByCode(const std::vector<JudgedCase>& cases)
{
    std::map<QString, Examples> byCode;
    for (const JudgedCase& item : cases) {
        for (const auto& [code, present] : item.judged) {
            Examples& examples = byCode[code];
            examples.code = code;
            examples.cases.push_back(&item);
            examples.truth.push_back(present ? 1 : 0);
            const auto shipped = item.shipped.find(code);
            examples.offset.push_back(shipped == item.shipped.end() ? 0.0 : logit(shipped->second));
        }
    }
    std::vector<Examples> out;
    for (auto& [code, examples] : byCode)
        out.push_back(std::move(examples));
    return out;
}

/// Mean and spread of the embeddings, so that every value counts alike.
void standardise(const std::vector<JudgedCase>& cases, LocalHead& head)
{
    const std::size_t size = cases.front().embedding.size();
    const auto count = static_cast<float>(cases.size());
    head.mean.assign(size, 0.0f);
    head.scale.assign(size, 0.0f);
    for (const JudgedCase& item : cases) {
        for (std::size_t i = 0; i < size; ++i)
            head.mean[i] += item.embedding[i] / count;
    }
    for (const JudgedCase& item : cases) {
        for (std::size_t i = 0; i < size; ++i)
            head.scale[i]
                += (item.embedding[i] - head.mean[i]) * (item.embedding[i] - head.mean[i]) / count;
    }
    for (float& scale : head.scale)
        scale = std::max(std::sqrt(scale), 1e-3f);
}

struct Correction {
    std::vector<float> weights;
    float bias = 0;
};

/// Gradient descent with momentum on the penalised logistic loss; convex, so it ends where it
/// should.
Correction fit(const Examples& examples, const std::vector<char>& use, const LocalHead& head)
{
    const std::size_t size = head.mean.size();
    std::vector<std::vector<float>> inputs;
    std::vector<std::size_t> rows;
    for (std::size_t k = 0; k < examples.cases.size(); ++k) {
        if (!use[k])
            continue;
        rows.push_back(k);
        std::vector<float>& x = inputs.emplace_back(size);
        for (std::size_t i = 0; i < size; ++i)
            x[i] = (examples.cases[k]->embedding[i] - head.mean[i]) / head.scale[i];
    }
    const double precision
        = static_cast<double>(size); // weights of variance 1/size sum to a correction of variance 1
    const double rate = 1
        / (precision + kBiasPrecision
            + 0.25 * static_cast<double>(inputs.size()) * static_cast<double>(size + 1) * 0.3);
    std::vector<double> weights(size, 0.0), velocity(size, 0.0);
    double bias = 0, biasVelocity = 0;
    for (int round = 0; round < kRounds; ++round) {
        std::vector<double> gradient(size);
        for (std::size_t i = 0; i < size; ++i)
            gradient[i] = precision * weights[i];
        double biasGradient = kBiasPrecision * bias;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            double score = examples.offset[rows[r]] + bias;
            for (std::size_t i = 0; i < size; ++i)
                score += weights[i] * static_cast<double>(inputs[r][i]);
            const double residual = sigmoid(score) - examples.truth[rows[r]];
            biasGradient += residual;
            for (std::size_t i = 0; i < size; ++i)
                gradient[i] += residual * static_cast<double>(inputs[r][i]);
        }
        for (std::size_t i = 0; i < size; ++i) {
            velocity[i] = 0.8 * velocity[i] - rate * gradient[i];
            weights[i] += velocity[i];
        }
        biasVelocity = 0.8 * biasVelocity - rate * biasGradient;
        bias += biasVelocity;
    }
    return {{weights.begin(), weights.end()}, static_cast<float>(bias)};
}

double correctedProbability(
    const Examples& examples, std::size_t k, const Correction& correction, const LocalHead& head)
{
    const std::vector<float>& embedding = examples.cases[k]->embedding;
    double score = examples.offset[k] + static_cast<double>(correction.bias);
    for (std::size_t i = 0; i < embedding.size(); ++i)
        score += static_cast<double>(
            correction.weights[i] * (embedding[i] - head.mean[i]) / head.scale[i]);
    return sigmoid(score);
}

/// Patients of a code in a fixed order, dealt out to the parts.
std::vector<int> partOf(const Examples& examples)
{
    std::map<QString, int> parts;
    for (const JudgedCase* item : examples.cases)
        parts.try_emplace(item->patient, 0);
    int next = 0;
    for (auto& [patient, part] : parts)
        part = next++ % kParts;
    std::vector<int> out;
    for (const JudgedCase* item : examples.cases)
        out.push_back(parts.at(item->patient));
    return out;
}

CodeOutcome heldOut(const Examples& examples, const LocalHead& head)
{
    const std::vector<int> part = partOf(examples);
    std::vector<float> before(examples.truth.size());
    std::vector<float> after(examples.truth.size());
    for (int left = 0; left < kParts; ++left) {
        std::vector<char> use(part.size());
        std::ranges::transform(part, use.begin(), [left](int p) { return p != left; });
        const Correction correction = fit(examples, use, head);
        for (std::size_t k = 0; k < part.size(); ++k) {
            if (part[k] != left)
                continue;
            before[k] = static_cast<float>(sigmoid(examples.offset[k]));
            after[k] = static_cast<float>(correctedProbability(examples, k, correction, head));
        }
    }
    return {examples.code, examples.count(1), examples.count(0), auroc(before, examples.truth),
        auroc(after, examples.truth), brier(before, examples.truth), brier(after, examples.truth)};
}

tl::unexpected<Error> tooFew(const std::vector<Examples>& all)
{
    int best = 0;
    for (const Examples& examples : all)
        best = std::max(best,
            std::min({examples.count(0), examples.count(1), examples.patients(0),
                examples.patients(1)}));
    return fail(Errc::invalidArgument,
        QCoreApplication::translate("Training",
            "There is too little to learn from: one finding needs %1 cases where it was accepted "
            "or added and %1 where it was rejected, each of different patients; the best so far "
            "has %2 of each. Review more cases and try again.")
            .arg(kLeastJudged)
            .arg(best));
}

} // namespace

Result<LocalTraining> trainLocally(
    const std::vector<JudgedCase>& cases, const QString& baseSha256, const Task& task)
{
    std::vector<Examples> all = examplesByCode(cases);
    std::vector<Examples> learnable;
    std::ranges::copy_if(all, std::back_inserter(learnable), &Examples::enough);
    if (learnable.empty())
        return tooFew(all);
    LocalTraining training;
    training.head.baseSha256 = baseSha256;
    standardise(cases, training.head);
    double before = 0;
    double after = 0;
    for (std::size_t i = 0; i < learnable.size(); ++i) {
        const Examples& examples = learnable[i];
        if (task.cancelled())
            return fail(Errc::cancelled,
                QCoreApplication::translate("Training", "Stopped; nothing was changed."));
        task.progress(static_cast<int>(100 * i / learnable.size()),
            QCoreApplication::translate("Training", "Learning %1").arg(examples.code));
        const CodeOutcome outcome = heldOut(examples, training.head);
        const auto count = static_cast<double>(examples.truth.size());
        before += outcome.brierBefore * count;
        after += outcome.brierAfter * count;
        training.outcomes.push_back(outcome);
        const Correction correction
            = fit(examples, std::vector<char>(examples.truth.size(), 1), training.head);
        training.head.codes.append(examples.code);
        training.head.weights.push_back(correction.weights);
        training.head.bias.push_back(correction.bias);
    }
    training.improves = after < before;
    return training;
}

} // namespace ecgscan
