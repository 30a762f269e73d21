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

/// One bootstrap for many statistics of the predictions as a whole.
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

std::optional<double> meanOf(const std::vector<std::optional<double>>& values)
{
    double sum = 0, count = 0;
    for (const std::optional<double>& value : values) {
        sum += value.value_or(0);
        count += value ? 1 : 0;
    }
    return count > 0 ? std::optional(sum / count) : std::nullopt;
}

/// AUROC of some classes on the cases themselves and on draws of them.
class ClassAreas {
public:
    ClassAreas(
        const Predictions& predictions, const std::vector<std::size_t>& classes, const Draws& draws)
        : m_draws(draws.size())
    {
        const std::size_t cases = predictions.scores.size();
        std::vector<RankedClass> ranked;
        for (const std::size_t c : classes)
            ranked.emplace_back(predictions, c);
        const auto areas = [&ranked](const std::vector<int>& times) {
            std::vector<std::optional<double>> all;
            for (const RankedClass& one : ranked)
                all.push_back(one.auroc(times));
            return all;
        };
        m_all = areas(std::vector<int>(cases, 1));
        for (std::size_t k = 0; k < draws.size(); ++k)
            m_draws[k] = areas(timesDrawn(draws[k], cases));
    }

    Figure ofClass(std::size_t place) const
    {
        return figure([place](const auto& areas) { return areas[place]; });
    }
    /// Of the places from..to - 1.
    Figure macro(std::size_t from, std::size_t to) const
    {
        return figure([from, to](const std::vector<std::optional<double>>& areas) {
            return meanOf({areas.begin() + static_cast<std::ptrdiff_t>(from),
                areas.begin() + static_cast<std::ptrdiff_t>(to)});
        });
    }
    /// Macro of all places, draw by draw, the cases themselves last.
    std::vector<std::optional<double>> macros() const
    {
        std::vector<std::optional<double>> all;
        for (const auto& areas : m_draws)
            all.push_back(meanOf(areas));
        all.push_back(meanOf(m_all));
        return all;
    }

private:
    template <class Of> Figure figure(const Of& of) const
    {
        std::vector<double> values;
        for (const auto& areas : m_draws) {
            if (const std::optional<double> value = of(areas))
                values.push_back(*value);
        }
        return {of(m_all), percentileInterval(std::move(values))};
    }

    std::vector<std::optional<double>> m_all;
    std::vector<std::vector<std::optional<double>>> m_draws;
};

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

    const Draws draws = patientDraws(predictions.patients, options.draws, options.seed);
    const ClassAreas areas(predictions, listed, draws);
    const std::vector<Figure> calibration = figures(predictions,
        {[&](const Predictions& p) { return expectedCalibrationError(p, superclasses); },
            [&](const Predictions& p) { return calibrationSlope(p, superclasses); }},
        superclasses.empty() ? Draws() : draws);

    FindingsFigures out;
    out.cases = predictions.scores.size();
    out.patients = static_cast<std::size_t>(
        QSet<QString>(predictions.patients.begin(), predictions.patients.end()).size());
    out.superclassAuroc = areas.macro(0, superclasses.size());
    out.statementAuroc = areas.macro(superclasses.size(), listed.size());
    out.superclassError = calibration[0];
    out.superclassSlope = calibration[1];
    for (std::size_t i = 0; i < listed.size(); ++i)
        out.classes.push_back({predictions.classes[listed[i]], countOf(predictions, listed[i], 1),
            countOf(predictions, listed[i], 0), areas.ofClass(i),
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
    return ClassAreas(
        predictions, classes, patientDraws(predictions.patients, options.draws, options.seed))
        .macro(0, classes.size());
}

Figure superclassDifference(
    const Predictions& a, const Predictions& b, const EvaluationOptions& options)
{
    const std::vector<std::size_t> superclasses = superclassesOf(a, options);
    const Draws draws = patientDraws(a.patients, options.draws, options.seed);
    const auto first = ClassAreas(a, superclasses, draws).macros();
    const auto second = ClassAreas(b, superclasses, draws).macros();
    std::vector<double> values;
    Figure difference;
    for (std::size_t k = 0; k < first.size(); ++k) {
        if (!first[k] || !second[k])
            continue;
        const double by = *first[k] - *second[k];
        if (k + 1 < first.size())
            values.push_back(by);
        else
            difference.value = by;
    }
    difference.interval = percentileInterval(std::move(values));
    return difference;
}

} // namespace ecgscan
