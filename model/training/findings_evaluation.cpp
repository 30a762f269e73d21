// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/findings_evaluation.h"

#include <QSet>

#include <algorithm>
#include <functional>

namespace ecgscan {

namespace {

using Draws = std::vector<std::vector<std::size_t>>;
using Statistic = std::function<std::optional<double>(const Predictions&)>;

int countOf(const Predictions& predictions, std::size_t classIndex, int value)
{
    return static_cast<int>(std::ranges::count_if(predictions.truth,
        [classIndex, value](const std::vector<int>& truth) { return truth[classIndex] == value; }));
}

/// One bootstrap for many statistics.
std::vector<Figure> figures(
    const Predictions& predictions, const std::vector<Statistic>& statistics, const Draws& draws)
{
    std::vector<Figure> out(statistics.size());
    std::vector<std::vector<double>> values(statistics.size());
    for (const std::vector<std::size_t>& draw : draws) {
        const Predictions sample = subset(predictions, draw);
        for (std::size_t i = 0; i < statistics.size(); ++i) {
            if (const auto value = statistics[i](sample))
                values[i].push_back(*value);
        }
    }
    for (std::size_t i = 0; i < statistics.size(); ++i)
        out[i] = {statistics[i](predictions), percentileInterval(std::move(values[i]))};
    return out;
}

std::vector<std::size_t> superclassesOf(
    const Predictions& predictions, const EvaluationOptions& options)
{
    std::vector<std::size_t> out;
    for (std::size_t c = 0; c < std::min(options.superclasses, predictions.classes.size()); ++c)
        out.push_back(c);
    return out;
}

} // namespace

FindingsFigures evaluateFindings(const Predictions& predictions, const EvaluationOptions& options)
{
    const std::vector<std::size_t> superclasses = superclassesOf(predictions, options);
    std::vector<std::size_t> statements;
    for (std::size_t c = superclasses.size(); c < predictions.classes.size(); ++c) {
        if (countOf(predictions, c, 1) >= options.leastPositives)
            statements.push_back(c);
    }
    std::vector<std::size_t> listed = superclasses;
    listed.insert(listed.end(), statements.begin(), statements.end());

    std::vector<Statistic> statistics {
        [&](const Predictions& p) { return macroAuroc(p, superclasses, 1); },
        [&](const Predictions& p) { return macroAuroc(p, statements, 1); },
        [&](const Predictions& p) {
            return std::optional(expectedCalibrationError(p, superclasses));
        },
        [&](const Predictions& p) { return calibrationSlope(p, superclasses); }};
    const std::size_t common = statistics.size();
    for (const std::size_t c : listed)
        statistics.push_back([c](const Predictions& p) { return aurocOfClass(p, c); });
    const std::vector<Figure> all = figures(
        predictions, statistics, patientDraws(predictions.patients, options.draws, options.seed));

    FindingsFigures out;
    out.cases = predictions.scores.size();
    out.patients = static_cast<std::size_t>(
        QSet<QString>(predictions.patients.begin(), predictions.patients.end()).size());
    out.superclassAuroc = all[0];
    out.statementAuroc = all[1];
    out.superclassError = all[2];
    out.superclassSlope = all[3];
    for (std::size_t i = 0; i < listed.size(); ++i)
        out.classes.push_back({predictions.classes[listed[i]], countOf(predictions, listed[i], 1),
            countOf(predictions, listed[i], 0), all[common + i],
            brierSkill(predictions, listed[i])});
    return out;
}

Figure macroFigure(const Predictions& predictions, const EvaluationOptions& options)
{
    std::vector<std::size_t> classes;
    for (std::size_t c = 0; c < predictions.classes.size(); ++c) {
        if (countOf(predictions, c, 1) >= options.leastPositives)
            classes.push_back(c);
    }
    return figures(predictions, {[&](const Predictions& p) { return macroAuroc(p, classes, 1); }},
        patientDraws(predictions.patients, options.draws, options.seed))
        .front();
}

Figure superclassDifference(
    const Predictions& a, const Predictions& b, const EvaluationOptions& options)
{
    const std::vector<std::size_t> superclasses = superclassesOf(a, options);
    const auto difference = [&](const Predictions& x, const Predictions& y) {
        const auto first = macroAuroc(x, superclasses, 1);
        const auto second = macroAuroc(y, superclasses, 1);
        return first && second ? std::optional(*first - *second) : std::nullopt;
    };
    std::vector<double> values;
    for (const auto& draw : patientDraws(a.patients, options.draws, options.seed)) {
        if (const auto value = difference(subset(a, draw), subset(b, draw)))
            values.push_back(*value);
    }
    return {difference(a, b), percentileInterval(std::move(values))};
}

} // namespace ecgscan
