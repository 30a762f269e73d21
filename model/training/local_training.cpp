// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/local_training.h"

#include "model/core/logit.h"

#include "model/training/metrics.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ecgscan {

namespace {

constexpr int kParts = 5;
constexpr double kLeastClimb = 1e-10; ///< Of the log posterior: less is the top.
constexpr int kMostRounds = 30;
// Standard deviations of the prior, in logits.
constexpr double kKnownSd = 1; ///< Of the correction of a code that the network knows,
constexpr double kUnknownSd = 2; ///< and of the whole score of one that it does not know.
constexpr double kBiasSd = 2;

/// One code's judged cases.
struct Examples {
    QString code;
    std::vector<const JudgedCase*> cases;
    std::vector<int> truth;
    std::vector<double> offset; ///< Shipped logit, 0 where the network does not know the code.
    bool known = false; ///< By the network.

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
            examples.known = shipped != item.shipped.end();
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

/// Row-major, symmetric.
struct Matrix {
    std::size_t size = 0;
    std::vector<double> values;

    double& at(std::size_t i, std::size_t j) { return values[i * size + j]; }
    double at(std::size_t i, std::size_t j) const { return values[i * size + j]; }
};

/// x with A x = b for a positive definite A, by Cholesky's decomposition.
std::vector<double> solve(Matrix a, std::vector<double> b)
{
    const std::size_t n = a.size;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = a.at(i, j);
            for (std::size_t k = 0; k < j; ++k)
                sum -= a.at(i, k) * a.at(j, k);
            a.at(i, j) = i == j ? std::sqrt(std::max(sum, 1e-12)) : sum / a.at(j, j);
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < i; ++k)
            b[i] -= a.at(i, k) * b[k];
        b[i] /= a.at(i, i);
    }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k)
            b[i] -= a.at(k, i) * b[k];
        b[i] /= a.at(i, i);
    }
    return b;
}

std::vector<double> times(const Matrix& a, const std::vector<double>& x)
{
    std::vector<double> out(a.size, 0.0);
    for (std::size_t i = 0; i < a.size; ++i) {
        for (std::size_t j = 0; j < a.size; ++j)
            out[i] += a.at(i, j) * x[j];
    }
    return out;
}

/// Logarithm of the posterior, up to a constant. score: prior times a.
double logPosterior(const std::vector<double>& a, const std::vector<double>& score,
    const std::vector<double>& offset, const std::vector<int>& truth)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double toTruth = (truth[i] == 1 ? 1 : -1) * (score[i] + offset[i]);
        sum += std::min(toTruth, 0.0) - std::log1p(std::exp(-std::abs(toTruth)))
            - a[i] * score[i] / 2;
    }
    return sum;
}

/// Newton's method for the most probable logistic scores K a (+ offset) under a Gaussian prior with
/// covariance K: as many unknowns as cases, however long the embedding is. Source: Rasmussen and
/// Williams 2006, "Gaussian Processes for Machine Learning", algorithm 3.1; a step that goes too
/// far, as from offsets of a network that is very sure and wrong, is halved. Returns a; after a
/// cancel, whatever it was then.
std::vector<double> mostProbable(const Matrix& prior, const std::vector<double>& offset,
    const std::vector<int>& truth, const Task& task)
{
    const std::size_t n = prior.size;
    std::vector<double> a(n, 0.0), score(n, 0.0);
    double height = logPosterior(a, score, offset, truth);
    for (int round = 0; round < kMostRounds && !task.cancelled(); ++round) {
        std::vector<double> root(n), target(n);
        for (std::size_t i = 0; i < n; ++i) {
            const double p = sigmoid(score[i] + offset[i]);
            const double weight = std::max(p * (1 - p), 1e-9);
            root[i] = std::sqrt(weight);
            target[i] = weight * score[i] + truth[i] - p;
        }
        Matrix system = prior;
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j)
                system.at(i, j) = root[i] * prior.at(i, j) * root[j] + (i == j ? 1 : 0);
        }
        std::vector<double> right = times(prior, target);
        for (std::size_t i = 0; i < n; ++i)
            right[i] *= root[i];
        const std::vector<double> solved = solve(std::move(system), std::move(right));
        std::vector<double> step(n);
        for (std::size_t i = 0; i < n; ++i)
            step[i] = target[i] - root[i] * solved[i] - a[i];
        bool climbed = false;
        for (double share = 1; share > 1e-6 && !climbed; share /= 2) {
            std::vector<double> next = a;
            for (std::size_t i = 0; i < n; ++i)
                next[i] += share * step[i];
            std::vector<double> nextScore = times(prior, next);
            const double nextHeight = logPosterior(next, nextScore, offset, truth);
            climbed = nextHeight > height + kLeastClimb;
            if (climbed) {
                a = std::move(next);
                score = std::move(nextScore);
                height = nextHeight;
            }
        }
        if (!climbed)
            break;
    }
    return a;
}

/// use: one a case of examples.
Correction fit(
    const Examples& examples, const std::vector<char>& use, const LocalHead& head, const Task& task)
{
    const std::size_t size = head.mean.size();
    std::vector<std::vector<double>> inputs;
    std::vector<double> offset;
    std::vector<int> truth;
    for (std::size_t k = 0; k < examples.cases.size(); ++k) {
        if (!use[k])
            continue;
        offset.push_back(examples.offset[k]);
        truth.push_back(examples.truth[k]);
        std::vector<double>& x = inputs.emplace_back(size);
        for (std::size_t i = 0; i < size; ++i)
            x[i] = static_cast<double>(
                (examples.cases[k]->embedding[i] - head.mean[i]) / head.scale[i]);
    }
    const double sd = examples.known ? kKnownSd : kUnknownSd;
    const double variance = sd * sd / static_cast<double>(size); // of each weight
    Matrix prior {inputs.size(), std::vector<double>(inputs.size() * inputs.size())};
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        for (std::size_t j = 0; j <= i; ++j)
            prior.at(i, j) = prior.at(j, i) = kBiasSd * kBiasSd
                + variance
                    * std::inner_product(
                        inputs[i].begin(), inputs[i].end(), inputs[j].begin(), 0.0);
    }
    const std::vector<double> a = mostProbable(prior, offset, truth, task);
    Correction out {std::vector<float>(size, 0.0f), 0};
    for (std::size_t r = 0; r < inputs.size(); ++r) {
        out.bias += static_cast<float>(a[r] * kBiasSd * kBiasSd);
        for (std::size_t i = 0; i < size; ++i)
            out.weights[i] += static_cast<float>(a[r] * variance * inputs[r][i]);
    }
    return out;
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

/// Whether the squared errors fall by more than the standard error of their mean difference.
bool clearlyBetter(const std::vector<float>& before, const std::vector<float>& after,
    const std::vector<int>& truth)
{
    std::vector<double> gains;
    for (std::size_t k = 0; k < truth.size(); ++k) {
        const double b = static_cast<double>(before[k]) - truth[k];
        const double a = static_cast<double>(after[k]) - truth[k];
        gains.push_back(b * b - a * a);
    }
    const auto count = static_cast<double>(gains.size());
    const double mean = std::accumulate(gains.begin(), gains.end(), 0.0) / count;
    double variance = 0;
    for (const double gain : gains)
        variance += (gain - mean) * (gain - mean) / (count - 1);
    return mean > std::sqrt(variance / count);
}

/// Whether what the correction gives is worth showing at all: ranks cases better than chance and no
/// worse than before, and is nearer the truth than the share of positives alone.
bool worthShowing(const CodeOutcome& outcome, double rate)
{
    const double after = outcome.aurocAfter.value_or(0);
    return after > 0.5 && after >= outcome.aurocBefore.value_or(0)
        && outcome.brierAfter < rate * (1 - rate);
}

CodeOutcome heldOut(const Examples& examples, const LocalHead& head, const Task& task)
{
    const std::vector<int> part = partOf(examples);
    const double rate = examples.count(1) / static_cast<double>(examples.truth.size());
    std::vector<float> before(examples.truth.size());
    std::vector<float> after(examples.truth.size());
    for (int left = 0; left < kParts; ++left) {
        std::vector<char> use(part.size());
        std::ranges::transform(part, use.begin(), [left](int p) { return p != left; });
        const Correction correction = fit(examples, use, head, task);
        for (std::size_t k = 0; k < part.size(); ++k) {
            if (part[k] != left)
                continue;
            before[k] = static_cast<float>(examples.known ? sigmoid(examples.offset[k]) : rate);
            after[k] = static_cast<float>(correctedProbability(examples, k, correction, head));
        }
    }
    CodeOutcome outcome {examples.code, examples.count(1), examples.count(0), std::nullopt,
        auroc(after, examples.truth), std::nullopt, brier(after, examples.truth)};
    if (examples.known) {
        outcome.aurocBefore = auroc(before, examples.truth);
        outcome.brierBefore = brier(before, examples.truth);
    }
    outcome.learned = clearlyBetter(before, after, examples.truth) && worthShowing(outcome, rate);
    return outcome;
}

/// How many judged cases of new patients a code still needs.
struct Missing {
    int positives = 0, negatives = 0;
};

Missing missingOf(const Examples& examples)
{
    const auto missing = [&](int value) {
        return std::max(
            0, kLeastJudged - std::min(examples.count(value), examples.patients(value)));
    };
    return {missing(1), missing(0)};
}

tl::unexpected<Error> stopped()
{
    return fail(
        Errc::cancelled, QCoreApplication::translate("Training", "Stopped; nothing was changed."));
}

tl::unexpected<Error> tooFew(const std::vector<Examples>& all)
{
    const auto rule = QCoreApplication::translate("Training",
        "There is too little to learn from: a finding needs %1 patients where it was accepted or "
        "added and %1 where it was rejected.")
                          .arg(kLeastJudged);
    const auto nearest = std::ranges::min_element(all, {}, [](const Examples& examples) {
        const Missing missing = missingOf(examples);
        return missing.positives + missing.negatives;
    });
    if (nearest == all.end())
        return fail(Errc::notFound,
            rule + u' '
                + QCoreApplication::translate("Training",
                    "Nothing that this model can learn from has been judged yet. Review some "
                    "cases and try again."));
    const Missing missing = missingOf(*nearest);
    return fail(Errc::notFound,
        rule + u' '
            + QCoreApplication::translate("Training",
                "%1 comes nearest: judge %2 more patients who have it and %3 more who do not.")
                .arg(nearest->code)
                .arg(missing.positives)
                .arg(missing.negatives));
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
    for (std::size_t i = 0; i < learnable.size(); ++i) {
        const Examples& examples = learnable[i];
        if (task.cancelled())
            return stopped();
        task.progress(static_cast<int>(100 * i / learnable.size()),
            QCoreApplication::translate("Training", "Learning %1").arg(examples.code));
        const CodeOutcome& outcome
            = training.outcomes.emplace_back(heldOut(examples, training.head, task));
        if (!outcome.learned)
            continue;
        const Correction correction
            = fit(examples, std::vector<char>(examples.truth.size(), 1), training.head, task);
        training.head.codes.append(examples.code);
        training.head.weights.push_back(correction.weights);
        training.head.bias.push_back(correction.bias);
    }
    if (task.cancelled())
        return stopped();
    return training;
}

} // namespace ecgscan
